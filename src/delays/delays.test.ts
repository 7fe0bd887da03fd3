import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { open } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld } from '../../test/world.ts';
import { makePromise, openCase } from '../cases/index.ts';
import { addWay, changePerson, createPerson, findPerson, type PersonChange } from '../people/index.ts';

const MINUTE = 60_000;
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

/** Grace was promised a call, and the time has passed. */
async function newDelay(change: PersonChange = {}, { died = false } = {}) {
  const world = await newWorld();
  const { grace, kase, promise } = await world.asSystem(async (ctx) => {
    const grace = await createPerson(ctx, { name: 'Grace Bell' });
    await addWay(ctx, grace, { kind: 'email', value: EMAIL });
    await changePerson(ctx, await findPerson(ctx, grace.id), change);
    const kase = await openCase(ctx, {
      ...{ type: 'concern', owner: world.sam.id, caller: grace.id, receivedAt: ctx.now, afterDeath: died },
    });
    const due = new Date(ctx.now.getTime() + 30 * MINUTE);
    const promise = await makePromise(ctx, {
      ...{ kind: 'call_back', owner: world.sam.id, case: kase.id, person: grace.id, due },
    });
    return { grace, kase, promise };
  });
  server.mails.length = 0;
  const wait = (ms: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + ms);
  };
  const sweep = async () => {
    await world.runSweep('delays.tell');
    await world.runJobs();
    await world.runJobs();
    return server.mails.map(({ raw }) => raw);
  };
  const row = () =>
    world.asSystem((ctx) =>
      ctx.db.selectFrom('promises').selectAll().where('id', '=', promise.id).executeTakeFirstOrThrow(),
    );
  return { ...world, grace, kase, promise, wait, sweep, row };
}

test('whoever waits longer than was promised hears of it once, with a new time that is really promised', async () => {
  const late = await newDelay();
  late.wait(31 * MINUTE);
  expect(await late.sweep()).toEqual([]); // somebody may be on the phone with them
  late.wait(20 * MINUTE);
  const [mail = '', ...more] = await late.sweep();
  expect(more).toEqual([]);
  expect(mail).toContain('We said we would contact you today. We have not done so yet. We are sorry.');
  expect(mail).toMatch(/Sam will contact you by 12pm (tomorrow|on \w+)/);
  expect(mail).toContain(late.kase.ref);
  expect(mail).toContain('Auto-Submitted: auto-');
  const moved = await late.row();
  expect(moved.due_at > late.clock.now).toBe(true);
  expect([moved.state, moved.told, moved.owner_id]).toEqual(['open', true, late.sam.id]);
  const ola = await late.staff('officer', 'Ola Grey');
  const page = (await ola.get(`/desk/cases/${late.kase.ref}`)).page().text;
  expect(page).toContain('It takes longer');
  expect(page).toContain('Told by a message that it takes longer');
  late.clock.now = new Date(moved.due_at.getTime() + 60 * MINUTE);
  expect(await late.sweep()).toHaveLength(1);
});

test('the page of what is happening says it as well', async () => {
  const late = await newDelay();
  late.wait(50 * MINUTE);
  await late.sweep();
  const visitor = newVisitor(late);
  server.mails.length = 0;
  await visitor.submit('/track', { ref: late.kase.ref, way: EMAIL });
  await late.runJobs();
  await late.runJobs();
  const code = /Your code is (\d{6})\./.exec(server.mails.at(-1)?.raw ?? '')?.[1] ?? '';
  const page = (await visitor.get((await visitor.post('/track/code', { code })).to)).page().text;
  expect(page).toContain('We said we would contact you before now, and have not. We are sorry.');
  expect(page).toMatch(/We will contact you by 12pm/);
});

test('an address that no mail goes to stops nobody else from hearing, and is not taken any more', async () => {
  const late = await newDelay();
  await late.asSystem(async (ctx) => {
    for (const [name, value] of [
      ['Ivy Marsh', 'ivy@example.org.'],
      ['Ben Cole', 'ben@example.o'],
    ] as const) {
      const person = await createPerson(ctx, { name });
      await addWay(ctx, person, { kind: 'email', value });
      const kase = await openCase(ctx, { type: 'concern', owner: null, caller: person.id, receivedAt: ctx.now });
      const due = new Date(ctx.now.getTime() + 29 * MINUTE);
      await makePromise(ctx, { kind: 'call_back', owner: late.sam.id, case: kase.id, person: person.id, due });
    }
  });
  late.wait(50 * MINUTE);
  expect(await late.sweep()).toEqual([expect.stringContaining(`To: ${EMAIL}`)]);
  const typed = { kind: 'email', value: 'grace@example.org.' };
  const ola = await late.staff('officer', 'Ola Grey');
  const refused = await ola.post(`/desk/people/${late.grace.id}/ways`, typed);
  expect(refused.page().errors).toEqual(['Enter an email address, like name@example.org']);
});

