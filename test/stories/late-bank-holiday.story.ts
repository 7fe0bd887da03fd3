import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePromise, openCase } from '../../src/cases/index.ts';
import { createPerson } from '../../src/people/index.ts';
import { atLocal } from '../../src/platform/time.ts';
import { looksRight, noSidewaysScroll } from '../browser.ts';
import { newTrust } from '../harness.ts';
import { openDesk } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** A summer of its own: a bank holiday is everybody's. */
const MONDAY = new Date('2017-07-10T09:00:00Z');

test.each([
  { width: 1280, script: true },
  { width: 320, script: false },
])('a late bank holiday moves open dates, and the officer decides about what was promised ($width)', async (visit) => {
  const home = await newTrust(MONDAY);
  const mia = await home.staff('manager', 'Mia Long');
  const sam = await home.staff('officer', 'Sam Reid');
  const ref = await sam.as(async (ctx) => {
    const grace = await createPerson(ctx, { name: 'Grace Okafor', call_me: 'Grace' });
    const kase = await openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, receivedAt: ctx.now });
    const due = atLocal('2017-07-14', '11:00');
    await makePromise(ctx, { kind: 'call_back', owner: sam.id, case: kase.id, person: grace.id, due });
    return kase.ref;
  });

  const settings = await desk.visit(mia, visit);
  await settings.goto('/desk/settings/opening-hours');
  await settings.locator('[name=holiday_on]').fill('14/7/2017');
  await settings.locator('[name=holiday_name]').fill('A royal day');
  await settings.getByRole('button', { name: 'Add bank holiday' }).click();
  await expect
    .poll(() => settings.locator('.nhsuk-notification-banner').textContent())
    .toContain('The bank holiday is saved.');
  expect(await noSidewaysScroll(settings)).toEqual([]);
  await home.runJobs();

  const page = await desk.visit(sam, visit);
  await page.goto(`/desk/cases/${ref}`);
  const step = page.locator('.app-next-step');
  await expect.poll(() => step.textContent()).toContain('It now falls on a bank holiday. Tell them, or keep it.');
  await expect.poll(() => step.textContent()).toContain('Friday');
  await expect
    .poll(() => page.locator('.app-timeline').textContent())
    .toContain('Bank holidays changed: Friday 14 July.');
  await expect.poll(() => page.locator('main').textContent()).toContain('By 5pm on Tuesday 18 July');
  await looksRight(page, 'late-bank-holiday');
  await step.getByRole('button', { name: 'Keep it on the bank holiday' }).click();
  await page.goto(`/desk/cases/${ref}`);
  expect(await step.textContent()).not.toContain('bank holiday. Tell them');

  await page.goto(`/desk/cases/${ref}/clocks`);
  await looksRight(page, 'clocks');
  await settings.goto('/desk/settings/opening-hours');
  await settings.getByRole('button', { name: /^Take out the bank holiday/ }).click();
});
