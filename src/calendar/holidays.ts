import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
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
