import type { ReactNode } from 'react';
import { type Case, type Contact, listCasesOf, listContactsWith, showsOfPerson } from '../cases/index.ts';
import { type Code, namedCodes } from '../codes/index.ts';
import { staffNames } from '../identity/index.ts';
import { findPerson, listHospitalNumbers, listWays, type Person, type Way } from '../people/index.ts';
import { listPlaces } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';

/** A long story: older cases are found by the list of cases. */
const MOST_CASES = 50;
const LAST_CONTACTS = 5;

export type PersonView = {
  person: Person;
  ways: Way[];
  hospitalNumbers: string[];
  cases: { kase: Case; place: string; owner: string }[];
  contacts: { contact: Contact; ref: string | undefined; by: string }[];
  needs: Code[];
  /** What other modules have to show of this person. */
  shows: ReactNode[];
};

/** A person across their cases: only those cases and contacts that this officer may open. */
export async function loadPerson(ctx: Ctx, id: string): Promise<PersonView> {
  const person = await findPerson(ctx, id);
  const cases = await listCasesOf(ctx, person.id, MOST_CASES);
  const contacts = await listContactsWith(ctx, person.id, LAST_CONTACTS);
  const staff = await staffNames(ctx);
  const places = new Map((await listPlaces(ctx)).map((place) => [place.id, place.name]));
  const refs = new Map(cases.map((kase) => [kase.id, kase.ref]));
  return {
    person,
    ways: await listWays(ctx, [person.id]),
    hospitalNumbers: (await listHospitalNumbers(ctx, [person.id])).get(person.id) ?? [],
    needs: await namedCodes(ctx, 'needs'),
    shows: await showsOfPerson(ctx, person),
    cases: cases.map((kase) => ({
      kase,
      place: places.get(kase.place_id ?? '') ?? '',
      owner: staff.get(kase.owner_id ?? '') ?? 'No owner',
    })),
    contacts: contacts.map((contact) => ({
      contact,
      ref: refs.get(contact.case_id ?? ''),
      by: staff.get(contact.taken_by_id ?? '') ?? (contact.taken_by || (staff.get(contact.author_id ?? '') ?? '')),
    })),
  };
}
