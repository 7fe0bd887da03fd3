import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Desk, newTrust } from '../../test/harness.ts';
import { newWorld, type World } from '../../test/world.ts';
import { addWay, findPerson } from '../people/index.ts';
import { newId } from '../platform/ids.ts';
import { endThread } from '../platform/typst.ts';
import { LETTER, look, sendLetter, signedOff } from './documents.examples.ts';
import { LAYOUTS } from './layouts.rules.ts';
import { factsOf, hasPoppler, placesOn, structureOf, wordsOn } from './poppler.ts';
import { changeReach } from './reach.ts';
import { changeTemplate, listOffered } from './templates.ts';

let world: World;
let sam: Desk;
let base: string;
beforeEach(async () => {
  world = await newWorld();
  sam = world.sam;
  base = `/desk/cases/${world.kase.ref}/letters`;
});

const needs = (...list: string[]) =>
  sam.as((ctx) => ctx.db.updateTable('people').set({ needs: list }).where('id', '=', world.grace.id).execute());

/** Written, and asked for as a document before it goes. */
async function made(kind: 'pdf' | 'docx' | 'txt', body?: string) {
  const { query, asked } = await look(world, { ...LETTER, ...(body === undefined ? {} : { body }) });
  return { asked, query, ...(await sam.get(`${base}/check/${kind}?${query}`)) };
}

const UNICORN = 'Dear Grace, \u{1F984} we have your message.';

test('before it goes, a letter is looked at on paper as a PDF, and has the same bytes whenever it is asked for', async () => {
  const { query, page } = await look(world, LETTER);
  expect(page.document.querySelector(`a[href="${base}/check/pdf?${query}"]`)?.textContent).toContain('PDF');
  const first = await sam.get(`${base}/check/pdf?${query}`);
  expect([first.status, first.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(first.headers['content-disposition']).toBe(`inline; filename="letter-${world.kase.ref}.pdf"`);
  expect(first.headers['x-content-type-options']).toBe('nosniff');
  expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await sam.get(`${base}/check/pdf?${query}`)).bytes.equals(first.bytes)).toBe(true);
});

test('after it went by post, the PDF is the one that went and the Word document is the same, although names have changed', async () => {
  const { query } = await look(world, LETTER);
  const [seen, word] = [await sam.get(`${base}/check/pdf?${query}`), await sam.get(`${base}/check/docx?${query}`)];
  const at = await sendLetter(world, LETTER);
  await sam.as((ctx) =>
    ctx.db.updateTable('people').set({ name: 'Another Name' }).where('id', '=', world.grace.id).execute(),
  );
  const went = await sam.get(`${at}/pdf`);
  expect(went.status).toBe(200);
  expect(went.bytes.equals(seen.bytes)).toBe(true);
  // A package counts time in steps of two seconds.
  await new Promise((done) => setTimeout(done, 2100));
  expect((await sam.get(`${at}/docx`)).bytes.equals(word.bytes)).toBe(true);
  // What was kept and what is made again from what stands on the paper are the same bytes.
  endThread();
  const { again } = await sam.as(async (ctx) => {
    const { pdfOf } = await import('./documents.ts');
    const row = await ctx.db.selectFrom('letters').select('paper').executeTakeFirstOrThrow();
    return { again: row.paper && (await pdfOf(row.paper)) };
  });
  expect(again?.equals(went.bytes)).toBe(true);
  const views = await sam.as((ctx) => ctx.db.selectFrom('views').select('what').where('what', '=', 'print').execute());
  expect(views.length).toBeGreaterThan(0);
});

