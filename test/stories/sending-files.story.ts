import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectQuiet, looksRight, seenBy, shoot } from '../browser.ts';
import { bigFile, PNG, videoOf } from '../example-files.ts';
import { newWorld } from '../world.ts';
import { holdBack, openDesk, refOn, type Visit } from './desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'pals-files-'));
const film = join(folder, 'me.mp4');
const photo = join(folder, 'floor.png');
let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
  writeFileSync(film, bigFile(videoOf(190), 5 * 1024 * 1024));
  writeFileSync(photo, PNG);
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const GUESTS: Visit[] = [
  { width: 320, height: 640, script: false },
  { width: 320, height: 640, touch: true },
  { width: 1280, height: 720 },
];

const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

/** From the page after the words to the number of the case. */
async function toTheEnd(guest: Page, wait: () => void): Promise<string> {
  for (const step of ['where', 'who', 'hope', 'route']) {
    await guest.waitForURL(`**/${step}`);
    await goOn(guest);
  }
  // Whoever signs is not asked how to be reached: never by phone.
  await guest.waitForURL(/\/(contact|reach)$/);
  if (guest.url().endsWith('/contact')) {
    await guest.getByLabel('Email', { exact: true }).check();
    await goOn(guest);
  }
  await guest.getByLabel('Email address').fill('ben@example.com');
  await goOn(guest);
  for (const step of ['needs', 'sharing']) {
    await guest.waitForURL(`**/${step}`);
    await goOn(guest);
  }
  await guest.waitForURL('**/check');
  wait();
  await guest.getByRole('button', { name: 'Send' }).click();
  // What came along is read, looked at and kept once more: once it had not come after 10 s, beside all other tests.
  await expect.poll(() => guest.locator('main').innerText(), { timeout: 30_000 }).toContain('We have your message');
  return refOn(guest);
}

describe.each(GUESTS)('somebody sends a photograph, on a screen of $width pixels, script: $script', (visit) => {
  test('it is chosen, taken away, chosen again, and the officer has it; then a few questions, if they like', async () => {
    const world = await newWorld();
    const guest = await desk.guest(world, visit);
    await guest.goto('/tell-us');
    await guest.getByRole('button', { name: 'Start' }).click();
    await guest.getByLabel('What would you like to tell us?').fill('The floor was wet.');
    await looksRight(guest, 'sending-files-nothing');
    const choose = async () => {
      await guest.getByLabel('Add a photo, a file or a video').setInputFiles(photo);
      if (visit.script === false) await guest.getByRole('button', { name: 'Add the file' }).click();
      await guest.getByText(/^floor\.png, \d+ bytes/).waitFor();
    };
    await choose();
    await looksRight(guest, 'sending-files-one');
    await guest.getByRole('button', { name: 'Take away floor.png' }).click();
    await guest.getByText(/^floor\.png, \d+ bytes/).waitFor({ state: 'detached' });
    await expect
      .poll(() => guest.getByLabel('What would you like to tell us?').inputValue())
      .toBe('The floor was wet.');
    await choose();
    await goOn(guest);
    const ref = await toTheEnd(guest, () => {
      world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    });
    await looksRight(guest, 'sending-files-sent');
    await guest.getByRole('link', { name: 'Answer a few questions about you' }).click();
    await looksRight(guest, 'sending-files-questions');
    await guest.getByLabel('What is your ethnic group?').selectOption('Prefer not to say');
    await guest.getByRole('button', { name: 'Send my answers' }).click();
    await guest.getByRole('heading', { name: 'Thank you' }).waitFor();
    expectQuiet(guest);
    const officer = await desk.visit(world.sam, { width: 1280, height: 900 });
    await officer.goto(`/desk/cases/${ref}`);
    await officer.getByText('floor.png').first().waitFor();
    await guest.context().close();
    await officer.context().close();
  });
});

