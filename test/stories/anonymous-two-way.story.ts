import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectQuiet, looksRight, seenBy, shoot } from '../browser.ts';
import { newWorld } from '../world.ts';
import { openDesk, type Visit } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const GUESTS: Visit[] = [
  { width: 320, height: 640, script: false },
  { width: 320, height: 640, touch: true },
  { width: 1280, height: 720, script: false },
  { width: 1280, height: 720 },
];

const STORY = 'The night staff laughed at the man in the next bed.';
const ANSWER = 'Thank you. We asked the ward. A matron now looks in each night.';

/** Tells us what happened, and who they are to nobody. */
async function tell(guest: Page) {
  await guest.goto('/tell-us');
  await guest.getByRole('button', { name: 'Start' }).click();
  await guest.getByLabel('What would you like to tell us?').fill(STORY);
  const goOn = () => guest.getByRole('button', { name: 'Continue' }).click();
  await goOn();
  await guest.getByLabel('Where was this?').waitFor();
  await guest.goto('/tell-us/contact');
  await guest.getByLabel(/Do not contact me/).check();
  for (let step = 0; step < 3; step += 1) await goOn();
  await guest.getByRole('heading', { name: 'Check before you send' }).waitFor();
}

describe.each(GUESTS)('somebody without a name, on a screen of $width pixels, script: $script', (visit) => {
  test('keeps a number, comes back with it, reads what PALS wrote, and writes again', async () => {
    const world = await newWorld();
    const guest = await desk.guest(world, visit);
    await tell(guest);
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await looksRight(guest, 'two-way-check');
    await guest.getByRole('button', { name: 'Send' }).click();
    await guest.getByRole('heading', { name: 'Your number' }).waitFor();
    await looksRight(guest, 'two-way-sent');
    await guest.getByRole('button', { name: 'I have kept my number' }).waitFor();
    const text = await guest.locator('main').innerText();
    const receipt = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(text)?.[0] ?? '';
    expect(text).not.toMatch(/PAL-\d/);
    await guest.getByRole('button', { name: 'I have kept my number' }).click();
    await guest.getByText('Your number was shown here.').waitFor();
    await looksRight(guest, 'two-way-kept');
    const refs = await world.asSystem((ctx) =>
      ctx.db.selectFrom('cases').select('ref').where('caller_id', 'is', null).execute(),
    );
    const ref = refs.at(-1)?.ref ?? '';
    const officer = await desk.visit(world.sam, { width: visit.width, script: visit.script ?? true });
    await officer.goto(`/desk/cases/${ref}`);
    await officer.getByRole('link', { name: 'Write to them' }).click();
    await officer.getByLabel('Write to them').fill(ANSWER);
    await officer.getByLabel('Nothing more is to come').check();
    expect(await seenBy(officer)).toEqual([]);
    await shoot(officer, `two-way-${visit.width}${visit.script === false ? '-plain' : ''}-desk`, { fullPage: true });
    await officer.getByRole('button', { name: 'Save for them to read' }).click();
    await officer.getByText('Saved. They read it when they come back.').waitFor();
    const again = await desk.guest(world, visit);
    await again.goto('/track');
    await again.getByRole('link', { name: /16 letters/ }).click();
    await again.getByLabel('Your number').fill('0000-0000-0000-0000');
    await again.getByRole('button', { name: 'Continue' }).click();
    await again.getByText('There is a problem').waitFor();
    await looksRight(again, 'two-way-wrong');
    await again.getByLabel('Your number').fill(receipt.toLowerCase());
    await again.getByRole('button', { name: 'Continue' }).click();
    await again.getByText(ANSWER).waitFor();
    expect(await again.title()).toMatch(/^Your contact/);
    expect(again.url()).not.toContain(receipt);
    await looksRight(again, 'two-way-messages');
    await again.getByLabel('Write to us').fill('He is called Bed 4 by them.');
    await again.getByRole('button', { name: 'Send' }).click();
    await again.getByText('We have what you wrote.').waitFor();
    await officer.reload();
    await officer.getByText('He is called Bed 4 by them.').waitFor();
    expectQuiet(guest);
    for (const page of [guest, again, officer]) await page.context().close();
  });
});
