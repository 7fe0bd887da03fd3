import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newWorld, type World } from '../world.ts';
import { holdBack, openDesk } from './desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const WORDS = 'My mum is on ward 7B and nobody has told us about her going home tomorrow.';
const notesOf = (page: Page) => page.getByLabel('What are they telling you?');
const state = (page: Page) => page.locator('.app-savebar__status');

async function typing(): Promise<{ world: World; page: Page }> {
  const world = await newWorld();
  const page = await desk.visit(world.sam, { width: 1280, height: 720 });
  await page.goto('/desk');
  await page.getByRole('button', { name: 'New call' }).first().click();
  await page.waitForURL(/contacts/);
  await notesOf(page).fill(WORDS);
  return { world, page };
}

async function untilSaved(page: Page) {
  await state(page)
    .filter({ hasText: /^Saved at/ })
    .waitFor();
  await page.waitForFunction(
    () => !sessionStorage.length || [...Object.values(sessionStorage)].every((kept) => !kept.includes('My mum')),
  );
}

test('the tab is killed: My day has the unfinished call with all its words', async () => {
  const { world, page } = await typing();
  await untilSaved(page);
  await page.context().close();
  const again = await desk.visit(world.sam);
  await again.goto('/desk');
  await again.getByText('My mum is on ward 7B').first().waitFor();
  await again
    .getByRole('link', { name: /^Call at/ })
    .last()
    .click();
  await expect.poll(() => notesOf(again).inputValue()).toBe(WORDS);
});

test('the tab is reloaded before anything was saved: the words are still there', async () => {
  const { page } = await typing();
  await page.waitForTimeout(400);
  await page.reload();
  await page.waitForFunction(
    (words) => (document.querySelector('textarea') as HTMLTextAreaElement).value === words,
    WORDS,
  );
});

test('what was typed before the script had come is answered when it comes: a search, and the number of somebody we know', async () => {
  const world = await newWorld();
  const page = await desk.visit(world.sam);
  const come = await holdBack(page);
  await page.goto('/desk', { waitUntil: 'commit' });
  const search = page.locator('header input[name="q"]');
  await search.pressSequentially('Grace');
  come();
  await page.getByRole('option', { name: /Grace Okafor/ }).waitFor();
  await expect.poll(() => search.inputValue()).toBe('Grace');

  const { to } = await world.sam.post('/desk/contacts', {});
  const other = await desk.visit(world.sam);
  const comeToo = await holdBack(other);
  await other.goto(to ?? '', { waitUntil: 'commit' });
  await other.getByLabel('Best number (optional)').fill('07700 900123');
  comeToo();
  await other.getByRole('button', { name: 'Use Grace Okafor' }).waitFor();
});

test('the server stops while somebody types: they are told within 5 seconds, and it is saved by itself afterwards', async () => {
  const { world, page } = await typing();
  await untilSaved(page);
  await desk.stop();
  await notesOf(page).press('End');
  await notesOf(page).pressSequentially(' She fell last week.');
  await page.getByText('Not saved. We are trying again. Keep this page open.').first().waitFor({ timeout: 5_000 });
  await desk.restart();
  await state(page)
    .filter({ hasText: /^Saved at/ })
    .waitFor({ timeout: 15_000 });
  const again = await desk.visit(world.sam);
  await again.goto(page.url());
  await again.waitForLoadState();
  await expect.poll(() => notesOf(again).inputValue()).toBe(`${WORDS} She fell last week.`);
});

test('the session ends while somebody types: after signing in the same page has all the words', async () => {
  const { world, page } = await typing();
  await untilSaved(page);
  await page.context().clearCookies();
  await notesOf(page).press('End');
  await notesOf(page).pressSequentially(' She fell last week.');
  const link = page.getByRole('link', { name: /Sign in/ }).first();
  await link.waitFor({ timeout: 8_000 });
  const address = page.url();
  await page.context().addCookies([{ name: 'pals_session', value: world.sam.token, url: desk.baseURL }]);
  await page.goto(address);
  await page.waitForFunction(
    (words) => (document.querySelector('textarea') as HTMLTextAreaElement).value === words,
    `${WORDS} She fell last week.`,
  );
});

test('the same call in a second tab is read-only until the officer takes it there', async () => {
  const { page } = await typing();
  await untilSaved(page);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.getByText('You have this call open in another tab.').first().waitFor();
  expect(await notesOf(second).isEditable()).toBe(false);
  await second.getByRole('button', { name: 'Use this one instead' }).click();
  await second.waitForFunction(() => !(document.querySelector('textarea') as HTMLTextAreaElement).readOnly);
  await expect.poll(() => notesOf(second).inputValue()).toBe(WORDS);
});

test('a double click finishes a call once', async () => {
  const { world, page } = await typing();
  await page.getByLabel('Sorted on this call').check();
  await page.getByRole('button', { name: 'Finish call' }).filter({ visible: true }).last().dblclick();
  await page.waitForURL(/\/desk\/cases\/PAL-26-\d{4}/);
  const cases = await world.sam.as((ctx) => ctx.db.selectFrom('cases').select('ref').execute());
  expect(cases.length).toBe(2);
});

test('the back button after finishing leads to the case, not to a second one', async () => {
  const { world, page } = await typing();
  await page.getByLabel('Sorted on this call').check();
  await page.getByRole('button', { name: 'Finish call' }).filter({ visible: true }).last().click();
  await page.waitForURL(/\/desk\/cases\/PAL-26-\d{4}/);
  await page.goBack();
  await page.waitForLoadState();
  if (/contacts/.test(page.url())) await page.reload();
  expect(page.url()).toMatch(/\/desk\/cases\/PAL-26-\d{4}/);
  expect((await world.sam.as((ctx) => ctx.db.selectFrom('cases').select('ref').execute())).length).toBe(2);
});