test('a photograph that was chosen before the script had come is sent when it comes', async () => {
  const world = await newWorld();
  const guest = await desk.guest(world, { width: 320, height: 640 });
  const come = await holdBack(guest);
  await guest.goto('/tell-us', { waitUntil: 'commit' });
  await guest.getByRole('button', { name: 'Start' }).click();
  await guest.getByLabel('Add a photo, a file or a video').setInputFiles(photo);
  come();
  await guest.getByText(/^floor\.png, \d+ bytes/).waitFor();
  expectQuiet(guest);
  await guest.context().close();
});

test('a file that is taken away while another is on its way does not go along', async () => {
  const world = await newWorld();
  const guest = await desk.guest(world, { width: 1280, height: 720 });
  await guest.goto('/tell-us');
  await guest.getByRole('button', { name: 'Start' }).click();
  await guest.getByLabel('What would you like to tell us?').fill('The floor was wet.');
  await guest.getByLabel('Add a photo, a file or a video').setInputFiles(photo);
  await guest.getByText(/^floor\.png, \d+ bytes/).waitFor();
  const come = await holdBack(guest, '**/pieces');
  await guest.getByLabel('Add a photo, a file or a video').setInputFiles(film);
  await guest.getByRole('button', { name: 'Take away floor.png' }).click();
  await guest.getByText('Wait a moment. We go on as soon as your file has arrived.').waitFor();
  come();
  await guest.getByText(/^me\.mp4, 5 MB/).waitFor();
  await guest.getByText(/^floor\.png, \d+ bytes/).waitFor({ state: 'detached' });
  expect(new URL(guest.url()).pathname).toBe('/tell-us/what');
  await guest.context().close();
});

describe.each([GUESTS[1], GUESTS[2]] as Visit[])('somebody signs a video, on a screen of $width pixels', (visit) => {
  test('the line breaks, the page is closed, and it goes on where it stopped; the officer watches it', async () => {
    const world = await newWorld();
    const guest = await desk.guest(world, visit);
    await guest.goto('/tell-us');
    await guest.evaluate(() => {
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = 'bsl';
      field.value = 'yes';
      document.querySelector('form[action="/tell-us"]')?.append(field);
    });
    await guest.getByRole('button', { name: 'Start' }).click();
    await guest.getByRole('heading', { name: 'Send us a video in British Sign Language (BSL)' }).waitFor();
    await looksRight(guest, 'sending-files-bsl');
    // From the second piece on nothing arrives. The route stays to the end: taken off while a page loads, that page was
    // at times without its last script.
    let pieces = 0;
    let broken = true;
    await guest.route('**/pieces', (route) => {
      pieces += 1;
      return broken && pieces > 1 ? route.abort() : route.continue();
    });
    await guest.getByLabel('Your video').setInputFiles(film);
    await guest.getByText('The line broke. Your file goes on when it is back.').waitFor();
    await looksRight(guest, 'sending-files-broken');
    await guest.goto('/tell-us/what');
    broken = false;
    await guest.locator('[data-enclose][data-ready]').waitFor();
    await guest.getByText('me.mp4: 2 MB of 5 MB arrived.').waitFor();
    await looksRight(guest, 'sending-files-stopped');
    let sent = 0;
    guest.on('request', (request) => {
      if (request.url().endsWith('/pieces')) sent += 1;
    });
    await guest.getByLabel('Your video').setInputFiles(film);
    // Pressed while it is on its way: it goes on by itself.
    await goOn(guest);
    const ref = await toTheEnd(guest, () => {
      world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    });
    expect(sent).toBe(2);
    const officer = await desk.visit(world.sam, { width: 1280, height: 900 });
    await officer.goto(`/desk/cases/${ref}`);
    await officer.getByText('BSL video, 3 minutes 10 seconds, 5 MB').first().waitFor();
    await officer
      .getByRole('link', { name: /^Watch/ })
      .first()
      .click();
    await officer.locator('video').waitFor();
    expect(await seenBy(officer)).toEqual([]);
    await shoot(officer, 'sending-files-watch');
    expectQuiet(guest, /pieces failed/);
    await guest.context().close();
    await officer.context().close();
  });
});
