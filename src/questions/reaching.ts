// People who are asked in writing: at which of their addresses, and what happens when one may not be used any more.
import { casesByIds } from '../cases/index.ts';
import { sameEmail } from '../links/index.ts';
import { listWays, type Person, peopleByIds, recordsOf, usableWays } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { lookAt } from './answers.ts';
import { recallQuestion } from './asking.ts';
import { lockQuestions, standings } from './questions.ts';

/** Addresses that may be used for them, the first first. */
export async function emailsOf(ctx: Ctx, person: Person): Promise<string[]> {
  const ways = usableWays(person, await listWays(ctx, [person.id]));
  return ways.flatMap(({ way, as }) => (as === 'email' ? way.value : []));
}

/**
 * They died, an address is not theirs any more, or it is not safe: somebody else may read what is behind a link to it. It
 * is recalled, so that no code goes there either, and whoever has the case is told.
 */
export async function recallUnreachable(ctx: Ctx, id: string) {
  const person = (await peopleByIds(ctx, [id])).get(id);
  if (!person) return;
  const asked = await ctx.db
    .selectFrom('questions')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('person_id', 'in', recordsOf(person.id))
    .where('recalled_at', 'is', null)
    .execute();
  if (asked.length === 0) return;
  const questions = await lockQuestions(
    ctx,
    asked.map(({ id }) => id),
  );
  const emails = await emailsOf(ctx, person);
  for (const { question, promise } of await standings(ctx, questions)) {
    if (emails.some((one) => sameEmail(one, question.to_email))) continue;
    const waited = promise.state === 'open';
    await recallQuestion(ctx, question.id);
    const kase = (await casesByIds(ctx, [question.case_id])).get(question.case_id);
    if (kase && waited)
      await lookAt(
        ctx,
        kase,
        question,
        `${question.to_name} cannot be asked by email any more: the question was recalled`,
      );
  }
}
