// Which late bank holidays and closures the open dates of a trust are counted with.
import { type Ctx, sendOnly } from '../platform/context.ts';
import type { Day } from '../platform/time.ts';

export type ChangedDays = { added: Day[]; gone: Day[] };

type Days = readonly { on_date: Day }[];

/** Late bank holidays for which this trust has not counted its open dates again, and those that are none after all. */
export async function uncountedHolidays(ctx: Ctx): Promise<ChangedDays> {
  const late = await ctx.db.selectFrom('bank_holidays').select('on_date').where('added_at', 'is not', null).execute();
  const counted = ctx.db.selectFrom('holidays_counted').select('on_date').where('trust_id', '=', ctx.trust.id);
  return compare(late, await counted.execute());
}

/** The same for days on which this PALS alone is closed. */
export async function uncountedClosures(ctx: Ctx): Promise<ChangedDays> {
  const closed = await ctx.db.selectFrom('closures').select('on_date').where('trust_id', '=', ctx.trust.id).execute();
  const counted = ctx.db.selectFrom('closures_counted').select('on_date').where('trust_id', '=', ctx.trust.id);
  return compare(closed, await counted.execute());
}

function compare(rows: Days, counted: Days): ChangedDays {
  const days = (list: Days) => new Set(list.map(({ on_date }) => on_date));
  const [is, was] = [days(rows), days(counted)];
  return { added: [...is].filter((day) => !was.has(day)), gone: [...was].filter((day) => !is.has(day)) };
}

/** The open dates of this trust are counted with these: said once, so that nothing is counted twice. */
export async function markHolidaysCounted(ctx: Ctx, { added, gone }: ChangedDays) {
  const dropped = ctx.db.deleteFrom('holidays_counted').where('trust_id', '=', ctx.trust.id);
  if (gone.length > 0) await dropped.where('on_date', 'in', gone).execute();
  if (added.length === 0) return;
  const marked = ctx.db
    .insertInto('holidays_counted')
    .values(countedRows(ctx, added))
    .onConflict((same) => same.doNothing());
  await sendOnly(ctx, marked.execute());
}

export async function markClosuresCounted(ctx: Ctx, { added, gone }: ChangedDays) {
  const dropped = ctx.db.deleteFrom('closures_counted').where('trust_id', '=', ctx.trust.id);
  if (gone.length > 0) await dropped.where('on_date', 'in', gone).execute();
  if (added.length === 0) return;
  const marked = ctx.db
    .insertInto('closures_counted')
    .values(countedRows(ctx, added))
    .onConflict((same) => same.doNothing());
  await sendOnly(ctx, marked.execute());
}

const countedRows = (ctx: Ctx, days: readonly Day[]) =>
  days.map((on_date) => ({ trust_id: ctx.trust.id, on_date, counted_at: ctx.now }));
