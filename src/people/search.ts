import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { type Person, peopleByIds } from './people.ts';

/** People by name (misspelt too), phone digits, e-mail or NHS number, best first. Goes through the search door. */
export async function searchPeople(ctx: Ctx, typed: string, most: number): Promise<Person[]> {
  return (await searchPeopleCounted(ctx, typed, most)).people;
}

/** The same with the number of all who fit, counted to 1,001. */
export async function searchPeopleCounted(ctx: Ctx, typed: string, most: number) {
  const q = typed.trim().slice(0, 200).toWellFormed();
  if (q.length < 2 || q.includes('\0')) return { people: [], total: 0 };
  const found = await sql<{ id: string; total: number }>`select id, total from search_people(${q}, ${most})`.execute(
    ctx.db,
  );
  const byId = await peopleByIds(
    ctx,
    found.rows.map((row) => row.id),
  );
  return { people: found.rows.flatMap((row) => byId.get(row.id) ?? []), total: found.rows[0]?.total ?? 0 };
}
