import { record } from '../audit/index.ts';
import { type Ctx, sendOnly } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { type Day, isDay, localDate } from '../platform/time.ts';

/** Bank holidays that came late and are still to come: those can be taken back. */
export async function listLateHolidays(ctx: Ctx): Promise<{ on_date: Day; name: string }[]> {
  return ctx.db
    .selectFrom('bank_holidays')
    .select(['on_date', 'name'])
    .where('added_at', 'is not', null)
    .where('on_date', '>=', localDate(ctx.now))
    .orderBy('on_date')
    .execute();
}

/**
 * One more bank holiday in England: it holds for every trust of this installation, and for what the law counts.
 * @throws RuleError the day is past, or in the list already
 */
export async function addHoliday(ctx: Ctx, { on, name }: { on: Day; name: string }) {
  if (on < localDate(ctx.now)) throw new RuleError('Enter a day that is still to come', 'holiday_on');
  const added = await ctx.db
    .insertInto('bank_holidays')
    .values({ on_date: on, name, added_at: ctx.now })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) throw new RuleError('This day is in the list already', 'holiday_on');
  await record(ctx, 'calendar.holiday_added', { on });
}

/** It is no bank holiday after all. @throws NotFound also for a day that is past, and for one that ships */
export async function removeHoliday(ctx: Ctx, on: string) {
  const known = isDay(on) && (await listLateHolidays(ctx)).some(({ on_date }) => on_date === on);
  if (!known) throw new NotFound('This bank holiday');
  await ctx.db.deleteFrom('bank_holidays').where('on_date', '=', on).execute();
  await record(ctx, 'calendar.holiday_removed', { on });
}

export type ChangedHolidays = { added: Day[]; gone: Day[] };

/** Late bank holidays for which this trust has not counted its open dates again, and those that are none after all. */
export async function uncountedHolidays(ctx: Ctx): Promise<ChangedHolidays> {
  const late = await ctx.db.selectFrom('bank_holidays').select('on_date').where('added_at', 'is not', null).execute();
  const counted = await ctx.db
    .selectFrom('holidays_counted')
    .select('on_date')
    .where('trust_id', '=', ctx.trust.id)
    .execute();
  const days = (rows: readonly { on_date: Day }[]) => new Set(rows.map(({ on_date }) => on_date));
  const [is, was] = [days(late), days(counted)];
  return { added: [...is].filter((day) => !was.has(day)), gone: [...was].filter((day) => !is.has(day)) };
}

/** The open dates of this trust are counted with these: said once, so that nothing is counted twice. */
export async function markCounted(ctx: Ctx, { added, gone }: ChangedHolidays) {
  if (gone.length > 0)
    await ctx.db
      .deleteFrom('holidays_counted')
      .where('trust_id', '=', ctx.trust.id)
      .where('on_date', 'in', gone)
      .execute();
  if (added.length === 0) return;
  const rows = added.map((on_date) => ({ trust_id: ctx.trust.id, on_date, counted_at: ctx.now }));
  const marked = ctx.db
    .insertInto('holidays_counted')
    .values(rows)
    .onConflict((same) => same.doNothing());
  await sendOnly(ctx, marked.execute());
}
