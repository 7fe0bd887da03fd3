import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUser, hashPassword } from '../../src/identity/index.ts';
import { expectQuiet, seenBy } from '../browser.ts';
import { newWorld } from '../world.ts';
import { openDesk } from './desk.ts';
import { choose, fill, press } from './keyboard.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const PASSWORD = 'correct horse battery staple';
/** Somebody with a password, who has just opened the sign-in page. */
async function arrive() {
  const world = await newWorld();
  const email = `ola.${world.trust.id}@test.example`;
  const passwordHash = await hashPassword(PASSWORD);
  await world.asSystem((ctx) => createUser(ctx, { email, name: 'Ola Hill', role: 'officer', passwordHash }));
  const page = await desk.stranger();
  await page.goto('/sign-in');
  return { page, email, world };
}

/** Runs in the page: what a choice opened is not under the bar at the bottom. */
function isOpenedInSight() {
  const opened = document.querySelector('.app-choices--tiles > :has(:checked) + .nhsuk-radios__conditional');
  const bar = document.querySelector('.app-savebar');
  return opened && bar && opened.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top;
}

test('from signing in, over a call and its promise, to the closed case and signing out', async () => {
  const { page, email } = await arrive();
  await fill(page, page.getByLabel('Email address'), email);
  await fill(page, page.getByLabel('Password', { exact: true }), PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk$/);

  await press(page, page.locator('.nhsuk-skip-link'));
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
  await page.waitForFunction(() => document.querySelector('[title="Alt+N"]'));
  await page.keyboard.press('Alt+n');
  await page.waitForURL(/contacts/);
  await page.keyboard.type('Nobody has told us about her going home tomorrow.');
  await fill(page, page.getByLabel(/^Caller/), 'Mary Hall');
  await page.keyboard.press('Escape');
  await fill(page, page.getByLabel(/^Best number/), '07700 900456');
  await choose(page, page.getByRole('radio', { name: 'I will call back' }));
  await page.waitForFunction(isOpenedInSight);
  await choose(page, page.getByRole('radio', { name: 'By 4pm today' }).filter({ visible: true }));
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/desk\/cases\/PAL-26-\d{4}/);
  const done = page.locator('.nhsuk-notification-banner');
  await expect.poll(() => done.textContent()).toMatch(/Next: call Mary/);

  await press(page, page.getByRole('link', { name: 'My day', exact: true }));
  await page.waitForURL(/\/desk$/);
  await press(page, page.locator('.app-todo').filter({ hasText: 'Mary Hall' }).getByRole('link', { name: /^Call/ }));
  await page.waitForURL(/\/desk\/cases\/PAL-26-\d{4}/);
  await press(page, page.locator('a, summary, button').filter({ hasText: 'I have told Mary' }));
  await page.waitForURL(/do=told/);
  await choose(page, page.getByRole('radio', { name: 'Yes: name and one more detail' }));
  await fill(page, page.getByLabel('What did you say?'), 'A carer comes at 4pm.');
  await press(page, page.getByRole('button', { name: 'Save what you told them' }));
  await page.waitForURL(/done=told/);

  await press(page, page.getByRole('link', { name: 'Close case' }));
  await page.waitForURL(/closure/);
  await choose(page, page.getByRole('radio', { name: 'Not needed any more' }));
  await choose(page, page.getByRole('radio', { name: 'Put right' }));
  await choose(page, page.getByRole('group', { name: 'Has Mary been told?' }).getByRole('radio').first());
  await press(page, page.getByRole('button', { name: 'Close case' }));
  await page.waitForURL(/done=closed/);
  await expect.poll(() => page.locator('.nhsuk-tag').first().textContent()).toBe('Closed');

  await press(page, page.getByRole('button', { name: 'Sign out' }));
  await page.waitForURL(/why=out/);
  await expect.poll(() => page.locator('main').textContent()).toContain('You are signed out.');
  expectQuiet(page);
});

