import { beforeEach, expect, test } from 'vitest';
import type { Desk } from '../../test/harness.ts';
import { newWorld, type World } from '../../test/world.ts';
import { LETTER, look, sendLetter } from './documents.examples.ts';

let world: World;
let sam: Desk;
let base: string;
beforeEach(async () => {
  world = await newWorld();
  sam = world.sam;
  base = `/desk/cases/${world.kase.ref}/letters`;
});

test('before it goes, a letter is looked at on paper as a PDF, and has the same bytes whenever it is asked for', async () => {
  const { query, page } = await look(world, LETTER);
  expect(page.document.querySelector(`a[href="${base}/check/pdf?${query}"]`)?.textContent).toContain('PDF');
  const first = await sam.get(`${base}/check/pdf?${query}`);
  expect([first.status, first.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(first.headers['content-disposition']).toBe(`inline; filename="letter-${world.kase.ref}.pdf"`);
  expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await sam.get(`${base}/check/pdf?${query}`)).bytes.equals(first.bytes)).toBe(true);
});

test('after it went by post, the PDF is the one that went, although the person has another name by now', async () => {
  const { query } = await look(world, LETTER);
  const seen = await sam.get(`${base}/check/pdf?${query}`);
  const at = await sendLetter(world, LETTER);
  await sam.as((ctx) =>
    ctx.db.updateTable('people').set({ name: 'Another Name' }).where('id', '=', world.grace.id).execute(),
  );
  const went = await sam.get(`${at}/pdf`);
  expect(went.status).toBe(200);
  expect(went.bytes.equals(seen.bytes)).toBe(true);
});
