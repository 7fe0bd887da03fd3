import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectQuiet, seenBy } from '../browser.ts';
import { interactions } from '../interactions.ts';
import { newWorld } from '../world.ts';
import { openDesk } from './desk.ts';

// What a task may cost beside the conversation. A click, a shortcut or a field answered is one interaction.

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

async function begin(address = '/desk') {
  const world = await newWorld();
  const page = await desk.visit(world.sam, { width: 1280, height: 720 });
  await page.goto(address.replace('CASE', `/desk/cases/${world.kase.ref}`));
  await page.waitForFunction(() => document.body.classList.contains('js-enabled'));
  return { world, page, hand: interactions(page) };
}

const NOTES = 'She asks when visiting is on the ward and whether she can bring her own tablets with her next week.';

test('an on-the-spot question is logged with 2 interactions from any page, with an undo', async () => {
  const { page, hand } = await begin();
  await hand.press('Alt+l');
  const tile = page.getByRole('button', { name: 'Visiting' });
  await tile.waitFor();
  await hand.click(tile);
  await page.getByText('Logged').first().waitFor();
  hand.atMost(2);
  await expect.poll(() => tile.textContent()).toContain('1');
  await expect.poll(() => page.getByRole('button', { name: 'Undo' }).count()).toBe(1);
  expect(page.url()).toMatch(/\/desk$/);
  expectQuiet(page);
});

test('a call that is sorted on the call takes 4 interactions', async () => {
  const { page, hand } = await begin();
  await hand.press('Alt+n');
  await page.waitForURL(/contacts/);
  await hand.typeNotes(NOTES);
  await hand.choose(page.getByLabel('Sorted on this call'));
  await hand.press('Control+Enter');
  await page.waitForURL(/\/desk\/cases\/PAL-26-\d{4}/);
  hand.atMost(4);
  expectQuiet(page);
});

test('a call with a call-back at 4pm takes 7 interactions, and My day shows it', async () => {
  const { page, hand } = await begin();
  await hand.press('Alt+n');
  await page.waitForURL(/contacts/);
  await hand.typeNotes(NOTES);
  await hand.answer(page.getByLabel(/^Best number/), '07700 900456');
  await hand.choose(page.getByLabel('I will call back'));
  await hand.choose(page.getByLabel('By 4pm today').filter({ visible: true }));
  await hand.press('Control+Enter');
  await page.waitForURL(/\/desk\/cases\/PAL-26-\d{4}/);
  hand.atMost(7);
  await page.goto('/desk');
  await expect.poll(() => page.locator('.app-todos').textContent()).toContain('Due by 4pm');
});

