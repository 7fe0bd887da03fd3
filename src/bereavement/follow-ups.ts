// Hearing from us again, only as they chose: offered, promised, stopped at any time; and what they said then.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import {
  AS_CHOSEN,
  addContact,
  type Case,
  type CaseAtHand,
  type Channel,
  cancelPromise,
  contactsByIds,
  keepPromise,
  listCasePeople,
  makePromise,
  maybePromise,
  movePromise,
  type Promised,
  recordAttempt,
  reopenPromise,
  strikeContact,
  wholeCase,
} from '../cases/index.ts';
import { mayReach, type Person, peopleByIds, REACH_WORDS, type Reach, waysOffered } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { isId, newId } from '../platform/ids.ts';
import { type Day, dateWords, localDate } from '../platform/time.ts';
import { type FollowUpSlot, type Helped, movedWith, quietWhy, SLOT_WORDS } from './follow-ups.rules.ts';
import { dayOf, loadPathway } from './steps.ts';
import type { FollowUpTable } from './tables.ts';

export type FollowUp = Selectable<FollowUpTable>;

/** Of a case, in the order of their days; what was declined and stopped is among them. */
export async function listFollowUps(ctx: Ctx, kase: CaseAtHand): Promise<FollowUp[]> {
  if (!mayHold(ctx, kase, 'bereavement_follow_ups')) return [];
  return ctx.db
    .selectFrom('bereavement_follow_ups')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('due_at')
    .orderBy('made_at')
    .execute();
}

export const isAwaited = ({ chosen, stopped_at, done_at }: FollowUp) => chosen && !stopped_at && !done_at;

/** Whoever of the case is alive, the caller first. */
export async function livingOf(ctx: Ctx, kase: Case): Promise<Person[]> {
  const parts = await listCasePeople(ctx, kase.id);
  const patient = kase.after_death && kase.patient_id !== kase.caller_id ? kase.patient_id : null;
  const ids = [kase.caller_id, ...parts.map(({ person_id }) => person_id)].filter((id) => id && id !== patient);
  const people = await peopleByIds(ctx, ids);
  return [...new Map([...people.values()].map((one) => [one.id, one])).values()].filter(({ died }) => !died);
}

export type Choice = { person: string; slot: FollowUpSlot; chosen: boolean; due: Date | undefined; way: string };

/**
 * They want it, then and that way; or they do not. What they chose before for the same gives way. The same again changes
 * nothing. @throws RuleError nobody living, a day that is past or quiet, a way that is closed to them
 */
export async function chooseFollowUp(ctx: Ctx, kase: Case, choice: Choice): Promise<string> {
  const { slot, chosen } = choice;
  const person = (await livingOf(ctx, kase)).find(({ id }) => id === choice.person);
  if (!person) throw new RuleError('Choose who wants to hear from us', 'person');
  const due = chosen ? await dueOf(ctx, kase, choice) : undefined;
  const way = chosen ? wayOf(person, choice.way) : '';
  const before = (await listFollowUps(ctx, kase)).filter(
    (one) => one.slot === slot && one.person_id === person.id && !one.stopped_at && !one.done_at,
  );
  const same = (one: FollowUp) => one.chosen === chosen && one.way === way && one.due_at?.getTime() === due?.getTime();
  const held = before.find(same);
  if (held) return held.id;
  for (const one of before) if (slot !== 'other') await stop(ctx, one);
  const promise = due ? await promiseIt(ctx, kase, { person: person.id, due, way }) : undefined;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('bereavement_follow_ups')
    .values({
      ...{ trust_id: ctx.trust.id, id, case_id: kase.id, person_id: person.id, slot, chosen, way },
      ...{ due_at: due ?? null, promise_id: promise?.id ?? null, made_by: actorId(ctx), made_at: ctx.now },
      ...{ stopped_by: null, stopped_at: null, done_by: null, done_at: null, contact_id: null, helped: null },
    })
    .execute();
  await record(ctx, chosen ? 'bereavement.follow_up_chosen' : 'bereavement.follow_up_declined', {
    ...{ case: kase.id, person: person.id, follow_up: id, slot },
  });
  return id;
}

async function dueOf(ctx: Ctx, kase: Case, { due, slot }: Pick<Choice, 'due' | 'slot'>): Promise<Date> {
  if (!due) throw new RuleError('Enter the day and the time that they chose', 'day');
  if (due <= ctx.now) throw new RuleError('Enter a time that is still to come', 'day');
  const why = await quietOn(ctx, kase, due, slot);
  if (why) throw new RuleError(why, 'day');
  return due;
}

