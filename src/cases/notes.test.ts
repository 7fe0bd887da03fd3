import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { maybeDraft, saveDraft } from '../drafts/index.ts';
import { addContact } from './contacts.ts';
import { addNote } from './notes.ts';
import { PAGE_SIZE } from './timeline.rules.ts';

const MINUTE = 60_000;

test('a note is added in one press, stands in the timeline, and its draft goes', async () => {
  const { sam, kase } = await newWorld();
  await sam.as((ctx) =>
    saveDraft(ctx, { about: `note/${kase.id}`, tab: 't', revision: 0, fields: { body: 'Grace rang' } }),
  );
  const before = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(before.value('body')).toBe('Grace rang');
  const answer = await sam.post(`/desk/cases/${kase.ref}/notes`, { body: 'Grace rang.\r\nAsked about parking.' });
  expect(answer.to).toBe(`/desk/cases/${kase.ref}?done=note`);
  const after = await sam.get(answer.to);
  expect(after.page().one('.app-banner')).toContain('Note added.');
  expect(after.body).toContain('Grace rang.\nAsked about parking.');
  expect(after.body).toContain(`content="note/${kase.id}"`);
  expect(await sam.as((ctx) => maybeDraft(ctx, `note/${kase.id}`))).toBeUndefined();
});

test('an empty note is refused in words that say what to do, and a second press adds no second note', async () => {
  const { sam, kase } = await newWorld();
  const refused = await sam.post(`/desk/cases/${kase.ref}/notes`, { body: '  ' });
  expect([refused.status, refused.page().errors]).toEqual([422, ['Write a note']]);
  await Promise.all([1, 2].map(() => sam.post(`/desk/cases/${kase.ref}/notes`, { body: 'Once only' })));
  const page = (await sam.get(`/desk/cases/${kase.ref}?show=notes`)).page();
  expect(page.all('.app-timeline__body').filter((body) => body === 'Once only')).toHaveLength(1);
});

test('a note that is too long comes back whole', async () => {
  const { sam, kase } = await newWorld();
  const body = 'a'.repeat(50_001);
  const refused = await sam.post(`/desk/cases/${kase.ref}/notes`, { body });
  expect(refused.status).toBe(422);
  expect(refused.page().value('body')).toBe(body);
});

test('the author can correct a slip for 10 minutes, nobody else and not later', async () => {
  const { sam, kase, note, clock, staff } = await newWorld();
  const address = `/desk/cases/${kase.ref}/notes/${note}/correction`;
  const priya = await staff('officer', 'Priya Nair');
  expect((await priya.post(address, { body: 'Changed' })).status).toBe(422);
  await sam.post(address, { body: 'The ward manager is looking for it.' });
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('The ward manager is looking for it.');
  clock.now = new Date(clock.now.getTime() + 10 * MINUTE);
  const late = await sam.post(address, { body: 'Too late' });
  expect(late.status).toBe(422);
  expect(late.page().errors[0]).toContain('Add a new note, or mark this one as entered in error.');
  expect(late.page().value('body')).toBe('Too late');
});

test('the same note corrected in two windows: both texts are shown, and both are kept unless something else is chosen', async () => {
  const { sam, kase, note } = await newWorld();
  const address = `/desk/cases/${kase.ref}/notes/${note}/correction`;
  const was = (await sam.get(address)).page().value('was_body');
  await sam.post(address, { body: 'The plan is found.', was_body: was });
  const second = await sam.post(address, { body: 'The plan is lost.', was_body: was });
  expect(second.status).toBe(409);
  const page = second.page();
  expect(page.one('h1')).toBe('You changed this while you were typing');
  expect(page.text).toContain('The plan is found.');
  expect(page.text).toContain('The plan is lost.');
  await sam.post(address, { body: page.value('body'), was_body: page.value('was_body'), clash: 'body', keep: 'both' });
  const kept = (await sam.get(`/desk/cases/${kase.ref}`)).page().one('.app-timeline');
  expect(kept).toContain('The plan is found. The plan is lost.');
});

test('what was said in a contact can be corrected like a note, and a try has nothing to correct', async () => {
  const { sam, kase, contact, promise, clock } = await newWorld();
  const address = `/desk/cases/${kase.ref}/contacts/${contact}/correction`;
  expect((await sam.get(`/desk/cases/${kase.ref}`)).body).toContain(address);
  expect((await sam.post(address, { words: ' ', told: '' })).page().errors).toEqual(['Write what was said']);
  await sam.post(address, { words: 'Her father fell.', told: '' });
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.one('.app-timeline')).toContain('Her father fell.');
  expect(page.one('.app-timeline')).toContain('Contact corrected');
  await sam.post(`/desk/promises/${promise.id}/attempts`, { result: 'no_answer', when: 'choose', time: '3pm' });
  const tried = (await sam.get(`/desk/cases/${kase.ref}`))
    .page()
    .document.querySelector('.app-timeline__entry--contact');
  expect([tried?.textContent?.includes('no answer'), tried?.textContent?.includes('Correct')]).toEqual([true, false]);
  clock.now = new Date(clock.now.getTime() + 10 * MINUTE);
  expect((await sam.get(address)).status).toBe(422);
});

