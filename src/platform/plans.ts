// Planning a query under row level security costs more than running it, so every connection keeps its plans. The database
// keeps one that serves any values only while it looks as cheap to it as one made for these values: what would let it
// see a difference is kept from it here.
import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';

/** More distinct texts than this are not worth a server-side plan each. */
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
 * Each text with values becomes a named prepared statement. What a partial index names (`state = 'open'`) is therefore
 * written into the text with sql.lit: a plan for any state could not use the index of one. So is a limit: a plan for any
 * limit is made for a tenth of the table.
 */
export function keepPlans(client: pg.PoolClient) {
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

/** One of these ids, for a condition of a query. However many there are, it is planned for ten. */
export const anyOf = (ids: Iterable<string>): RawBuilder<string> =>
  sql`any(array(select unnest(${[...new Set(ids)]}::uuid[])))`;

/** A moment, for a comparison: it is planned for any. */
export const moment = (at: Date): RawBuilder<Date> => sql`(select ${at}::timestamptz)`;