async function quietOn(ctx: Ctx, kase: Case, due: Date, slot: FollowUpSlot): Promise<string | undefined> {
  const { steps } = await loadPathway(ctx, kase);
  return quietWhy(localDate(due), slot, { diedOn: dayOf(steps, 'who', 'died_on'), quiet: quietDays(steps) });
}

/** Days on which nobody makes contact: "03-12", in every year. */
export function quietDays(steps: Awaited<ReturnType<typeof loadPathway>>['steps']): string[] {
  return daysOf(steps.get('quiet')?.facts.days);
}

export const daysOf = (kept: string | null | undefined): string[] => (kept ?? '').split(',').filter(Boolean);

function wayOf(person: Person, typed: string): string {
  const offered = waysOffered(person);
  const way = offered.find((known) => known === typed) ?? (typed === '' ? offered[0] : undefined);
  if (!way || !mayReach(person, way)) throw new RuleError('Choose a way that is open to them', 'way');
  return way;
}

type Wanted = { person: string; due: Date; way: string };

function promiseIt(ctx: Ctx, kase: Case, { person, due, way }: Wanted): Promise<Promised> {
  const owner = kase.owner_id ?? (ctx.actor.kind === 'user' ? ctx.actor.id : null);
  const reach = way === 'phone' ? '' : `By ${REACH_WORDS[way as Reach] ?? way}`;
  return makePromise(ctx, {
    kind: 'follow_up',
    case: kase.id,
    person,
    owner,
    due,
    reach,
    agreed: true,
    about: AS_CHOSEN,
  });
}

/** @throws NotFound */
export async function findFollowUp(ctx: Ctx, kase: Case, id: string): Promise<FollowUp> {
  const found = isId(id) ? (await listFollowUps(ctx, kase)).find((one) => one.id === id) : undefined;
  if (!found) throw new NotFound('This follow-up');
  return found;
}

/** They do not want it any more. A second press changes nothing. @throws NotFound */
export async function stopFollowUp(ctx: Ctx, kase: Case, id: string) {
  const found = await findFollowUp(ctx, kase, id);
  if (isAwaited(found)) await stop(ctx, found);
}

/** They want to hear nothing more. */
export async function stopAllFollowUps(ctx: Ctx, kase: Case) {
  for (const one of await listFollowUps(ctx, kase)) if (isAwaited(one)) await stop(ctx, one);
}

async function stop(ctx: Ctx, { id, case_id, person_id, promise_id, chosen }: FollowUp) {
  await change(ctx, id, { stopped_at: ctx.now, stopped_by: actorId(ctx) });
  const promise = promise_id ? await maybePromise(ctx, promise_id) : undefined;
  if (promise?.state === 'open') await cancelPromise(ctx, promise);
  if (chosen) await record(ctx, 'bereavement.follow_up_stopped', { case: case_id, person: person_id, follow_up: id });
}

/** Stopped, or said to have been, by a slip, and still to come or just done: what they chose holds again. */
export const isRestorable = (one: FollowUp, rows: readonly FollowUp[], now: Date): boolean =>
  one.chosen &&
  !isAwaited(one) &&
  (one.done_at !== null || (one.due_at ?? now) > now) &&
  !rows.some((other) => other.slot === one.slot && other.person_id === one.person_id && isOpen(other));

const isOpen = ({ stopped_at, done_at }: FollowUp) => !stopped_at && !done_at;

/**
 * Takes a stop or an outcome back; what was written of the call is struck out. A second press changes nothing.
 * @throws NotFound, RuleError it is too late, they have chosen again since, or its day is quiet now
 */
export async function restoreFollowUp(ctx: Ctx, kase: Case, id: string) {
  const found = await findFollowUp(ctx, kase, id);
  if (isAwaited(found)) return;
  if (!isRestorable(found, await listFollowUps(ctx, kase), ctx.now))
    throw new RuleError('This cannot be undone any more. Choose it again instead.');
  const why = !found.done_at && found.due_at ? await quietOn(ctx, kase, found.due_at, found.slot) : undefined;
  if (why) throw new RuleError(why);
  const contact = found.contact_id && (await contactsByIds(ctx, [found.contact_id])).get(found.contact_id);
  if (contact) await strikeContact(ctx, contact, 'Undone');
  const none = { contact_id: null, helped: null, done_at: null, done_by: null, stopped_at: null, stopped_by: null };
  await change(ctx, id, none);
  const promise = found.promise_id ? await maybePromise(ctx, found.promise_id) : undefined;
  if (promise && promise.state !== 'open') await reopenPromise(ctx, promise);
  // They died on another day than was written down then.
  if (found.due_at && found.due_at.getTime() !== promise?.due_at.getTime()) await moveTo(ctx, found, found.due_at);
  await record(ctx, 'bereavement.follow_up_back', { case: kase.id, person: found.person_id, follow_up: id });
}

