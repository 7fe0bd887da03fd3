import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from '../src/outbox/index.ts';
import { newId } from '../src/platform/ids.ts';
import { bundled, plainDatabase, until } from './killing.ts';
import { startMailServer } from './mail.ts';

let world: Awaited<ReturnType<typeof plainDatabase>>;
let run: Awaited<ReturnType<typeof bundled>>;
beforeAll(async () => {
  [world, run] = await Promise.all([plainDatabase(), bundled('outbox-worker')]);
});
afterAll(() => world.drop());

/** Where in the conversation with the mail server the process is killed; then a little later, by turns. */
const MOMENTS = ['connect', 'mail', 'rcpt', 'data', 'taken'] as const;
const TURNS = 20;

const put = (to: string) =>
  world.inTrust((ctx) =>
    send(ctx, {
      ...{ channel: 'email', to, subject: 'A question', body: 'x'.repeat(20_000), held: false },
      about: { kind: 'question', id: newId(ctx.now) },
    }),
  );

const states = () =>
  world.inTrust((ctx) => ctx.db.selectFrom('outgoing').select(['to_address', 'state']).orderBy('id').execute());

test(`killed ${TURNS} times in the middle of sending, every message went once or is shown as unsure`, async () => {
  let at: (typeof MOMENTS)[number] | undefined;
  let reached = () => {};
  const pass = (moment: (typeof MOMENTS)[number], done: (error?: Error) => void) => {
    if (at !== moment) return done();
    at = undefined;
    reached();
    // Whoever is killed hears nothing of what is answered afterwards.
    setTimeout(done, 20);
  };
  const taken: string[] = [];
  const server = await startMailServer({
    onConnect: (_session, done) => pass('connect', done),
    onMailFrom: (_address, _session, done) => pass('mail', done),
    onRcptTo: (_address, _session, done) => pass('rcpt', done),
    onData(stream, session, done) {
      stream.once('data', () => pass('data', () => undefined));
      stream.on('data', () => undefined);
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        taken.push(to);
        pass('taken', done);
      });
    },
  });
  for (let turn = 0; turn < TURNS; turn += 1) {
    const moment = MOMENTS[turn % MOMENTS.length];
    const struck = new Promise<void>((done) => {
      reached = done;
    });
    const worker = run({ connection: world.connection, port: server.port });
    // What an earlier turn left is settled first, so that the moment is that of the new message.
    await until(async () => (await states()).every(({ state }) => state === 'sent' || state === 'unsure'));
    at = moment;
    await put(`turn${turn}@example.org`);
    await struck;
    await sleep(Math.floor(turn / MOMENTS.length));
    await worker.kill();
  }
  run({ connection: world.connection, port: server.port });
  await until(async () => (await states()).every(({ state }) => state === 'sent' || state === 'unsure'));
  await server.stop();
  const all = await states();
  expect(all).toHaveLength(TURNS);
  const times = (to: string) => taken.filter((one) => one === to).length;
  for (const { to_address, state } of all)
    expect([to_address, state, times(to_address)]).toEqual([
      to_address,
      state,
      state === 'sent' ? 1 : expect.any(Number),
    ]);
  expect(taken.length).toBe(new Set(taken).size);
  expect(all.filter(({ state }) => state === 'unsure').length).toBeGreaterThan(0);
}, 180_000);
