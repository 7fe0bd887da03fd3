// Clocks that are moved by hand, and a case that was received on another day than was written down.
import { record } from '../audit/index.ts';
import { loadCalendar, openTimesOn, usualClosing } from '../calendar/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { atLocal, type Day, localDate } from '../platform/time.ts';
import { touchCase } from './cases.ts';
import { endOfDayFor, legalClock } from './clock-kinds.rules.ts';
import { refuseHappened, refuseMove, refuseReceived, type Telling } from './clock-moves.rules.ts';
import { alignClocks, type Clock, changeClock, insertClocks, listClocks } from './clocks.ts';
import { writeNote } from './notes.ts';
import { makePromise } from './promises.ts';
import { usualTime } from './steps.ts';
import type { Case, LateMatter } from './tables.ts';

/** A clock of this case that still runs. @throws NotFound */
export async function findClock(ctx: Ctx, kase: Case, id: string): Promise<Clock> {
  const found = (await listClocks(ctx, kase.id)).find((clock) => clock.id === id && !clock.met_at);
  if (!found) throw new NotFound('This date');
  return found;
}

export type ClockMove = { day: Day; reason: string; told: Telling; was: string };

/**
 * Moves a clock to a day, with a reason and whether they were told; what they do not know yet becomes a promise.
 * @throws RuleError it is set by law, or somebody moved it meanwhile
 */
export async function moveClock(ctx: Ctx, kase: Case, { id }: Clock, to: ClockMove) {
  if (kase.closed_at) throw new RuleError('This case is closed. Open it again first.', 'day');
  await touchCase(ctx, kase.id); // locks the case, so that two people come one after the other
  const clock = await findClock(ctx, kase, id);
  const { hours } = await loadCalendar(ctx);
  const due = endOfDayFor(clock.nature, to.day, usualClosing(to.day, hours));
  if (+due === +clock.due_at && clock.moved_at) return;
  if (to.was !== clock.due_at.toISOString())
    throw new RuleError('Somebody moved this meanwhile. Look at the date again, then move it.', 'day');
  refuseMove(clock, { ...to, open: openTimesOn(to.day, hours).length > 0 }, ctx.now);
  await changeClock(ctx, clock.id, { due_at: due, moved_at: ctx.now });
  await record(ctx, 'clock.moved', {
    case: kase.id,
    clock: clock.id,
    name: clock.name,
    from: clock.due_at.toISOString(),
    to: due.toISOString(),
    told: to.told,
    note: await writeNote(ctx, kase, to.reason),
  });
  if (to.told !== 'no') return;
  const owner = kase.owner_id ?? ctx.actor.id;
  await makePromise(ctx, {
    kind: 'tell_moved',
    case: kase.id,
    person: kase.caller_id,
    owner,
    due: await usualTime(ctx),
  });
}

/** Senior officers and managers may; an officer on the day they wrote their own case down. */
export function mayRedate(ctx: Ctx, kase: Pick<Case, 'owner_id' | 'opened_at'>): boolean {
  if (mayDo(ctx.actor, 'cases.redate')) return true;
  return kase.owner_id === ctx.actor.id && localDate(kase.opened_at) === localDate(ctx.now);
}

/**
 * Received before it was logged: corrects when they first told us. Clocks count from then on; what was met stays met.
 * @throws RuleError it is not theirs to correct, it is in the future, or somebody changed the case meanwhile
 */
export async function changeReceived(ctx: Ctx, kase: Case, to: { at: Date; reason: string; version: number }) {
  if (!mayRedate(ctx, kase)) throw new RuleError(NOT_YOURS, 'day');
  if (+to.at === +kase.received_at) return;
  refuseReceived(to.at, kase.opened_at, ctx.now);
  await changeDates(ctx, kase, { received_at: to.at }, to.version);
  await alignClocks(ctx, { ...kase, received_at: to.at }, kase.received_at);
  await record(ctx, 'case.received_changed', {
    case: kase.id,
    from: kase.received_at.toISOString(),
    to: to.at.toISOString(),
    note: await writeNote(ctx, kase, to.reason),
  });
}

const NOT_YOURS =
  'You can correct this only on the day you logged your own case. Ask a senior officer or your PALS manager.';

type Dates = Partial<Pick<Case, 'received_at' | 'happened_on' | 'noticed_on' | 'late_matter'>>;

async function changeDates(ctx: Ctx, kase: Case, dates: Dates, version: number) {
  const done = await ctx.db
    .updateTable('cases')
    .set({ ...dates, last_at: ctx.now, version: version + 1 })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n)
    throw new RuleError('Somebody changed this case while you had it open. Look at it again, then change it.');
}

export type Happened = { happened: Day | undefined; noticed: Day | undefined; version: number };

/** When it happened, or when they came to know of it: the 12 months of SI 2009/309 reg 12 count from the later day. */
export async function changeHappened(ctx: Ctx, kase: Case, { version, ...to }: Happened) {
  const { happened = null, noticed = null } = to;
  if (happened === kase.happened_on && noticed === kase.noticed_on) return;
  refuseHappened(to, localDate(ctx.now));
  await changeDates(ctx, kase, { happened_on: happened, noticed_on: noticed }, version);
  await setTimeLimit(ctx, kase, noticed ?? happened);
  await record(ctx, 'case.happened_changed', { case: kase.id, from: kase.happened_on, to: happened, noticed });
}

async function setTimeLimit(ctx: Ctx, kase: Case, from: Day | null) {
  const known = (await listClocks(ctx, kase.id)).find(({ name }) => name === 'time_limit');
  if (known)
    await ctx.db
      .updateTable('clocks')
      .set({ dropped_at: ctx.now })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', known.id)
      .execute();
  if (!from) return;
  const madeAt = kase.route === 'complaint' ? kase.route_at : null;
  await insertClocks(ctx, kase.id, [{ ...legalClock('time_limit', atLocal(from, '00:00')), met_at: madeAt }]);
}

/** What was decided about a matter that comes late, and why. Nothing is blocked by it: PALS can help either way. */
export async function decideLateMatter(ctx: Ctx, kase: Case, decision: LateMatter, reason: string) {
  if (kase.late_matter === decision) return;
  await changeDates(ctx, kase, { late_matter: decision }, kase.version);
  const note = await writeNote(ctx, kase, reason);
  await record(ctx, 'case.late_matter_decided', { case: kase.id, to: decision, note });
}