test('a note entered in error stays, struck through, with who said so and why', async () => {
  const { sam, kase, note } = await newWorld();
  const address = `/desk/cases/${kase.ref}/notes/${note}/error`;
  expect((await sam.post(address, { reason: '' })).page().errors).toEqual(['Write why this is wrong']);
  await sam.post(address, { reason: 'this belongs to another case' });
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.one('.app-timeline__entry--struck')).toContain(
    'Entered in error: this belongs to another case – Sam Reid',
  );
  expect(page.one('.app-timeline__entry--struck')).toContain('The ward sister is looking for the discharge plan.');
});

test('a note of another case does not exist under this case', async () => {
  const { sam, kase } = await newWorld();
  const other = await newWorld();
  expect((await sam.post(`/desk/cases/${kase.ref}/notes/${other.note}/error`, { reason: 'x' })).status).toBe(404);
});

test('the timeline is in the order in which things took place, whenever they were written down', async () => {
  const { sam, kase, grace } = await newWorld();
  await sam.as((ctx) =>
    addContact(ctx, {
      case: kase.id,
      person: grace.id,
      channel: 'letter',
      direction: 'in',
      words: 'Yesterday’s letter',
      at: new Date(ctx.now.getTime() - 24 * 60 * MINUTE),
    }),
  );
  const page = (await sam.get(`/desk/cases/${kase.ref}?show=contacts`)).page();
  expect(page.all('.app-timeline__title')).toEqual(['Call from Grace Okafor', 'Letter from Grace Okafor']);
  expect(page.all('.app-timeline__by')[1]).toContain('23 November, 10am – Sam Reid, written down 24 November, 10am');
});

test('filters are links with counts, and automatic updates are one line', async () => {
  const { sam, kase } = await newWorld();
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.all('.app-subnav a')).toEqual(['All (4)', 'Contacts (1)', 'Service (0)', 'Notes (1)']);
  expect(page.all('.app-timeline summary').filter((words) => words.includes('automatic update'))).toEqual([
    '1 automatic update',
    '3 automatic updates',
  ]);
  const notes = (await sam.get(`/desk/cases/${kase.ref}?show=notes`)).page();
  expect(notes.all('.app-timeline__title')).toEqual(['Note']);
  expect((await sam.get(`/desk/cases/${kase.ref}?show=service`)).page().text).toContain('No questions asked yet.');
});

test('a long timeline comes in pages of 50', async () => {
  const { sam, kase } = await newWorld();
  await sam.as(async (ctx) => {
    for (let n = 0; n < PAGE_SIZE + 1; n += 1) await addNote(ctx, kase, `Note number ${n}`);
  });
  const first = (await sam.get(`/desk/cases/${kase.ref}?show=notes`)).page();
  expect(first.all('.app-timeline__entry')).toHaveLength(PAGE_SIZE);
  const second = (await sam.get(`/desk/cases/${kase.ref}?show=notes&page=2`)).page();
  expect(second.all('.app-timeline__entry')).toHaveLength(2);
  expect((await sam.get(`/desk/cases/${kase.ref}?show=nonsense&page=-3`)).status).toBe(200);
});

test('hostile words are kept and shown as they were typed, and run nowhere', async () => {
  const { sam, kase } = await newWorld();
  for (const body of HOSTILE) {
    expect((await sam.post(`/desk/cases/${kase.ref}/notes`, { body })).status).toBe(303);
  }
  const { document } = (await sam.get(`/desk/cases/${kase.ref}?show=notes`)).page();
  const shown = [...document.querySelectorAll('.app-timeline__body')].map((node) => node.textContent);
  for (const body of HOSTILE) expect(shown).toContain(body);
  expect(document.querySelectorAll('main script, main img').length).toBe(0);
  const refused = await sam.post(`/desk/cases/${kase.ref}/notes`, { body: 'a\0b' });
  expect(refused.status).toBe(422);
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table notes; --",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant to be typed like this
  '{{7*7}} ${7*7} <%= 7*7 %>',
  'Ω≈ç√∫˜µ≤≥÷ 田中さん 👩‍👩‍👧 ‮reversed',
  '&lt;b&gt;not bold&lt;/b&gt;',
];

const SHARED = join(import.meta.dirname, '../../../shared/data/security/blns');

function sharedStrings(): string[] {
  const exists = statSync(SHARED, { throwIfNoEntry: false });
  if (!exists) return [];
  const file = readdirSync(SHARED).find((name) => name === 'blns.json');
  const strings: unknown = file ? JSON.parse(readFileSync(join(SHARED, file), 'utf8')) : [];
  return Array.isArray(strings) ? strings.filter((one) => typeof one === 'string' && one.trim() !== '') : [];
}

const strings = sharedStrings();
if (strings.length > 0) {
  test('every string of the shared set of hostile strings goes through a note unharmed', {
    timeout: 60_000,
  }, async () => {
    const { sam, kase } = await newWorld();
    const ill: string[] = [];
    for (const body of strings) {
      const answer = await sam.post(`/desk/cases/${kase.ref}/notes`, { body });
      const wanted = body.includes('\0') ? 422 : 303;
      if (answer.status !== wanted) ill.push(`${answer.status} ${body}`);
    }
    expect(ill).toEqual([]);
    for (let page = 1; page < 12; page += 1) {
      const answer = await sam.get(`/desk/cases/${kase.ref}?show=notes&page=${page}`);
      expect(answer.status).toBe(200);
      expect(answer.page().document.querySelectorAll('main script, main img, main iframe').length).toBe(0);
    }
  });
}
