import {
  type Case,
  type Contact,
  casesByIds,
  listContactsWith,
  type PartInCase,
  recentCasesOf,
} from '../cases/index.ts';
import { agreedLine } from '../matching/index.ts';
import { contactRules, type Person, peopleByIds } from '../people/index.ts';
import { listOrganisations, type Organisation, type Place, placesByIds } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';

const LAST_CONTACTS = 3;

/** What we know already of the people and the ward of a call, for the side of the page. */
export type Context = {
  person: (Pick<Person, 'id' | 'name'> & { rules: string[]; last: LastContact[]; open: OpenCase[] }) | undefined;
  place: Place | undefined;
  organisation: Organisation | undefined;
};
export type LastContact = Pick<Contact, 'id' | 'received_at' | 'words' | 'channel'> & { ref: string | undefined };
export type OpenCase = Pick<PartInCase, 'id' | 'ref'>;

/** Ids come from fields of the form: what is not there, or may not be seen, is left out. */
export async function loadContext(ctx: Ctx, ids: { caller: string; place: string; other: string }): Promise<Context> {
  const person = isId(ids.caller) ? (await peopleByIds(ctx, [ids.caller])).get(ids.caller) : undefined;
  const place = isId(ids.place) ? (await placesByIds(ctx, [ids.place])).get(ids.place) : undefined;
  const organisation = ids.other ? (await listOrganisations(ctx)).find(({ code }) => code === ids.other) : undefined;
  return { person: person && (await lastOf(ctx, person)), place, organisation };
}

async function lastOf(ctx: Ctx, person: Person): Promise<NonNullable<Context['person']>> {
  const contacts = await listContactsWith(ctx, person.id, LAST_CONTACTS);
  const cases = await casesByIds(
    ctx,
    contacts.flatMap((contact) => contact.case_id ?? []),
  );
  const agreed = await agreedLine(ctx, person);
  const refOf = (id: string | null): Case['ref'] | undefined => cases.get(id ?? '')?.ref;
  const open = (await recentCasesOf(ctx, [person.id])).filter((kase) => kase.closed_at === null);
  return {
    id: person.id,
    name: person.name,
    rules: [...contactRules(person), ...(agreed ? [agreed] : [])],
    last: contacts.map(({ id, received_at, words, channel, case_id }) => {
      return { id, received_at, words, channel, ref: refOf(case_id) };
    }),
    open: open.filter((kase, at) => open.findIndex((other) => other.id === kase.id) === at),
  };
}