test('each person hears by a job of their own: trouble with one does not stop the others', async () => {
  const late = await newDelay();
  const due = new Date(late.clock.now.getTime() + 30 * MINUTE);
  await late.sam.as((ctx) =>
    makePromise(ctx, { kind: 'tell_answer', owner: late.sam.id, case: late.kase.id, person: late.grace.id, due }),
  );
  late.wait(50 * MINUTE);
  await late.runJobs();
  await late.runSweep('delays.tell');
  await late.runSweep('delays.tell');
  expect((await late.waitingJobs()).map(({ name }) => name)).toEqual(['delays.tell_one', 'delays.tell_one']);
});

test('outside opening hours nothing goes; at the next opening it does', async () => {
  const late = await newDelay();
  late.wait(14 * 60 * MINUTE);
  expect(await late.sweep()).toEqual([]);
});

test('nobody is written to who died, must not be written to, or can only be reached at safe times', async () => {
  for (const change of [
    { died: true },
    { unsafe: true, no_messages: true },
    { unsafe: true, safe_times: 'Tuesday mornings' },
    { needs: ['voice_only'] },
  ]) {
    const late = await newDelay(change);
    late.wait(50 * MINUTE);
    expect([change, await late.sweep()]).toEqual([change, []]);
    expect((await late.row()).due_at).toEqual(late.promise.due_at);
  }
});

test('after a death it names a day, and sounds of no deadline', async () => {
  const late = await newDelay({}, { died: true });
  late.wait(50 * MINUTE);
  const [mail = ''] = await late.sweep();
  expect(mail).toContain('You do not have to do anything.');
  expect(mail).not.toMatch(/12pm|\d+pm/);
});

test('what is not promised to a person, was closed or handed over is told to nobody', async () => {
  const late = await newDelay();
  await late.asSystem(async (ctx) => {
    await ctx.db.updateTable('promises').set({ kind: 'ask_route' }).where('id', '=', late.promise.id).execute();
  });
  late.wait(50 * MINUTE);
  expect(await late.sweep()).toEqual([]);
});

/** Everything that goes out by itself to a person, as somebody gets it whose messages others might see. */
const AUTOMATIC: Record<string, (late: Awaited<ReturnType<typeof newDelay>>) => Promise<void>> = {
  'message 19': async (late) => {
    late.wait(50 * MINUTE);
    await late.sweep();
  },
  'the code to check what is happening': async (late) => {
    await newVisitor(late).submit('/track', { ref: late.kase.ref, way: EMAIL });
  },
};

test.each(Object.keys(AUTOMATIC))(
  '%s: where others might see it, it says nothing of a hospital, a name or a link',
  async (name) => {
    const late = await newDelay({ unsafe: true });
    await AUTOMATIC[name]?.(late);
    await late.runJobs();
    await late.runJobs();
    const [mail = ''] = server.mails.map(({ raw }) => raw);
    expect(mail).not.toBe('');
    const seen = mail.replace(/^(Message-ID|Received|From|Return-Path|DKIM).*$/gim, '');
    expect(seen).not.toMatch(/PALS|NHS|hospital|Anytown|Sam|Bell|http|www/i);
    expect(/^From: (.*)$/m.exec(mail)?.[1]).not.toMatch(/^"?PALS,/);
    expect(mail).toMatch(/^Subject: A message for you\r?$/m);
  },
);

/** Where something goes out by itself: of each it is known what somebody gets whose messages others might see. */
const KNOWN = [
  'delays/delays.ts', // above
  'involvement/joining.ts', // nothing, unless it may hold details: src/involvement/
  'links/code-mail.ts', // to whoever was sent a link: staff, or a person to whom an officer could write
  'mailbox/acknowledging.ts', // nothing: src/mailbox/acknowledging.test.ts
  'questions/chases.ts', // to staff
  'satisfaction/asks.ts', // nothing: src/satisfaction/satisfaction.test.ts
  'telling/copying.ts', // nothing: src/telling/copying.test.ts
  'tracking/asks.ts', // above
];

test('of every message that goes out by itself it is known what is sent where others might see it', () => {
  const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
    .filter((path) => readFileSync(`src/${path}`, 'utf8').includes('automatic: true'));
  expect(found.sort()).toEqual(KNOWN);
});