describe(
  hasPoppler ? 'as Poppler reads the PDF' : 'without Poppler, which is not installed here: by its bytes alone',
  () => {
    test('it is tagged, has a title and a language, and its headings and lists are headings and lists', async () => {
      const body = 'Dear Grace,\n\nWhat we have done:\nWe asked.\n\n- the ward\n- the doctor\n\n2. second\n3. third';
      const { bytes } = await made('pdf', body);
      const raw = bytes.toString('latin1');
      for (const word of ['/StructTreeRoot', '/MarkInfo', '/Lang (en-GB)', 'pdfuaid:part']) expect(raw).toContain(word);
      if (!hasPoppler) return;
      const structure = structureOf(bytes);
      for (const part of ['H1 ', 'P (block)', 'L (block)', 'LI (block)', 'LBody']) expect(structure).toContain(part);
      expect(structure).toMatch(/H1[^\n]*What we have done/);
      expect(factsOf(bytes)).toMatch(/Tagged:\s+yes/);
      expect(factsOf(bytes)).toMatch(/Title:\s+Letter from .*, PAL-26-/);
    });

    test('markup, brackets, very long words and twenty pages stay words', async () => {
      const hostile = '#panic("x") *no* $1$ `raw` <tag> \\ @ref // {{x}} \u0007 \ufeff אב Ωδ Żółć';
      const body = `${hostile.replace('{{x}}', '')}\n\n${'x'.repeat(3000)}\n\n${'Words.\n\n'.repeat(900)}`;
      const { status, bytes } = await made('pdf', body);
      expect([status, bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
      if (!hasPoppler) return;
      expect(Number(/Pages:\s+(\d+)/.exec(factsOf(bytes))?.[1])).toBeGreaterThan(19);
      expect(wordsOn(bytes)).toContain('#panic("x") *no* $1$ `raw` <tag> \\ @ref //');
      const right = Math.max(...[...placesOn(bytes).matchAll(/xMax="([\d.]+)"/g)].map(([, at]) => Number(at)));
      expect(right).toBeLessThan(595);
    });

    test('the address stands where the window of a DL envelope shows it, however long it is', async () => {
      const value = 'Flat 3\n12 High Street\nLittle Anytown\nAnytown\nAnyshire\nAN1 2BB\nEngland';
      await sam.as(async (ctx) => addWay(ctx, await findPerson(ctx, world.grace.id), { kind: 'address', value }));
      const { bytes } = await made('pdf');
      if (!hasPoppler) return expect(bytes.length).toBeGreaterThan(1000);
      const places = [
        ...placesOn(bytes).matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)</g),
      ];
      const millimetres = (points: string | undefined) => (Number(points) * 25.4) / 72;
      const shown = places.filter(([, , y]) => millimetres(y) > 52 && millimetres(y) < 81);
      expect(shown.map(([, , , , , word]) => word).join(' ')).toContain('Grace Okafor Flat 3');
      expect(shown.map(([, , , , , word]) => word).join(' ')).toContain('England');
      for (const [, left, top, right, bottom] of shown)
        expect([
          millimetres(left) > 20,
          millimetres(top) > 53,
          millimetres(right) < 103,
          millimetres(bottom) < 81.5,
        ]).toEqual([true, true, true, true]);
    });

    test('large print is made for who needs it, with how to reach us in it', async () => {
      await needs('large_print');
      const { bytes } = await made('pdf', 'Dear Grace, this is short.');
      if (!hasPoppler) return expect(bytes.length).toBeGreaterThan(1000);
      const height = /yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">short\./.exec(placesOn(bytes));
      expect(Number(height?.[2]) - Number(height?.[1])).toBeGreaterThan(17);
      expect(wordsOn(bytes).match(/Phone: /g)?.length ?? 0).toBe(wordsOn(bytes).includes('Phone:') ? 2 : 0);
    });
  },
);

