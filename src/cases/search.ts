import { sql } from 'kysely';
import { type Person, searchPeopleCounted } from '../people/index.ts';
import { placesByIds } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { anyOf } from '../platform/plans.ts';
import { lastContactTimes, openCasesByRef, type PartInCase, recentCasesOf } from './callers.ts';
import type { Case } from './tables.ts';

/** A note or a contact in which the words stand, with the case that it belongs to. */
export type NoteHit = {
  id: string;
  source: 'note' | 'contact';
  ref: string;
  words: string;
  at: Date;
  struck: boolean;
};

type Found = { source: 'note' | 'contact'; id: string; case_id: string; total: number };

/** Ids of what holds the words, newest first, through the search door: only what this person may open. */
async function findWords(ctx: Ctx, typed: string, most: number): Promise<Found[]> {
  const q = typed.trim().slice(0, 200).toWellFormed();
  if (q === '' || q.includes('\0')) return [];
  return (await sql<Found>`select * from search_notes(${q}, ${most})`.execute(ctx.db)).rows;
}

/** Cases with these words in their newest notes or contacts; `capped` when there are more than were looked at. */
export async function casesWithWords(
  ctx: Ctx,
  typed: string,
  most: number,
): Promise<{ ids: string[]; capped: boolean }> {
  const found = await findWords(ctx, typed, most);
  return { ids: [...new Set(found.map((row) => row.case_id))], capped: (found[0]?.total ?? 0) > most };
}

/** Notes and contacts with these words, newest first, and how many there are (counted to 1,001). */
export async function searchNotes(ctx: Ctx, typed: string, most: number): Promise<{ hits: NoteHit[]; total: number }> {
  const found = await findWords(ctx, typed, most);
  if (found.length === 0) return { hits: [], total: 0 };
  const rows = await sql<NoteHit>`
    select n.id, 'note' as source, c.ref, n.body as words, n.created_at as at, n.error_at is not null as struck
    from notes n join cases c on c.trust_id = n.trust_id and c.id = n.case_id
    where n.trust_id = ${ctx.trust.id} and n.id = ${anyOf(idsOf(found, 'note'))}
    union all
    select n.id, 'contact', c.ref, n.words || case when n.words <> '' and n.told <> '' then e'\n' else '' end || n.told,
      n.received_at, n.error_at is not null
    from contacts n join cases c on c.trust_id = n.trust_id and c.id = n.case_id
    where n.trust_id = ${ctx.trust.id} and n.id = ${anyOf(idsOf(found, 'contact'))}`.execute(ctx.db);
  const byId = new Map(rows.rows.map((row) => [row.id, row]));
  return { hits: found.flatMap((row) => byId.get(row.id) ?? []), total: found[0]?.total ?? 0 };
}

function idsOf(found: readonly Found[], source: Found['source']): string[] {
  return found.filter((row) => row.source === source).map((row) => row.id);
}

/** Somebody who was found, with what tells them from others of the same name. */
export type PersonHit = { person: Person; last: PartInCase | undefined; place: string; lastContact: Date | undefined };

/** People by name, number, e-mail or NHS number, each with the case and the place they were last known from. */
export async function searchPeopleAndCases(ctx: Ctx, typed: string, most: number) {
  const { people, total } = await searchPeopleCounted(ctx, typed, most);
  const ids = people.map((person) => person.id);
  const [parts, contacts, byRef] = await Promise.all([
    recentCasesOf(ctx, ids),
    lastContactTimes(ctx, ids),
    openCasesByRef(ctx, typed),
  ]);
  const cases = distinct([...byRef, ...parts]);
  const places = await placesByIds(
    ctx,
    cases.map((kase) => kase.place_id),
  );
  const placeOf = (kase: Pick<Case, 'place_id'> | undefined) => places.get(kase?.place_id ?? '')?.name ?? '';
  const hits = people.map((person): PersonHit => {
    const last = parts.find((part) => part.person_id === person.id);
    return { person, last, place: placeOf(last), lastContact: contacts.get(person.id) };
  });
  return { hits, total, cases: cases.map((kase) => ({ kase, place: placeOf(kase) })) };
}

function distinct(cases: readonly Case[]): Case[] {
  return [...new Map(cases.map((kase) => [kase.id, kase])).values()];
}
