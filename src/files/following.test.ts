import { expect, test } from 'vitest';
import { JPEG, PDF } from '../../test/example-files.ts';
import { newWorld } from '../../test/world.ts';
import { findCase, listCaseMerges, lockOut, mergeCases, openCase, undoCaseMerge } from '../cases/index.ts';
import { listFiles } from './files.ts';

const letter = { name: 'Letter from Grace.pdf', bytes: PDF };
const photo = { name: 'fall.jpg', bytes: JPEG };

type World = Awaited<ReturnType<typeof newWorld>>;

const entryWith = async ({ sam, kase }: World, words: string) => {
  const { document } = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  const entry = [...document.querySelectorAll('.app-timeline__entry')].find((one) => one.textContent?.includes(words));
  return {
    text: entry?.textContent ?? '',
    link: entry?.querySelector('a[href*="/files?"]')?.getAttribute('href') ?? '',
  };
};

const saveNote = ({ sam, kase }: World, body: string, files: readonly { name: string; bytes: Buffer | string }[]) =>
  sam.upload(`/desk/cases/${kase.ref}/notes`, files, {}, { body });

test('a note is saved together with its files, which stand below its words', async () => {
  const world = await newWorld();
  const answer = await saveNote(world, 'She sent the letter.\r\nAnd a picture.', [letter, photo]);
  expect(answer.to).toBe(`/desk/cases/${world.kase.ref}?done=note`);
  const { text } = await entryWith(world, 'She sent the letter.');
  expect(text).toContain('Letter from Grace.pdf');
  expect(text).toContain('fall.jpg');
  const files = (await world.sam.get(`/desk/cases/${world.kase.ref}/files`)).page();
  expect(files.all('.app-files li')[0]).toContain('with a note');
});

test('a second press of a note with a file changes nothing and says nothing new', async () => {
  const world = await newWorld();
  for (const _ of [1, 2])
    expect((await saveNote(world, 'Once only', [letter])).to).toBe(`/desk/cases/${world.kase.ref}?done=note`);
  const notes = await world.sam.as((ctx) =>
    ctx.db
      .selectFrom('notes')
      .select('id')
      .where('body', '=', 'Once only')
      .where('trust_id', '=', ctx.trust.id)
      .execute(),
  );
  expect(notes).toHaveLength(1);
  expect(await world.sam.as((ctx) => listFiles(ctx, world.kase))).toHaveLength(2);
});

test('where one file of a note is refused nothing is saved, and the words are still in the form', async () => {
  const world = await newWorld();
  const bad = { name: 'drawing.svg', bytes: '<svg/>' };
  const answer = await saveNote(world, 'Keep these words', [letter, bad]);
  expect(answer.status).toBe(422);
  const page = answer.page();
  expect(page.errors).toEqual([expect.stringContaining('drawing.svg was not added: it is a web page')]);
  expect(page.value('body')).toBe('Keep these words');
  expect(page.one('#files-block')).not.toContain('Letter from Grace');
  const empty = await saveNote(world, '', [letter]);
  expect(empty.page().errors).toEqual(['Write a note']);
  const json = await world.sam.upload(
    `/desk/cases/${world.kase.ref}/notes`,
    [bad],
    { accept: 'application/json' },
    { body: 'Keep these words' },
  );
  expect([json.status, json.json().errors]).toEqual([422, [expect.stringContaining('drawing.svg was not added')]]);
  expect(await world.sam.as((ctx) => listFiles(ctx, world.kase))).toHaveLength(1);
  expect((await entryWith(world, 'Keep these words')).text).toBe('');
});

test('a note of 50,000 letters comes whole beside a file', async () => {
  const world = await newWorld();
  const body = '漢'.repeat(49_000);
  expect((await saveNote(world, body, [letter])).status).toBe(303);
  const note = await world.sam.as((ctx) =>
    ctx.db
      .selectFrom('notes')
      .select('body')
      .where('trust_id', '=', ctx.trust.id)
      .orderBy('id', 'desc')
      .executeTakeFirst(),
  );
  expect(note?.body).toBe(body);
});

