import { type Calendar, holidayWarning, loadCalendar, nextOpenDay } from '../calendar/index.ts';
import {
  CALL_KINDS,
  clockWords,
  type DayRow,
  listDueBetween,
  loadDayFacts,
  type Obliged,
  rowOf,
} from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import {
  addDays,
  atLocal,
  type Day,
  dateWords,
  endOfDay,
  localDate,
  localTime,
  parseDateTyped,
  timeWords,
} from '../platform/time.ts';

export type PromiseLine = { row: DayRow; time: string; owner: string; mine: boolean };
export type HourOfPromises = { label: string; lines: PromiseLine[] };
export type DayOfPromises = {
  day: Day;
  heading: string;
  isTeam: boolean;
  maySeeTeam: boolean;
  earlier: Day;
  later: Day;
  hours: HourOfPromises[];
  count: number;
  warnings: string[];
};

/** Promised call-backs of a day by the hour, of one officer or of the team; today also those that are late from before. */
export async function dayOfPromises(ctx: Ctx, asked: { typed: string; team: boolean }): Promise<DayOfPromises> {
  const calendar = await loadCalendar(ctx);
  const today = localDate(ctx.now);
  const typed = asked.typed === '' ? today : parseDateTyped(asked.typed, today);
  const day = typed ?? today;
  const maySeeTeam = mayDo(ctx.actor, 'cases.share_out') || mayDo(ctx.actor, 'cases.write');
  const isTeam = asked.team && maySeeTeam;
  const span = { from: day === today ? undefined : atLocal(day, '00:00'), to: endOfDay(day), kinds: CALL_KINDS };
  const items = await listDueBetween(ctx, { ...span, owner: isTeam ? undefined : actorId(ctx) });
  const facts = await loadDayFacts(ctx, items, calendar);
  const names = await staffNames(ctx);
  const lines = items.map((item) => ({ item, line: lineOf(ctx, item, rowOf(ctx, item, facts), names, day) }));
  return {
    day,
    heading: dateWords(day, today),
    isTeam,
    maySeeTeam,
    ...around(day, calendar),
    hours: byHour(lines, day),
    count: lines.length,
    warnings: [
      ...(typed ? [] : ['That is not a day, so today is shown. Enter a day like tomorrow, Friday or 27 November.']),
      ...[holidayWarning(day, calendar.hours) ?? []].flat(),
    ],
  };
}

function lineOf(ctx: Ctx, item: Obliged, row: DayRow, names: ReadonlyMap<string, string>, day: Day): PromiseLine {
  const time = localDate(item.due_at) === day ? timeWords(item.due_at) : clockWords(item.due_at, ctx.now);
  return { row, time, owner: names.get(item.owner_id ?? '') ?? 'No owner', mine: item.owner_id === ctx.actor.id };
}

/** The open days before and after; where PALS never opens, simply the days. */
function around(day: Day, { hours }: Calendar): { earlier: Day; later: Day } {
  let earlier = addDays(day, -1);
  for (let back = 0; back < 10 && nextOpenDay(earlier, hours) !== earlier; back += 1) earlier = addDays(earlier, -1);
  const later = addDays(day, 1);
  return { earlier, later: nextOpenDay(later, hours) ?? later };
}

function byHour(lines: readonly { item: Obliged; line: PromiseLine }[], day: Day): HourOfPromises[] {
  const hours = new Map<string, PromiseLine[]>();
  for (const { item, line } of lines) {
    const label =
      localDate(item.due_at) < day ? 'Late from before' : timeWords(`${localTime(item.due_at).slice(0, 2)}:00`);
    hours.set(label, [...(hours.get(label) ?? []), line]);
  }
  return [...hours].map(([label, of]) => ({ label, lines: of }));
}
