import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { addDays, localDate } from '../platform/time.ts';
import { type Counted, KEPT_YEARS, quarterOf, quartersOver } from './counts.rules.ts';
import { QUESTIONS } from './questions.rules.ts';

type Answers = Readonly<Record<string, string | undefined>>;

/**
 * Adds each answer to its number, and keeps nothing else. Recorded as no event, against the rule of the house: an event has a
 * time, and by its time it would belong to a message.
 */
export async function countAnswers(ctx: Ctx, answers: Answers): Promise<void> {
  const quarter = quarterOf(localDate(ctx.now));
  for (const { code } of QUESTIONS) {
    const answer = answers[code];
    if (!answer) continue;
    await ctx.db
      .insertInto('equality_counts')
      .values({ trust_id: ctx.trust.id, quarter_on: quarter, question: code, answer, people: 1 })
      .onConflict((same) =>
        same
          .columns(['trust_id', 'quarter_on', 'question', 'answer'])
          .doUpdateSet({ people: sql`equality_counts.people + 1` }),
      )
      .execute();
  }
}

/** Of the quarters that are over and shown, added up. */
export async function listCounts(ctx: Ctx): Promise<Counted[]> {
  return ctx.db
    .selectFrom('equality_counts')
    .select(['question', 'answer', sql<number>`sum(people)::int`.as('people')])
    .where('trust_id', '=', ctx.trust.id)
    .where('quarter_on', 'in', quartersOver(localDate(ctx.now)))
    .groupBy(['question', 'answer'])
    .execute();
}

/** Each year's counts go when their time is over. */
export async function forgetCounts(ctx: Ctx): Promise<void> {
  await ctx.db
    .deleteFrom('equality_counts')
    .where('trust_id', '=', ctx.trust.id)
    .where('quarter_on', '<', addDays(localDate(ctx.now), -KEPT_YEARS * 366))
    .execute();
}
