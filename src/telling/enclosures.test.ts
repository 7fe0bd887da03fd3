import { expect, test } from 'vitest';
import { bigFile, JPEG, officeFile, PDF, videoOf } from '../../test/example-files.ts';
import { newTrust } from '../../test/harness.ts';
import { newVisitor } from '../../test/visitor.ts';
import { localDate } from '../platform/time.ts';
import { sayIn } from '../platform/tongue.ts';
import { MOST_OF_DAY, type Saying } from './enclosures.rules.ts';

const STORY = 'My mother fell in the night. This is what the floor looked like.';

async function newDoor() {
  const home = await newTrust();
  const sam = await home.staff('officer', 'Sam Reid');
  const visitor = newVisitor(home);
  await visitor.submit('/tell-us');
  home.clock.now = new Date(home.clock.now.getTime() + 60_000);
  return { ...home, sam, visitor };
}

type Door = Awaited<ReturnType<typeof newDoor>>;

/** The rest of the questions, to the end; the number of the case. */
async function goOn({ visitor }: Pick<Door, 'visitor'>): Promise<string> {
  await visitor.submit('/tell-us/contact', { way: 'email' });
  await visitor.submit('/tell-us/reach', { name: 'Grace Okafor', email: 'grace@example.com', message: 'yes' });
  for (const step of ['where', 'who', 'hope', 'needs', 'sharing']) await visitor.submit(`/tell-us/${step}`, {});
  const sent = await visitor.submit('/tell-us/sending');
  return /PAL-\d\d-\d{4,}/.exec(sent.page().text)?.[0] ?? '';
}

test('a photograph chosen beside the words goes along, and the officer sees it on the case at once', async () => {
  const door = await newDoor();
  const answer = await door.visitor.upload('/tell-us/what', [{ name: 'floor.jpg', bytes: JPEG }], { what: STORY });
  expect(answer.to).toBe('/tell-us/where');
  const back = (await door.visitor.get('/tell-us/what')).page();
  expect(back.value('what')).toBe(STORY);
  expect(back.one('.app-enclose__files')).toContain('floor.jpg, 22 bytes');
  const ref = await goOn(door);
  const kase = (await door.sam.get(`/desk/cases/${ref}`)).page();
  expect(kase.text).toContain(STORY);
  expect(kase.one('#files-block')).toContain('floor.jpg');
  const link = kase.document.querySelector('#files-block .app-files a')?.getAttribute('href') ?? '';
  expect((await door.sam.get(link)).bytes.equals(JPEG)).toBe(true);
  expect(await left(door)).toEqual([0, 0]);
});

test('the name of a file is cut short to whole letters, also where the cut goes through an emoji', async () => {
  const door = await newDoor();
  const name = `${'a'.repeat(56)}😀${'b'.repeat(20)}.jpg`;
  const answer = await door.visitor.upload('/tell-us/what', [{ name, bytes: JPEG }], { what: STORY });
  expect(answer.to).toBe('/tell-us/where');
  expect((await door.visitor.get('/tell-us/what')).page().one('.app-enclose__files')).toContain('a'.repeat(56));
  expect((await begin(door.visitor, { name: `😀${'c'.repeat(499)}`, size: 9 })).status).toBe(200);
});

const CHUNK = 262_144;
const JSON_ONLY = { accept: 'application/json' };
type Visitor = ReturnType<typeof newVisitor>;

/** What the script of the page does: begins a file, and sends one piece of it. */
async function begin(visitor: Visitor, file: { name: string; size: number; mark?: string }) {
  const answer = await visitor.post('/tell-us/files', { mark: '1', ...file, size: String(file.size) }, JSON_ONLY);
  const said = JSON.parse(answer.body) as { id: string; at: number; message: string; refused?: Saying };
  const no = said.refused && sayIn(undefined, said.refused.says, said.refused.values);
  return { status: answer.status, ...said, no };
}
async function sendPiece(visitor: Visitor, id: string, at: number, bytes: Buffer) {
  const piece = [{ name: 'piece', bytes, field: 'piece' }];
  const answer = await visitor.upload(`/tell-us/files/${id}/pieces`, piece, { at: String(at) }, JSON_ONLY);
  const { refused, ...said } = JSON.parse(answer.body) as { at?: number; whole?: string; refused?: Saying };
  return { status: answer.status, ...said, refused: refused && sayIn(undefined, refused.says, refused.values) };
}