test('a person on the phone is found by the last digits of their number with 3 interactions', async () => {
  const { page, hand } = await begin();
  await hand.press('Alt+k');
  await hand.answer(page.locator('header input[name="q"]'), '0123');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await hand.press('Enter');
  await page.waitForURL(/\/desk\/(people|cases)\//);
  hand.atMost(3);
  await expect.poll(() => page.locator('main').textContent()).toContain('Grace Okafor');
});

test('what to do next is started with 1 interaction', async () => {
  const { page, hand } = await begin();
  await hand.click(page.getByRole('link', { name: 'Call Grace Okafor' }).first());
  await page.waitForURL(/\/desk\/cases\/PAL-26-\d{4}/);
  hand.atMost(1);
});

test('a promised call is made and its outcome recorded with 5 interactions', async () => {
  const { page, hand } = await begin('CASE');
  await hand.click(page.getByText('I have told Grace').first());
  await hand.choose(page.getByLabel('Yes: name and one more detail'));
  await hand.answer(page.getByLabel('What did you say?'), 'A carer comes at 4pm.');
  await hand.click(page.getByRole('button', { name: 'Save what you told them' }));
  await page.waitForURL(/done=told/);
  hand.atMost(5);
});

test('no answer is recorded, and the next time promised, with 2 interactions and without leaving My day', async () => {
  const { page, hand, world } = await begin();
  await hand.click(page.locator('summary').filter({ hasText: 'No answer' }).first());
  await hand.click(page.locator('[data-row-action]').filter({ visible: true }).getByRole('button').first());
  await page.waitForFunction(() => !document.querySelector('.app-todo')?.textContent?.includes('Due by 1pm'));
  hand.atMost(2);
  expect(page.url()).toMatch(/\/desk$/);
  const [attempt] = await world.sam.as((ctx) =>
    ctx.db.selectFrom('contacts').select('result').where('direction', '=', 'out').execute(),
  );
  expect(attempt?.result).toBe('no_answer');
  expectQuiet(page);
});

test('a promise is given to a colleague with 3 interactions and without leaving My day', async () => {
  const { page, hand, world } = await begin();
  const priya = await world.staff('officer', 'Priya Nair');
  await page.reload();
  await hand.click(page.locator('summary').filter({ hasText: 'More actions for' }).first());
  await page.getByText('They know the new time').waitFor(); // the menu has come
  expect(await seenBy(page)).toEqual([]);
  await hand.select(page.getByLabel('Reassign', { exact: true }), 'Priya Nair');
  await hand.click(page.getByRole('button', { name: /^Reassign/ }));
  await page.locator('.app-row--done', { hasText: 'Priya Nair has this now' }).waitFor();
  hand.atMost(3);
  expect(page.url()).toMatch(/\/desk$/);
  const hers = await world.sam.as((ctx) =>
    ctx.db.selectFrom('promises').select('id').where('owner_id', '=', priya.id).execute(),
  );
  expect(hers).toEqual([{ id: world.promise.id }]);
  expectQuiet(page);
});

test('a note is added with 2 interactions', async () => {
  const { page, hand } = await begin('CASE');
  await hand.answer(page.getByLabel('Add a note'), 'The sister is on leave until Thursday.');
  await hand.press('Control+Enter');
  await page.waitForURL(/done=note/);
  hand.atMost(2);
  await expect.poll(() => page.locator('main').textContent()).toContain('The sister is on leave until Thursday.');
});

test('a case with nothing promised is closed with 4 interactions', async () => {
  const { page, hand, world } = await begin('CASE');
  await world.sam.post(`/desk/promises/${world.promise.id}/keeping`);
  await hand.click(page.getByRole('link', { name: 'Close case' }).first());
  await hand.choose(page.getByLabel('Put right'));
  await hand.choose(page.getByRole('group', { name: 'Has Grace been told?' }).getByLabel('Yes'));
  await hand.click(page.getByRole('button', { name: 'Close case' }));
  await page.waitForURL(/done=closed/);
  hand.atMost(4);
});

test('a colleague joins a hard call with 1 interaction, and who asked sees it without leaving the notes', async () => {
  const { world, page, hand } = await begin();
  const colleague = await world.staff('officer', 'Priya Nair');
  await hand.press('Alt+n');
  await page.waitForURL(/contacts/);
  await hand.typeNotes('He says he wants to end it all.');
  await hand.click(page.getByText('Ask a colleague to join', { exact: true }));
  await hand.click(page.getByRole('button', { name: 'Ask', exact: true }));
  await page.locator('.app-help', { hasText: 'Asked everybody' }).waitFor();
  hand.atMost(3);
  const priya = await desk.visit(colleague, { width: 1280, height: 720 });
  await priya.goto('/desk');
  const other = interactions(priya);
  await other.click(priya.getByRole('button', { name: 'I am coming' }).first()); // above every page, and as a row of My day
  await priya.getByText('He says he wants to end it all.').waitFor();
  other.atMost(1);
  await page.locator('.app-help', { hasText: 'Priya Nair is coming' }).waitFor();
  await page.getByLabel('What are they telling you?').pressSequentially(' He is in the car park.');
  await priya.getByText('He is in the car park.').waitFor();
  expectQuiet(page);
  expectQuiet(priya);
});
