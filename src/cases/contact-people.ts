// Several people in one contact: who else was there, besides the one with whom it was.
import { record } from '../audit/index.ts';
import { createPerson, findPerson, listAlike, type Person, peopleByIds } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { anyOf } from '../platform/plans.ts';
import { addPerson, listCasePeople } from './case-parts.ts';
import type { Contact } from './contacts.ts';
import type { Case } from './tables.ts';

/** Who else was on these contacts, by contact, in the order in which they were added. */
export async function listOnContacts(ctx: Ctx, contacts: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (contacts.length === 0) return found;
  const rows = await ctx.db
    .selectFrom('contact_people')
    .select(['contact_id', 'person_id'])
    .where('trust_id', '=', ctx.trust.id)
    .where('contact_id', '=', anyOf(contacts))
    .orderBy('added_at')
    .orderBy('person_id')
    .execute();
  for (const row of rows) found.set(row.contact_id, [...(found.get(row.contact_id) ?? []), row.person_id]);
  return found;
}

/** Somebody was there too; who has no part in the case yet gets one. A second press changes nothing. */
export async function addToContact(ctx: Ctx, kase: Case, contact: Contact, person: Person) {
  const parts = await listCasePeople(ctx, kase.id);
  const known = await peopleByIds(
    ctx,
    parts.map(({ person_id }) => person_id),
  );
  const own = (await peopleByIds(ctx, [contact.person_id])).get(contact.person_id ?? '');
  if (own?.id === person.id) throw new RuleError('The contact is with them already', 'name');
  if (![...known.values()].some(({ id }) => id === person.id)) await addPerson(ctx, kase, person.id, 'other');
  const row = { contact_id: contact.id, person_id: person.id, case_id: contact.case_id ?? kase.id };
  const added = await ctx.db
    .insertInto('contact_people')
    .values({ trust_id: ctx.trust.id, ...row, added_at: ctx.now, added_by: actorId(ctx) })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) return;
  await record(ctx, 'contact.person_added', { case: kase.id, person: person.id, contact: contact.id });
}

/**
 * Somebody whom we know, or a new one by name.
 * @throws RuleError we may know them: nobody is recorded twice by a slip
 */
export async function personNamed(ctx: Ctx, name: string, id: string | undefined): Promise<Person> {
  const known = id ? await findPerson(ctx, id) : undefined;
  if (known) return known;
  const alike = await listAlike(ctx, { name, phone: '', email: '', born_on: null, nhs_number: null });
  if (alike.length > 0)
    throw new RuleError('We may know them already. Choose them from the list, or add them under People.', 'name');
  return createPerson(ctx, { name: name.trim() });
}

/** They were not there. A second press changes nothing; their part in the case stays. */
export async function takeOffContact(ctx: Ctx, kase: Case, contact: Contact, person: string) {
  const gone = await ctx.db
    .deleteFrom('contact_people')
    .where('trust_id', '=', ctx.trust.id)
    .where('contact_id', '=', contact.id)
    .where('person_id', '=', person)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) return;
  await record(ctx, 'contact.person_removed', { case: kase.id, person, contact: contact.id });
}
