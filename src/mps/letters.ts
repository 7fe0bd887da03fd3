// A letter of an MP: recorded with its case, or described in one that is there.
import { record } from '../audit/index.ts';
import { addContact, addPerson, type Case, changeCase, findCase, openCase, takePart } from '../cases/index.ts';
import { recordConsent } from '../consent/index.ts';
import { findPerson } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { refuseFuture } from '../platform/dated.ts';
import { atLocal, type Day, dateWords, localDate } from '../platform/time.ts';
import { addConstituent, type Details, peopleOf } from './letter-people.ts';
import { changeLetter, columnsOf, findLetter, insertLetter, maybeByPress, maybeLetter } from './letter-rows.ts';
import type { AnsweredHow } from './letters.rules.ts';

export type NewLetter = Details & {
  /** The form that was sent: a second press is the same letter. */
  press?: string | undefined;
  receivedOn: Day;
  channel: AnsweredHow;
  words: string;
  /** The letter shows that the constituent, who is the patient, asked the MP to write. */
  asked: boolean;
};

/**
 * A new letter opens its case: the MP asks, the constituent or whoever it is about is the patient. It is promised that their
 * office hears that we have it, and that it is answered by the aim for letters of MPs.
 * @throws RuleError somebody is not named, or it is dated after today
 */
export async function recordLetter(ctx: Ctx, given: NewLetter): Promise<Case> {
  const known = given.press && (await maybeByPress(ctx, given.press));
  if (known) return known;
  refuseFuture(ctx, given.receivedOn, 'received');
  const who = await peopleOf(ctx, given);
  const at = given.receivedOn === localDate(ctx.now) ? ctx.now : atLocal(given.receivedOn, '09:00');
  const { channel } = given;
  const kase = await openCase(ctx, {
    type: 'mp',
    owner: actorId(ctx),
    caller: who.mp.id,
    patient: who.patient.id,
    receivedAt: at,
    channel,
  });
  const words = given.words.trim();
  await addContact(ctx, { case: kase.id, person: who.mp.id, channel, direction: 'in', words, at });
  await insertLetter(ctx, kase, { given, who, id: given.press });
  if (!given.patient && given.asked) await recordRequest(ctx, kase, given.datedOn ?? given.receivedOn);
  return findCase(ctx, kase.ref);
}

/** Of a case that is there already: who wrote and for whom, for the first time or changed. The MP is who asks from now on. */
export async function describeLetter(ctx: Ctx, kase: Case, given: Details): Promise<void> {
  const letter = await maybeLetter(ctx, kase);
  const who = await peopleOf(ctx, given);
  if (kase.caller_id !== who.mp.id) await takePart(ctx, kase, { person: who.mp.id, role: 'caller', relation: '' });
  if (kase.patient_id !== who.patient.id)
    await addPerson(ctx, kase, who.patient.id, kase.after_death ? 'died' : 'patient');
  const fresh = await findCase(ctx, kase.ref);
  if (!letter) {
    if (fresh.type !== 'mp') await changeCase(ctx, fresh, { type: 'mp' });
    await insertLetter(ctx, fresh, { given, who, id: undefined });
    return;
  }
  await addConstituent(ctx, fresh, who);
  await changeLetter(ctx, letter, { ...columnsOf(given), mp_id: who.mp.id, constituent_id: who.constituent.id });
  await record(ctx, 'mp_letter.changed', { case: kase.id, letter: letter.id });
}

/** DPA 2018 Sch 1 paras 23-24: at the constituent's own request the MP may be told what is needed to answer it. */
export async function recordRequest(ctx: Ctx, kase: Case, day: Day) {
  const { mp_id, constituent_id } = await findLetter(ctx, kase);
  await recordConsent(ctx, kase, {
    situation: 'mp',
    type: 'mp',
    speaker: mp_id,
    hears: true,
    complaints: false,
    services: '',
    organisations: '',
    records: '',
    limits: '',
    given_by: (await findPerson(ctx, constituent_id)).name,
    heard_by: ctx.actor.kind === 'user' ? ctx.actor.name : '',
    evidence: `Letter of ${dateWords(day, '0001-01-01')}`,
    reasons: '',
  });
}
