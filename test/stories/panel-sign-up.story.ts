import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectQuiet, looksRight } from '../browser.ts';
import { newWorld, type World } from '../world.ts';
import { openDesk, type Visit } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const GUESTS: Visit[] = [
  { width: 320, height: 640, script: false },
  { width: 320, height: 640, touch: true },
  { width: 1280, height: 720 },
  { width: 1280, height: 720, script: false },
];

const PANEL = {
  ...{ title: 'Ward 7B patient panel', kind: 'panel', does: 'Talk with the ward about what could be better.' },
  ...{ how_often: '2 hours each month', how: 'in_person', place: 'Seminar room 2', access: 'Step-free, hearing loop' },
  ...{ expenses: 'We pay your travel the same day.', ask: 'Priya at PALS, 020 7946 0018', apply_by: '14/12/2026' },
  ...{ places: '8', state: 'open', review_on: '1/6/2027' },
};

async function worldWithPanel(): Promise<World> {
  const world = await newWorld();
  await world.sam.post('/desk/involvement/opportunities', { ...PANEL, owner: world.sam.id });
  await world.sam.post('/desk/improvements', {
    ...{ said: 'Nobody told us when the doctor comes.', site: 'everywhere', state: 'done', changed_on: '3/11/2026' },
    ...{ changed: 'A board by each bed says when.', effect: '9 of 10 people say now that they knew.', still: '' },
  });
  const priya = await world.staff('officer', 'Priya Shah');
  const list = (await priya.get('/desk/improvements')).page();
  const at = list.document.querySelector('main td a')?.getAttribute('href') ?? '';
  await priya.post(`${at}/checks`, { version: '1', nobody_known: 'yes' });
  return world;
}

const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

describe.each(GUESTS)('somebody signs up for a panel, on a screen of $width pixels, script: $script', (visit) => {
  test('found, one question on each page, checked, sent, and on the register of the desk', async () => {
    const world = await worldWithPanel();
    const guest = await desk.guest(world, visit);
    await guest.goto('/get-involved');
    await looksRight(guest, 'involved-hub');
    await guest.getByRole('link', { name: 'What changed because people told us' }).click();
    await guest.getByText('A board by each bed says when.').waitFor();
    await looksRight(guest, 'involved-you-said');
    await guest.getByRole('link', { name: 'Get involved', exact: true }).click();
    await guest.getByRole('link', { name: 'Ward 7B patient panel' }).click();
    await looksRight(guest, 'involved-panel');
    await guest.getByRole('button', { name: 'Sign up' }).click();
    await goOn(guest);
    await guest.getByText('There is a problem').waitFor();
    await looksRight(guest, 'involved-name-missing');
    await guest.getByLabel('What is your name?').fill('Mina Patel');
    await goOn(guest);
    await guest.getByLabel('Email', { exact: true }).check();
    await looksRight(guest, 'involved-contact');
    await goOn(guest);
    await guest.getByLabel('Email address').fill('mina@example.org');
    await guest.getByLabel('No', { exact: true }).check();
    await looksRight(guest, 'involved-reach');
    await goOn(guest);
    await expect.poll(() => guest.getByLabel('Patient and carer panel').isChecked()).toBe(true);
    await looksRight(guest, 'involved-interests');
    await goOn(guest);
    await guest.getByLabel('Large print').check();
    await looksRight(guest, 'involved-access');
    await goOn(guest);
    await guest.getByLabel('Yes', { exact: true }).check();
    await guest.getByLabel('How would you travel?').fill('By bus');
    await looksRight(guest, 'involved-costs');
    await goOn(guest);
    await guest.getByLabel('Yes', { exact: true }).check();
    await looksRight(guest, 'involved-consent');
    await goOn(guest);
    await looksRight(guest, 'involved-check');
    await guest.getByRole('link', { name: /^Change\s+costs and travel/ }).click();
    await guest.getByLabel('How would you travel?').fill('By bus, not after 6pm');
    await goOn(guest);
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await guest.getByRole('button', { name: 'Send' }).click();
    await guest.getByRole('heading', { name: 'You have signed up' }).waitFor();
    await looksRight(guest, 'involved-sent');
    expectQuiet(guest);
    await guest.context().close();
    if (visit.script === false) return;
    const officer = await desk.visit(world.sam, visit);
    await officer.goto('/desk/involvement/people');
    await officer.getByRole('link', { name: 'Mina Patel' }).waitFor();
    await looksRight(officer, 'involved-desk-register');
    await officer.getByRole('link', { name: 'Mina Patel' }).click();
    await officer.getByText('By bus, not after 6pm').or(officer.getByLabel('Travel (optional)')).first().waitFor();
    await looksRight(officer, 'involved-desk-member');
    await officer.goto('/desk/involvement');
    await looksRight(officer, 'involved-desk-list');
    await officer.getByRole('link', { name: 'Ward 7B patient panel' }).click();
    await looksRight(officer, 'involved-desk-panel');
    await officer.goto('/desk/improvements');
    await looksRight(officer, 'involved-desk-improvements');
    await officer.locator('main td a').first().click();
    await looksRight(officer, 'involved-desk-improvement');
    await officer.context().close();
  });
});