test('letters that our fonts do not have are named before anything goes, and never printed as boxes', async () => {
  const { page, query } = await look(world, { ...LETTER, body: UNICORN });
  expect(page.text).toContain('This letter has letters that our fonts do not have: \u{1F984}');
  const refused = await sam.get(`${base}/check/pdf?${query}`);
  expect([refused.status, refused.page().text]).toEqual([422, expect.stringContaining('\u{1F984}')]);
  expect((await sam.get(`${base}/check/docx?${query}`)).status).toBe(200);
  const { page: arabic, query: with_ } = await look(world, { ...LETTER, body: 'Dear Grace, السلام عليكم' });
  expect(arabic.text).not.toContain('our fonts do not have');
  expect((await sam.get(`${base}/check/pdf?${with_}`)).status).toBe(200);
});

test('the Word document says the same, with headings, its language, and nothing that runs', async () => {
  const { status, headers, bytes } = await made(
    'docx',
    'Dear <b>Grace</b> & co,\n\nWhy:\nBecause.\n\n- one\n\n4. four',
  );
  expect([status, headers['content-disposition']]).toEqual([
    200,
    `attachment; filename="letter-${world.kase.ref}.docx"`,
  ]);
  const xml = partOf(bytes, 'word/document.xml');
  expect(xml).toContain('Dear &lt;b&gt;Grace&lt;/b&gt; &amp; co,');
  expect(xml).toMatch(/<w:pStyle w:val="Heading1"\/>.*Why/);
  expect(partOf(bytes, 'word/styles.xml')).toContain('w:val="en-GB"');
  expect(partOf(bytes, 'docProps/core.xml')).toContain('2026-11-24T00:00:00Z');
});

