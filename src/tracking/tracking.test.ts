import { afterAll, beforeAll, expect, test } from 'vitest';
import { open } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld } from '../../test/world.ts';
import { makePromise } from '../cases/index.ts';
import { addWay, changePerson, findPerson } from '../people/index.ts';

const HOUR = 3_600_000;
const EMAIL = 'grace@example.com';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
  sendBy(server);
});
afterAll(async () => {
  await server.stop();
  delete open().house.senders;
  delete open().house.mailFrom;
});

/** A case whose caller PALS can write to, and somebody at the public pages. */
async function newTrack() {
  const world = await newWorld();
  await world.asSystem(async (ctx) => addWay(ctx, world.grace, { kind: 'email', value: EMAIL }));
  server.mails.length = 0;
  const visitor = newVisitor(world);
  const codes = async () => {
    await world.runJobs();
    await world.runJobs();
    return server.mails.map(({ raw }) => /Your code is (\d{6})\./.exec(raw)?.[1] ?? '');
  };
  const comeIn = async (way = EMAIL) => {
    await visitor.submit('/track', { ref: world.kase.ref, way });
    const code = (await codes()).at(-1) ?? '';
    const answer = await visitor.post('/track/code', { code });
    return { path: answer.to, page: await visitor.get(answer.to) };
  };
  return { ...world, visitor, codes, comeIn };
}

test('with the number and the code that came by email, somebody sees how it stands and by when they hear', async () => {
  const track = await newTrack();
  await track.sam.as((ctx) =>
    makePromise(ctx, {
      ...{ kind: 'call_back', owner: track.sam.id, case: track.kase.id, person: track.grace.id },
      due: new Date(ctx.now.getTime() + 20 * 60_000),
    }),
  );
  const { page } = await track.comeIn(' GRACE@example.com ');
  expect(page.page().heading).toBe('What is happening');
  expect(page.page().text).toContain(track.kase.ref);
  expect(page.page().text).toMatch(/We will contact you by .+ today/);
  expect(page.page().title).toMatch(/^Your contact/);
  expect(page.page().document.querySelector('header a')).toBeNull();
  expect(page.page().text).not.toMatch(/Okafor|Ward 7B/);
});

test('a wrong number, a wrong address and the right ones get one and the same answer; only the right ones get a code', async () => {
  const track = await newTrack();
  const asked = await Promise.all(
    [
      { ref: track.kase.ref, way: 'stranger@example.com' },
      { ref: 'PAL-26-9999', way: EMAIL },
      { ref: track.kase.ref, way: EMAIL },
    ].map((fields) => newVisitor(track).submit('/track', fields)),
  );
  const texts = asked.map((answer) => answer.page().text);
  expect(new Set(texts).size).toBe(1);
  expect(await track.codes()).toHaveLength(1);
});

test('a code is guessed five times and no more, and is good once', async () => {
  const track = await newTrack();
  await track.visitor.submit('/track', { ref: track.kase.ref, way: EMAIL });
  const [code = ''] = await track.codes();
  const wrong = code === '000000' ? '000001' : '000000';
  for (let at = 0; at < 5; at += 1) expect((await track.visitor.post('/track/code', { code: wrong })).status).toBe(422);
  expect((await track.visitor.post('/track/code', { code })).page().errors).toEqual([
    'This code has run out. Ask for another one.',
  ]);
  const again = await newTrack();
  await again.comeIn();
  const [used = ''] = await again.codes();
  expect((await again.visitor.post('/track/code', { code: used })).status).toBe(422);
});

test('who asks for one number again and again waits, whatever address they come from', async () => {
  const track = await newTrack();
  const ask = () => newVisitor(track).post('/track', { ref: track.kase.ref, way: 'stranger@example.com' });
  for (let at = 0; at < 6; at += 1) expect((await ask()).status).toBe(303);
  expect((await ask()).page().errors[0]).toMatch(/Too many tries/);
});

test('the code of one person opens nothing of another case, and the page closes after an hour', async () => {
  const track = await newTrack();
  const { path } = await track.comeIn();
  track.clock.now = new Date(track.clock.now.getTime() + HOUR + 1);
  const over = await newVisitor(track).get(path);
  expect(over.status).toBe(410);
  expect(over.page().text).toContain('Leave this page quickly');
});

