import type { Selectable } from 'kysely';
import {
  addWorkingDays,
  addWorkingDaysOfPals,
  addWorkingMinutes,
  loadCalendar,
  workingMinutesBetween,
} from '../calendar/index.ts';
import { type Ctx, sendOnly } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { atLocal, localDate } from '../platform/time.ts';
import { oneOfEach } from './case-merges.rules.ts';
import { sameCase } from './same-case.ts';
import type { CaseTable, ClockTable, HandlingRoute } from './tables.ts';

type Subject = Pick<Selectable<CaseTable>, 'id' | 'type' | 'received_at' | 'route'>;
export type Clock = Selectable<ClockTable>;

const END_OF_DAY = '23:59';
/** A complaint is acknowledged not later than 3 working days after the day it was received (SI 2009/309 reg 13(3)). */
const ACKNOWLEDGE_DAYS = 3;

/**
 * Sets the clocks of a new case: first contact and goal are "our aim" in working days of this PALS; a concern told by
 * mouth is a complaint in law unless it is settled by the end of the next working day (SI 2009/309 reg 8(1)(c)), so a
 * concern gets that limit on the legal calendar.
 */
export async function setClocks(ctx: Ctx, kase: Subject): Promise<void> {
  const { hours, holidays, targets } = await loadCalendar(ctx);
  const rows: NewClock[] = [];
  const aims = {
    first_contact: 'first_contact',
    goal: kase.type === 'question' ? 'question' : 'concern',
    offer_route: 'offer_complaint_route',
  };
  for (const [name, kind] of Object.entries(aims)) {
    const target = targets.get(kind);
    if (target)
      rows.push({ name, nature: 'aim', due_at: addWorkingDaysOfPals(kase.received_at, target.amount, hours) });
  }
  if (kase.type === 'concern') {
    const next = addWorkingDays(localDate(kase.received_at), 1, holidays);
    rows.push({ name: 'next_working_day', nature: 'statutory', due_at: atLocal(next.date, END_OF_DAY) });
  }
  await insertClocks(ctx, kase.id, kase.received_at, rows);
  if (kase.route !== 'not_asked') await chooseRouteOf(ctx, kase.id, kase.route, kase.received_at);
}

type NewClock = Pick<Clock, 'name' | 'nature' | 'due_at'>;

async function insertClocks(ctx: Ctx, caseId: string, starts_at: Date, clocks: readonly NewClock[]) {
  if (clocks.length === 0) return;
  const common = { trust_id: ctx.trust.id, case_id: caseId, starts_at, met_at: null, stopped_at: null };
  const rows = clocks.map((clock) => ({ ...common, ...clock, id: newId(ctx.now) }));
  await sendOnly(ctx, ctx.db.insertInto('clocks').values(rows).execute());
}

/** The clocks of a case; where another was merged into it, one of each name (see `oneOfEach`). */
export async function listClocks(ctx: Ctx, caseId: string): Promise<Clock[]> {
  const rows = await ctx.db
    .selectFrom('clocks')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(caseId))
    .orderBy('due_at')
    .execute();
  return oneOfEach(caseId, rows);
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

/**
 * The person said how they want it handled: nothing is left of the limits that ask for this choice. A complaint has
 * the limit to acknowledge it, counted from when it became one.
 */
export async function chooseRouteOf(ctx: Ctx, caseId: string, route: HandlingRoute, from: Date) {
  await meetClocks(ctx, caseId, ['next_working_day', 'offer_route']);
  if (route !== 'complaint' || (await listClocks(ctx, caseId)).some(({ name }) => name === 'acknowledge')) return;
  const { holidays } = await loadCalendar(ctx);
  const limit = addWorkingDays(localDate(from), ACKNOWLEDGE_DAYS, holidays);
  const due_at = atLocal(limit.date, END_OF_DAY);
  await insertClocks(ctx, caseId, from, [{ name: 'acknowledge', nature: 'statutory', due_at }]);
}

/** Only the aim to have it sorted waits for the person; what was promised and what the law sets do not. */
const PAUSES = 'goal';

/** While we wait for the person, and for good when the complaints team takes over. */
export async function pauseGoal(ctx: Ctx, caseId: string) {
  await ctx.db
    .updateTable('clocks')
    .set({ stopped_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', caseId)
    .where('name', '=', PAUSES)
    .where('met_at', 'is', null)
    .where('stopped_at', 'is', null)
    .execute();
}

/** The time for which it stood still is added, in opening hours. */
export async function resumeGoal(ctx: Ctx, caseId: string) {
  const { hours } = await loadCalendar(ctx);
  for (const { id, due_at, stopped_at } of await listClocks(ctx, caseId)) {
    if (!stopped_at) continue;
    const due = addWorkingMinutes(due_at, workingMinutesBetween(stopped_at, ctx.now, hours), hours);
    await ctx.db
      .updateTable('clocks')
      .set({ stopped_at: null, due_at: due_at < stopped_at ? due_at : due })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', id)
      .execute();
  }
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
