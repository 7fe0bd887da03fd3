// What people need at a meeting: set up before anybody is invited; interpreters are booked with it.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import {
  BOOKABLE,
  type Booking,
  type BookingKind,
  bookInterpreter,
  endBooking,
  isOpen,
  KIND_WORDS,
  kindFor,
  listBookings,
  lockBooking,
} from '../bookings/index.ts';
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import { type Case, makePromise } from '../cases/index.ts';
import type { Person } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { type Coming, changeComing, listComing, shortName } from './attending.ts';
import { accessOf } from './meetings.rules.ts';
import type { Meeting } from './meetings.ts';

export type Needed = { key: string; words: string };

/** All that has to be set up, with who needs it. Somebody for whom nobody is booked may bring their own interpreter. */
export function accessNeeded(coming: readonly Coming[], interpreters: readonly Interpreter[]): Needed[] {
  const things = coming.flatMap((one) =>
    one.person && !one.person.died
      ? accessOf(one.person, BOOKABLE).map(({ key, words }) => ({ key, words: `${words}, for ${shortName(one)}` }))
      : [],
  );
  const unbooked = interpreters.filter(({ booking }) => !booking);
  return [
    ...things,
    ...unbooked.map(({ one, person, kind }) => ({
      key: `${person.id}:interpreter`,
      words: `${KIND_WORDS[kind]}, for ${shortName(one)}: somebody else brings one, or none is needed`,
    })),
  ];
}

/** What is not set up yet, and for whom nobody is booked. */
export async function missingFor(ctx: Ctx, kase: Case, meeting: Meeting, coming: readonly Coming[]): Promise<Needed[]> {
  const interpreters = await interpretersOf(ctx, kase, meeting, coming);
  const unbooked = new Map(
    interpreters.map(({ one, person, kind }) => [
      `${person.id}:interpreter`,
      `${KIND_WORDS[kind]}, for ${shortName(one)}`,
    ]),
  );
  return accessNeeded(coming, interpreters)
    .filter(({ key }) => !meeting.arranged.includes(key))
    .map(({ key, words }) => ({ key, words: unbooked.get(key) ?? words }));
}

/** What was ticked is set up, the rest is not. The same again changes nothing. */
export async function arrange(ctx: Ctx, kase: Case, meeting: Meeting, keys: readonly string[]) {
  const coming = await listComing(ctx, kase, meeting.id);
  const needed = accessNeeded(coming, await interpretersOf(ctx, kase, meeting, coming)).map(({ key }) => key);
  const arranged = needed.filter((key) => keys.includes(key));
  if (arranged.join() === meeting.arranged.join()) return;
  await ctx.db
    .updateTable('meetings')
    .set({ arranged, version: sql<number>`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', meeting.id)
    .execute();
  await record(ctx, 'meeting.access_arranged', { case: kase.id, meeting: meeting.id, many: arranged.length });
}

const MINUTE = 60_000;
/** A booking of the same person counts for the meeting if it begins at most this long before or after. */
const NEAR_MIN = 60;

type Interpreter = { one: Coming; person: Person; kind: BookingKind; booking: Booking | undefined };

/** Who needs somebody between them and us, and who is booked for it. */
export async function interpretersOf(
  ctx: Ctx,
  kase: Case,
  meeting: Meeting,
  coming: readonly Coming[],
): Promise<Interpreter[]> {
  const wanted = coming.flatMap((one) => {
    const kind = one.person && kindFor(one.person.needs);
    return kind && one.person ? [{ one, kind, person: one.person }] : [];
  });
  if (wanted.length === 0) return [];
  const bookings = (await listBookings(ctx, kase)).filter(({ state }) => isOpen(state) || meeting.state !== 'planned');
  return wanted
    .map((each) => ({ ...each, booking: bookingFor(each.one, meeting, bookings) }))
    .filter(({ person, booking }) => !person.died || booking);
}

function bookingFor(one: Coming, meeting: Meeting, bookings: readonly Booking[]): Booking | undefined {
  const known = bookings.find(({ id }) => id === one.booking_id);
  const near = ({ starts_at }: Booking) => Math.abs(+starts_at - +meeting.starts_at) <= NEAR_MIN * MINUTE;
  return known ?? bookings.find((each) => [one.person_id, one.person?.id].includes(each.person_id) && near(each));
}

const HOW = { meeting: 'meeting', mediation: 'meeting', phone: 'phone', video: 'video' } as const;

/** An interpreter is to be booked for this person, for the time of the meeting. A second press is one. @throws NotFound */
export async function bookForMeeting(ctx: Ctx, kase: Case, meeting: Meeting, comingId: string) {
  const coming = await listComing(ctx, kase, meeting.id);
  const wanted = (await interpretersOf(ctx, kase, meeting, coming)).find(({ one }) => one.id === comingId);
  if (!wanted) throw new NotFound('This person');
  if (!wanted.booking) await bookFor(ctx, kase, meeting, wanted);
}

type Wanted = Omit<Interpreter, 'booking'>;

async function bookFor(ctx: Ctx, kase: Case, meeting: Meeting, { one, kind, person }: Wanted) {
  const booking = await bookInterpreter(ctx, kase, {
    ...{ person_id: one.person_id ?? person.id, kind, language: person.language, gender: person.interpreter_gender },
    ...{ starts_at: meeting.starts_at, minutes: meeting.minutes, how: HOW[meeting.kind], place: meeting.place },
    ...{ provider: '', cost_centre: '', asked: false, instead: one.booking_id },
  });
  await changeComing(ctx, one, { booking_id: booking });
}

/** The meeting is at another time, or elsewhere: whoever was booked for the earlier one is to be booked for this. */
export async function rebook(ctx: Ctx, kase: Case, before: Meeting, now: Meeting) {
  const coming = await listComing(ctx, kase, now.id);
  for (const { booking, ...wanted } of await interpretersOf(ctx, kase, before, coming)) {
    if (!booking) continue;
    await endBooked(ctx, kase, booking, 'The meeting has another time or place');
    await bookFor(ctx, kase, now, wanted);
  }
}

/** Nobody is needed for the meeting any more; `why` as one tells it to an interpreter. */
export async function unbook(ctx: Ctx, kase: Case, meeting: Meeting, coming: readonly Coming[], why: string) {
  for (const { booking } of await interpretersOf(ctx, kase, meeting, coming))
    if (booking) await endBooked(ctx, kase, booking, why);
}

/** Who was asked already has to hear it: they would come in vain. */
async function endBooked(ctx: Ctx, kase: Case, booking: Booking, why: string) {
  const locked = await lockBooking(ctx, kase, booking.id);
  await endBooking(ctx, kase, locked, { state: 'cancelled', was_right: null, outcome: `${why}.` });
  if (booking.state === 'wanted') return;
  await makePromise(ctx, {
    ...{ kind: 'look_into', case: kase.id, owner: kase.owner_id ?? ctx.actor.id },
    due: withinTheHour(ctx.now, (await loadCalendar(ctx)).hours),
    about: `Tell ${booking.provider || 'the interpreter'} at once: ${why.charAt(0).toLowerCase()}${why.slice(1)}`,
  });
}
