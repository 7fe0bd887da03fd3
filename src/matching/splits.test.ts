import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { findCase, listCasesOf } from '../cases/index.ts';

test('words about another matter go to a new case with their author, channel and time, and back', async () => {
  const { sam, kase, contact, grace, staff, clock } = await newWorld();
  const said = clock.now;
  clock.now = new Date(clock.now.getTime() + 2 * 3_600_000);
  const priya = await staff('officer', 'Priya Nair');
  const at = `/desk/cases/${kase.ref}/contacts/${contact}/split`;
  expect((await priya.post(at, { words: '', where: '' })).page().errors).toEqual([
    'Leave the words that are about the other matter',
    'Choose which case they go to',
  ]);
  expect((await priya.post(at, { words: 'A fall.', where: 'new', type: 'concern' })).status).toBe(303);
  const cases = await sam.as((ctx) => listCasesOf(ctx, grace.id, 9));
  const made = cases.find(({ id }) => id !== kase.id);
  if (!made) throw new Error('No case was opened');
  expect([made.received_at, made.owner_id]).toEqual([said, priya.id]);
  const part = await sam.as((ctx) =>
    ctx.db.selectFrom('contacts').selectAll().where('split_from', '=', contact).executeTakeFirstOrThrow(),
  );
  expect(part).toMatchObject({ author_id: sam.id, channel: 'phone', received_at: said, words: 'A fall.' });
  expect((await priya.get(`/desk/cases/${made.ref}`)).page().text).toContain('A fall.');
  expect((await priya.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Her mother fell.');
  const undo = `${at}/${part.id}/undo`;
  expect((await priya.post(undo)).status).toBe(303);
  expect((await priya.post(undo)).status).toBe(303);
  expect((await sam.as((ctx) => findCase(ctx, made.ref))).id).toBe(kase.id);
  expect((await priya.get(at)).page().text).not.toContain(`In ${made.ref}`);
});

test('words go to a case that we have; its own number, a wrong one and a foreign one are refused', async () => {
  const { sam, kase, contact } = await newWorld();
  const other = await newWorld();
  const at = `/desk/cases/${kase.ref}/contacts/${contact}/split`;
  const errors = async (ref: string) => (await sam.post(at, { words: 'A fall.', where: 'known', ref })).page().errors;
  expect(await errors(kase.ref)).toEqual(['This is the same case. Enter another number.']);
  expect(await errors('PAL-26-0999')).toEqual(['No case has this number. Check it, or search for the person.']);
  expect((await sam.get(`/desk/cases/${kase.ref}/contacts/${other.contact}/split`)).status).toBe(404);
  expect((await sam.post(`${at}/${contact}/undo`)).status).toBe(404);
});
