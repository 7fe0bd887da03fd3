import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectQuiet, looksRight } from '../browser.ts';
import { newWorld } from '../world.ts';
import { openDesk, refOn, type Visit } from './desk.ts';

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

/** Nobody is asked for a number of any phone, and nothing offers to ring. */
async function asksForNoPhone(page: Page, name: string) {
  await looksRight(page, `deaf-bsl-${name}`);
  expect([
    name,
    await page.locator('main input[type=tel], main input[name=phone], main input[name=mobile]').count(),
  ]).toEqual([name, 0]);
}

describe.each(GUESTS)(
  'a Deaf person without a phone number, on a screen of $width pixels, script: $script',
  (visit) => {
    test('offers times for a call with an interpreter; the officer does not phone, and books one of them', async () => {
      const world = await newWorld();
      world.clock.now = new Date('2026-11-24T10:00:00Z');
      const guest = await desk.guest(world, visit);
      await guest.goto('/');
      await guest.getByRole('link', { name: 'British Sign Language (BSL)' }).first().click();
      await guest.getByRole('heading', { name: 'British Sign Language (BSL)', level: 1 }).waitFor();
      await asksForNoPhone(guest, 'bsl');
      await guest.getByRole('link', { name: 'Choose times' }).click();
      await guest.getByRole('button', { name: 'Send' }).click();
      await guest.getByText('There is a problem').waitFor();
      await asksForNoPhone(guest, 'call-missing');
      const days = guest.getByLabel('Day');
      const times = guest.getByLabel('Time', { exact: true });
      for (const [at, [day, time]] of [
        ['2026-11-26', '10:00'],
        ['2026-11-27', '14:30'],
      ].entries()) {
        await days.nth(at).selectOption(day ?? '');
        await times.nth(at).selectOption(time ?? '');
      }
      await guest.getByLabel('Email address').fill('bina@mail.example');
      await guest.getByLabel('What would you like us to call you?').fill('Bina Shaw');
      await asksForNoPhone(guest, 'call');
      await guest.getByRole('button', { name: 'Send' }).click();
      await guest.getByRole('heading', { name: 'We have your message' }).waitFor();
      await asksForNoPhone(guest, 'sent');
      const ref = await refOn(guest);
      expectQuiet(guest);
      await guest.context().close();

      const officer = await desk.visit(world.sam, { width: 1280, height: 900 });
      await officer.goto(`/desk/cases/${ref}`);
      const text = (await officer.locator('main').textContent()) ?? '';
      expect(text).toContain('BSL user. Do not phone.');
      expect(text).toContain('Start video relay');
      await officer.getByRole('link', { name: 'Book 10am on Thursday 26 November' }).click();
      await expect.poll(() => officer.getByLabel('Time', { exact: true }).inputValue()).toBe('10:00');
      await officer
        .getByRole('button', { name: /^(Book|Save)/ })
        .first()
        .click();
      await officer.getByText('To be booked').first().waitFor();
      await officer.context().close();
    });

    test('writes, or sends a video, and is reached by email', async () => {
      const world = await newWorld();
      const guest = await desk.guest(world, visit);
      await guest.goto('/bsl');
      await guest.getByRole('button', { name: 'Send a video or write' }).click();
      await guest.getByLabel('Would you like to write something as well?').fill('Nobody signs with me on the ward.');
      await asksForNoPhone(guest, 'what');
      for (let page = 0; page < 5; page += 1) await guest.getByRole('button', { name: 'Continue' }).click();
      await guest.getByText('We will not phone you.').waitFor();
      await asksForNoPhone(guest, 'reach');
      await guest.getByLabel('Email address').fill('bina@mail.example');
      for (let page = 0; page < 3; page += 1) await guest.getByRole('button', { name: 'Continue' }).click();
      world.clock.now = new Date(world.clock.now.getTime() + 60_000);
      await asksForNoPhone(guest, 'check');
      await guest.getByRole('button', { name: 'Send' }).click();
      await guest.getByRole('heading', { name: 'We have your message' }).waitFor();
      const officer = await desk.visit(world.sam, { width: 1280, height: 900 });
      await officer.goto(`/desk/cases/${await refOn(guest)}`);
      await expect.poll(() => officer.locator('main').textContent()).toContain('BSL user. Do not phone.');
      await guest.context().close();
      await officer.context().close();
    });
  },
);
