// After a death there are days on which a family hears from nobody. Which these are, a module after this one knows.
import { sql } from 'kysely';
import { samePeople } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';

/** In which of these cases nobody is contacted today. */
export type HearsNobody = (ctx: Ctx, ids: readonly string[]) => Promise<ReadonlySet<string>>;

declare module '../platform/module.ts' {
  interface Parts {
    /** It knows in which cases nobody is contacted today. */
    hearsNobody?: HearsNobody;
  }
}

export const NOBODY_TODAY = 'They hear from nobody today';

let known: readonly HearsNobody[] = [];

/** Handed in once, by the list of modules. */
export function takeHearsNobody(given: readonly HearsNobody[]) {
  known = given;
}

type AfterDeath = { id: string | null; after_death: boolean | null };

/** In which of these nobody is contacted today. Only after a death is anything asked. */
export async function quietToday(ctx: Ctx, cases: readonly AfterDeath[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(cases.flatMap(({ id, after_death }) => (id && after_death ? id : [])))];
  if (ids.length === 0) return new Set();
  const quiet = await Promise.all(known.map((hears) => hears(ctx, ids)));
  return new Set(quiet.flatMap((some) => [...some]));
}

/** Whom of these people nobody contacts today, whatever it is about: a death may be in any case of theirs. */
export async function peopleQuietToday(ctx: Ctx, people: readonly string[]): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const { rows } = await sql<{ asked: string; id: string }>`
    select distinct s.asked, c.id from ${samePeople(people)} s
    join case_people p on p.trust_id = ${ctx.trust.id} and p.person_id = s.id and p.ended_at is null
      and p.role not in ('advocate', 'staff')
    join cases c on c.trust_id = p.trust_id and c.id = p.case_id and c.after_death`.execute(ctx.db);
  const quiet = await quietToday(
    ctx,
    rows.map(({ id }) => ({ id, after_death: true })),
  );
  return new Set(rows.flatMap(({ asked, id }) => (quiet.has(id) ? [asked] : [])));
}
