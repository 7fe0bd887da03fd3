import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { loadCalendar, targetDue } from '../calendar/index.ts';
import {
  BOOKED,
  type Case,
  type CaseAtHand,
  cancelPromise,
  findPromise,
  keepPromise,
  listOpenPromises,
  makePromise,
  type Promised,
  thingOf,
  wholeCase,
} from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import { bookedWords, isOpen } from './bookings.rules.ts';
import type { BookingEnd, BookingTable } from './tables.ts';
import { promiseToBook } from './wanted.ts';

export type Booking = Selectable<BookingTable>;

/** Every booking of a case and of those that were merged into it, the newest appointment first. */
export async function listBookings(ctx: Ctx, kase: CaseAtHand): Promise<Booking[]> {
  if (!mayHold(ctx, kase, 'interpreter_bookings')) return [];
  return ctx.db
    .selectFrom('interpreter_bookings')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('starts_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Locked until commit, so that two presses come one after the other. @throws NotFound */
export async function lockBooking(ctx: Ctx, kase: Case, id: string): Promise<Booking> {
  const found = await ctx.db
    .selectFrom('interpreter_bookings')
    .selectAll()
    .where(thingOf(ctx, kase, id))
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new NotFound('This booking');
  return found;
}

export type NewBooking = Pick<
  Booking,
  'person_id' | 'kind' | 'language' | 'gender' | 'starts_at' | 'minutes' | 'how' | 'place' | 'provider' | 'cost_centre'
> & { asked: boolean /** The booking whose place it takes: nobody was free for it. */; instead?: string | null };

/** Somebody is to be booked: it stays promised until it is confirmed. A second press is one. @throws RuleError the time is past */
export async function bookInterpreter(ctx: Ctx, kase: Case, booking: NewBooking): Promise<string> {
  const { asked, instead, ...wanted } = booking;
  if (wanted.starts_at <= ctx.now) throw new RuleError('Enter a time that is still to come', 'time');
  const since = await sincePress(ctx, 'booking');
  const known = await listBookings(ctx, kase);
  const same = known.find((one) => isOpen(one.state) && one.made_at >= since && isFor(one, wanted));
  if (same) return same.id;
  for (const { promise, ...old } of await listSought(ctx, kase, known))
    if (old.id === instead || isFor(old, wanted)) await cancelPromise(ctx, promise);
  const { hours } = await loadCalendar(ctx);
  const soon = targetDue(ctx.now, { amount: 1, unit: 'working_days' }, hours);
  const due = soon < wanted.starts_at ? soon : wanted.starts_at;
  const promise = await promiseToBook(ctx, kase, { person: wanted.person_id, about: bookedWords(wanted), due });
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('interpreter_bookings')
    .values({
      ...wanted,
      trust_id: ctx.trust.id,
      id,
      case_id: kase.id,
      state: asked ? 'asked' : 'wanted',
      asked_at: asked ? ctx.now : null,
      confirmed_at: null,
      ended_at: null,
      was_right: null,
      promise_id: promise.id,
      made_at: ctx.now,
      made_by: actorId(ctx),
    })
    .execute();
  await record(ctx, 'booking.made', { case: kase.id, person: wanted.person_id, booking: id, kind: wanted.kind });
  return id;
}

export type Sought = Booking & { promise: Promised };

/** Nobody was free for these, and somebody else is still to be found. */
export async function listSought(ctx: Ctx, kase: CaseAtHand, bookings: readonly Booking[]): Promise<Sought[]> {
  const missed = bookings.filter(({ state }) => state === 'not_available');
  const open = missed.length > 0 ? await listOpenPromises(ctx, kase) : [];
  return missed.flatMap((one) =>
    open.filter(({ id }) => id === one.promise_id).map((promise) => ({ ...one, promise })),
  );
}

type For = Pick<Booking, 'person_id' | 'kind' | 'language' | 'starts_at'>;

/** The same need of the same person, at the same time. */
const isFor = (one: For, other: For): boolean =>
  one.person_id === other.person_id &&
  one.kind === other.kind &&
  one.language === other.language &&
  one.starts_at.getTime() === other.starts_at.getTime();

/** The provider said yes: the appointment stands among today's times, and is asked about afterwards. */
export async function confirmBooking(
  ctx: Ctx,
  kase: Case,
  booking: Booking,
  said: { provider: string; reference: string },
) {
  if (booking.state === 'confirmed') return;
  if (!isOpen(booking.state)) throw new RuleError('This booking is over. Book another one.');
  if (booking.promise_id) await keepPromise(ctx, await findPromise(ctx, booking.promise_id));
  const promise = await makePromise(ctx, {
    kind: 'book',
    about: `${BOOKED}${bookedWords(booking)}`,
    case: kase.id,
    person: booking.person_id,
    owner: kase.owner_id ?? actorId(ctx),
    due: booking.starts_at,
    agreed: true,
  });
  const provider = said.provider.trim() || booking.provider;
  const set = { state: 'confirmed' as const, confirmed_at: ctx.now, provider, reference: said.reference.trim() };
  await change(ctx, booking, { ...set, promise_id: promise.id });
  await record(ctx, 'booking.confirmed', { case: kase.id, person: booking.person_id, booking: booking.id });
}

export type Ended = { state: BookingEnd; was_right: Booking['was_right']; outcome: string };

/**
 * What came of it. Where nobody was free it is still to be booked. A second press changes nothing.
 * @throws RuleError it took place, and nobody said if it was right for them
 */
export async function endBooking(ctx: Ctx, kase: Case, booking: Booking, ended: Ended) {
  if (!isOpen(booking.state)) return;
  if (ended.state === 'done' && !ended.was_right) throw new RuleError('Choose if it was right for them', 'was_right');
  const promise = booking.promise_id ? await findPromise(ctx, booking.promise_id) : undefined;
  const set = { state: ended.state, was_right: ended.state === 'done' ? ended.was_right : null, ended_at: ctx.now };
  await change(ctx, booking, { ...set, outcome: ended.outcome.trim() });
  if (promise && ended.state === 'done') await keepPromise(ctx, promise);
  else if (promise && (ended.state !== 'not_available' || booking.state === 'confirmed'))
    await cancelPromise(ctx, promise);
  await record(ctx, 'booking.ended', {
    case: kase.id,
    person: booking.person_id,
    booking: booking.id,
    outcome: ended.state,
  });
}

async function change(ctx: Ctx, booking: Booking, set: Partial<Booking>) {
  await ctx.db
    .updateTable('interpreter_bookings')
    .set({ ...set, version: sql<number>`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', booking.id)
    .execute();
}
