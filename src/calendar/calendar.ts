import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { type Day, localDate } from '../platform/time.ts';
import type { TargetUnit } from './due.rules.ts';
import type { Holidays } from './working-days.rules.ts';
import type { Hours, WeeklyOpening } from './working-hours.rules.ts';

/** An aim of this PALS, to be shown with its label: no national limit stands behind it. */
export type Target = { kind: string; amount: number; unit: TargetUnit; label: string };

export type Calendar = { hours: Hours; holidays: Holidays; targets: ReadonlyMap<string, Target> };

type Named = { on: Day; name: string };
type OpeningRow = WeeklyOpening & { weekday: number };
type CalendarRow = {
  holidays: Named[];
  known_from: Day | null;
  known_until: Day | null;
  openings: OpeningRow[];
  closures: Named[];
  targets: Target[];
};

/** England has this many bank holidays in a usual year: a year with fewer in the table is not complete. */
const HOLIDAYS_OF_A_YEAR = 8;

/** Read once in a transaction, however many verbs of it ask. */
const loadedIn = new WeakMap<Ctx['db'], Map<string, Promise<Calendar>>>();

/** Hours, closures and bank holidays of any day, past and planned; aims as they are in force on the day of ctx.now. */
export function loadCalendar(ctx: Ctx): Promise<Calendar> {
  const known = loadedIn.get(ctx.db) ?? new Map<string, Promise<Calendar>>();
  loadedIn.set(ctx.db, known);
  const key = `${ctx.trust.id} ${localDate(ctx.now)}`;
  const calendar = known.get(key) ?? readCalendar(ctx, localDate(ctx.now));
  known.set(key, calendar);
  return calendar;
}

async function readCalendar(ctx: Ctx, day: Day): Promise<Calendar> {
  const found = await sql<CalendarRow>`
    with of_trust as (select ${ctx.trust.id}::uuid as id, ${day}::date as today),
    years as (
      select extract(year from on_date)::int as year from bank_holidays
      group by 1 having count(*) >= ${HOLIDAYS_OF_A_YEAR}::int
    )
    select
      (select coalesce(json_agg(json_build_object('on', on_date, 'name', name)), '[]') from bank_holidays) as holidays,
      (select make_date(min(year), 1, 1) from years)::text as known_from,
      (select make_date(max(year), 12, 31) from years)::text as known_until,
      (select coalesce(json_agg(json_build_object('weekday', weekday, 'from', valid_from, 'until', valid_to,
          'opens', to_char(opens, 'HH24:MI'), 'closes', to_char(closes, 'HH24:MI')) order by weekday, opens), '[]')
        from opening_hours where trust_id = of_trust.id) as openings,
      (select coalesce(json_agg(json_build_object('on', on_date, 'name', name)), '[]')
        from closures where trust_id = of_trust.id) as closures,
      (select coalesce(json_agg(json_build_object('kind', kind, 'amount', amount, 'unit', unit, 'label', label)
          order by valid_from), '[]')
        from targets where trust_id = of_trust.id
          and valid_from <= today and coalesce(valid_to, 'infinity') >= today) as targets
    from of_trust`.execute(ctx.db);
  const [row] = found.rows;
  if (!row) throw new Error('The calendar query gave no row.');
  return calendarFrom(row, day);
}

function calendarFrom(row: CalendarRow, day: Day): Calendar {
  const holidays: Holidays = {
    days: namedDays(row.holidays),
    knownFrom: row.known_from ?? day,
    knownUntil: row.known_until ?? day,
  };
  const weekly: Record<number, WeeklyOpening[]> = {};
  for (const { weekday, ...opening } of row.openings) {
    const openings = weekly[weekday] ?? [];
    weekly[weekday] = openings;
    openings.push(opening);
  }
  return {
    hours: { weekly, closures: namedDays(row.closures), holidays },
    holidays,
    targets: new Map(row.targets.map((target) => [target.kind, target])),
  };
}

function namedDays(rows: readonly Named[]): Map<Day, string> {
  return new Map(rows.map(({ on, name }) => [on, name]));
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
