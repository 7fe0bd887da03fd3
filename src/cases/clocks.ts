import type { Selectable } from 'kysely';
import { addWorkingMinutes, loadCalendar, loadTargets, workingMinutesBetween } from '../calendar/index.ts';
import { type Ctx, sendOnly } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { localDate } from '../platform/time.ts';
import { oneOfEach } from './case-merges.rules.ts';
import { clocksFor, dueOf, legalClock, type NewClock, PAUSES } from './clock-kinds.rules.ts';
import { type CaseAtHand, sameCase, wholeCase } from './same-case.ts';
import type { CaseTable, ClockTable, HandlingRoute } from './tables.ts';

type Subject = Pick<Selectable<CaseTable>, 'id' | 'type' | 'received_at' | 'route' | 'oral'>;
export type Clock = Selectable<ClockTable>;

/** Sets the clocks of a new case, with the aims that were in force on the day it was received. */
export async function setClocks(ctx: Ctx, kase: Subject): Promise<void> {
  const targets = await loadTargets(ctx, localDate(kase.received_at));
  await insertClocks(ctx, kase.id, clocksFor(kase, targets));
  if (kase.route !== 'not_asked') await chooseRouteOf(ctx, kase.id, kase.route, kase.received_at);
}

export async function insertClocks(ctx: Ctx, caseId: string, clocks: readonly (NewClock & { met_at?: Date | null })[]) {
  if (clocks.length === 0) return;
  const calendar = await loadCalendar(ctx);
  const common = { trust_id: ctx.trust.id, case_id: caseId, met_at: null, stopped_at: null };
  const rows = clocks.map((clock) => ({ ...common, ...clock, id: newId(ctx.now), due_at: dueOf(clock, calendar) }));
  await sendOnly(ctx, ctx.db.insertInto('clocks').values(rows).execute());
}

/**
 * The clocks that hold for a case, the next one first; where another was merged into it, one of each name (see
 * `oneOfEach`).
 */
export async function listClocks(ctx: Ctx, kase: string | CaseAtHand): Promise<Clock[]> {
  const rows = await ctx.db
    .selectFrom('clocks')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .where('dropped_at', 'is', null)
    .orderBy('due_at')
    .orderBy('id')
    .execute();
  return oneOfEach(typeof kase === 'string' ? kase : kase.id, rows);
}

/** Changes one clock that has not come to its end. */
export async function changeClock(ctx: Ctx, id: string, change: Partial<Omit<Clock, 'trust_id' | 'id' | 'case_id'>>) {
  await ctx.db
    .updateTable('clocks')
    .set(change)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('met_at', 'is', null)
    .execute();
}

/** A clock reached its end in time or not; either way it stands still. */
export async function meetClocks(ctx: Ctx, caseId: string, names: readonly string[], at = ctx.now) {
  const met = ctx.db
    .updateTable('clocks')
    .set({ met_at: at })
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(caseId))
    .where('name', 'in', [...names])
    .where('met_at', 'is', null);
  await sendOnly(ctx, met.execute());
}

