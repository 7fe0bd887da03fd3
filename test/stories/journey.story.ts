import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectQuiet, looksRight } from '../browser.ts';
import { newWorld } from '../world.ts';
import { openDesk, type Visit } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const NOTES = 'My mum is on ward 7B and nobody has told us about her going home tomorrow. She fell last week.';

/** Sign in, New call, type, call-back at 4pm, find it in My day, call, told, close, reopen. */
async function journey(visit: Visit, name: string) {
  const world = await newWorld();
  const priya = await world.staff('officer', 'Priya Nair');
  const page = await desk.visit(priya, visit);
  await page.goto('/desk');
  await page.getByRole('button', { name: 'New call' }).first().click();
  await page.getByLabel('What are they telling you?').fill(NOTES);
  await page.getByLabel(/^Caller/).fill('Mary Hall');
  await page.getByLabel(/^Best number/).fill('07700 900456');
  await page.getByLabel('I will call back').check();
  await page.getByLabel('By 4pm today').filter({ visible: true }).check();
  await looksRight(page, `${name}-call`);
  await page.getByRole('button', { name: 'Finish call' }).click();

  await page.waitForURL(/\/desk\/cases\/PAL-26-\d{4}/);
  const banner = page.locator('.nhsuk-notification-banner');
  await expect.poll(() => banner.textContent()).toMatch(/Saved as PAL-26-\d{4}\. Next: call Mary by 4pm today\./);
  await looksRight(page, `${name}-case`);

  await page.goto('/desk');
  const row = page.locator('.app-todo').filter({ hasText: 'Call Mary Hall' });
  await expect.poll(() => row.textContent()).toContain('Due by 4pm');
  await looksRight(page, `${name}-day`);
  await row.getByRole('link', { name: /^Call/ }).first().click();

  await page.waitForURL(/\/desk\/cases\/PAL-26-\d{4}/);
  await page.getByText('I have told Mary').first().click();
  await page.getByLabel('Yes: name and one more detail').check();
  await page.getByLabel('What did you say?').fill('A carer comes at 4pm. The ward sister rings her today.');
  await looksRight(page, `${name}-told`);
  await page.getByRole('button', { name: 'Save what you told them' }).click();
  await expect.poll(() => banner.textContent()).toContain('You told Mary.');

  await page.getByRole('link', { name: 'Close case' }).first().click();
  await page.getByLabel('Not needed any more').check();
  await page.getByLabel('Put right').check();
  await page.getByRole('group', { name: 'Has Mary been told?' }).getByLabel('Yes').check();
  await looksRight(page, `${name}-closure`);
  await page.getByRole('button', { name: 'Close case' }).click();
  await page.waitForURL(/done=closed/);
  await expect.poll(() => page.locator('.nhsuk-tag').first().textContent()).toBe('Closed');
  await looksRight(page, `${name}-closed`);

  await page.getByRole('button', { name: 'Open this case again' }).first().click();
  await expect.poll(() => page.locator('.nhsuk-tag').first().textContent()).toBe('Looking into it');
  await looksRight(page, `${name}-reopened`);
  return page;
}

describe('a call is taken, the promise is kept, the case is closed and opened again', () => {
  for (const [name, visit] of [
    ['at a desk', { width: 1280, height: 720 }],
    ['on a phone', { width: 320, height: 640 }],
    ['without script', { width: 1280, height: 720, script: false }],
  ] as const) {
    test(name, async () => {
      const page = await journey(visit, `journey-${name.replaceAll(' ', '-')}`);
      expectQuiet(page);
      await page.context().close();
    });
  }
});
