// Days on which a family hears from nobody: a birthday, a wedding day. They stay quiet in every year.
import { record } from '../audit/index.ts';
import type { Case } from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { type Day, localDate, parseDateTyped } from '../platform/time.ts';
import { isAwaited, listFollowUps, quietDays } from './follow-ups.ts';
import { loadPathway } from './steps.ts';

/** "12 March, 24 December" → "03-12", "12-24". @throws RuleError one of them is no date */
export function readQuiet(typed: string, today: Day): string[] {
  const parts = typed.split(/[,;\n]/).flatMap((part) => part.trim() || []);
  return parts.map((part) => {
    const day = parseDateTyped(part, today);
    if (!day) throw new RuleError(`“${part}” is no date. Enter days like 12 March, 24 December`, 'days');
    return day.slice(5);
  });
}

/** Does this family hear from nobody today? */
export async function isQuietToday(ctx: Ctx, kase: Case): Promise<boolean> {
  const { steps } = await loadPathway(ctx, kase);
  return quietDays(steps).includes(localDate(ctx.now).slice(5));
}

/**
 * Nobody contacts them on these days. The same again changes nothing.
 * @throws RuleError something is promised for such a day: it is moved or stopped first
 */
export async function saveQuiet(ctx: Ctx, kase: Case, days: readonly string[]) {
  const { steps } = await loadPathway(ctx, kase);
  const wanted = [...new Set(days)].sort();
  if (wanted.join() === [...quietDays(steps)].sort().join()) return;
  const clash = (await listFollowUps(ctx, kase)).some(
    (one) => isAwaited(one) && one.due_at && wanted.includes(one.due_at.toISOString().slice(5, 10)),
  );
  if (clash)
    throw new RuleError('Something is chosen for one of these days. Stop it first, and choose another day.', 'days');
  await ctx.db
    .insertInto('bereavement_steps')
    .values({
      ...{
        trust_id: ctx.trust.id,
        id: newId(ctx.now),
        case_id: kase.id,
        step: 'quiet',
        state: 'done',
        promise_id: null,
      },
      ...{ facts: JSON.stringify({ days: wanted.join() }), note: '', made_by: actorId(ctx), made_at: ctx.now },
    })
    .execute();
  await record(ctx, 'bereavement.quiet_days_changed', { case: kase.id, many: wanted.length });
}
