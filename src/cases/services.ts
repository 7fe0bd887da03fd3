// What wards and services are asked, what they answer, and whether the person has heard.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { peopleByIds } from '../people/index.ts';
import { placesByIds } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { refreshCase } from './cases.ts';
import { addContact } from './contacts.ts';
import { askingMode, GATE_WORDS, mayHear } from './gates.rules.ts';
import { checkOutgoing } from './outgoing.ts';
import { channelOf } from './promises.rules.ts';
import { keepPromise, listOpenPromises, type Promised } from './promises.ts';
import { makeStep, usualTime } from './steps.ts';
import type { Case, Channel, PromiseKind } from './tables.ts';
import { goingWith, questionWith } from './told-needs.rules.ts';
import { needsOfCase } from './told-needs.ts';

export type Question = {
  /** Exactly what they are told. */
  question: string;
  place: string | null;
  placeName: string;
  due: Date;
  agreed: boolean;
};

/**
 * The service was asked, by phone or in person: their answer is now due. What is kept is what the service was told:
 * without the name, names are taken out; with it, what they agreed that a ward is told of their needs is added.
 * @throws RuleError they did not agree that it is shared, or the question could say who it is
 */
export async function askService(ctx: Ctx, kase: Case, step: Promised, asked: Question & { anyway?: string }) {
  if (step.state !== 'open') return;
  const service = asked.placeName || ((await placesByIds(ctx, [asked.place])).get(asked.place ?? '')?.name ?? '');
  const { question: text, anyway = '' } = asked;
  const checked = await checkOutgoing(ctx, kase, { text, service, anyway, field: 'question' });
  const question = questionWith(checked, goingWith(await needsOfCase(ctx, kase), askingMode(kase, service)));
  await keepPromise(ctx, step);
  await recordAsked(ctx, kase, { ...asked, question });
}

/** Their answer is due from now on. What was asked was looked at before (`checkOutgoing`). */
export async function recordAsked(
  ctx: Ctx,
  kase: Case,
  asked: Question,
  channel: Channel = 'staff',
): Promise<Promised> {
  const made = await makeStep(ctx, kase, {
    kind: 'service_answer',
    due: asked.due,
    agreed: asked.agreed,
    about: asked.place ? '' : asked.placeName,
    place: asked.place,
  });
  const contact = await addContact(
    ctx,
    { case: kase.id, channel, direction: 'out', words: asked.question },
    { name: 'service.asked', promise: made.id, place: asked.place },
  );
  await ctx.db
    .updateTable('promises')
    .set({ contact_id: contact.id })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', made.id)
    .execute();
  return made;
}

export type ServiceAnswer = {
  answer: string;
  from: string;
  share: 'yes' | 'own_words' | 'no';
  teller: 'pals' | 'service' | 'nobody';
  /** How it came, if not by phone or in person. */
  channel?: Channel;
};

/**
 * The service answered. Who tells the person decides the next step: PALS tells them, or PALS checks later that the
 * service did. A call that was promised already becomes that step and keeps its time. Gives the contact.
 * @throws RuleError the service would tell somebody who may not be told
 */
export async function recordAnswer(ctx: Ctx, kase: Case, step: Promised, given: ServiceAnswer): Promise<string> {
  if (step.state !== 'open') return '';
  if (given.teller === 'service' && !mayHear(kase, kase.caller_id)) throw new RuleError(GATE_WORDS.teller, 'teller');
  const contact = await addContact(
    ctx,
    {
      ...{ case: kase.id, channel: given.channel ?? 'staff', direction: 'in' as const },
      ...{ words: given.answer, messageWith: given.from },
    },
    { name: 'service.answered', promise: step.id, place: step.place_id, share: given.share, teller: given.teller },
  );
  await keepPromise(ctx, step);
  if (given.teller === 'nobody' || (!kase.caller_id && !kase.patient_id)) return contact.id;
  const kind = given.teller === 'pals' ? 'tell_answer' : 'check_told';
  const about = { contact: contact.id, place: step.place_id };
  const call = (await listOpenPromises(ctx, kase.id)).find((open) => open.kind === 'call_back');
  if (call) await turnInto(ctx, call, kind, about);
  else await makeStep(ctx, kase, { kind, due: await usualTime(ctx), agreed: false, ...about });
  return contact.id;
}

/** A promised call gets its reason; what was promised, and when, stays. */
async function turnInto(ctx: Ctx, call: Promised, kind: PromiseKind, about: { contact: string; place: string | null }) {
  await ctx.db
    .updateTable('promises')
    .set({
      kind,
      contact_id: about.contact,
      place_id: about.place,
      changed_at: ctx.now,
      changed_by: ctx.actor.id,
      version: sql<number>`version + 1`,
    })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', call.id)
    .execute();
  await record(ctx, 'promise.kind_changed', { case: call.case_id, promise: call.id, kind, from: call.kind });
  if (call.case_id) await refreshCase(ctx, call.case_id);
}

/** Did the service tell them, as it said it would? If not, PALS tells them. */
export async function checkTold(ctx: Ctx, kase: Case, step: Promised, found: { heard: boolean; words: string }) {
  if (step.state !== 'open') return;
  const person = step.person_id ?? kase.caller_id;
  const whom = (await peopleByIds(ctx, [person])).get(person ?? '');
  await addContact(ctx, {
    case: kase.id,
    person,
    channel: channelOf(whom),
    direction: 'out',
    words: found.words || (found.heard ? 'They have heard from the service.' : 'They have not heard from the service.'),
  });
  await keepPromise(ctx, step, { told: found.heard });
  if (found.heard) return;
  const about = { contact: step.contact_id, place: step.place_id };
  await makeStep(ctx, kase, { kind: 'tell_answer', due: await usualTime(ctx), agreed: false, ...about });
}
