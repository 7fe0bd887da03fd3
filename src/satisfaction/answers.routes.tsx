import { casesByIds } from '../cases/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { deskPage, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { type Answer, listAnswers, readAnswer } from './answers.ts';
import { AnswersPage } from './answers.tsx';
import { navOf } from './counts.routes.tsx';
import { COUNTS } from './counts.tsx';

const MAY = { may: 'satisfaction.read' } as const;

export function answerRoutes(r: Router) {
  r.get(`${COUNTS}/answers`, MAY, async (ctx) => {
    const answers = await listAnswers(ctx, false);
    const sorted = [...answers].sort((a, b) => Number(a.read_at !== null) - Number(b.read_at !== null));
    const props = { answers: sorted, who: await whoOf(ctx, answers), today: localDate(ctx.now), ...(await navOf(ctx)) };
    return deskPage({
      title: 'Answers about PALS',
      section: 'satisfaction',
      width: 'form',
      body: <AnswersPage {...props} />,
    });
  });
  r.post(`${COUNTS}/answers/:answer/reading`, MAY, async (ctx, req) => {
    await readAnswer(ctx, req.params.answer ?? '');
    return redirect(`${COUNTS}/answers`);
  });
}

async function whoOf(ctx: Ctx, answers: readonly Answer[]) {
  const [people, cases] = await Promise.all([
    peopleByIds(
      ctx,
      answers.map(({ person_id }) => person_id),
    ),
    casesByIds(
      ctx,
      answers.flatMap(({ case_id }) => case_id ?? []),
    ),
  ]);
  return new Map(
    answers.flatMap(({ id, person_id, case_id }) => {
      const [person, kase] = [people.get(person_id ?? ''), cases.get(case_id ?? '')];
      return person && kase ? [[id, { name: person.name, reference: kase.ref }] as const] : [];
    }),
  );
}