test('a video comes in piece by piece; a broken line, an answer that was lost and a forged place cost nothing', async () => {
  const door = await newDoor();
  const film = bigFile(videoOf(190), 2 * CHUNK + 1000);
  const { id } = await begin(door.visitor, { name: 'Ben signs.mp4', size: film.length });
  const first = film.subarray(0, CHUNK);
  expect(await sendPiece(door.visitor, id, 0, first)).toMatchObject({ status: 200, at: CHUNK });
  expect(await sendPiece(door.visitor, id, 0, first)).toMatchObject({ status: 200, at: CHUNK });
  for (const forged of [-1, 5, 2 * CHUNK, 1e15])
    expect(await sendPiece(door.visitor, id, forged, first)).toMatchObject({ status: 200, at: CHUNK });
  // The page is opened again on another day, and the same file is chosen.
  const page = (await door.visitor.get('/tell-us/what')).page();
  expect(page.one('.app-enclose__files')).toContain('256 KB of 513 KB arrived. Choose it again');
  expect(await begin(door.visitor, { name: 'Ben signs.mp4', size: film.length })).toMatchObject({ id, at: CHUNK });
  await sendPiece(door.visitor, id, CHUNK, film.subarray(CHUNK, 2 * CHUNK));
  const done = await sendPiece(door.visitor, id, 2 * CHUNK, film.subarray(2 * CHUNK));
  expect(done).toMatchObject({ at: film.length, whole: 'Ben signs.mp4, 513 KB' });
  expect(await sendPiece(door.visitor, id, 2 * CHUNK, first)).toMatchObject({ at: film.length });
  await door.visitor.submit('/tell-us/what', { what: STORY });
  const ref = await goOn(door);
  const kase = (await door.sam.get(`/desk/cases/${ref}`)).page();
  expect(kase.one('#files-block')).toContain('Video, 3 minutes 10 seconds, 513 KB');
  const link = kase.document.querySelector('#files-block .app-files a')?.getAttribute('href') ?? '';
  expect((await door.sam.get(link)).bytes.equals(film)).toBe(true);
});

test('somebody who signs sends a video and writes nothing; the officer watches it and phones nobody', async () => {
  const door = await newDoor();
  await door.visitor.submit('/tell-us', { bsl: 'yes' });
  door.clock.now = new Date(door.clock.now.getTime() + 60_000);
  const page = (await door.visitor.get('/tell-us/what')).page();
  expect(page.heading).toBe('Send us a video in British Sign Language (BSL)');
  expect((await door.visitor.post('/tell-us/what', { what: '' })).page().errors).toEqual([
    'Add your video, or write what happened',
  ]);
  await door.visitor.upload('/tell-us/what', [{ name: 'me.mp4', bytes: videoOf(190) }], { what: '' });
  await door.visitor.submit('/tell-us/contact', { way: 'email' });
  const ref = await goOn(door);
  const kase = (await door.sam.get(`/desk/cases/${ref}`)).page();
  expect(kase.text).toContain('BSL user. Do not phone.');
  expect(kase.one('#files-block')).toContain('BSL video, 3 minutes 10 seconds');
  expect(kase.text).toContain('What they tell us is in what they sent along.');
});

