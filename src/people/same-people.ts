// A person may have several records, of which one stands for all: whoever asks by person asks by all of them.
import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';

/**
 * All records of these people as a table of a query: `asked`, who stands for them (`root`) and each record (`id`). Whoever
 * asks by person (cases of, contacts with) joins it, so that a merged record is never left out.
 */
export function samePeople(ids: readonly string[]) {
  return sql<{ asked: string; root: string; id: string }>`same_people(${[...new Set(ids)]}::uuid[])`;
}

/** The ids of all records of one person, for a condition of a query. */
export function recordsOf(personId: string) {
  return sql<string>`(select same.id from ${samePeople([personId])} same)`;
}

/** The same as a list, for another module's query. */
export async function recordIdsOf(ctx: Ctx, personId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`select same.id from ${samePeople([personId])} same`.execute(ctx.db);
  return found.rows.map(({ id }) => id);
}
