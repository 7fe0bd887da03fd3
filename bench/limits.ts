import { spawn } from 'node:child_process';
import pg from 'pg';
import { type Desk, measure, openConnection, type Timing, throughput } from './requests.ts';
import type { World } from './world.ts';

// What cannot be beaten on this machine: the rows of a page read by bare pg without row level security, and a page of
// the same size served by Node's own http from memory.

export type Limits = {
  list: Timing;
  page: Timing;
  guardedList: Timing;
  guardedPage: Timing;
  note: Timing;
  ask: Timing;
  askAsleep: Timing;
  http: Timing;
  httpAsleep: Timing;
  httpEight: number;
};

const LIST = 'select * from cases where trust_id = $1 and status = $2 order by last_at desc, id desc limit 25';
const NOTE = `insert into notes (trust_id, id, case_id, author_id, body, created_at) values ($1, gen_random_uuid(), $2, $3, 'Bare note', now())`;
const OF_CASE = [
  'select * from cases where trust_id = $1 and id = $2',
  'select * from contacts where trust_id = $1 and case_id = $2 order by received_at desc',
  'select * from notes where trust_id = $1 and case_id = $2 order by id desc',
  'select * from promises where trust_id = $1 and case_id = $2 order by due_at',
  'select * from events where trust_id = $1 and case_id = $2 order by happened_at desc, id desc limit 50',
  'select p.* from people p join case_people k on k.trust_id = p.trust_id and k.person_id = p.id where k.trust_id = $1 and k.case_id = $2',
];

export async function measureLimits(
  world: World,
  cases: readonly string[],
  page: string,
  turns: number,
  seconds: number,
): Promise<Limits> {
  const client = new pg.Client(world.postgres.connection);
  await client.connect();
  const none = async () => undefined;
  const named = (text: string, values: unknown[]) =>
    client.query({ name: String(text.length) + text.slice(7, 40), text, values });
  const one = (n: number) => cases[n % cases.length];
  const list = await measure(turns, none, () => named(LIST, [world.trust.id, 'closed']));
  const show = await measure(turns, none, async (_, n) => {
    for (const text of OF_CASE) await named(text, [world.trust.id, one(n)]);
  });
  // The same rows as the desk asks for them: its role, its trust, its officer. The difference is what the guard costs.
  await client.query('set role openpals_app');
  await client.query(
    "select set_config('app.trust', $1, false), set_config('app.user', $2, false), set_config('app.reach', 'own', false)",
    [world.trust.id, world.officers[0]],
  );
  await client.query('discard plans');
  const guardedList = await measure(turns, none, () => named(LIST, [world.trust.id, 'closed']));
  const guardedPage = await measure(turns, none, async (_, n) => {
    for (const text of OF_CASE) await named(text, [world.trust.id, one(n)]);
  });
  await client.query('reset role');
  const note = await measure(turns, none, (_, n) => named(NOTE, [world.trust.id, one(n), world.officers[0]]));
  const nothing = () => named('select 1 as nothing', []);
  const ask = await measure(turns, none, nothing);
  const askAsleep = await measure(turns, otherWork, nothing);
  await client.end();
  return {
    list,
    page: show,
    guardedList,
    guardedPage,
    note,
    ask,
    askAsleep,
    ...(await measureHttp(page, turns, seconds)),
  };
}

/** Whoever is asked next has gone to sleep meanwhile, as the database does while a page is drawn. */
async function otherWork() {
  const until = performance.now() + 5;
  while (performance.now() < until);
}

const SERVER = `
  const http = require('node:http');
  let page = '';
  process.stdin.on('data', (part) => (page += part)).on('end', () => {
    const server = http.createServer((_, reply) => reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page));
    server.listen(0, '127.0.0.1', () => process.stdout.write(String(server.address().port)));
  });`;

async function measureHttp(page: string, turns: number, seconds: number) {
  const child = spawn(process.execPath, ['-e', SERVER], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(page);
  const port = Number(await new Promise<Buffer>((resolve) => child.stdout.once('data', resolve)));
  const open = (count: number): Desk[] => Array.from({ length: count }, () => openConnection(port, 'none'));
  const [alone] = open(1);
  const eight = open(8);
  try {
    const http = await measure(
      turns,
      async () => undefined,
      async () => alone?.get('/'),
    );
    const httpAsleep = await measure(turns, otherWork, async () => alone?.get('/'));
    const httpEight = await throughput(eight, seconds, (connection) => connection.get('/'));
    return { http, httpAsleep, httpEight };
  } finally {
    for (const connection of [...eight, ...(alone ? [alone] : [])]) connection.close();
    child.kill('SIGKILL');
  }
}
