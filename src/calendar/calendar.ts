import { type Ctx, keep, onceIn } from '../platform/context.ts';
import { heldOn } from '../platform/dated.rules.ts';
import { type Day, localDate } from '../platform/time.ts';
import type { TargetUnit } from './due.rules.ts';
import type { Holidays } from './working-days.rules.ts';
import type { Hours, WeeklyOpening } from './working-hours.rules.ts';

/** An aim of this PALS, to be shown with its label: no national limit stands behind it. */
export type Target = { kind: string; amount: number; unit: TargetUnit; label: string };

export type Calendar = { hours: Hours; holidays: Holidays; targets: ReadonlyMap<string, Target> };

const CALENDAR = ['opening_hours', 'closures', 'targets', 'bank_holidays', 'holidays_counted'] as const;

/** Hours, closures and bank holidays of any day, past and planned; aims as they are in force on the day of ctx.now. */
export function loadCalendar(ctx: Ctx): Promise<Calendar> {
  const day = localDate(ctx.now);
  const kept = { what: `calendar of ${day}`, from: CALENDAR };
  return onceIn(ctx, kept.what, () => keep(ctx, kept, () => readCalendar(ctx, day)));
}

async function readCalendar(ctx: Ctx, day: Day): Promise<Calendar> {
  const [holidays, openings, closures, targets] = await Promise.all([
    loadHolidays(ctx, day),
    listOpenings(ctx),
    ctx.db.selectFrom('closures').select(['on_date', 'name']).where('trust_id', '=', ctx.trust.id).execute(),
    loadTargets(ctx, day),
  ]);
  const weekly: Record<number, WeeklyOpening[]> = {};
  for (const { weekday, ...opening } of openings) {
    const known = weekly[weekday] ?? [];
    weekly[weekday] = known;
    known.push(opening);
  }
  return {
    hours: { weekly, closures: namedDays(closures), holidays },
    holidays,
    targets,
  };
}

/** Times of the clock come as 'HH:MM:SS'; the rules reckon with 'HH:MM'. */
const MINUTES = 5;

async function listOpenings(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('opening_hours')
    .select(['weekday', 'valid_from as from', 'valid_to as until', 'opens', 'closes'])
    .where('trust_id', '=', ctx.trust.id)
    .orderBy('weekday')
    .orderBy('opens')
    .execute();
  return rows.map((row) => ({ ...row, opens: row.opens.slice(0, MINUTES), closes: row.closes.slice(0, MINUTES) }));
}

/** Aims as they were in force on a day: a case keeps those of the day on which it was received. */
export async function loadTargets(ctx: Ctx, day: Day): Promise<ReadonlyMap<string, Target>> {
  const held = heldOn(await listTargets(ctx), day);
  return new Map(held.map(({ kind, amount, unit, label }) => [kind, { kind, amount, unit, label }]));
}

type DatedTarget = Target & { valid_from: Day; valid_to: Day | null };

/** Every aim that ever held or is planned, the oldest first. */
export function listTargets(ctx: Ctx): Promise<DatedTarget[]> {
  const read = () =>
    ctx.db
      .selectFrom('targets')
      .select(['kind', 'amount', 'unit', 'label', 'valid_from', 'valid_to'])
      .where('trust_id', '=', ctx.trust.id)
      .orderBy('valid_from')
      .execute();
  return onceIn(ctx, 'targets', () => keep(ctx, { what: 'targets', from: ['targets'] }, read));
}

/** England has this many bank holidays in a usual year: a year with fewer in the table is not complete. */
const HOLIDAYS_OF_A_YEAR = 8;

/** A day that is added late reaches every trust when it counts its open dates again, which renews what is kept. */
async function loadHolidays(ctx: Ctx, day: Day): Promise<Holidays> {
  const rows = await ctx.db.selectFrom('bank_holidays').select(['on_date', 'name']).execute();
  return rows.length > 0 ? holidaysFrom(rows) : { days: new Map(), knownFrom: day, knownUntil: day };
}

function holidaysFrom(rows: readonly { on_date: Day; name: string }[]): Holidays {
  const counts = new Map<string, number>();
  for (const { on_date } of rows) counts.set(on_date.slice(0, 4), (counts.get(on_date.slice(0, 4)) ?? 0) + 1);
  const years = [...counts].flatMap(([year, count]) => (count >= HOLIDAYS_OF_A_YEAR ? year : [])).sort();
  return { days: namedDays(rows), knownFrom: `${years[0]}-01-01`, knownUntil: `${years.at(-1)}-12-31` };
}

function namedDays(rows: readonly { on_date: Day; name: string }[]): Map<Day, string> {
  return new Map(rows.map(({ on_date, name }) => [on_date, name]));
}

/** The first day of the shipped bank holidays: defaults hold for all that this calendar can count. */
const FROM_THE_START = '2012-01-01';
const OUR_AIM = 'our aim';

/** No national limit exists for PALS: a trust changes these in Settings. Days are working days of the PALS. */
const DEFAULT_DAYS = {
  first_contact: 1,
  ward_answer: 2,
  ward_answer_inpatient: 1,
  update: 5,
  question: 2,
  concern: 5,
  offer_complaint_route: 10,
  mp: 10,
  consent_chase: 10,
  consent_close: 20,
} as const;

/** The aims that ship; a trust may have more. */
export type TargetKind = keyof typeof DEFAULT_DAYS;

/** Opening hours and aims of a new trust. Leaves rows alone that are there already. */
export async function setDefaults(ctx: Ctx): Promise<void> {
  const held = { trust_id: ctx.trust.id, valid_from: FROM_THE_START, valid_to: null };
  await ctx.db
    .insertInto('opening_hours')
    .values([1, 2, 3, 4, 5].map((weekday) => ({ ...held, weekday, opens: '09:00', closes: '17:00' })))
    .onConflict((same) => same.doNothing())
    .execute();
  await ctx.db
    .insertInto('targets')
    .values(
      Object.entries(DEFAULT_DAYS).map(([kind, amount]) => ({
        ...held,
        kind,
        amount,
        unit: 'working_days' as const,
        label: OUR_AIM,
      })),
    )
    .onConflict((same) => same.doNothing())
    .execute();
}
