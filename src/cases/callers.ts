import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { samePeople } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { localDate } from '../platform/time.ts';
import { readRef, refOf } from './cases.rules.ts';
import type { Case, CaseTable } from './tables.ts';

/** A person's part in a case, with the case: for somebody who rings. */
export type PartInCase = Selectable<CaseTable> & { person_id: string; role: string; relation: string };

const RECENT = 60;

/** The newest cases in which any of these people has a part, open or closed, newest first; by who stands for them. */
export async function recentCasesOf(ctx: Ctx, personIds: readonly string[]): Promise<PartInCase[]> {
  return personIds.length === 0 ? [] : partsOf(ctx, personIds).limit(RECENT).execute();
}

const MOST_OPEN = 1_000;

/** Every open case of these people: where "they have one" must be true of each of many. */
export async function openCasesWith(ctx: Ctx, personIds: readonly string[]): Promise<PartInCase[]> {
  if (personIds.length === 0) return [];
  return partsOf(ctx, personIds).where('cases.closed_at', 'is', null).limit(MOST_OPEN).execute();
}

function partsOf(ctx: Ctx, personIds: readonly string[]) {
  return ctx.db
    .selectFrom('cases')
    .innerJoin('case_people', (join) =>
      join
        .onRef('case_people.trust_id', '=', 'cases.trust_id')
        .onRef('case_people.case_id', '=', 'cases.id')
        .on('case_people.ended_at', 'is', null),
    )
    .innerJoin(recordsAndRoots(personIds), 'same.id', 'case_people.person_id')
    .selectAll('cases')
    .select(['same.root as person_id', 'case_people.role', 'case_people.relation'])
    .where('cases.trust_id', '=', ctx.trust.id)
    .where('cases.merged_into', 'is', null)
    .orderBy('cases.last_at', 'desc');
}

/** When each of these people was last in contact; those who never were are not among them. */
export async function lastContactTimes(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, Date>> {
  if (personIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('contacts')
    .innerJoin(recordsAndRoots(personIds), 'same.id', 'contacts.person_id')
    .select(['same.root', sql<Date>`max(received_at)`.as('at')])
    .where('contacts.trust_id', '=', ctx.trust.id)
    .where('contacts.state', '=', sql.lit('record'))
    .groupBy('same.root')
    .execute();
  return new Map(rows.map(({ root, at }) => [root, at]));
}

/** Every record of these people, with who stands for it. */
function recordsAndRoots(personIds: readonly string[]) {
  const rows = sql<{ root: string; id: string }>`(select distinct s.root, s.id from ${samePeople(personIds)} s)`;
  return rows.as('same');
}

/** Open cases by what somebody types of a reference: "PAL-26-0412", "412" of this year or the year before. */
export async function openCasesByRef(ctx: Ctx, typed: string): Promise<Case[]> {
  const year = Number(localDate(ctx.now).slice(0, 4));
  const digits = /^\d{1,6}$/.test(typed.trim()) ? [refOf(year, Number(typed)), refOf(year - 1, Number(typed))] : [];
  const refs = [readRef(typed), ...digits].filter((ref) => ref !== undefined);
  if (refs.length === 0) return [];
  return ctx.db
    .selectFrom('cases')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('ref', 'in', refs)
    .where('closed_at', 'is', null)
    .where('merged_into', 'is', null)
    .execute();
}
