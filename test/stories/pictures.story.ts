import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedSmallWorld } from '../../seed/index.ts';
import { seenBy, shoot } from '../browser.ts';
import { open, signInAs, TUESDAY } from '../harness.ts';
import { openDesk } from './desk.ts';

// The five main pages as an officer sees them on a Tuesday morning: `npm run pictures` puts them into the README.

let desk: Awaited<ReturnType<typeof openDesk>>;
let sam: Awaited<ReturnType<typeof signInAs>>;
beforeAll(async () => {
  desk = await openDesk();
  const { house, clock } = open();
  clock.now = TUESDAY;
  const world = await seedSmallWorld(house, () => undefined, { key: `pictures-${process.pid}` });
  sam = await signInAs(world.trust, 'Sam Reid');
});
afterAll(() => desk.close());

const WORDS = 'My mum is on ward 7B and nobody has told us about her going home tomorrow. She fell last week.';

test('My day, a case, cases and search are pictured', async () => {
  const page = await desk.visit(sam, { width: 1440, height: 900 });
  for (const [name, address] of [
    ['my-day', '/desk'],
    ['cases', '/desk/cases?view=team'],
    ['search', '/desk/search?q=Okafor'],
  ] as const) {
    await page.goto(address);
    expect(await seenBy(page)).toEqual([]);
    await shoot(page, name, { fullPage: false });
  }
  await page.goto('/desk');
  await page.locator('.app-todo').filter({ hasText: 'Okafor' }).locator('.app-todo__title').first().click();
  await page.waitForURL(/\/desk\/cases\//);
  expect(await seenBy(page)).toEqual([]);
  await shoot(page, 'case', { fullPage: false });
});

test('a live call is pictured, with what was found in the notes', async () => {
  const page = await desk.visit(sam, { width: 1440, height: 900 });
  await page.goto('/desk');
  await page.getByRole('button', { name: 'New call' }).first().click();
  await page.waitForURL(/contacts/);
  await page.keyboard.type(WORDS);
  await page
    .getByRole('button', { name: /Ward 7B/ })
    .first()
    .waitFor();
  await page
    .getByText(/^Saved at/)
    .first()
    .waitFor();
  expect(await seenBy(page)).toEqual([]);
  await shoot(page, 'live-call', { fullPage: false });
});
