import { type Kysely, Kysely as KyselyDb, PostgresDialect } from 'kysely';
import pg from 'pg';

/** Every module adds its tables here (see any `tables.ts`). */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}

export type Db = Kysely<Tables>;

export type Connection = { connectionString: string } | { host: string; user: string; database: string };

// bigint and numeric as numbers; a date is the text it was written as, never an instant.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);

/** More distinct texts than this are not worth a server-side plan each (lists of ids differ in length). */
const MOST_PLANS = 400;
const planNames = new Map<string, string>();

function planName(text: string): string | undefined {
  const known = planNames.get(text);
  if (known || planNames.size >= MOST_PLANS) return known;
  const name = `p${planNames.size}`;
  planNames.set(text, name);
  return name;
}

/**
 * Planning a query under row level security costs more than running it, so every connection keeps its plans:
 * each text with values becomes a named prepared statement.
 */
function keepPlans(client: pg.PoolClient) {
  const plain = client.query.bind(client) as (...all: unknown[]) => unknown;
  const query = (first: unknown, values?: unknown, ...rest: unknown[]) => {
    if (typeof first === 'string' && Array.isArray(values)) {
      const name = planName(first);
      return name ? plain({ text: first, name, values }, ...rest) : plain(first, values, ...rest);
    }
    return values === undefined ? plain(first, ...rest) : plain(first, values, ...rest);
  };
  Object.assign(client, { query });
}

/**
 * The pool of the application: every connection is the role openpals_app from its first moment. With `pipeline` a
 * connection takes statements without waiting for the answers of those before (the seed).
 */
export function openPool(connection: Connection, most = 16, { pipeline = false } = {}): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: most,
    pipeline,
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

export function openDb(pool: pg.Pool): Db {
  return new KyselyDb<Tables>({ dialect: new PostgresDialect({ pool }) });
}
