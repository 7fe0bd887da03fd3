// What was told at which step: once for each date.
import type { Approaching } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import type { ReminderTable } from './tables.ts';

/** @param promise what was made of it; null where one stands for it already */
export async function keepReminder(
  ctx: Ctx,
  one: Approaching,
  { ladder, step }: Pick<ReminderTable, 'ladder' | 'step'>,
  promise: string | null,
) {
  await ctx.db
    .insertInto('reminders')
    .values({
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      case_id: one.case.id,
      ladder,
      step,
      subject_id: one.id,
      due_at: one.due_at,
      promise_id: promise,
      made_at: ctx.now,
    })
    .onConflict((same) => same.doNothing())
    .execute();
}