test('who needs Easy Read gets one idea in a row, and is told that the pictures are missing; who listens gets it spelled out', async () => {
  await needs('easy_read', 'large_print');
  const { page, query } = await look(world, { ...LETTER, body: 'We asked. They said yes.\n\nRing 020 7946 0000.' });
  expect(page.text).toContain('Easy Read, layout only');
  expect(page.text).toContain('You add the pictures');
  const xml = partOf((await sam.get(`${base}/check/docx?${query}`)).bytes, 'word/document.xml');
  expect(xml.match(/<w:tbl>/g)).toHaveLength(3);
  expect((await sam.get(`${base}/check/pdf?${query}`)).status).toBe(200);
  await needs('audio');
  const aloud = await sam.get(`${base}/check/txt?${query}`);
  expect(aloud.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(aloud.body).toContain('Ring 0 2 0, 7 9 4 6, 0 0 0 0.');
});

test('another format than the one they need is chosen with a reason, and kept with the letter', async () => {
  await needs('large_print');
  const { asked, query } = await look(world, LETTER);
  const bare = await sam.post(`${base}/format`, { ...asked, format: 'standard', why: '' });
  expect([bare.status, bare.page().errors]).toEqual([422, ['Say why it is not made as they need it']]);
  await sam.post(`${base}/format`, { ...asked, format: 'standard', why: 'She asked for it on one page.' });
  const page = (await sam.get(`${base}/check?${query}`)).page();
  expect(page.text).toContain('Format: Standard, 12 point');
  expect(page.text).toContain('Not as they need it: She asked for it on one page.');
  const sent = await sam.post(base, { ...asked, revision: page.value('revision') ?? '', keeps: '', needs_met: 'yes' });
  expect(sent.to).toContain('/letters/');
  const row = await sam.as((ctx) => ctx.db.selectFrom('letters').select('paper').executeTakeFirstOrThrow());
  expect(row.paper).toMatchObject({ format: 'standard', why: 'She asked for it on one page.' });
});

test('the same in another language goes along with who translated it; nobody named, or a bed number in it, and it does not', async () => {
  const { asked, query } = await look(world, LETTER);
  const keep = (more: object) => sam.post(`${base}/translation`, { ...asked, language: 'ur', ...more });
  const words = { translation: 'محترمہ گریس، ہم نے پوچھا ہے۔' };
  expect((await keep(words)).page().errors).toEqual(['Write who translated it']);
  expect((await keep({ ...words, translated_by: 'Anytown Languages', language: 'xx' })).page().errors).toEqual([
    'Choose the language',
  ]);
  expect((await keep({ ...words, translated_by: 'Anytown Languages', checked_by: 'Dr Khan' })).to).toContain('/check?');
  const page = (await sam.get(`${base}/check?${query}`)).page();
  expect(page.text).toContain('In Urdu as well, translated by Anytown Languages, checked by Dr Khan.');
  expect(page.document.querySelector('[lang="ur"][dir="rtl"]')?.textContent).toContain('محترمہ');
  const { bytes } = await sam.get(`${base}/check/pdf?${query}`);
  expect(bytes.toString('latin1')).toContain('/Lang (ur)');
  const at = await sendLetter(world, LETTER);
  const gone = (await sam.get(at)).page().text;
  expect(gone).toContain('محترمہ');
  expect(gone).toContain('In Urdu as well, translated by Anytown Languages, checked by Dr Khan.');
  expect((await sam.get(`${at}/txt`)).body).toContain('Urdu\n\nمحترمہ');
});

test('a translation or a format that changes after it was signed off is read again', async () => {
  const { asked, query } = await look(world, { template: 'We cannot look into this as a complaint', how: 'letter' });
  expect((await signedOff(world, asked)).text).toContain('Read and signed off');
  await sam.post(`${base}/translation`, {
    ...asked,
    language: 'pl',
    translation: 'Dzień dobry.',
    translated_by: 'Jan',
  });
  expect((await sam.get(`${base}/check?${query}`)).page().text).toContain('They are read again before they go');
});

test('the documents of a letter are of its case: another role, another trust, another case', async () => {
  const { query } = await look(world, LETTER);
  const at = await sendLetter(world, LETTER);
  const carol = await world.staff('complaints', 'Carol Day');
  const other = await (await newTrust()).staff('officer', 'Olu Stranger');
  for (const kind of ['pdf', 'docx', 'txt']) {
    expect((await carol.get(`${at}/${kind}`)).status).toBe(403);
    expect((await other.get(`${at}/${kind}`)).status).toBe(404);
    expect((await other.get(`${base}/check/${kind}?${query}`)).status).toBe(404);
    expect((await sam.get(`${base}/nothing/${kind}`)).status).toBe(404);
  }
  expect((await other.get(`${base}/translation?${query}`)).status).toBe(404);
});

/** The text of one part of a package. */
function partOf(bytes: Buffer, name: string): string {
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [packed, named, extra] = [
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
      bytes.readUInt16LE(at + 28),
    ];
    const from = at + 30 + named + extra;
    const data = bytes.subarray(from, from + packed);
    if (bytes.toString('utf8', at + 30, at + 30 + named) === name)
      return bytes.readUInt16LE(at + 8) === 8 ? inflateRawSync(data).toString() : data.toString();
    at = from + packed;
  }
  throw new Error(`No ${name} in it.`);
}

test('all letters that went by post on a day are printed as one PDF, each with pages of its own; what was undone is not', async () => {
  const sends = async (template: string) => sendLetter(world, { template, how: 'letter' });
  await sends('Where we are');
  await sends('Thank you');
  await look(world, { template: 'Acknowledgement', how: 'letter' });
  const page = (await sam.get('/desk/letters/post')).page();
  expect(page.text).toContain('Print all 2 (one PDF)');
  const pdf = await sam.get('/desk/letters/post/pdf?day=2026-11-24');
  expect([pdf.status, pdf.headers['content-disposition']]).toEqual([200, 'inline; filename="letters-2026-11-24.pdf"']);
  if (hasPoppler) {
    expect(wordsOn(pdf.bytes).match(/page 1 of 1/g)).toHaveLength(2);
    expect(factsOf(pdf.bytes)).toMatch(/Pages:\s+2\n/);
  }
  expect((await sam.get('/desk/letters/post?day=yesterday')).page().text).toContain('No letter went by post that day.');
  expect((await sam.get('/desk/letters/post?day=soon')).status).toBe(422);
  expect((await sam.get('/desk/letters/post/pdf?day=1/1/2020')).to).toBe('/desk/letters/post?day=2020-01-01');
  const other = await (await newTrust()).staff('officer', 'Olu Stranger');
  expect((await other.get('/desk/letters/post')).page().text).toContain('No letter went by post');
});

