import { record } from '../audit/index.ts';
import { loadCalendar, promiseChoices } from '../calendar/index.ts';
import { obeyNeeds, peopleByIds } from '../people/index.ts';
import { placesByIds } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { giveCase } from './cases.ts';
import { addContact, type Contact } from './contacts.ts';
import { GATE_WORDS, mayGoOutside, mayHear } from './gates.rules.ts';
import { addNote } from './notes.ts';
import { changedElsewhere, keptElsewhere, PROMISE_WORDS } from './promises.rules.ts';
import { cancelPromise, keepPromise, makePromise, type Promised } from './promises.ts';
import { thingOf } from './same-case.ts';
import type { Case, Channel, PromiseKind, Satisfied } from './tables.ts';

/** A step of this case, locked until commit, so that two presses come one after the other. @throws NotFound */
export async function lockStep(ctx: Ctx, kase: Case, id: string): Promise<Promised> {
  const found = await ctx.db
    .selectFrom('promises')
    .selectAll()
    .where(thingOf(ctx, kase, id))
    .forUpdate()
    .executeTakeFirst();
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
  // What comes in by itself gives a case that nobody has to nobody.
  const mine = ctx.actor.kind === 'user' ? actorId(ctx) : null;
  if (!kase.owner_id && mine) await giveCase(ctx, kase, mine);
  const reaches = PROMISE_WORDS[step.kind].reaches || step.kind === 'hear_from_person' || step.kind === 'hand_over';
  return makePromise(ctx, {
    kind: step.kind,
    owner: kase.owner_id ?? mine,
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
  const where = changedElsewhere(old);
  if (where) throw new RuleError(where);
  await (fate === 'kept' ? keepPromise(ctx, old) : cancelPromise(ctx, old));
  await makeStep(ctx, kase, step);
}

export type Telling = {
  told: string;
  identityChecked: boolean;
  channel: Channel;
  satisfied: Satisfied;
  /** Why this way, where they asked for another. */
  against?: string;
  needsMet?: boolean;
  needsUnmet?: string;
};

/**
 * The person was told: what was said is kept for the next call, the step is done. A second press changes nothing.
 * Advice that says nothing about a patient may be given to anybody.
 * @throws RuleError the person may not be told about the patient, or it is kept on its own page
 */
export async function tellPerson(ctx: Ctx, kase: Case, step: Promised, telling: Telling): Promise<Contact | undefined> {
  if (step.state !== 'open') return undefined;
  const where = keptElsewhere(step);
  if (where) throw new RuleError(where, 'told');
  const contact = await tell(ctx, kase, step.person_id ?? kase.caller_id, telling);
  await keepPromise(ctx, step, { told: true });
  // After a death nobody is asked how we did.
  if (telling.satisfied === 'not_asked' || kase.after_death) return contact;
  await ctx.db
    .updateTable('cases')
    .set({ satisfied: telling.satisfied })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .execute();
  await record(ctx, 'case.satisfaction_changed', { case: kase.id, from: kase.satisfied, to: telling.satisfied });
  return contact;
}

/**
 * Somebody was told, whether or not it was promised.
 * @throws RuleError they may not be told about the patient, the way is closed to them, or nobody said whether their
 * needs were met
 */
export async function tell(
  ctx: Ctx,
  kase: Case,
  person: string | null,
  telling: Omit<Telling, 'satisfied'>,
): Promise<Contact> {
  if (telling.identityChecked && !mayHear(kase, person)) throw new RuleError(GATE_WORDS.hear, 'identity');
  await obeyIn(ctx, kase, person, telling);
  return addContact(ctx, {
    case: kase.id,
    person,
    channel: telling.channel,
    direction: 'out',
    told: telling.told,
    identityChecked: telling.identityChecked,
    needsMet: telling.needsMet,
    needsUnmet: telling.needsUnmet,
  });
}

/** @throws RuleError the way is closed to them, or nobody said whether their needs were met */
async function obeyIn(ctx: Ctx, kase: Case, personId: string | null, telling: Omit<Telling, 'satisfied'>) {
  const person = (await peopleByIds(ctx, [personId])).get(personId ?? '');
  const { channel, against = '' } = telling;
  await obeyNeeds(ctx, person, { channel, reason: against, case: kase.id });
  if (!person || person.needs.length === 0) return;
  if (telling.needsMet === undefined) throw new RuleError('Choose whether this met their needs', 'needs_met');
  if (!telling.needsMet && !telling.needsUnmet?.trim()) throw new RuleError('Write what was missing', 'needs_unmet');
}

/**
 * Done: the visit, the handing on to somebody else. Words go into the case as a note.
 * @throws RuleError it was passed to an organisation, and it is not recorded that this was agreed; or it is kept on its own page
 */
export async function finishStep(ctx: Ctx, kase: Case, step: Promised, words = '', agreed = false) {
  if (step.state !== 'open') return;
  const where = keptElsewhere(step);
  if (where) throw new RuleError(where);
  if (step.kind === 'pass_on') await refuseOutside(ctx, kase, step, agreed);
  if (words.trim() !== '') await addNote(ctx, kase, words);
  await keepPromise(ctx, step);
}

/** Whose own matter it is says yes or no; for another, there is a record of consent that names the organisation. */
async function refuseOutside(ctx: Ctx, kase: Case, step: Promised, agreed: boolean) {
  const organisation = (await placesByIds(ctx, [step.place_id])).get(step.place_id ?? '')?.name ?? step.about;
  const own = mayHear({ ...kase, may_hear: [] }, step.person_id ?? kase.caller_id);
  if (mayGoOutside(kase, organisation) || (own && agreed)) return;
  throw new RuleError(
    own ? 'Ask them first. The other organisation gets this only if they agree.' : GATE_WORDS.outside,
    'agreed',
  );
}

/** The person came back to us. */
export async function hearFromPerson(ctx: Ctx, kase: Case, step: Promised, said: { words: string; channel: Channel }) {
  if (step.state !== 'open') return;
  const person = step.person_id ?? kase.caller_id;
  await addContact(ctx, { case: kase.id, person, channel: said.channel, direction: 'in', words: said.words });
  await keepPromise(ctx, step);
}

/** Where nothing was promised yet: by 4 in the afternoon, or on the next open day by 12pm. */
export async function usualTime(ctx: Ctx): Promise<Date> {
  const { hours } = await loadCalendar(ctx);
  const choices = promiseChoices(ctx.now, hours);
  const usual = choices.find(({ key }) => key === 'today') ?? choices[0];
  return usual?.at ?? new Date(ctx.now.getTime() + 24 * 3_600_000);
}