test('a contact is recorded with the letter that came', async () => {
  const world = await newWorld();
  const { sam, kase } = world;
  expect((await sam.get(`/desk/cases/${kase.ref}/contacts/new`)).page().document.querySelector('#files')).toBeTruthy();
  const fields = { words: 'A letter about the fall.', channel: 'letter', direction: 'in' };
  const answer = await sam.upload(`/desk/cases/${kase.ref}/contacts`, [letter], {}, fields);
  expect(answer.to).toBe(`/desk/cases/${kase.ref}?done=contact`);
  expect((await entryWith(world, 'A letter about the fall.')).text).toContain('Letter from Grace.pdf');
  const refused = await sam.upload(`/desk/cases/${kase.ref}/contacts`, [photo], {}, { ...fields, words: '' });
  expect(refused.page().errors).toEqual(['Write what was said']);
  expect(await sam.as((ctx) => listFiles(ctx, kase))).toHaveLength(2);
});

test('a file is added to an entry afterwards, and what the case had already joins it', async () => {
  const world = await newWorld();
  const { sam, kase } = world;
  const { link } = await entryWith(world, 'Her mother fell.');
  expect((await sam.get(link)).page().text).toContain('They go with: Phone, 24 November');
  await sam.upload(`/desk/cases/${kase.ref}/files`, [photo]);
  const answer = await sam.upload(`/desk/cases/${kase.ref}/files`, [letter], {}, { contact: world.contact });
  expect(answer.to).toBe(`/desk/cases/${kase.ref}?done=file`);
  await sam.upload(`/desk/cases/${kase.ref}/files`, [photo], {}, { contact: world.contact });
  const { text } = await entryWith(world, 'Her mother fell.');
  expect(text).toContain('Letter from Grace.pdf');
  expect(text).toContain('fall.jpg');
});

test('an entry of another case, a forged or malformed one is no place for a file', async () => {
  const [world, other] = [await newWorld(), await newWorld()];
  const { sam, kase } = world;
  const second = await sam.as((ctx) => openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now }));
  const wrong: Record<string, string>[] = [
    { note: other.note },
    { note: 'x' },
    { contact: "' or 1=1" },
    { contact: world.note },
  ];
  for (const fields of wrong) {
    expect((await sam.upload(`/desk/cases/${kase.ref}/files`, [letter], {}, fields)).status).toBe(404);
    expect((await sam.get(`/desk/cases/${kase.ref}/files?${new URLSearchParams(fields)}`)).status).toBe(404);
  }
  expect((await sam.upload(`/desk/cases/${second.ref}/files`, [letter], {}, { note: world.note })).status).toBe(404);
  expect(await sam.as((ctx) => listFiles(ctx, kase))).toHaveLength(1);
});

test('a file in the wrong case is moved to the right one with its bytes, and the wrong one says where it went and not what it was', async () => {
  const world = await newWorld();
  const { sam, kase } = world;
  await saveNote(world, 'From the wrong family', [letter]);
  const [file] = await sam.as((ctx) => listFiles(ctx, kase));
  const right = await sam.as((ctx) => openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now }));
  const address = `/desk/cases/${kase.ref}/files/${file?.id}/move`;
  expect((await sam.get(address)).page().text).toContain('Letter from Grace.pdf');
  expect((await sam.post(address, { ref: 'PAL-1', reason: '' })).page().errors).toEqual(['Write why it belongs there']);
  expect((await sam.post(address, { ref: 'PAL-99-9999', reason: 'x' })).page().errors[0]).toContain('No case has');
  expect((await sam.post(address, { ref: kase.ref, reason: 'x' })).page().errors[0]).toContain('in this case already');
  const answer = await sam.post(address, { ref: right.ref, reason: 'Same surname' });
  expect((await sam.get(answer.to)).page().one('.app-banner')).toContain('in the other case now');
  const moved = await sam.get(`/desk/cases/${right.ref}/files/${file?.id}`);
  expect(moved.bytes.equals(PDF)).toBe(true);
  for (const way of ['', '/preview', '/move', '/error'])
    expect((await sam.get(`/desk/cases/${kase.ref}/files/${file?.id}${way}`)).status).toBe(404);
  const [wrong, there] = [await sam.get(`/desk/cases/${kase.ref}`), await sam.get(`/desk/cases/${right.ref}`)];
  expect(wrong.page().one('.app-timeline')).toContain(`A file was moved to ${right.ref}`);
  expect(wrong.body).not.toContain('Letter from Grace');
  expect((await sam.get(`/desk/cases/${kase.ref}/print?details=with`)).body).not.toContain('Letter from Grace');
  expect(there.page().one('.app-timeline')).toContain(`A file was moved here from ${kase.ref}`);
  expect((await sam.get(`/desk/cases/${right.ref}/files`)).page().text).toContain('Moved here: Same surname');
  expect((await sam.post(address, { ref: right.ref, reason: 'second press' })).status).toBe(404);
});

