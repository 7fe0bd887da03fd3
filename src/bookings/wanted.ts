// What is promised before anything is booked: an interpreter was asked for on a call.
import { loadCalendar, targetDue } from '../calendar/index.ts';
import {
  asOfCase,
  BOOKED,
  type Case,
  cancelPromise,
  listOpenPromises,
  makePromise,
  type Promised,
  sameCase,
} from '../cases/index.ts';
import type { Person } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { bookedWords, kindFor } from './bookings.rules.ts';

/** Somebody is to be booked for this person: in My day until it is. Asked for twice, it is one. */
export async function wantInterpreter(ctx: Ctx, kase: Case, person: Person): Promise<void> {
  if (asOfCase(person, kase, person.id).died || (await promisesToBook(ctx, kase, person.id)).length > 0) return;
  const kind = kindFor(person.needs) ?? 'language';
  const { hours } = await loadCalendar(ctx);
  const due = targetDue(ctx.now, { amount: 1, unit: 'working_days' }, hours);
  await promiseToBook(ctx, kase, { person: person.id, about: bookedWords({ kind, language: person.language }), due });
}

/** What is still to be booked for them in this case. */
async function promisesToBook(ctx: Ctx, kase: Pick<Case, 'id'>, personId: string): Promise<Promised[]> {
  const open = await listOpenPromises(ctx, kase.id);
  return open.filter(
    ({ kind, about, person_id }) => kind === 'book' && !about.startsWith(BOOKED) && person_id === personId,
  );
}

type ToBook = { person: string; about: string; due: Date };

/** The booking takes over what was promised on the call, so that nothing stands twice in My day. */
export async function promiseToBook(ctx: Ctx, kase: Case, { person, about, due }: ToBook): Promise<Promised> {
  const taken = new Set(await promisesOfBookings(ctx, kase));
  const loose = (await promisesToBook(ctx, kase, person)).filter(({ id }) => !taken.has(id));
  const same = loose.find((one) => one.about === about);
  for (const other of loose) if (other !== same) await cancelPromise(ctx, other);
  if (same) return same;
  return makePromise(ctx, { kind: 'book', about, case: kase.id, person, owner: kase.owner_id ?? actorId(ctx), due });
}

async function promisesOfBookings(ctx: Ctx, kase: Pick<Case, 'id'>): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('interpreter_bookings')
    .select('promise_id')
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .where('promise_id', 'is not', null)
    .execute();
  return rows.flatMap(({ promise_id }) => promise_id ?? []);
}