/**
 * Nobody answered: that it was tried is kept, and they hear from us at another time. The same again changes nothing.
 * @throws NotFound, RuleError a day that is past or quiet
 */
export async function tryFollowUp(ctx: Ctx, kase: Case, id: string, wanted: Date) {
  const found = await findFollowUp(ctx, kase, id);
  const promise = isAwaited(found) && found.promise_id ? await maybePromise(ctx, found.promise_id) : undefined;
  if (promise?.state !== 'open' || found.due_at?.getTime() === wanted.getTime()) return;
  const due = await dueOf(ctx, kase, { due: wanted, slot: found.slot });
  const attempt = { result: 'no_answer' as const, channel: channelOf(found.way), next: due, agreed: promise.agreed };
  await recordAttempt(ctx, promise, { ...attempt, withItsPage: true });
  await change(ctx, id, { due_at: due });
}

/**
 * What is to be moved when they died on another day than was written down: what they chose for the anniversary, also where
 * it is stopped, so that it comes back on the right day. Called after that is saved, it does so.
 * @throws RuleError something would then be on a day that is past or quiet: it is stopped first
 */
export async function movesWithDeath(ctx: Ctx, kase: Case, diedOn: Day | undefined): Promise<() => Promise<void>> {
  const { steps } = await loadPathway(ctx, kase);
  const before = dayOf(steps, 'who', 'died_on');
  const mayCome = (one: FollowUp) => one.chosen && !one.done_at && one.due_at !== null && one.due_at > ctx.now;
  const rows = diedOn && diedOn !== before ? await listFollowUps(ctx, kase) : [];
  const moves = rows.flatMap((one) => {
    if (!one.due_at || !diedOn || !(isAwaited(one) || mayCome(one))) return [];
    const due = movedWith(one.due_at, one.slot, { before, diedOn });
    const moved = due.getTime() !== one.due_at.getTime();
    const clashes = quietWhy(localDate(due), one.slot, { diedOn, quiet: quietDays(steps) });
    if (isAwaited(one) && (clashes || (moved && due <= ctx.now)))
      throw new RuleError(clashWords(one.slot, due, ctx.now), 'died_on');
    return moved ? [{ one, due }] : [];
  });
  return async () => {
    for (const { one, due } of moves) await moveTo(ctx, one, due);
  };
}

const clashWords = (slot: FollowUpSlot, due: Date, now: Date) =>
  `They chose to hear from us: “${SLOT_WORDS[slot]}”. With this day of the death that is ${dateWords(due, now)}, when nobody contacts them. Stop it first, and offer it again.`;

async function moveTo(ctx: Ctx, { id, promise_id }: FollowUp, due: Date) {
  await change(ctx, id, { due_at: due });
  const promise = promise_id ? await maybePromise(ctx, promise_id) : undefined;
  if (promise?.state === 'open')
    await movePromise(ctx, promise, { due, agreed: promise.agreed, told: true, withItsPage: true });
}

export type Outcome = { words: string; helped: Helped | undefined };

/**
 * What they said, in their own words, and whether what was given helped. Nobody is asked how we did. A second press changes
 * nothing. @throws NotFound, RuleError nothing is written
 */
export async function noteFollowUp(ctx: Ctx, kase: Case, id: string, { words, helped }: Outcome) {
  const found = await findFollowUp(ctx, kase, id);
  if (!isAwaited(found)) return;
  if (words.trim() === '') throw new RuleError('Write what they said', 'words');
  const contact = await addContact(ctx, {
    ...{ case: kase.id, person: found.person_id, channel: channelOf(found.way), direction: 'out', words: words.trim() },
  });
  const said = { contact_id: contact.id, helped: helped ?? null };
  await change(ctx, id, { done_at: ctx.now, done_by: actorId(ctx), ...said });
  const promise = found.promise_id ? await maybePromise(ctx, found.promise_id) : undefined;
  if (promise?.state === 'open') await keepPromise(ctx, promise);
  await record(ctx, 'bereavement.followed_up', {
    case: kase.id,
    person: found.person_id,
    follow_up: id,
    helped: helped ?? null,
  });
}

const CHANNEL: Partial<Record<Reach, Channel>> = { in_person: 'walk_in' };
const channelOf = (way: string): Channel => CHANNEL[way as Reach] ?? (way as Channel);

async function change(ctx: Ctx, id: string, set: Partial<FollowUp>) {
  await ctx.db
    .updateTable('bereavement_follow_ups')
    .set(set)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}