test('a file is not moved into a case that somebody may not open, nor twice into the same case', async () => {
  const world = await newWorld();
  const { sam, kase, file, asSystem, staff } = world;
  const closed = await sam.as((ctx) => openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now }));
  const priya = await staff('officer', 'Priya Nair');
  await asSystem((ctx) => lockOut(ctx, closed, { names: [priya.id], reason: 'Her own matter' }));
  const address = `/desk/cases/${kase.ref}/files/${file}/move`;
  expect((await priya.post(address, { ref: closed.ref, reason: 'x' })).page().errors[0]).toContain('No case has');
  await sam.upload(`/desk/cases/${closed.ref}/files`, [{ name: 'same.txt', bytes: 'Visited on Tuesday.' }]);
  expect((await sam.post(address, { ref: closed.ref, reason: 'x' })).page().errors[0]).toContain(
    'has this file already',
  );
  const reader = await staff('complaints', 'Cara Dunn');
  expect((await reader.get(address)).status).toBe(403);
});

test('a split takes the chosen files along, each with who added it, and an undo strikes the copies only', async () => {
  const world = await newWorld();
  const { sam, kase, contact } = world;
  await sam.upload(`/desk/cases/${kase.ref}/files`, [letter, photo], {}, { contact });
  const split = `/desk/cases/${kase.ref}/contacts/${contact}/split`;
  const page = (await sam.get(split)).page();
  const boxes = [...page.document.querySelectorAll('input[name="files_along"]')];
  expect(boxes.map((box) => box.hasAttribute('checked'))).toEqual([true, true]);
  const chosen = (await sam.as((ctx) => listFiles(ctx, kase))).find(({ name }) => name === letter.name);
  const fields = { words: 'The letter', where: 'new', type: 'concern', files_along: chosen?.id ?? '' };
  const again = (await sam.post(split, { ...fields, words: '' })).page();
  const kept = [...again.document.querySelectorAll('input[name="files_along"]')];
  expect(kept.map((box) => box.hasAttribute('checked')).filter(Boolean)).toHaveLength(1);
  await sam.post(split, fields);
  const part = await sam.as((ctx) =>
    ctx.db.selectFrom('contacts').select(['id', 'case_id']).where('split_from', '=', contact).executeTakeFirstOrThrow(),
  );
  const there = await sam.as((ctx) => listFiles(ctx, { id: part.case_id ?? '' }));
  expect(there.map(({ name, added_by }) => [name, added_by])).toEqual([[letter.name, sam.id]]);
  const copy = await sam.as((ctx) =>
    ctx.db
      .selectFrom('file_chunks')
      .select('bytes')
      .where('file_id', '=', there[0]?.id ?? '')
      .executeTakeFirstOrThrow(),
  );
  expect(copy.bytes.equals(PDF)).toBe(true);
  await sam.post(`${split}/${part.id}/undo`);
  const files = await sam.as((ctx) => listFiles(ctx, kase));
  expect(files.filter(({ error_at }) => error_at).map(({ error_reason }) => error_reason)).toEqual([
    'The split was undone',
  ]);
  expect(files.filter(({ error_at }) => !error_at)).toHaveLength(3);
});

test('files stand with their own entries while two cases are one, and in their own case after the undo', async () => {
  const world = await newWorld();
  const { sam, kase } = world;
  const twice = await sam.as((ctx) => openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now }));
  await sam.upload(`/desk/cases/${twice.ref}/notes`, [letter], {}, { body: 'Second case, its letter' });
  await sam.as(async (ctx) => mergeCases(ctx, await findCase(ctx, kase.ref), await findCase(ctx, twice.ref), ''));
  const { text, link } = await entryWith(world, 'Second case, its letter');
  expect(text).toContain('Letter from Grace.pdf');
  expect((await sam.get(link)).status).toBe(200);
  await sam.upload(`/desk/cases/${kase.ref}/files`, [photo], {}, { note: world.note });
  await sam.as(async (ctx) => {
    for (const merge of await listCaseMerges(ctx, await findCase(ctx, kase.ref))) await undoCaseMerge(ctx, merge);
  });
  const names = async (ref: string) => (await sam.get(`/desk/cases/${ref}/files`)).page().one('.app-files');
  expect(await names(twice.ref)).toContain('Letter from Grace.pdf');
  expect(await names(kase.ref)).not.toContain('Letter from Grace.pdf');
  expect(await names(kase.ref)).toContain('fall.jpg');
});
