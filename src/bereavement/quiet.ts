// Days on which a family hears from nobody: a birthday, a wedding day. They stay quiet in every year.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import type { Case, HearsNobody } from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { atLocal, type Day, endOfDay, localDate, parseDateTyped } from '../platform/time.ts';
import { isQuietDay, LEAP_YEAR, quietWhy } from './follow-ups.rules.ts';
import { daysOf, isAwaited, listFollowUps, quietDays } from './follow-ups.ts';
import { loadPathway } from './steps.ts';

/** "12 March, 24 December" → "03-12", "12-24". @throws RuleError one of them is no date */
export function readQuiet(typed: string, today: Day): string[] {
  const parts = typed.split(/[,;\n]/).flatMap((part) => part.trim() || []);
  return parts.map((part) => {
    // 29 February is a day of their life in every year.
    const day = parseDateTyped(part, today) ?? parseDateTyped(part, `${LEAP_YEAR}-01-01`);
    if (!day) throw new RuleError(`“${part}” is no date. Enter days like 12 March, 24 December`, 'days');
    return day.slice(5);
  });
}

type Known = { id: string; died_on: Day | null; days: string | null; chosen: boolean };

/** A day that they named, or the anniversary, unless they chose to hear from us on just that. */
export const hearsNobody: HearsNobody = async (ctx, ids) => {
  const today = localDate(ctx.now);
  const facts = (step: string) => sql`(select s.facts from bereavement_steps s where s.trust_id = ${ctx.trust.id}
    and s.case_id = any(of.cases) and s.step = ${step} order by s.made_at desc, s.id desc limit 1)`;
  const { rows } = await sql<Known>`
    select of.id, ${facts('who')} ->> 'died_on' as died_on, ${facts('quiet')} ->> 'days' as days,
      (select count(*) > 0 from bereavement_follow_ups f where f.trust_id = ${ctx.trust.id} and f.case_id = any(of.cases)
        and f.chosen and f.stopped_at is null and f.due_at between ${atLocal(today, '00:00')} and ${endOfDay(today)}) as chosen
    from (select x.id, array(select c.id from same_cases(x.id) c) as cases
      from unnest(${ids}::uuid[]) as x (id)) of`.execute(ctx.db);
  const isQuiet = ({ died_on, days, chosen }: Known) =>
    quietWhy(today, chosen ? 'anniversary' : 'other', { diedOn: died_on || undefined, quiet: daysOf(days) });
  return new Set(rows.flatMap((row) => (isQuiet(row) ? row.id : [])));
};

/**
 * Nobody contacts them on these days. The same again changes nothing.
 * @throws RuleError something is promised for such a day: it is moved or stopped first
 */
export async function saveQuiet(ctx: Ctx, kase: Case, days: readonly string[]) {
  const { steps } = await loadPathway(ctx, kase);
  const wanted = [...new Set(days)].sort();
  if (wanted.join() === [...quietDays(steps)].sort().join()) return;
  const clash = (await listFollowUps(ctx, kase)).some(
    (one) => isAwaited(one) && one.due_at && isQuietDay(localDate(one.due_at), wanted),
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
