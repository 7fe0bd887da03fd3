// "Undo" within ten seconds: the question is a draft again, the reminder was none.
import { casesByIds } from '../cases/index.ts';
import { keepForm } from '../drafts/index.ts';
import type { TakesBack } from '../outbox/index.ts';
import { takeBackQuestion } from './asking.ts';
import { takeChaseBack } from './chases.ts';
import { draftKey } from './composer.routes.tsx';
import { findQuestion, type Question } from './questions.ts';

export const takesBack: readonly TakesBack[] = [
  {
    kind: 'question',
    takeBack: async (ctx, message) => {
      const question = await findQuestion(ctx, message.about_id);
      const kase = (await casesByIds(ctx, [question.case_id])).get(question.case_id);
      if (await takeChaseBack(ctx, message.id)) return kase && `/desk/cases/${kase.ref}/questions/${question.id}`;
      if (question.recalled_at || message.made_at.getTime() !== question.asked_at.getTime()) return undefined;
      await takeBackQuestion(ctx, question.id);
      if (!kase || ctx.actor.kind !== 'user') return undefined;
      await keepForm(ctx, draftKey(kase), draftOf(question));
      return `/desk/cases/${kase.ref}/questions/new`;
    },
  },
];

function draftOf(question: Question): Record<string, string | string[]> {
  const { whom, place_id, to_name, to_email, background, outcome, teller, with_name } = question;
  return {
    ...{ whom, question: question.question, background, outcome, teller, named: with_name ? 'yes' : 'no' },
    ...{ email: whom === 'person' ? '' : to_email },
    ...(whom === 'service' ? { place: to_name, place_id: place_id ?? '' } : {}),
    ...(whom === 'outside' ? { organisation: to_name, organisation_id: question.organisation } : {}),
    marks: [...(question.not_clinical ? ['not_clinical'] : []), ...(question.safety ? ['safety'] : [])],
  };
}
