import { loadCalendar, readWhen } from '../calendar/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';

/** A day and a time as they are typed; without a time, midday. It was agreed: opening hours do not move it. @throws RuleError */
export async function dueIn(ctx: Ctx, day: string, time: string): Promise<Date> {
  if (day.trim() === '') throw new RuleError('Enter a day, like tomorrow or Friday', 'day');
  const { hours } = await loadCalendar(ctx);
  return readWhen({ when: 'choose', day, time: time.trim() || '12pm', agreed: true }, ctx.now, hours);
}
