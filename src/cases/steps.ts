import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { addWorkingDays, loadCalendar, promiseChoices } from '../calendar/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import { atLocal, localDate } from '../platform/time.ts';
import { type Case, changeCase, giveCase, refreshCase } from './cases.ts';
import { meetClocks, startClock } from './clocks.ts';
import { handOver } from './closure.ts';
import { addContact } from './contacts.ts';
import { addNote } from './notes.ts';
import { PROMISE_WORDS } from './promises.rules.ts';
import { cancelPromise, keepPromise, listOpenPromises, makePromise, type Promised } from './promises.ts';
import type { Channel, HandlingRoute, PromiseKind, Satisfied } from './tables.ts';

/** A complaint is acknowledged not later than 3 working days after the day it was received (SI 2009/309 reg 13(3)). */
const ACKNOWLEDGE_DAYS = 3;
const END_OF_DAY = '23:59';

/** A step of this case, locked until commit, so that two presses come one after the other. @throws NotFound */
export async function lockStep(ctx: Ctx, kase: Case, id: string): Promise<Promised> {
  const found = isId(id)
    ? await ctx.db
        .selectFrom('promises')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('case_id', '=', kase.id)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!found) throw new NotFound('This step');
  return found;
}

type NewStep = {
  kind: PromiseKind;
  due: Date;
  agreed: boolean;
  about?: string;
  place?: string | null;
  contact?: string | null;
};

/**
 * Gives the case a next step. Who makes it owns it, and takes the case if nobody had it.
 * @throws RuleError the case is closed, or the complaints team has it
 */
export async function makeStep(ctx: Ctx, kase: Case, step: NewStep): Promise<Promised> {
  if (kase.closed_at) throw new RuleError('This case is closed. Open it again first.', 'kind');
  if (kase.handed_over_at) throw new RuleError('The complaints team has this case now.', 'kind');
  if (!kase.owner_id) await giveCase(ctx, kase, actorId(ctx));
  const reaches = PROMISE_WORDS[step.kind].reaches || step.kind === 'hear_from_person' || step.kind === 'hand_over';
  return makePromise(ctx, {
    kind: step.kind,
    owner: kase.owner_id ?? actorId(ctx),
    due: step.due,
    agreed: step.agreed,
    case: kase.id,
    person: reaches ? kase.caller_id : null,
    place: step.place ?? null,
    contact: step.contact ?? null,
    about: step.about ?? '',
  });
}

/** Another next step in the place of this one, which was done or is not needed. */
export async function replaceStep(ctx: Ctx, kase: Case, old: Promised, fate: 'kept' | 'cancelled', step: NewStep) {
  if (old.state !== 'open') return;
  await (fate === 'kept' ? keepPromise(ctx, old) : cancelPromise(ctx, old));
  await makeStep(ctx, kase, step);
}

export type Telling = { told: string; identityChecked: boolean; channel: Channel; satisfied: Satisfied };

/** The person was told: what was said is kept for the next call, the step is done. A second press changes nothing. */
export async function tellPerson(ctx: Ctx, kase: Case, step: Promised, telling: Telling) {
  if (step.state !== 'open') return;
  await addContact(ctx, {
    case: kase.id,
    person: step.person_id ?? kase.caller_id,
    channel: telling.channel,
    direction: 'out',
    told: telling.told,
    identityChecked: telling.identityChecked,
  });
  await keepPromise(ctx, step, { told: true });
  await meetClocks(ctx, kase.id, ['first_contact']);
  // After a death nobody is asked how we did.
  if (telling.satisfied === 'not_asked' || kase.after_death) return;
  await ctx.db
    .updateTable('cases')
    .set({ satisfied: telling.satisfied })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .execute();
  await record(ctx, 'case.satisfaction_changed', { case: kase.id, from: kase.satisfied, to: telling.satisfied });
}

export type Question = { question: string; place: string | null; placeName: string; due: Date; agreed: boolean };

/** The service was asked, by phone or in person: their answer is now due. */
export async function askService(ctx: Ctx, kase: Case, step: Promised, asked: Question) {
  if (step.state !== 'open') return;
  await keepPromise(ctx, step);
  const made = await makeStep(ctx, kase, {
    kind: 'service_answer',
    due: asked.due,
    agreed: asked.agreed,
    about: asked.place ? '' : asked.placeName,
    place: asked.place,
  });
  const contact = await addContact(
    ctx,
    { case: kase.id, channel: 'staff', direction: 'out', words: asked.question },
    { name: 'service.asked', promise: made.id, place: asked.place },
  );
  await ctx.db
    .updateTable('promises')
    .set({ contact_id: contact.id })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', made.id)
    .execute();
}

export type ServiceAnswer = {
  answer: string;
  from: string;
  share: 'yes' | 'own_words' | 'no';
  teller: 'pals' | 'service' | 'nobody';
};

/**
 * The service answered. Who tells the person decides the next step: PALS tells them, or PALS checks later that the
 * service did. A call that was promised already becomes that step and keeps its time.
 */
