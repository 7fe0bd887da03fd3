import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectQuiet } from '../browser.ts';
import { newWorld } from '../world.ts';
import { openDesk } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('two minutes before the sign-out a warning comes, one press stays, and after twenty idle minutes the way back is kept', async () => {
  const world = await newWorld();
  const page = await desk.visit(world.sam);
  await page.clock.install();
  const address = `/desk/cases/${world.kase.ref}`;
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('[title="Alt+N"]'));
  const dialog = page.getByRole('dialog', { name: 'You are about to be signed out' });
  await page.clock.fastForward('17:50');
  expect(await dialog.isVisible()).toBe(false);
  await page.clock.fastForward('00:15');
  await dialog.waitFor();
  await expect
    .poll(() => dialog.textContent())
    .toContain('You will be signed out in 2 minutes because nothing has happened. Your work is saved.');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Stay signed in');
  const renewed = page.waitForResponse(/\/session\/renewal/);
  await page.keyboard.press('Enter');
  await renewed;
  await dialog.waitFor({ state: 'hidden' });
  await page.clock.fastForward('18:05');
  await dialog.waitFor();
  await page.clock.fastForward('02:00');
  await page.waitForURL(/\/sign-in/);
  const { searchParams } = new URL(page.url());
  expect([searchParams.get('why'), searchParams.get('next')]).toEqual(['idle', address]);
  await expect.poll(() => page.locator('main').textContent()).toContain('because nothing had happened for 20 minutes');
  expectQuiet(page);
});
