import { type Case, lastContactTimes, openCasesByRef, type PartInCase, recentCasesOf } from '../cases/index.ts';
import { type Person, searchPeopleCounted } from '../people/index.ts';
import { placesByIds } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';

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
