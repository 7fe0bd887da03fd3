// Which late bank holidays and closures the open dates of a trust are counted with.
import { type Ctx, sendOnly } from '../platform/context.ts';
import type { Day } from '../platform/time.ts';

export type ChangedDays = { added: Day[]; gone: Day[] };

type Counted = 'holidays_counted' | 'closures_counted';

/** Late bank holidays for which this trust has not counted its open dates again, and those that are none after all. */
export async function uncountedHolidays(ctx: Ctx): Promise<ChangedDays> {
  const late = await ctx.db.selectFrom('bank_holidays').select('on_date').where('added_at', 'is not', null).execute();
  return compare(ctx, late, 'holidays_counted');
}

/** The same for days on which this PALS alone is closed. */
export async function uncountedClosures(ctx: Ctx): Promise<ChangedDays> {
  const closed = await ctx.db.selectFrom('closures').select('on_date').where('trust_id', '=', ctx.trust.id).execute();
  return compare(ctx, closed, 'closures_counted');
}

async function compare(ctx: Ctx, rows: readonly { on_date: Day }[], table: Counted): Promise<ChangedDays> {
  const counted = await ctx.db.selectFrom(table).select('on_date').where('trust_id', '=', ctx.trust.id).execute();
  const days = (list: readonly { on_date: Day }[]) => new Set(list.map(({ on_date }) => on_date));
  const [is, was] = [days(rows), days(counted)];
  return { added: [...is].filter((day) => !was.has(day)), gone: [...was].filter((day) => !is.has(day)) };
}

/** The open dates of this trust are counted with these: said once, so that nothing is counted twice. */
export async function markCounted(ctx: Ctx, table: Counted, { added, gone }: ChangedDays) {
  if (gone.length > 0)
    await ctx.db.deleteFrom(table).where('trust_id', '=', ctx.trust.id).where('on_date', 'in', gone).execute();
  if (added.length === 0) return;
  const rows = added.map((on_date) => ({ trust_id: ctx.trust.id, on_date, counted_at: ctx.now }));
  const marked = ctx.db
    .insertInto(table)
    .values(rows)
    .onConflict((same) => same.doNothing());
  await sendOnly(ctx, marked.execute());
}