test('keys of one’s own do what they are for, show as a hint, and the usual one is free again', async () => {
  const world = await newWorld();
  const page = await desk.visit(world.sam);
  await page.goto('/desk/me/keys');
  await page.getByLabel('New call', { exact: true }).fill('Alt+J');
  await page.getByLabel('In a live call: who').fill('F8');
  await page.getByLabel('The list of shortcuts').fill('F2');
  await page.getByRole('button', { name: 'Save your keys' }).click();
  await page.waitForURL(/done=keys/);
  await page.waitForFunction(() => document.querySelector('[title="Alt+J"]'));
  await expect.poll(() => page.locator('footer').textContent()).toContain('Keyboard shortcuts (F2)');
  await page.keyboard.press('Alt+n');
  expect(page.url()).toMatch(/done=keys/);
  await page.keyboard.press('Alt+j');
  await page.waitForURL(/contacts/);
  await page.waitForFunction(() => document.querySelector('[title="Ctrl+Enter"]'));
  await page.keyboard.press('F8');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('caller');
  await page.keyboard.press('F2');
  await page.waitForURL(/\/desk\/me\/shortcuts/);
  await page.goto('/desk/me/keys');
  await page.getByLabel('Search', { exact: true }).last().fill('Alt+J');
  await page.getByRole('button', { name: 'Save your keys' }).click();
  const summary = page.locator('.nhsuk-error-summary');
  await expect.poll(() => summary.textContent()).toContain('Alt+J is the key for “New call” already.');
  await expect.poll(() => summary.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'Use the usual keys' }).click();
  await page.waitForURL(/done=usual/);
  expectQuiet(page);
});

test('on a phone nobody tabs to a heading of a list that is not seen', async () => {
  const world = await newWorld();
  const page = await desk.visit(world.sam, { width: 320, height: 640 });
  await page.goto('/desk/cases?view=team');
  const first = page.locator('.app-cases__ref').first();
  await page.locator('h1').evaluate((title) => {
    title.tabIndex = -1;
    title.focus();
  });
  const stops: string[] = [];
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
    const box = await page.evaluate(() => document.activeElement?.getBoundingClientRect().left ?? 0);
    expect([stops.at(-1), box >= 0]).toEqual([stops.at(-1), true]);
    if (stops.at(-1) === (await first.textContent())) break;
  }
  expect(stops).toContain(await first.textContent());
  await page.context().close();
});

test('somebody known by their number is taken with one key, and the focus stays at the number', async () => {
  const world = await newWorld();
  const page = await desk.visit(world.sam);
  await page.goto('/desk');
  await page.getByRole('button', { name: 'New call' }).first().click();
  const number = page.getByLabel('Best number (optional)');
  await number.fill('07700 900123');
  const use = page.getByRole('button', { name: 'Use Grace Okafor' });
  await use.waitFor();
  await press(page, use);
  await use.waitFor({ state: 'detached' });
  await expect.poll(() => page.locator('[name=caller]').inputValue()).toBe('Grace Okafor');
  await expect.poll(() => number.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.context().close();
});

for (const script of [true, false]) {
  test(`on a phone the places stand in one row, and Menu opens the rest by keyboard${script ? '' : ', without script too'}`, async () => {
    const world = await newWorld();
    const manager = await world.staff('manager', 'Mia Long');
    const page = await desk.visit(manager, { width: 320, height: 640, script });
    await page.goto('/desk/cases');
    const row = page.locator('.app-nav__list > li, .app-nav__menu').filter({ visible: true });
    const tops = await row.evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().top));
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(12);
    const menu = page.locator('.app-nav__menu summary');
    await menu.focus();
    await page.keyboard.press('Enter');
    const referrals = page.getByRole('link', { name: 'Referrals', exact: true });
    await referrals.waitFor();
    expect(await seenBy(page)).toEqual([]);
    await referrals.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/referrals/);
    await expect.poll(() => page.locator('h1').textContent()).toBe('Referrals');
    await expect.poll(() => menu.textContent()).toBe('Menu, you are in Team');
    expectQuiet(page);
    await page.context().close();
  });
}