test('somebody who is never to be written to there gets no code', async () => {
  const track = await newTrack();
  await track.sam.as(async (ctx) => {
    const grace = await findPerson(ctx, track.grace.id);
    await changePerson(ctx, grace, { unsafe: true, no_messages: true });
  });
  await track.visitor.submit('/track', { ref: track.kase.ref, way: EMAIL });
  expect(await track.codes()).toEqual([]);
});

test('what they add is on the case, and somebody is to look at it', async () => {
  const track = await newTrack();
  const { path } = await track.comeIn();
  expect((await track.visitor.post(`${path}/addition`, { words: ' ' })).page().errors).toEqual([
    'Write what you want to add',
  ]);
  const done = await track.visitor.submit(`${path}/addition`, { words: 'She was moved on Sunday as well.' });
  expect(done.page().text).toContain('We have what you added.');
  const kase = (await track.sam.get(`/desk/cases/${track.kase.ref}`)).page().text;
  expect(kase).toContain('She was moved on Sunday as well.');
  expect(kase).toContain('They added something on the web');
});

test('"I am not happy" and "Make a complaint" are promises; a second press is the first', async () => {
  const track = await newTrack();
  const mia = await track.staff('manager', 'Mia Long');
  const { path } = await track.comeIn();
  await track.visitor.submit(`${path}/unhappy`);
  const again = await track.visitor.submit(`${path}/unhappy`);
  await track.visitor.submit(`${path}/complaint`);
  expect(again.page().text).toContain('We are sorry');
  const rows = await track.asSystem((ctx) =>
    ctx.db
      .selectFrom('promises')
      .select(['about', 'owner_id'])
      .where('trust_id', '=', ctx.trust.id)
      .where('kind', '=', 'look_into')
      .where('about', 'like', 'They%')
      .execute(),
  );
  expect(rows.map(({ about }) => about).sort()).toEqual([
    'They are not happy with how this is going: call them',
    'They want to make a complaint: tell them how',
  ]);
  expect(rows.find(({ about }) => about.includes('not happy'))?.owner_id).toBe(mia.id);
});

test('what is kept of an ask says nothing of who asked, and is gone after a day', async () => {
  const track = await newTrack();
  await track.visitor.submit('/track', { ref: track.kase.ref, way: 'stranger@example.com' });
  const rows = () =>
    track.asSystem((ctx) => ctx.db.selectFrom('track_asks').selectAll().where('trust_id', '=', ctx.trust.id).execute());
  expect(JSON.stringify(await rows())).not.toContain('stranger');
  track.clock.now = new Date(track.clock.now.getTime() + 26 * HOUR);
  await track.runSweep('tracking.forget');
  expect(await rows()).toEqual([]);
});

test('what is added and may mean danger is read before all else', async () => {
  const track = await newTrack();
  const { path } = await track.comeIn();
  await track.visitor.submit(`${path}/addition`, { words: 'I do not want to live any more.' });
  expect((await track.sam.get(`/desk/cases/${track.kase.ref}`)).page().text).toContain(
    'Read first: words that may mean danger',
  );
});

test('only the browser that gave the code reads the page, and once it was left quickly nobody does', async () => {
  const track = await newTrack();
  const { path } = await track.comeIn();
  const other = newVisitor(track);
  expect((await other.get(path)).to).toBe('/track');
  expect((await other.post(`${path}/addition`, { words: 'Not from her.' })).to).toBe('/track');
  expect((await track.visitor.get(path)).page().heading).toBe('What is happening');
  await track.visitor.get('/leave');
  expect(track.visitor.jar.size).toBe(0);
  expect((await track.visitor.get(path)).to).toBe('/track');
});

test('who asked too often reads so in their language', async () => {
  const track = await newTrack();
  const ask = () => newVisitor(track).post('/track', { ref: track.kase.ref, way: 'stranger@example.com' });
  let answer = await ask();
  for (let n = 0; n < 40 && answer.status === 303; n += 1) answer = await ask();
  expect(answer.page().errors).toEqual(['Too many tries. Wait a while, then try again, or call us']);
});