test('of more than a hundred letters of a day there are several PDFs, and none is left out', async () => {
  await sendLetter(world, { template: 'Thank you', how: 'letter' });
  await sam.as(async (ctx) => {
    const { id: _, ...letter } = await ctx.db.selectFrom('letters').selectAll().executeTakeFirstOrThrow();
    const rows = Array.from({ length: 102 }, () => ({
      ...{ ...letter, id: newId(ctx.now), paper: JSON.stringify(letter.paper) },
    }));
    await ctx.db.insertInto('letters').values(rows).execute();
  });
  const page = (await sam.get('/desk/letters/post')).page();
  const links = [...page.document.querySelectorAll('a[href*="/post/pdf"]')].map((a) => a.getAttribute('href') ?? '');
  expect(page.text).toContain('Print 1 to 100 (one PDF)Print 101 to 103 (one PDF)');
  expect(links).toHaveLength(2);
  if (hasPoppler) {
    const pages = await Promise.all(links.map(async (link) => factsOf((await sam.get(link)).bytes)));
    expect(pages.map((facts) => /Pages:\s+(\d+)/.exec(facts)?.[1])).toEqual(['100', '3']);
  }
  expect((await sam.get('/desk/letters/post/pdf?day=today&part=3')).to).toContain('/desk/letters/post?day=');
});

test('after the template, the address of the trust and the person have changed, what went has the same bytes', async () => {
  await world.sam.as(async (ctx) => addWay(ctx, world.grace, { kind: 'email', value: 'grace@example.org' }));
  const { asked } = await look(world, { ...LETTER, how: 'email' });
  await sam.post(`${base}/translation`, {
    ...{ ...asked, language: 'pl', translation: 'Dzień dobry.', translated_by: 'Jan' },
  });
  const letter = await sendLetter(world, LETTER);
  const before = await Promise.all(
    ['pdf', 'docx', 'txt'].map(async (kind) => (await sam.get(`${letter}/${kind}`)).bytes),
  );
  const mia = await world.staff('manager', 'Mia Long');
  await mia.as((ctx) =>
    changeReach(ctx, { phone: '020 7946 0099', texts: '', email: '', address: 'Elsewhere' }, '2026-11-24'),
  );
  const { name, ways, subject, template_id, body } = await mia.as(async (ctx) => {
    const found = (await listOffered(ctx)).find((one) => one.template_id === asked.template);
    if (!found) throw new Error('No template');
    return found;
  });
  const words = { name, ways, subject, second_reader: false, body: body.replace('This is about', 'It is about') };
  await mia.as((ctx) => changeTemplate(ctx, template_id, { words, from: '2026-11-24' }));
  await sam.as((ctx) =>
    ctx.db.updateTable('people').set({ name: 'Another Name' }).where('id', '=', world.grace.id).execute(),
  );
  endThread();
  for (const [at, kind] of ['pdf', 'docx', 'txt'].entries())
    expect([kind, (await sam.get(`${letter}/${kind}`)).bytes.equals(before[at] ?? Buffer.of())]).toEqual([kind, true]);
});

test('a layout by which letters went is never changed: whoever needs another adds the next number', () => {
  const print = (layout: string) => createHash('sha256').update(layout).digest('hex').slice(0, 16);
  expect(Object.entries(LAYOUTS).map(([number, layout]) => `${number} ${print(layout)}`)).toEqual([
    '1 32cbc83fb68b3b04',
    '2 844eba08969338e4',
  ]);
});
