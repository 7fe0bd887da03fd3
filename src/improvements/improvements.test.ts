import { expect, test } from 'vitest';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld } from '../../test/world.ts';
import { openCase } from '../cases/index.ts';
import { checked, DONE, onPublic, SAID, written } from './improvements.examples.ts';
import { isNoOutcome } from './improvements.rules.ts';

test('what changed is public once somebody who did not write it has checked it, and comes off when it is edited', async () => {
  const world = await newWorld();
  expect(await onPublic(world)).toContain('There is nothing here yet');
  const at = await written(world);
  expect((await world.sam.post(`${at}/checks`, { version: '1', nobody_known: 'yes' })).page().text).toContain(
    'You wrote this',
  );
  expect(await onPublic(world)).not.toContain(SAID);
  const priya = await world.staff('officer', 'Priya Shah');
  expect((await world.sam.post(`${at}/check-askings`, { colleague: world.sam.id })).status).toBe(422);
  await world.sam.post(`${at}/check-askings`, { colleague: priya.id });
  expect((await priya.get('/desk')).page().text).toContain('Check what changed, before the public reads it');
  expect((await priya.post(`${at}/checks`, { version: '1' })).page().text).toContain('Few people said this');
  expect((await priya.post(`${at}/checks`, { version: '7', nobody_known: 'yes' })).page().text).toContain(
    'changed while you looked',
  );
  await priya.post(`${at}/checks`, { version: '1', nobody_known: 'yes' });
  expect((await priya.get('/desk')).page().text).not.toContain('Check what changed, before');
  expect(await onPublic(world)).toContain('A board by each bed');
  expect((await world.sam.get(at)).page().text).toContain('Checked by Priya Shah, Tuesday 24 November');
  await priya.post(at, { ...DONE, effect: 'All say now that they knew.', version: '1' });
  expect(await onPublic(world)).not.toContain('A board by each bed');
  expect((await priya.post(`${at}/checks`, { version: '2', nobody_known: 'yes' })).status).toBe(422);
  await world.sam.post(`${at}/checks`, { version: '2', nobody_known: 'yes' });
  expect(await onPublic(world)).toContain('All say now that they knew.');
});

test('it is taken off at once, and shown again only by a check', async () => {
  const world = await newWorld();
  const { at, priya } = await checked(world);
  await world.sam.post(`${at}/hiding`);
  await world.sam.post(`${at}/hiding`);
  expect(await onPublic(world)).not.toContain(SAID);
  expect((await world.sam.get(at)).page().text).toContain('Taken off by Sam Reid');
  await priya.post(`${at}/checks`, { version: '1', nobody_known: 'yes' });
  expect(await onPublic(world)).toContain(SAID);
});

test('what was taken off is not shown again by whoever wrote it, but by a colleague', async () => {
  const world = await newWorld();
  const { at, priya } = await checked(world);
  const mia = await world.staff('manager', 'Mia Long');
  await mia.post(`${at}/hiding`);
  expect((await world.sam.get(at)).page().document.querySelector('form[action$="/checks"]')).toBeNull();
  const own = await world.sam.post(`${at}/checks`, { version: '1', nobody_known: 'yes' });
  expect([own.status, own.page().text]).toEqual([422, expect.stringContaining('You wrote this')]);
  expect(await onPublic(world)).not.toContain(SAID);
  await priya.post(`${at}/checks`, { version: '1', nobody_known: 'yes' });
  expect(await onPublic(world)).toContain(SAID);
  // After a check that holds, whoever writes again is the writer: Sam may check what Priya changed.
  await priya.post(at, { ...DONE, effect: 'All say now that they knew.', version: '1' });
  await world.sam.post(`${at}/checks`, { version: '2', nobody_known: 'yes' });
  expect(await onPublic(world)).toContain('All say now that they knew.');
});

test('"noted" is no outcome, and what is done says what, when, where and how we know', async () => {
  const world = await newWorld();
  const refused = async (over: Record<string, string>) =>
    (await world.sam.post('/desk/improvements', { ...DONE, ...over })).page().text;
  expect(await refused({ changed: 'Noted.' })).toContain('no outcome');
  expect(await refused({ effect: '' })).toContain('how we know');
  expect(await refused({ changed_on: '' })).toContain('Enter the day');
  expect(await refused({ site: '' })).toContain('Choose the site');
  expect(await refused({ state: 'declined', declined_why: '' })).toContain('why it is declined');
  expect(await refused({ changed_on: '1/12/2026' })).toContain('still to come');
  expect(await refused({ said: 'Call her on 07700 900123' })).toContain('phone number');
  for (const words of ['noted', 'It was noted.', 'Staff have been reminded', 'n/a'])
    expect([words, isNoOutcome(words)]).toEqual([words, true]);
  expect(isNoOutcome('Noted down on a board by each bed')).toBe(false);
});

test('few people are few, however often one of them said it', async () => {
  const world = await newWorld();
  const at = await written(world);
  const refs = await world.sam.as(async (ctx) => {
    const opened = [world.grace.id, world.grace.id, world.grace.id, null, null].map((caller) =>
      openCase(ctx, { type: 'concern', owner: world.sam.id, caller, patient: null, receivedAt: ctx.now }),
    );
    return (await Promise.all(opened)).map(({ ref }) => ref);
  });
  for (const ref of refs) await world.sam.post(`${at}/cases`, { ref });
  const priya = await world.staff('officer', 'Priya Shah');
  expect((await priya.get(at)).page().document.querySelector('[name="nobody_known"]')).not.toBeNull();
  expect((await priya.post(`${at}/checks`, { version: '1' })).page().text).toContain('Few people said this');
  await priya.post(`${at}/checks`, { version: '1', nobody_known: 'yes' });
  expect(await onPublic(world)).toContain(SAID);
});

test('a name of somebody from a linked case is refused', async () => {
  const world = await newWorld();
  const at = await written(world);
  await world.sam.post(`${at}/cases`, { ref: world.kase.ref, wants: 'yes' });
  const answer = await world.sam.post(at, { ...DONE, said: 'Grace Okafor was not told.', version: '1' });
  expect([answer.status, answer.page().text]).toEqual([422, expect.stringContaining('name of somebody')]);
});

test('the public finds it by year, and words of the desk stay there', async () => {
  const world = await newWorld();
  await checked(world);
  const visitor = newVisitor(world);
  expect((await visitor.get('/you-said-we-did?year=2026')).page().text).toContain(SAID);
  const page = await visitor.get('/you-said-we-did?year=1999&site=x');
  expect([page.status, page.cookies]).toEqual([200, []]);
  expect(page.page().text).not.toMatch(/PAL-|Sam Reid/);
});

test('the board reads it and changes nothing; a volunteer sees none of it; a made-up id is not found', async () => {
  const world = await newWorld();
  const at = await written(world);
  const board = await world.staff('board', 'Dr Hale');
  expect((await board.get(at)).status).toBe(200);
  expect((await board.post(`${at}/hiding`)).status).toBe(403);
  expect((await (await world.staff('volunteer', 'Vi Lane')).get(at)).status).toBe(403);
  expect((await world.sam.get('/desk/improvements/not-one')).status).toBe(404);
  const other = await newWorld();
  expect((await other.sam.get(at)).status).toBe(404);
  expect(await onPublic(other)).not.toContain(SAID);
});
