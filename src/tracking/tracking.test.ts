import { afterAll, beforeAll, expect, test } from 'vitest';
import { open } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld } from '../../test/world.ts';
import {
  closeCase,
  findCase,
  listClocks,
  listContactsWith,
  listOpenPromises,
  makePromise,
  openCase,
} from '../cases/index.ts';
import { addWay, changePerson, createPerson, findPerson } from '../people/index.ts';

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
  const comeIn = async (way = EMAIL, { ref }: { ref: string } = world.kase) => {
    await visitor.submit('/track', { ref, way });
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

test('where all that was promised is late, they read an apology, and by when they are to hear all the same', async () => {
  const track = await newTrack();
  track.clock.now = new Date(track.clock.now.getTime() + 15 * 24 * HOUR);
  const { page } = await track.comeIn();
  expect(page.page().text).toContain('We said we would contact you before now, and have not. We are sorry.');
  expect(page.page().text).toMatch(/Our aim is to contact you by 12pm /);
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

test('a number that takes no texts gets no code', async () => {
  const track = await newTrack();
  await track.asSystem(async (ctx) => {
    await addWay(ctx, track.grace, { kind: 'phone', value: '020 7946 0123' });
    await addWay(ctx, track.grace, { kind: 'phone', value: '07700 900123' });
  });
  const codeFor = async (way: string) => {
    await track.visitor.submit('/track', { ref: track.kase.ref, way });
    await track.runJobs();
    const asks = await track.asSystem((ctx) =>
      ctx.db.selectFrom('track_asks').select('code_hash').where('trust_id', '=', ctx.trust.id).orderBy('id').execute(),
    );
    return asks.at(-1)?.code_hash;
  };
  expect(await codeFor('020 7946 0123')).toBeNull();
  expect(await codeFor('07700 900123')).not.toBeNull();
});

test('a number is one number, however it is written: by us or by them', async () => {
  const track = await newTrack();
  await track.asSystem(async (ctx) => {
    await addWay(ctx, track.grace, { kind: 'phone', value: '07700 900123' });
    await addWay(ctx, track.grace, { kind: 'phone', value: '+44 (0)7700 900456' });
  });
  const typed = ['+44 (0)7700 900123', '0044 7700 900123', '07700900456', '+44 7700 900456'];
  for (const way of typed) await track.visitor.submit('/track', { ref: track.kase.ref, way });
  await track.runJobs();
  const asks = await track.asSystem((ctx) =>
    ctx.db.selectFrom('track_asks').select('person_id').where('trust_id', '=', ctx.trust.id).execute(),
  );
  expect(asks).toEqual(typed.map(() => ({ person_id: track.grace.id })));
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
  await track.visitor.submit(`${path}/complaint`, { route: 'not_sure' });
  expect(again.page().text).toMatch(/We are sorry.+Someone will contact you by 12pm /s);
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

/** The case as its officer sees it, and what is promised on it. */
async function standing(track: Awaited<ReturnType<typeof newTrack>>) {
  return track.asSystem(async (ctx) => {
    const kase = await findCase(ctx, track.kase.ref);
    const open = (await listOpenPromises(ctx, kase.id)).map(({ kind, about }) => about || kind);
    const clocks = (await listClocks(ctx, kase)).map(({ name }) => name);
    const said = (await listContactsWith(ctx, track.grace.id, 50)).map(({ words }) => words);
    return { route: kase.route, goesOn: kase.pals_goes_on, open, clocks, said };
  });
}

test('who wants to make a complaint instead chooses how; the case has their choice, its limit by law and the promise', async () => {
  const track = await newTrack();
  const { path, page } = await track.comeIn();
  const way = [...page.page().document.querySelectorAll('main a')].find(({ textContent }) =>
    textContent?.includes('Make a complaint instead'),
  );
  const asked = (await track.visitor.get(way?.getAttribute('href')?.replace(/#.*/, '') ?? '')).page();
  expect(asked.text).toContain('Asking us first does not take away your right to complain.');
  expect((await track.visitor.post(`${path}/complaint`)).page().errors).toEqual([
    'Choose how you would like us to handle this',
  ]);
  expect((await standing(track)).route).toBe('not_asked');
  const done = await track.visitor.submit(`${path}/complaint`, { route: 'complaint' });
  expect(done.page().text).toContain('You asked for a complaint. Within 3 working days you hear that we have it.');
  expect(done.page().text).not.toContain('Make a complaint instead');
  await track.visitor.submit(`${path}/complaint`, { route: 'complaint' });
  const now = await standing(track);
  expect([now.route, now.goesOn]).toEqual(['complaint', false]);
  expect(now.open.filter((one) => /complaint|hand_over/.test(one)).sort()).toEqual([
    'They want to make a complaint: tell them how',
    'hand_over',
  ]);
  expect(now.clocks).toContain('acknowledge');
  expect(now.said.filter((words) => words.includes('complaint'))).toEqual([
    'They say on the web that they want to make a complaint.',
  ]);
  expect((await track.sam.get(`/desk/cases/${track.kase.ref}`)).page().text).toContain(
    'They say on the web that they want to make a complaint.',
  );
});

test('who is not sure about a complaint has chosen nothing: somebody tells them how it works', async () => {
  const track = await newTrack();
  const { path } = await track.comeIn();
  const done = await track.visitor.submit(`${path}/complaint`, { route: 'not_sure' });
  expect(done.page().text).toContain('We will contact you about making a complaint.');
  const now = await standing(track);
  expect([now.route, now.clocks.includes('acknowledge')]).toEqual(['not_asked', false]);
  expect(now.open).toContain('They want to make a complaint: tell them how');
});

test('a finished case takes a wish for a complaint as a promise, and says until when it can be opened again', async () => {
  const track = await newTrack();
  const { path } = await track.comeIn();
  await track.sam.as(async (ctx) => {
    const kase = await findCase(ctx, track.kase.ref);
    const open = await listOpenPromises(ctx, kase.id);
    const promises = Object.fromEntries(open.map(({ id }) => [id, 'kept' as const]));
    await closeCase(ctx, kase, { outcome: 'explained', told: 'yes', promises });
  });
  const page = (await track.visitor.get(path)).page().text;
  expect(page).toContain('This is finished. You can open it again until Wednesday 24 November 2027.');
  expect(page).not.toContain('It is sorted now');
  expect((await track.visitor.submit(`${path}/complaint`, { route: 'complaint' })).status).toBe(200);
  expect((await standing(track)).open).toEqual(['They want to make a complaint: tell them how']);
});

test('what is added is there once, however it is pressed: twice at once, after going back, in a second tab', async () => {
  const track = await newTrack();
  const { path } = await track.comeIn();
  const add = () => track.visitor.post(`${path}/addition`, { words: 'She was moved on Sunday as well.' });
  const answers = await Promise.all([add(), add()]);
  answers.push(await add());
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  await track.visitor.post(`${path}/addition`, { words: 'And on Monday.' });
  const added = (await standing(track)).said.filter((words) => words.includes('on Sunday') || words.includes('Monday'));
  expect(added.sort()).toEqual(['And on Monday.', 'She was moved on Sunday as well.']);
  const [sorted, more] = await Promise.all([
    track.visitor.post(`${path}/sorted`),
    track.visitor.post(`${path}/sorted`),
  ]);
  expect([sorted?.to, more?.to]).toEqual([`${path}?done=sorted`, `${path}?done=sorted`]);
  expect((await standing(track)).open.filter((one) => one.includes('sorted'))).toHaveLength(1);
});

test('a page that was open for too long takes no press, and says so with the way out', async () => {
  const track = await newTrack();
  const { path } = await track.comeIn();
  track.clock.now = new Date(track.clock.now.getTime() + HOUR + 1);
  for (const act of ['sorted', 'unhappy', 'complaint']) {
    const late = await track.visitor.post(`${path}/${act}`, { route: 'complaint' });
    expect([act, late.status, late.body.includes('Leave this page quickly')]).toEqual([act, 410, true]);
  }
  expect((await standing(track)).route).toBe('not_asked');
});

/** What was given back to be copied. */
const givenBack = (answer: { page: () => { document: Document } }) =>
  answer.page().document.querySelector('main textarea')?.textContent?.trim();

test('who writes for longer than an hour is heard: the words are on the case, or at last given back', async () => {
  const track = await newTrack();
  const { path } = await track.comeIn();
  track.clock.now = new Date(track.clock.now.getTime() + HOUR + 60_000);
  const late = await track.visitor.post(`${path}/addition`, { words: 'It took me long to write this.' });
  expect([late.status, late.page().text]).toEqual([410, expect.stringContaining('What you wrote was kept.')]);
  const now = await standing(track);
  expect(now.said).toContain('It took me long to write this.');
  expect(now.open).toContain('They added something on the web');
  const other = await newVisitor(track).post(`${path}/addition`, { words: 'Not from her.' });
  expect([other.status, givenBack(other)]).toEqual([410, 'Not from her.']);
  track.clock.now = new Date(track.clock.now.getTime() + 24 * HOUR);
  const later = await track.visitor.post(`${path}/addition`, { words: 'Far too late.' });
  expect([later.status, givenBack(later)]).toEqual([410, 'Far too late.']);
  expect((await standing(track)).said.filter((words) => /Not from her|Far too late/.test(words))).toEqual([]);
});

test('two cases are open in one browser, each in its tab: both are read and written on', async () => {
  const track = await newTrack();
  const second = await track.asSystem((ctx) =>
    openCase(ctx, { type: 'question', owner: null, caller: track.grace.id, receivedAt: ctx.now }),
  );
  const first = await track.comeIn();
  const other = await track.comeIn(EMAIL, second);
  for (const [{ path }, words] of [
    [first, 'Of the first.'],
    [other, 'Of the second.'],
  ] as const) {
    const done = await track.visitor.submit(`${path}/addition`, { words });
    expect(done.page().text).toContain('We have what you added.');
  }
  expect((await track.visitor.get(first.path)).page().text).toContain(track.kase.ref);
  const said = await track.asSystem((ctx) => listContactsWith(ctx, track.grace.id, 50));
  const where = said.map(({ words, case_id }) => [words, case_id]);
  expect(where).toContainEqual(['Of the first.', track.kase.id]);
  expect(where).toContainEqual(['Of the second.', second.id]);
  await track.visitor.get('/leave');
  for (const { path } of [first, other]) expect((await track.visitor.get(path)).to).toBe('/track');
});

test('the address of the page tells nobody else: not kept, not sent on, in no search engine, nameless in the history', async () => {
  const track = await newTrack();
  const { path, page } = await track.comeIn();
  expect(page.headers).toMatchObject({
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
  });
  expect(page.page().title).toMatch(/^Your contact – PALS/);
  const kept = await track.asSystem((ctx) =>
    ctx.db
      .selectFrom('links')
      .selectAll()
      .where('trust_id', '=', ctx.trust.id)
      .where('kind', '=', 'progress')
      .execute(),
  );
  expect(JSON.stringify(kept)).not.toContain(path.split('/').at(-1));
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

test('what is added and may mean danger is read before all else, and they see where help is', async () => {
  const track = await newTrack();
  const { path } = await track.comeIn();
  const waiting = (await track.visitor.get(path)).page().document.querySelector('form .nhsuk-warning-callout');
  expect([waiting?.hasAttribute('hidden'), waiting?.textContent?.includes('116 123')]).toEqual([true, true]);
  const harmless = (await track.visitor.submit(`${path}/addition`, { words: 'He is on Ward 7B now.' })).page();
  expect(harmless.document.querySelector('#danger-help-sent')).toBeNull();
  const added = await track.visitor.submit(`${path}/addition`, { words: 'I do not want to live any more.' });
  const help = added.page().document.querySelector('[aria-labelledby=danger-help-sent]');
  expect(help?.textContent).toContain('Call 999.');
  expect(help?.textContent).not.toContain('You can still send this message');
  expect((await track.sam.get(`/desk/cases/${track.kase.ref}`)).page().text).toContain(
    'Read first: words that may mean danger',
  );
});

test('only the browser that gave the code reads the page, and once it was left quickly nobody does', async () => {
  const track = await newTrack();
  const { path } = await track.comeIn();
  const other = newVisitor(track);
  expect((await other.get(path)).to).toBe('/track');
  const refused = await other.post(`${path}/addition`, { words: 'Not from her.' });
  expect([refused.status, givenBack(refused)]).toEqual([403, 'Not from her.']);
  expect(refused.page().text).not.toMatch(new RegExp(`What is happening|${track.kase.ref}`));
  expect((await standing(track)).said).not.toContain('Not from her.');
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

/** The case of somebody else about the same matter, which an officer made one with the case of Grace. */
async function newMerged() {
  const track = await newTrack();
  const email = 'joe@example.com';
  const second = await track.asSystem(async (ctx) => {
    const joe = await createPerson(ctx, { name: 'Joe Hill' });
    await addWay(ctx, joe, { kind: 'email', value: email });
    return openCase(ctx, { type: 'question', owner: track.sam.id, caller: joe.id, receivedAt: ctx.now });
  });
  const merge = `/desk/cases/${track.kase.ref}/merge`;
  const seen = (await track.sam.post(merge, { ref: second.ref })).page().value('seen');
  await track.sam.post(merge, { ref: second.ref, seen, sure: 'yes' });
  return { ...track, second, email };
}

test('once two cases became one, each person reads the number that they have, and it brings them a code again', async () => {
  const track = await newMerged();
  const numberOf = async (way: string, ref: string) => {
    const { text } = (await track.comeIn(way, { ref })).page.page();
    return /Your number: (PAL-\d\d-\d+)/.exec(text)?.[1] ?? '';
  };
  const number = await numberOf(track.email, track.second.ref);
  expect(number).toBe(track.second.ref);
  expect(await numberOf(track.email, number)).toBe(track.second.ref);
  expect(await numberOf(EMAIL, track.kase.ref)).toBe(track.kase.ref);
});

test('words of danger are answered with where help is, also once two cases became one', async () => {
  const track = await newMerged();
  const { path } = await track.comeIn(track.email, track.second);
  const added = await track.visitor.submit(`${path}/addition`, { words: 'I do not want to live any more.' });
  expect(added.page().one('[aria-labelledby=danger-help-sent]')).toContain('Call 999.');
});

test('what was promised is still on their page once two records of them became one', async () => {
  const track = await newTrack();
  const due = new Date(track.clock.now.getTime() + 20 * 60_000);
  await track.sam.as((ctx) =>
    makePromise(ctx, {
      ...{ kind: 'call_back', owner: track.sam.id, case: track.kase.id, person: track.grace.id, due },
    }),
  );
  await track.asSystem(async (ctx) => {
    const stays = await createPerson(ctx, { name: 'Grace Okafor' });
    await ctx.db.updateTable('people').set({ merged_into: stays.id }).where('id', '=', track.grace.id).execute();
  });
  expect((await track.comeIn()).page.page().text).toMatch(/We will contact you by .+ today/);
});

test('who is not happy is promised a time: where it is late they hear of it, and pressing again they read by when', async () => {
  const track = await newTrack();
  const press = async () => {
    const { path } = await track.comeIn();
    return (await track.visitor.submit(`${path}/unhappy`)).page().text;
  };
  expect(await press()).toMatch(/Someone will contact you by 12pm tomorrow/);
  const promised = () =>
    track.asSystem(async (ctx) =>
      (await listOpenPromises(ctx, track.kase.id)).find(({ about }) => about.startsWith('They are not happy')),
    );
  const was = await promised();
  expect(was?.person_id).toBe(track.grace.id);
  track.clock.now = new Date((was?.due_at.getTime() ?? 0) + HOUR);
  server.mails.length = 0;
  await track.runSweep('delays.tell');
  await track.runJobs();
  await track.runJobs();
  expect(server.mails.map(({ raw }) => raw).join()).toContain('We are sorry.');
  expect(((await promised())?.due_at ?? track.clock.now) > track.clock.now).toBe(true);
  track.clock.now = new Date(((await promised())?.due_at.getTime() ?? 0) + 5 * 60_000);
  expect(await press()).toMatch(/Someone will contact you by 12pm/);
});