test('what a file is decides whether it goes along, not its name; the words stay and the good files stand', async () => {
  const door = await newDoor();
  const refused: [string, Buffer | string, string][] = [
    ['photo.jpg', Buffer.from(`MZ${'\0'.repeat(200)}`, 'latin1'), 'photo.jpg is a program'],
    ['photo.png', '<!DOCTYPE html><script>alert(1)</script>', 'photo.png is a web page'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'drawing.svg is a web page'],
    [
      'letter.docx',
      officeFile(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin']),
      'letter.docx holds macros',
    ],
    ['42.zip', officeFile(['../../../etc/passwd', '42/42.zip']), '42.zip is a folder of files in one'],
    ['empty.mp4', '', 'empty.mp4 is empty'],
  ];
  for (const [name, bytes, words] of refused) {
    const files = [
      { name, bytes },
      { name: 'good.jpg', bytes: JPEG },
    ];
    const answer = await door.visitor.upload('/tell-us/what', files, { what: STORY });
    expect([name, answer.status]).toEqual([name, 422]);
    expect(answer.page().errors[0]).toContain(words);
    expect(answer.page().value('what')).toBe(STORY);
  }
  expect(await left(door)).toEqual([1, 1]);
  const path = [{ name: '..\\..\\x/<b>evil</b>\u202egpj.jpg', bytes: PDF }];
  await door.visitor.upload('/tell-us/what', path, { what: STORY });
  const ref = await goOn(door);
  const names = (await door.sam.get(`/desk/cases/${ref}/files`)).page().all('.app-files__name');
  expect(names.join(' ')).toContain('b_gpj.jpg.pdf');
  expect(names.join(' ')).not.toMatch(/\.\.|<|\u202e/);
});

test('what is announced is what comes: too big, too much, too many, and for the wrong kind are told and leave nothing', async () => {
  const door = await newDoor();
  const MB = 1024 * 1024;
  const say = async (size: number, name = 'film.mp4') => (await begin(door.visitor, { name, size })).no;
  expect(await say(201 * MB)).toBe('film.mp4 is too big. It must be smaller than 200 MB.');
  for (const none of [0, -5, Number.NaN, 1.5]) expect(await say(none)).toContain('film.mp4 is empty');
  expect(await left(door)).toEqual([0, 0]);
  // A text as long as a video.
  const text = await begin(door.visitor, { name: 'film.mp4', size: 100 * MB });
  const words = Buffer.alloc(CHUNK, 'words ');
  expect(await sendPiece(door.visitor, text.id, 0, words)).toMatchObject({
    refused: 'film.mp4 is too big. It must be smaller than 25 MB.',
  });
  expect(await sendPiece(door.visitor, text.id, 0, words)).toMatchObject({ status: 404 });
  // More than was announced; less than a whole chunk in the middle.
  for (const bytes of [Buffer.alloc(2_000), Buffer.alloc(500)]) {
    const small = await begin(door.visitor, { name: 'a.jpg', size: 1_000 });
    expect((await sendPiece(door.visitor, small.id, 0, bytes)).refused).toContain('changed on its way');
  }
  expect(await left(door)).toEqual([0, 0]);
  await begin(door.visitor, { name: 'one.mp4', size: 200 * MB });
  expect(await say(60 * MB, 'two.mp4')).toContain('too big together');
  for (let n = 1; n < 10; n += 1) await begin(door.visitor, { name: `${n}.jpg`, size: 10 });
  expect(await say(10, 'eleventh.jpg')).toContain('You can send 10 files');
});

test('where what was chosen is too much altogether, the words beside it stay', async () => {
  const door = await newDoor();
  const tooMuch = { 'content-length': String(300 * 1024 * 1024) };
  const file = [{ name: 'film.mp4', bytes: videoOf(60) }];
  const answer = await door.visitor.upload('/tell-us/what', file, { what: STORY }, tooMuch);
  expect([answer.status, answer.page().value('what')]).toEqual([422, STORY]);
  expect(answer.page().errors[0]).toContain('too big together');
  // Nothing of the words arrived: what was kept of them before stands.
  const again = await door.visitor.upload('/tell-us/what', file, {}, tooMuch);
  expect([again.status, again.page().value('what')]).toEqual([422, STORY]);
  expect((await door.visitor.get('/tell-us/what')).page().value('what')).toBe(STORY);
});

test('once a trust has taken in as much as it takes in a day, the words still go', async () => {
  const door = await newDoor();
  await door.asSystem((ctx) =>
    ctx.db
      .insertInto('enclosure_days')
      .values({ trust_id: ctx.trust.id, came_on: localDate(ctx.now), bytes: MOST_OF_DAY - 10 })
      .execute(),
  );
  const answer = await door.visitor.upload('/tell-us/what', [{ name: 'a.jpg', bytes: JPEG }], { what: STORY });
  expect(answer.page().errors[0]).toContain('We cannot take more files today. Send your words now');
  const { id } = await begin(door.visitor, { name: 'a.jpg', size: JPEG.length });
  expect((await sendPiece(door.visitor, id, 0, JPEG)).refused).toContain('We cannot take more files today');
  expect(await left(door)).toEqual([0, 0]);
  await door.visitor.submit('/tell-us/what', { what: STORY });
  expect(await goOn(door)).toMatch(/^PAL-/);
});

test('a file of somebody else, of another trust, or of no name is not there', async () => {
  const [door, other] = [await newDoor(), await newDoor()];
  const { id } = await begin(door.visitor, { name: 'a.jpg', size: JPEG.length });
  const second = newVisitor(door);
  await second.submit('/tell-us');
  for (const visitor of [second, other.visitor, newVisitor(door)])
    expect((await sendPiece(visitor, id, 0, JPEG)).status).toBe(404);
  for (const name of ['x', '0', 'a'.repeat(400), '00000000-0000-7000-8000-000000000000'])
    expect([name, (await sendPiece(door.visitor, encodeURIComponent(name), 0, JPEG)).status]).toEqual([name, 404]);
  await second.upload('/tell-us/what', [], { what: 'x', act: `away ${id}` });
  expect((await second.post(`/tell-us/files/${id}/removal`, {}, JSON_ONLY)).status).toBe(404);
  expect(await left(door)).toEqual([1, 0]);
});

test('taken away, thrown away or a week old, nothing of it is left; pressed twice it is the same', async () => {
  const door = await newDoor();
  const add = () => door.visitor.upload('/tell-us/what', [{ name: 'a.jpg', bytes: JPEG }], { what: STORY, act: 'add' });
  expect((await add()).to).toBe('/tell-us/what#enclose');
  await add();
  expect(await left(door)).toEqual([1, 1]);
  const away = (await door.visitor.get('/tell-us/what')).page().document.querySelector('[value^="away "]');
  for (let press = 0; press < 2; press += 1) {
    const act = away?.getAttribute('value') ?? '';
    expect((await door.visitor.upload('/tell-us/what', [], { what: STORY, act })).to).toBe('/tell-us/what#enclose');
  }
  expect(await left(door)).toEqual([0, 0]);
  await add();
  await door.visitor.submit('/tell-us/throwing-away');
  expect(await left(door)).toEqual([0, 0]);
  await door.visitor.submit('/tell-us');
  await add();
  door.clock.now = new Date(door.clock.now.getTime() + 8 * 86_400_000);
  await door.runSweep('telling.forget');
  expect(await left(door)).toEqual([0, 0]);
});

test('what has not arrived whole keeps the message back, with what to do; after sending nothing more comes', async () => {
  const door = await newDoor();
  await door.visitor.submit('/tell-us/what', { what: STORY });
  const film = bigFile(videoOf(60), 2 * CHUNK);
  const { id } = await begin(door.visitor, { name: 'film.mp4', size: film.length });
  await sendPiece(door.visitor, id, 0, film.subarray(0, CHUNK));
  expect(await goOn(door)).toBe('');
  const page = (await door.visitor.open('/tell-us/what?from=check')).page();
  expect(page.errors).toEqual(['film.mp4 has not arrived whole. Choose it again to go on, or take it away.']);
  await sendPiece(door.visitor, id, CHUNK, film.subarray(CHUNK));
  expect(await goOn(door)).toMatch(/^PAL-/);
  expect(await sendPiece(door.visitor, id, 0, film.subarray(0, CHUNK))).toMatchObject({ status: 422 });
  expect((await begin(door.visitor, { name: 'more.jpg', size: 10 })).message).toContain('was sent already');
  expect(await left(door)).toEqual([0, 0]);
});

test('chosen again where the browser cannot go on, the file comes anew in the place of the one that stopped', async () => {
  const door = await newDoor();
  await door.visitor.submit('/tell-us/what', { what: STORY });
  const film = bigFile(videoOf(60), 2 * CHUNK);
  const { id } = await begin(door.visitor, { name: 'film.mp4', size: film.length });
  await sendPiece(door.visitor, id, 0, film.subarray(0, CHUNK));
  const again = await begin(door.visitor, { name: 'film.mp4', size: film.length, mark: 'a copy of it' });
  expect(again.at).toBe(0);
  await sendPiece(door.visitor, again.id, 0, film.subarray(0, CHUNK));
  await door.visitor.upload('/tell-us/what', [{ name: 'film.mp4', bytes: film }], { what: STORY, act: 'add' });
  expect(await left(door)).toEqual([1, 2]);
  expect(await goOn(door)).toMatch(/^PAL-/);
});

test('of uploads all at once from one address twelve come in, the next one waits, and everybody else goes on', async () => {
  const door = await newDoor();
  const photo = [{ name: 'a.jpg', bytes: bigFile(JPEG, CHUNK) }];
  let release = () => {};
  const released = new Promise<void>((go) => {
    release = go;
  });
  const slow = Array.from({ length: 13 }, () =>
    door.visitor.uploadSlowly('/tell-us/what', photo, { what: STORY }, released),
  );
  // Twelve are on their way and stay so: only the one that is refused has its answer.
  const refused = await Promise.race(slow);
  expect(refused.status).toBe(429);
  expect(refused.page().text).toContain('What you typed is not lost');
  const second = newVisitor(door);
  await second.submit('/tell-us');
  expect((await second.upload('/tell-us/what', [{ name: 'b.jpg', bytes: JPEG }], { what: STORY })).status).toBe(303);
  release();
  const statuses = (await Promise.all(slow)).map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array(12).fill(303), 429]);
  expect((await door.visitor.upload('/tell-us/what', photo, { what: STORY })).status).toBe(303);
  expect(await left(door)).toEqual([2, 2]);
});

/** How many files, and chunks of them, stand outside any case. */
async function left(door: Pick<Door, 'asSystem'>) {
  return door.asSystem(async (ctx) => {
    const of = (table: 'enclosures' | 'enclosure_chunks') =>
      ctx.db.selectFrom(table).select('trust_id').where('trust_id', '=', ctx.trust.id).execute();
    return [(await of('enclosures')).length, (await of('enclosure_chunks')).length];
  });
}
