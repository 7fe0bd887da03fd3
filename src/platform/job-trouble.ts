import { sql } from 'kysely';
import type { Ctx } from './context.ts';
import type { Db } from './db.ts';
import type { Trouble } from './job-trouble.rules.ts';

/** What is due so long has nobody at work on it. */
const LATE_MINUTES = 15;

/** Of the trust of this transaction; of the whole installation where there is none. */
export async function jobTrouble(db: Db, now: Date): Promise<Trouble[]> {
  const before = new Date(now.getTime() - LATE_MINUTES * 60_000);
  const { rows } = await sql<{ name: string; given_up: string; late: string }>`
    select name, given_up, late from jobs_in_trouble(${before})`.execute(db);
  return rows.map(({ name, given_up, late }) => ({ name, given_up: Number(given_up), late: Number(late) }));
}

/** What this trust's jobs gave up starts anew, from its first try; how many there were. */
export async function tryJobsAgain(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: string }>`select try_jobs_again(${ctx.now}) as count`.execute(ctx.db);
  return Number(rows[0]?.count ?? 0);
}
