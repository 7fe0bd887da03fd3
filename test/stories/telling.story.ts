import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectQuiet, looksRight, seenBy } from '../browser.ts';
import { newWorld, type World } from '../world.ts';
import { holdBack, openDesk, refOn, type Visit } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const GUESTS: Visit[] = [
  { width: 320, height: 640, script: false },
  { width: 320, height: 640, touch: true },
  { width: 1280, height: 720 },
];

const STORY = 'My mother was moved three times in one night and nobody told us why.';

const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

describe.each(GUESTS)('somebody tells PALS what happened, on a screen of $width pixels, script: $script', (visit) => {
  test('one question on each page, checked, sent, and an officer reads it', async () => {
    const world: World = await newWorld();
    const guest = await desk.guest(world, visit);
    await guest.goto('/');
    await looksRight(guest, 'telling-home');
    await guest.getByRole('link', { name: 'Tell us what happened' }).click();
    await looksRight(guest, 'telling-start');
    await guest.getByRole('button', { name: 'Start' }).click();
    await guest.getByLabel('What would you like to tell us?').fill(STORY);
    await looksRight(guest, 'telling-what');
    await goOn(guest);
    await guest.getByLabel('Where was this?').fill('Ward 7B');
    await looksRight(guest, 'telling-where');
    await goOn(guest);
    await guest.getByLabel('Me', { exact: true }).check();
    await looksRight(guest, 'telling-who');
    await goOn(guest);
    await guest.getByLabel('An answer to a question').check();
    await looksRight(guest, 'telling-hope');
    await goOn(guest);
    await goOn(guest);
    await guest.getByText('There is a problem').waitFor();
    await looksRight(guest, 'telling-contact-missing');
    await guest.getByLabel('Email', { exact: true }).check();
    await goOn(guest);
    await guest.getByLabel('Email address').fill('grace@example.com');
    await guest.getByLabel('What would you like us to call you?').fill('Grace Okafor');
    await looksRight(guest, 'telling-reach');
    await goOn(guest);
    await guest.getByLabel('Large print').check();
    await looksRight(guest, 'telling-needs');
    await goOn(guest);
    await guest.getByLabel('Yes, but do not use my name').check();
    await looksRight(guest, 'telling-sharing');
    await goOn(guest);
    await looksRight(guest, 'telling-check');
    await guest.getByRole('link', { name: /^Change\s*: Where it was/ }).click();
    await guest.getByLabel('Where was this?').fill('Ward 7B, at night');
    await goOn(guest);
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await guest.getByRole('button', { name: 'Send' }).click();
    await guest.getByRole('heading', { name: 'We have your message' }).waitFor();
    await looksRight(guest, 'telling-sent');
    const ref = await refOn(guest);
    expectQuiet(guest);
    const officer = await desk.visit(world.sam, { width: 1280, height: 900 });
    await officer.goto(`/desk/cases/${ref}`);
    await officer.getByText(STORY).first().waitFor();
    await guest.context().close();
    await officer.context().close();
  });
});

test('while somebody writes what may mean danger, where help is appears on the page', async () => {
  const world = await newWorld();
  const guest = await desk.guest(world, { width: 320, height: 640 });
  await guest.goto('/tell-us');
  await guest.getByRole('button', { name: 'Start' }).click();
  const help = guest.getByRole('heading', { name: 'If you or someone else is in danger now' });
  await guest.getByLabel('What would you like to tell us?').fill('The food was cold.');
  expect(await help.isVisible()).toBe(false);
  await guest.getByLabel('What would you like to tell us?').fill('I do not want to live any more.');
  await help.waitFor();
  expect(await seenBy(guest)).toEqual([]);
  await guest.goto('/call-me');
  await guest.getByLabel('When is a good time?').fill('Mornings');
  expect(await help.isVisible()).toBe(false);
  await guest.getByLabel('When is a good time?').fill('Nie dzwonić. Mąż mnie bije.');
  await help.waitFor();
  await guest.getByLabel('When is a good time?').fill('');
  await guest.goto('/thank-you-staff');
  await guest.getByLabel('What would you like to say?').fill('خودكشي');
  await help.waitFor();
  await guest.context().close();
});

test('what was typed before the script had come is answered when it comes: help is shown, and the words are kept', async () => {
  const world = await newWorld();
  const guest = await desk.guest(world, { width: 320, height: 640 });
  const come = await holdBack(guest);
  await guest.goto('/tell-us', { waitUntil: 'commit' });
  await guest.getByRole('button', { name: 'Start' }).click();
  await guest.getByLabel('What would you like to tell us?').fill('I do not want to live any more.');
  come();
  await guest.getByRole('heading', { name: 'If you or someone else is in danger now' }).waitFor();
  await guest.getByText('Kept, in case you are called away.').waitFor();
  expectQuiet(guest);
  await guest.context().close();
});

test('what is typed is on the server before anything is sent, and comes back after the browser was closed', async () => {
  const world = await newWorld();
  const guest = await desk.guest(world, { width: 1280, height: 720 });
  await guest.goto('/tell-us');
  await guest.getByRole('button', { name: 'Start' }).click();
  await guest.getByLabel('What would you like to tell us?').pressSequentially('My mother');
  await guest.getByText('Kept, in case you are called away.').waitFor();
  await guest.reload();
  await expect.poll(() => guest.getByLabel('What would you like to tell us?').inputValue()).toBe('My mother');
  await guest.context().close();
});

test('Shift pressed three times covers the page and leads away, with no way back to it', async () => {
  const world = await newWorld();
  const guest = await desk.guest(world, { width: 1280, height: 720 });
  await guest.goto('/tell-us');
  await guest.getByRole('button', { name: 'Start' }).click();
  await guest.getByLabel('What would you like to tell us?').fill('He must not see this.');
  await guest.waitForLoadState(); // it is the script that hears the key
  // There is no weather here: where this address leads is the server's, and is tested there.
  await guest.route('**/leave', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Weather</p>' }));
  for (let press = 0; press < 3; press += 1) await guest.keyboard.press('Shift');
  await guest.getByText('Weather').waitFor();
  await guest.goBack();
  expect(new URL(guest.url()).pathname).toBe('/tell-us');
  expect(await guest.locator('body').innerText()).not.toContain('He must not see this.');
  await guest.context().close();
});
