import { type Case, casesByIds } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Happened, Job, JobsOfModule } from '../platform/jobs.ts';
import { lookAt } from './answers.ts';
import { recallQuestion, stopMailsOf } from './asking.ts';
import { chaseLate, chaseQuestion } from './chases.ts';
import { isAgreed } from './questions.rules.ts';
import { listQuestions, lockQuestions, type Question, standings } from './questions.ts';
import { recallUnreachable } from './reaching.ts';
import { forgetReplyDrafts } from './reply-drafts.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'questions.look_again': Happened;
    'questions.after_merge': Happened;
    'questions.quieten': Happened;
    'questions.person_changed': Happened;
  }
}

/** They answered by phone, or nobody waits any more: no reminder goes that has not gone. */
const quieten: Job<'questions.quieten'> = async (ctx, { case: id }) => {
  const kase = id ? (await casesByIds(ctx, [id])).get(id) : undefined;
  if (!kase) return;
  for (const { question, promise } of await standings(ctx, await listQuestions(ctx, kase)))
    if (promise.state !== 'open') await stopMailsOf(ctx, question.id);
};

const lookAgain: Job<'questions.look_again'> = async (ctx, { case: id }) => {
  await recallStopped(ctx, id);
};

/** The stricter sharing of two cases holds for both: whoever has the case is told what that stopped. */
const afterMerge: Job<'questions.after_merge'> = async (ctx, { case: id }) => {
  for (const { kase, question } of await recallStopped(ctx, id)) {
    const about = `Sharing is stricter since the merge: the question to ${question.to_name} was recalled`;
    await lookAt(ctx, kase, question, about);
  }
};

/**
 * Sharing was changed or taken back, or a step was given up: what may not be asked, or is not waited for, is recalled.
 * With the closing of a case a link goes on: an answer that comes late is kept. Gives what was recalled.
 */
async function recallStopped(ctx: Ctx, id: string | undefined): Promise<{ kase: Case; question: Question }[]> {
  const kase = id ? (await casesByIds(ctx, [id])).get(id) : undefined;
  if (!kase) return [];
  const over = kase.closed_at !== null || kase.handed_over_at !== null;
  const asked = await listQuestions(ctx, kase);
  const locked = await lockQuestions(
    ctx,
    asked.map(({ id }) => id),
  );
  const stopped = (await standings(ctx, locked)).filter(
    ({ question, promise, answers }) =>
      !(question.recalled_at || question.returned_at || answers.length > 0) &&
      (!isAgreed(kase, question) || (promise.state === 'cancelled' && !over)),
  );
  for (const { question } of stopped) await recallQuestion(ctx, question.id);
  return stopped.map(({ question }) => ({ kase, question }));
}

const personChanged: Job<'questions.person_changed'> = async (ctx, { person }) => {
  if (person) await recallUnreachable(ctx, person);
};

async function sweep(ctx: Ctx) {
  await forgetReplyDrafts(ctx);
  await chaseLate(ctx);
}

export const questionJobs: JobsOfModule = {
  jobs: {
    'questions.look_again': lookAgain,
    'questions.after_merge': afterMerge,
    'questions.quieten': quieten,
    'questions.person_changed': personChanged,
    'questions.chase_one': chaseQuestion,
  },
  on: {
    'case.sharing_changed': 'questions.look_again',
    'case.sharing_stopped': 'questions.look_again',
    'consent.withdrawn': 'questions.look_again',
    'consent.struck': 'questions.look_again',
    'promise.cancelled': 'questions.look_again',
    'case.merged': 'questions.after_merge',
    'promise.kept': 'questions.quieten',
    'person.changed': 'questions.person_changed',
    'person.way_ended': 'questions.person_changed',
    'person.safe_contact_changed': 'questions.person_changed',
  },
  every: { 'questions.chase': { at: '5,35 0,2-23 * * *', run: sweep } },
};