/** What does not hold for a case any more: its row stays, nobody is shown it. */
async function dropClocks(ctx: Ctx, caseId: string, names: readonly string[]) {
  await ctx.db
    .updateTable('clocks')
    .set({ dropped_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', caseId)
    .where('name', 'in', [...names])
    .where('met_at', 'is', null)
    .where('dropped_at', 'is', null)
    .execute();
}

/** Limits that begin when a matter becomes a complaint (SI 2009/309 reg 13 and 14). */
const OF_COMPLAINT = ['acknowledge', 'respond'] as const;

/**
 * The person said how they want it handled: nothing is left of the limits that ask for this choice. A complaint has
 * the limits to acknowledge and to answer it, counted from when it became one; the time limit to make it is met.
 */
export async function chooseRouteOf(ctx: Ctx, caseId: string, route: HandlingRoute, from: Date) {
  await meetClocks(ctx, caseId, ['next_working_day', 'offer_route']);
  if (route !== 'complaint') return dropClocks(ctx, caseId, OF_COMPLAINT);
  await meetClocks(ctx, caseId, ['time_limit'], from);
  const known = new Set((await listClocks(ctx, caseId)).map(({ name }) => name));
  const missing = OF_COMPLAINT.filter((name) => !known.has(name));
  await insertClocks(
    ctx,
    caseId,
    missing.map((name) => legalClock(name, from)),
  );
}

/**
 * Brings the clocks that still run in line with what the case is now: another type, or another day on which it was
 * received. What was met stays met, what was moved by hand stays where it was moved to.
 */
export async function alignClocks(ctx: Ctx, kase: Subject, receivedBefore = kase.received_at) {
  const calendar = await loadCalendar(ctx);
  const wanted = clocksFor(kase, await loadTargets(ctx, localDate(kase.received_at)));
  const known = await listClocks(ctx, kase.id);
  for (const clock of known) {
    if (clock.met_at || clock.moved_at) continue;
    const rule = wanted.find(({ name }) => name === clock.name) ?? lawOf(clock);
    if (!rule) {
      if (AS_RECEIVED.includes(clock.name)) await dropClocks(ctx, kase.id, [clock.name]);
      continue;
    }
    const starts_at = +clock.starts_at === +receivedBefore ? kase.received_at : clock.starts_at;
    const { unit, amount } = rule;
    const due_at = dueOf({ unit, amount, starts_at, paused_minutes: clock.paused_minutes }, calendar);
    await changeClock(ctx, clock.id, { starts_at, unit, amount, due_at });
  }
  const asked = kase.route !== 'not_asked';
  const missing = wanted.filter(({ name }) => !known.some((clock) => clock.name === name));
  await insertClocks(
    ctx,
    kase.id,
    missing.filter(({ name }) => !(asked && (name === 'next_working_day' || name === 'offer_route'))),
  );
}

/** Clocks that come with the kind of case; others are set by what happens later. */
const AS_RECEIVED: readonly string[] = ['first_contact', 'goal', 'update', 'offer_route', 'next_working_day'];

function lawOf({ name, unit, amount }: Clock) {
  return (name === 'acknowledge' || name === 'respond') && unit && amount ? { unit, amount } : undefined;
}

/** They spoke with us, or heard from us: the aim to keep them up to date begins again. */
export async function restartUpdate(ctx: Ctx, caseId: string, at: Date) {
  const clock = (await listClocks(ctx, caseId)).find(({ name, met_at }) => name === 'update' && !met_at);
  if (!clock?.unit || !clock.amount || at <= clock.starts_at) return;
  const due_at = dueOf({ unit: clock.unit, amount: clock.amount, starts_at: at }, await loadCalendar(ctx));
  const stopped_at = clock.stopped_at && ctx.now;
  await changeClock(ctx, clock.id, { starts_at: at, due_at, paused_minutes: 0, stopped_at, moved_at: null });
}

/** A case that is opened again has an aim again, counted from now by what was in force when it was received. */
export async function restartGoal(ctx: Ctx, kase: Subject) {
  const targets = await loadTargets(ctx, localDate(kase.received_at));
  const again = clocksFor({ ...kase, received_at: ctx.now }, targets);
  const names: Record<string, string> = { goal: 'goal_again', update: 'update' };
  await insertClocks(
    ctx,
    kase.id,
    again.flatMap((clock) => (names[clock.name] ? [{ ...clock, name: names[clock.name] ?? clock.name }] : [])),
  );
}

/** The complaint was made on another day than the one on which it was written down: its limits by law count from that day. */
export async function countComplaintFrom(ctx: Ctx, caseId: string, from: Date) {
  const calendar = await loadCalendar(ctx);
  const names: readonly string[] = OF_COMPLAINT;
  for (const { id, name, unit, amount } of await listClocks(ctx, caseId)) {
    if (!names.includes(name) || !unit || !amount) continue;
    await changeClock(ctx, id, { starts_at: from, due_at: dueOf({ unit, amount, starts_at: from }, calendar) });
  }
}

/** While we wait for the person, and for good when the complaints team takes over. */
export async function pauseAims(ctx: Ctx, caseId: string) {
  await ctx.db
    .updateTable('clocks')
    .set({ stopped_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(caseId))
    .where('name', 'in', [...PAUSES])
    .where('met_at', 'is', null)
    .where('stopped_at', 'is', null)
    .execute();
}

/**
 * The time for which an aim stood still is added, in opening hours. What was late already stays late. Those of a case
 * that was merged into this one go on as well, so that an undo finds them as they would be.
 */
export async function resumeAims(ctx: Ctx, caseId: string) {
  const { hours } = await loadCalendar(ctx);
  for (const { id, due_at, stopped_at, paused_minutes } of await listStopped(ctx, caseId)) {
    if (!stopped_at) continue;
    const minutes = due_at < stopped_at ? 0 : workingMinutesBetween(stopped_at, ctx.now, hours);
    const due = minutes > 0 ? addWorkingMinutes(due_at, minutes, hours) : due_at;
    await changeClock(ctx, id, { stopped_at: null, due_at: due, paused_minutes: paused_minutes + minutes });
  }
}

async function listStopped(ctx: Ctx, caseId: string) {
  return ctx.db
    .selectFrom('clocks')
    .select(['id', 'due_at', 'stopped_at', 'paused_minutes'])
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(caseId))
    .where('stopped_at', 'is not', null)
    .where('met_at', 'is', null)
    .execute();
}

/** Lets the clocks run on that stood still at this moment: the undo of a closing. */
export async function unmeetClocks(ctx: Ctx, caseId: string, metAt: Date) {
  await ctx.db
    .updateTable('clocks')
    .set({ met_at: null })
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', caseId)
    .where('met_at', '=', metAt)
    .execute();
}