export async function recordAnswer(ctx: Ctx, kase: Case, step: Promised, given: ServiceAnswer) {
  if (step.state !== 'open') return;
  const contact = await addContact(
    ctx,
    { case: kase.id, channel: 'staff', direction: 'in', words: given.answer, messageWith: given.from },
    { name: 'service.answered', promise: step.id, place: step.place_id, share: given.share, teller: given.teller },
  );
  await keepPromise(ctx, step);
  if (given.teller === 'nobody' || (!kase.caller_id && !kase.patient_id)) return;
  const kind = given.teller === 'pals' ? 'tell_answer' : 'check_told';
  const about = { contact: contact.id, place: step.place_id };
  const call = (await listOpenPromises(ctx, kase.id)).find((open) => open.kind === 'call_back');
  if (call) await turnInto(ctx, call, kind, about);
  else await makeStep(ctx, kase, { kind, due: await usualTime(ctx), agreed: false, ...about });
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

/** Where nothing was promised yet: by 4 in the afternoon, or on the next open day by 12. */
async function usualTime(ctx: Ctx): Promise<Date> {
  const { hours } = await loadCalendar(ctx);
  const choices = promiseChoices(ctx.now, hours);
  const usual = choices.find(({ key }) => key === 'today') ?? choices[0];
  return usual?.at ?? new Date(ctx.now.getTime() + 24 * 3_600_000);
}

/** Done: the visit, the handing on to somebody else. Words go into the case as a note. */
export async function finishStep(ctx: Ctx, kase: Case, step: Promised, words = '') {
  if (step.state !== 'open') return;
  if (words.trim() !== '') await addNote(ctx, kase, words);
  await keepPromise(ctx, step);
}

/** The person came back to us. */
export async function hearFromPerson(ctx: Ctx, kase: Case, step: Promised, said: { words: string; channel: Channel }) {
  if (step.state !== 'open') return;
  const person = step.person_id ?? kase.caller_id;
  await addContact(ctx, { case: kase.id, person, channel: said.channel, direction: 'in', words: said.words });
  await keepPromise(ctx, step);
}

/** Did the service tell them, as it said it would? If not, PALS tells them. */
export async function checkTold(ctx: Ctx, kase: Case, step: Promised, found: { heard: boolean; words: string }) {
  if (step.state !== 'open') return;
  const person = step.person_id ?? kase.caller_id;
  await addContact(ctx, {
    case: kase.id,
    person,
    channel: 'phone',
    direction: 'out',
    words: found.words || (found.heard ? 'They have heard from the service.' : 'They have not heard from the service.'),
  });
  await keepPromise(ctx, step, { told: found.heard });
  if (found.heard) return;
  const about = { contact: step.contact_id, place: step.place_id };
  await makeStep(ctx, kase, { kind: 'tell_answer', due: await usualTime(ctx), agreed: false, ...about });
}

/**
 * The person's own choice of how this is handled. A complaint keeps the day of the first contact; the 3 working days to
 * acknowledge it count from the day of this choice.
 */
export async function chooseRoute(
  ctx: Ctx,
  kase: Case,
  chosen: { route: Exclude<HandlingRoute, 'not_asked'>; channel: Channel },
) {
  if (kase.closed_at) throw new RuleError('This case is closed. Open it again first.', 'route');
  const open = await listOpenPromises(ctx, kase.id);
  for (const step of open) if (step.kind === 'ask_route') await keepPromise(ctx, step);
  if (kase.route === chosen.route) return;
  await changeCase(ctx, await freshCase(ctx, kase), { route: chosen.route }, undefined, { channel: chosen.channel });
  if (chosen.route !== 'complaint') return;
  const { holidays } = await loadCalendar(ctx);
  const limit = addWorkingDays(localDate(ctx.now), ACKNOWLEDGE_DAYS, holidays);
  await startClock(ctx, kase.id, { name: 'acknowledge', nature: 'statutory', due: atLocal(limit.date, END_OF_DAY) });
  if (open.some((step) => step.kind === 'hand_over')) return;
  await makeStep(ctx, kase, { kind: 'hand_over', due: await usualTime(ctx), agreed: false });
}

/** Keeping a promise changed the version of the row; what is changed next stands on the new one. */
async function freshCase(ctx: Ctx, kase: Case): Promise<Case> {
  return ctx.db
    .selectFrom('cases')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .executeTakeFirstOrThrow();
}

/** @throws RuleError the person did not agree that the complaints team gets what they told us */
export async function passToComplaints(ctx: Ctx, kase: Case, given: { agreed: boolean; words: string }) {
  if (kase.handed_over_at) return;
  if (!given.agreed) throw new RuleError('Ask them first. The complaints team gets this only if they agree.', 'agreed');
  if (given.words.trim() !== '') await addNote(ctx, kase, given.words);
  for (const step of await listOpenPromises(ctx, kase.id)) if (step.kind === 'hand_over') await keepPromise(ctx, step);
  await handOver(ctx, kase);
}
