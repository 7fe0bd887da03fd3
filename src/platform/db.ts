import { Socket } from 'node:net';
import { type Kysely, Kysely as KyselyDb, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { keepPlans } from './plans.ts';

/** Every module adds its tables here (see any `tables.ts`). */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}

export type Db = Kysely<Tables>;

export type Connection = { connectionString: string } | { host: string; user: string; database: string };

// bigint and numeric as numbers; a date is the text it was written as, never an instant.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);
// Every connection speaks in UTC (openPool): '2026-11-24 10:00:00.123+00'. The driver's own parser takes ten times as long.
const parseInstant = pg.types.getTypeParser(1184);
pg.types.setTypeParser(1184, (text) =>
  text.endsWith('+00') && text.length > 18
    ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
    : parseInstant(text),
);

/**
 * What is written in one moment goes out together: a system call costs more than the statement that it carries. The
 * driver corks around each statement; here the cork stays in until all that is ready has been asked.
 */
class GatheringSocket extends Socket {
  #gathering = false;

  override cork() {
    if (this.#gathering) return;
    this.#gathering = true;
    super.cork();
    process.nextTick(() => {
      this.#gathering = false;
      super.uncork();
    });
  }

  override uncork() {
    if (!this.#gathering) super.uncork();
  }
}

/**
 * The pool of the application: every connection is the role openpals_app from its first moment, and takes statements
 * without waiting for the answers of those before.
 */
export function openPool(connection: Connection, most = 4): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: most,
    pipeline: true,
    stream: () => new GatheringSocket(),
    options:
      '-c role=openpals_app -c timezone=UTC -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000',
    application_name: 'openpals',
  });
  // A server that restarts drops its connections; the next request opens new ones.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    keepPlans(client);
  });
  return pool;
}

const pools = new WeakMap<Db, pg.Pool>();

/** Outside a transaction: for the doors that open before anybody is known. */
export function openDb(pool: pg.Pool): Db {
  const db = new KyselyDb<Tables>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
}

/** Statements of a transaction whose answers nobody reads; it waits for them before it ends. */
const sentBy = new WeakMap<Db, Promise<unknown>[]>();

/** Without waiting for the answer: should it fail, so does the transaction. */
export async function sendAlong(db: Db, statement: Promise<unknown>): Promise<void> {
  const sent = sentBy.get(db);
  if (!sent) return void (await statement);
  statement.catch(() => undefined);
  sent.push(statement);
}

type Around<T> = { settings?: Readonly<Record<string, string>>; meanwhile?: ((answer: T) => void) | undefined };

/**
 * One transaction on one connection. Its statements are worked off in the order in which they are asked for, and those
 * of one moment travel together: what does not depend on each other is asked for with Promise.all. (Kysely's own
 * transactions wait for each answer.) `settings` hold until its end. Rolls back when `work` throws; what `work` left
 * running may then ask nothing more. `meanwhile` is done with what came of it while COMMIT is on its way.
 */
export async function transact<T>(
  db: Db,
  work: (db: Db) => Promise<T>,
  { settings = {}, meanwhile }: Around<T> = {},
): Promise<T> {
  const pool = pools.get(db);
  if (!pool) throw new Error('A transaction begins outside all others.');
  const client = await pool.connect();
  const line = { open: true };
  const sent: Promise<unknown>[] = [];
  try {
    open(client, settings);
    const own = overClient(client, line);
    sentBy.set(own, sent);
    const answer = await work(own);
    await untilAsked();
    line.open = false;
    const ending = Promise.all([client.query('commit', []), ...sent]);
    if (meanwhile) {
      ending.catch(() => undefined);
      await untilAsked(); // and written
      meanwhile(answer);
    }
    const [done] = await ending;
    if (done.command !== 'COMMIT') throw new Error('A statement had failed, so nothing was kept.');
    client.release();
    return answer;
  } catch (error) {
    line.open = false;
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
    throw await causeOf(error, sent);
  }
}

/** A statement reaches the connection a few steps after it was begun, none of which waits for anything outside. */
const untilAsked = () => new Promise<void>((resolve) => process.nextTick(resolve));

const IN_FAILED_TRANSACTION = '25P02';
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

/** After a failure all further statements are refused; what failed may be one for which nobody waited. */
async function causeOf(error: unknown, sent: readonly Promise<unknown>[]): Promise<unknown> {
  if (codeOf(error) !== IN_FAILED_TRANSACTION) return error;
  for (const one of await Promise.allSettled(sent))
    if (one.status === 'rejected' && codeOf(one.reason) !== IN_FAILED_TRANSACTION) return one.reason;
  return error;
}

/** Sent ahead of the first statement of `work`: where one of these fails, that one fails too, and says why. Values make
 *  them prepared statements, which the driver corks. */
function open(client: pg.PoolClient, settings: Readonly<Record<string, string>>) {
  client.query('begin', []).catch(() => undefined);
  const names = Object.keys(settings);
  if (names.length === 0) return;
  const each = names.map((name, at) => `set_config('${name}', $${at + 1}, true)`);
  client.query(`select ${each.join(', ')}`, Object.values(settings)).catch(() => undefined);
}

function overClient(client: pg.PoolClient, line: { open: boolean }): Db {
  const ask = askOnce((text, values) => client.query(text, values));
  const changed = new Set<string>();
  const query = (text: string, values: unknown[]) => {
    if (!line.open) return Promise.reject(new Error('This transaction has ended.'));
    if (!PLAIN_READ.test(text)) for (const [, table = ''] of text.matchAll(CHANGES)) changed.add(table.toLowerCase());
    return ask(text, values);
  };
  const facade = { query, release: () => undefined } as unknown as PostgresPoolClient;
  const db = new KyselyDb<Tables>({
    dialect: new PostgresDialect({ pool: { connect: async () => facade, end: async () => undefined } }),
  });
  changedIn.set(db, changed);
  return db;
}

const changedIn = new WeakMap<Db, Set<string>>();
const CHANGES = /\b(?:insert into|update|delete from)\s+"?(\w+)/gi;

/** Whether this transaction has changed one of these tables so far. */
export function hasChanged(db: Db, tables: readonly (keyof Tables)[]): boolean {
  const changed = changedIn.get(db);
  return changed !== undefined && tables.some((table) => changed.has(table));
}

type Ask = (text: string, values: unknown[]) => Promise<pg.QueryResult>;

/** Reads of the query builder: what it writes itself, and what stands in a function, may do more than read. */
const PLAIN_READ = /^select (?:distinct )?(?:\*|"[^(]*) from "(?!.* for (?:no key )?(?:update|share|key share))/s;

/**
 * The parts of a page do not know of each other, and ask the same of the same person: within a transaction a plain read
 * is sent once, and answered again from memory until anything else is asked, which may have written.
 */
function askOnce(ask: Ask): Ask {
  const answers = new Map<string, Promise<pg.QueryResult>>();
  return async (text, values) => {
    if (!PLAIN_READ.test(text)) {
      answers.clear();
      return ask(text, values);
    }
    const key = JSON.stringify([text, values]);
    const known = answers.get(key) ?? ask(text, values);
    answers.set(key, known);
    const answer = await known;
    return { ...answer, rows: [...answer.rows] };
  };
}
