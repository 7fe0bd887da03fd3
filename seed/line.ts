import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { SYSTEM } from '../src/platform/access.ts';
import { type Ctx, inTransaction, type Trust } from '../src/platform/context.ts';
import type { Tables } from '../src/platform/db.ts';
import type { House } from '../src/platform/house.ts';
import { withoutJobs } from '../src/platform/jobs.ts';

// A year of cases is some two hundred thousand statements. One connection takes them without waiting for each answer
// (pg's pipeline), so that the stories of a day are written side by side. What nothing in the seed reads back goes in
// together at the end of its transaction: the events, and when something last happened in a case.

/** Works in one transaction for a trust, as the system. What happened a year ago makes no jobs today. */
export type Line = <T>(trust: Trust, now: Date, work: (ctx: Ctx) => Promise<T>) => Promise<T>;

/** The usual way, one statement after the other: for small worlds, and where no pool of its own is given. */
export const plainLine =
  (house: House): Line =>
  (trust, now, work) =>
    inTransaction(house.db, { actor: SYSTEM, trust, now }, (ctx) => {
      withoutJobs(ctx.db);
      return work(ctx);
    });

/** `learn`: the planner looks at how many rows there are by now. */
export type OwnPool = { pool: pg.Pool; learn?: () => Promise<void> };

/** Over connections which are kept to themselves, one for each trust. */
export function pipedLine({ pool, learn }: OwnPool): Line {
  let count = 0;
  return async (trust, now, work) => {
    const client = await pool.connect();
    count += 1;
    const anew = isTimeToPlanAnew(count);
    try {
      if (anew) await learn?.();
      const answer = await transact(client, anew, { trust, now }, work);
      client.release();
      return answer;
    } catch (error) {
      // Statements may still be on their way: only the end of the connection stops them all.
      client.release(true);
      throw error;
    }
  };
}

const BEGIN = `select set_config('app.trust', $1, true), set_config('app.user', '', true), set_config('app.reach', $2, true),
  set_config('synchronous_commit', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)`;
// Killed in the middle, it goes on from the last day that reached the disk. Each statement is planned once, not for each value.

async function transact<T>(
  client: pg.PoolClient,
  anew: boolean,
  who: { trust: Trust; now: Date },
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const late: Late = { events: [], touched: new Map(), alone: false };
  await client.query('begin');
  if (anew) await client.query('discard plans');
  await client.query(BEGIN, [who.trust.id, SYSTEM.reach]);
  const { rows } = await client.query<{ merged: boolean }>(MERGED, [who.trust.id]);
  late.alone = rows[0]?.merged === false;
  const answer = await work({ db: dbOver(client, late), actor: SYSTEM, ...who });
  await writeEvents(client, late.events);
  await writeTouched(client, who.trust, late.touched);
  await client.query('commit');
  return answer;
}

/** Plans are made while the tables are empty, and nobody counts rows in the middle of a seed: 8, 16, 32 … days on. */
function isTimeToPlanAnew(count: number): boolean {
  return count >= 8 && (count & (count - 1)) === 0;
}

/**
 * What waits for the end of a transaction: events as rows, and by case when something last happened in it. `alone`:
 * nothing was merged in this trust.
 */
type Late = { events: unknown[][]; touched: Map<string, Date>; alone: boolean };

/** Kysely's own transactions let one statement through at a time; this hands all of them to the client at once. */
function dbOver(client: pg.PoolClient, late: Late): Kysely<Tables> {
  const done = (command: string) => Promise.resolve({ command, rowCount: 1, rows: [] });
  const query = (text: string, values: unknown[]) => {
    if (text.startsWith(EVENT)) {
      late.events.push([...values]);
      return done('INSERT');
    }
    if (!late.alone) return client.query(text, values);
    if (!text.startsWith(TOUCH)) return client.query(withoutMerges(text), values);
    const [at, , id] = values as [Date, string, string];
    const before = late.touched.get(id);
    if (!before || before < at) late.touched.set(id, at);
    return done('UPDATE');
  };
  const facade = { query, release: () => undefined } as unknown as PostgresPoolClient;
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect: async () => facade, end: async () => undefined } }),
  });
  withoutJobs(db);
  return db;
}

const COLUMNS = {
  trust_id: 'uuid',
  id: 'uuid',
  name: 'text',
  at: 'timestamptz',
  happened_at: 'timestamptz',
  actor_id: 'uuid',
  actor_kind: 'text',
  case_id: 'uuid',
  person_id: 'uuid',
  particulars: 'jsonb',
};
const EVENT = `insert into "events" (${Object.keys(COLUMNS)
  .map((name) => `"${name}"`)
  .join(', ')})`;
const EVENTS = `insert into events (${Object.keys(COLUMNS).join(', ')})
  select * from unnest(${Object.values(COLUMNS)
    .map((type, at) => `$${at + 1}::${type}[]`)
    .join(', ')})`;

async function writeEvents(client: pg.PoolClient, events: readonly unknown[][]) {
  if (events.length === 0) return;
  await client.query(
    EVENTS,
    Object.keys(COLUMNS).map((_, at) => events.map((event) => event[at])),
  );
}

/** As touchCase begins it; how a merged case is found follows. */
const TOUCH = 'update "cases" set "last_at" = $1 where "trust_id" = $2 and "id" = ';
const TOUCHED = `update cases c set last_at = t.at from unnest($2::uuid[], $3::timestamptz[]) t (id, at)
  where c.trust_id = $1 and c.id = t.id and c.last_at < t.at`;

async function writeTouched(client: pg.PoolClient, trust: Trust, touched: ReadonlyMap<string, Date>) {
  if (touched.size > 0) await client.query(TOUCHED, [trust.id, [...touched.keys()], [...touched.values()]]);
}

const MERGED = `select exists (select from cases where trust_id = $1 and merged_into is not null)
  or exists (select from people where trust_id = $1 and merged_into is not null) as merged`;
const SAME: readonly (readonly [RegExp, string])[] = [
  [/same_cases\((\$\d+)\) s\b/g, '(select $1::uuid as root, $1::uuid as id) s'],
  [/same_people\((\$\d+)::uuid\[\]\) s\b/g, '(select x as asked, x as root, x as id from unnest($1::uuid[]) x) s'],
];
const plain = new Map<string, string>();

/** The seed merges nobody. Where nobody else did, each stands alone, and is not looked for in nearly every statement. */
function withoutMerges(text: string): string {
  const known = plain.get(text) ?? SAME.reduce((left, [looked, alone]) => left.replace(looked, alone), text);
  if (plain.size < MOST_TEXTS) plain.set(text, known);
  return known;
}

/** More texts than this are not kept: lists of ids differ in length. */
const MOST_TEXTS = 1000;
