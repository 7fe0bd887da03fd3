import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import * as cases from './index.ts';

const MINUTE = 60_000;

test('a page that stays open says so: a colleague is named as long as theirs does, and while they write', async () => {
  const { sam, kase, staff, clock } = await newWorld();
  const priya = await staff('officer', 'Priya Nair');
  const at = `/desk/cases/${kase.ref}/presence`;
  const here = async (writing: string) => (await priya.post(at, { writing }, { accept: 'application/json' })).status;
  const seen = async () => (await sam.post(at, { writing: 'no' }, { accept: 'application/json' })).json();
  expect(await seen()).toEqual({ text: '' });
  expect(await here('no')).toBe(200);
  expect(await seen()).toEqual({ text: 'Priya is also looking at this' });
  await here('yes');
  expect(await seen()).toEqual({ text: 'Priya is writing a note' });
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().one('.app-idbar__aside')).toBe('Priya is writing a note');
  clock.now = new Date(clock.now.getTime() + 3 * MINUTE);
  expect(await seen()).toEqual({ text: 'Priya is also looking at this' });
  clock.now = new Date(clock.now.getTime() + 3 * MINUTE);
  expect(await seen()).toEqual({ text: '' });
  const stranger = await (await newWorld()).staff('officer', 'Olu Stranger');
  expect((await stranger.post(at.replace(kase.ref, 'PAL-26-9999'), { writing: 'no' })).status).toBe(404);
});

test('what stands in a note leaves through no door, so nothing that is sent can be made of it', () => {
  const doors = Object.keys(cases).filter((name) => /note/i.test(name));
  expect(doors.sort()).toEqual(['addNote', 'writeNote']);
});

test('a whole case, with its notes, is taken by what prints it and by who goes on with it, and by nobody who sends', () => {
  const src = join(import.meta.dirname, '..');
  const outside = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('cases'))
    .filter((path) => /\bloadCase\b/.test(readFileSync(join(src, path), 'utf8')));
  expect(outside.map((path) => path.split(sep)[0]).sort()).toEqual(['complaints', 'copies']);
});

test('a note says that only PALS sees it, and nobody else reads one on its way: neither colleague nor manager', async () => {
  const { sam, kase, staff } = await newWorld();
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().one('form#note')).toContain('Only PALS sees this.');
  await sam.patch(`/desk/drafts/note/${kase.id}`, { revision: 0, tab: 'a', fields: { body: 'Half a thought' } });
  for (const role of ['officer', 'senior_officer', 'manager', 'information_governance'] as const) {
    const other = await staff(role, 'Alex Grey');
    expect((await other.get(`/desk/cases/${kase.ref}`)).body).not.toContain('Half a thought');
    expect(await other.as((ctx) => ctx.db.selectFrom('drafts').selectAll().execute())).toEqual([]);
  }
  expect((await sam.get(`/desk/cases/${kase.ref}`)).body).toContain('Half a thought');
});
