import { addPerson, type Case, findContact } from '../cases/index.ts';
import { splitContact } from '../matching/index.ts';
import { createPerson, findPerson } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { type CallValues, OTHERS } from './call.fields.ts';

/** Others of the call get their part in the case: people we know, or new ones. */
export async function keepOthers(ctx: Ctx, kase: Case, values: CallValues): Promise<void> {
  for (const other of OTHERS) {
    const name = values[other].trim();
    if (name === '') continue;
    const chosen = values[`${other}_id`];
    const known = chosen ? await findPerson(ctx, chosen) : undefined;
    const person = known?.name === name ? known : await createPerson(ctx, { name });
    if (person.id === kase.caller_id || person.id === kase.patient_id) continue;
    const role = values[`${other}_role`] ?? 'other';
    await addPerson(ctx, kase, person.id, role, '', { besidePatient: kase.patient_id !== null });
  }
}

/** The second matter: a case of its own, with the author, channel and time of this contact. */
export async function keepSecondMatter(ctx: Ctx, kase: Case, contactId: string, { second }: CallValues): Promise<void> {
  if (second.trim() === '') return;
  const contact = await findContact(ctx, contactId);
  const opened = await splitContact(ctx, kase, contact, {
    words: second,
    to: { type: 'concern', owner: actorId(ctx) },
  });
  if (kase.patient_id && kase.patient_id !== opened.caller_id)
    await addPerson(ctx, opened, kase.patient_id, kase.after_death ? 'died' : 'patient');
}
