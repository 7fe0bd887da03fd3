import type { Selectable } from 'kysely';
import { addWorkingDays, addWorkingDaysOfPals, loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { atLocal, localDate } from '../platform/time.ts';
import type { CaseTable, ClockTable } from './tables.ts';

type Subject = Pick<Selectable<CaseTable>, 'id' | 'type' | 'received_at'>;
export type Clock = Selectable<ClockTable>;

const END_OF_DAY = '23:59';

/**
 * Sets the clocks of a new case: first contact and goal are "our aim" in working days of this PALS; a concern told by
 * mouth is a complaint in law unless it is settled by the end of the next working day (SI 2009/309 reg 8(1)(c)), so a
 * concern gets that limit on the legal calendar.
 */
export async function setClocks(ctx: Ctx, kase: Subject): Promise<void> {
  const { hours, holidays, targets } = await loadCalendar(ctx);
  const rows: Pick<Clock, 'name' | 'nature' | 'due_at'>[] = [];
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
  if (rows.length === 0) return;
  await ctx.db
    .insertInto('clocks')
    .values(
      rows.map((row) => ({
        trust_id: ctx.trust.id,
        id: newId(ctx.now),
        case_id: kase.id,
        starts_at: kase.received_at,
        met_at: null,
        stopped_at: null,
        ...row,
      })),
    )
    .execute();
}

export async function listClocks(ctx: Ctx, caseId: string): Promise<Clock[]> {
  return ctx.db
    .selectFrom('clocks')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', caseId)
    .orderBy('due_at')
    .execute();
}

/** A clock reached its end in time or not; either way it stands still. */
export async function meetClocks(ctx: Ctx, caseId: string, names: readonly string[]) {
  await ctx.db
    .updateTable('clocks')
    .set({ met_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', caseId)
    .where('name', 'in', [...names])
    .where('met_at', 'is', null)
    .execute();
}

/** Starts one more clock, from now. Where the case has one of this name already, that one stays. */
export async function startClock(ctx: Ctx, caseId: string, clock: Pick<Clock, 'name' | 'nature'> & { due: Date }) {
  const known = await listClocks(ctx, caseId);
  if (known.some(({ name }) => name === clock.name)) return;
  const row = { name: clock.name, nature: clock.nature, due_at: clock.due, starts_at: ctx.now };
  await ctx.db
    .insertInto('clocks')
    .values({ trust_id: ctx.trust.id, id: newId(ctx.now), case_id: caseId, met_at: null, stopped_at: null, ...row })
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
