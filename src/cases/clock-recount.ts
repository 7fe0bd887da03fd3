// Open dates are counted again when the days change on which they stand: a bank holiday that came late, a closure.
import { record } from '../audit/index.ts';
import {
  loadCalendar,
  markClosuresCounted,
  markHolidaysCounted,
  uncountedClosures,
  uncountedHolidays,
} from '../calendar/index.ts';
import type { Ctx } from '../platform/context.ts';
import { addDays, atLocal, type Day, localDate } from '../platform/time.ts';
import { dueOf } from './clock-kinds.rules.ts';
import { type Clock, changeClock } from './clocks.ts';
import { actingChange, type Promised } from './promises.ts';

/**
 * Late bank holidays and closures: open aims move, by a bank holiday the limits of the law too, and each case says so.
 * What was promised to a person does not move; it is flagged for its officer. Runs as the system, so that restricted
 * cases are counted too; a second run changes nothing.
 */
export async function recountDates(ctx: Ctx): Promise<void> {
  const holidays = await uncountedHolidays(ctx);
  const closures = await uncountedClosures(ctx);
  const days = [holidays, closures].flatMap(({ added, gone }) => [...added, ...gone]).sort();
  const [first] = days;
  if (!first) return;
  await recount(
    ctx,
    { from: first, to: days.at(-1) ?? first },
    { days: [...holidays.added, ...holidays.gone].sort(), closed: closures.added, opened: closures.gone },
  );
  for (const day of [...holidays.gone, ...closures.gone]) await unflagPromises(ctx, day);
  for (const day of [...holidays.added, ...closures.added]) await flagPromises(ctx, day);
  await markHolidaysCounted(ctx, holidays);
  await markClosuresCounted(ctx, closures);
}

/** As far ahead as any aim is counted, in days. */
const FAR = 1000;

/** Other opening hours: aims that end today or later are counted by them. Promises keep their times. */
export async function recountForHours(ctx: Ctx): Promise<void> {
  const today = localDate(ctx.now);
  await recount(ctx, { from: today, to: addDays(today, FAR) }, {});
}

type Why = { days?: Day[]; closed?: Day[]; opened?: Day[] };

async function recount(ctx: Ctx, span: { from: Day; to: Day }, why: Why) {
  const calendar = await loadCalendar(ctx);
  const moved = new Map<string, { owner: string | null; lines: { name: string; from: string; to: string }[] }>();
  for (const clock of await listRunningClocks(ctx, span)) {
    const { unit, amount, case_id, name, due_at, owner_id: owner } = clock;
    if (!unit || !amount) continue;
    const due = dueOf({ ...clock, unit, amount }, calendar);
    if (+due === +due_at) continue;
    await changeClock(ctx, clock.id, { due_at: due });
    const lines = moved.get(case_id)?.lines ?? [];
    moved.set(case_id, { owner, lines: [...lines, { name, from: due_at.toISOString(), to: due.toISOString() }] });
  }
  for (const [id, { owner, lines }] of moved)
    await record(ctx, 'case.dates_recounted', { case: id, owner, ...why, moved: lines });
}

/** What was promised for a day on which PALS is closed now: nobody moves it but the officer who gave their word. */
async function flagPromises(ctx: Ctx, day: Day) {
  const flagged = await ctx.db
    .updateTable('promises')
    .set({ falls_on: day, ...actingChange(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('state', '=', 'open')
    .where('due_at', '>=', atLocal(day, '00:00'))
    .where('due_at', '<', atLocal(addDays(day, 1), '00:00'))
    .returning(['id', 'case_id', 'person_id', 'kind'])
    .execute();
  for (const { id, case_id, person_id, kind } of flagged)
    await record(ctx, 'promise.falls_on_holiday', { case: case_id, person: person_id, promise: id, kind, day });
}

async function unflagPromises(ctx: Ctx, day: Day) {
  await ctx.db
    .updateTable('promises')
    .set({ falls_on: null })
    .where('trust_id', '=', ctx.trust.id)
    .where('falls_on', '=', day)
    .execute();
}

/** The officer keeps a promise on the closed day on which it falls now. A second press changes nothing. */
export async function keepOnHoliday(ctx: Ctx, promise: Promised) {
  if (promise.falls_on === null) return;
  await ctx.db
    .updateTable('promises')
    .set({ falls_on: null, ...actingChange(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', promise.id)
    .execute();
  const { id, case_id, kind, falls_on: day } = promise;
  await record(ctx, 'promise.kept_on_holiday', { case: case_id, promise: id, kind, day });
}

/** Clocks of open cases that run, were not moved by hand, and stand on some day of this span. */
async function listRunningClocks(
  ctx: Ctx,
  { from, to }: { from: Day; to: Day },
): Promise<(Clock & { owner_id: string | null })[]> {
  return ctx.db
    .selectFrom('clocks')
    .selectAll('clocks')
    .innerJoin('cases', (join) =>
      join.onRef('cases.trust_id', '=', 'clocks.trust_id').onRef('cases.id', '=', 'clocks.case_id'),
    )
    .select('cases.owner_id')
    .where('clocks.trust_id', '=', ctx.trust.id)
    .where('clocks.met_at', 'is', null)
    .where('clocks.dropped_at', 'is', null)
    .where('clocks.moved_at', 'is', null)
    .where('clocks.unit', 'in', ['working_days', 'working_hours', 'legal_days'])
    .where('clocks.due_at', '>=', atLocal(from, '00:00'))
    .where('clocks.starts_at', '<', atLocal(addDays(to, 1), '00:00'))
    .where('cases.closed_at', 'is', null)
    .where((eb) => eb.or([eb('cases.handed_over_at', 'is', null), eb('clocks.nature', '=', 'statutory')]))
    .orderBy('clocks.due_at')
    .execute();
}
