// At each question to a service on the page of its case: how it stands. What the person was asked stands below.
import type { ReactNode } from 'react';
import { loadCalendar } from '../calendar/index.ts';
import type { Case, Shows } from '../cases/index.ts';
import { type Draft, maybeDraft } from '../drafts/index.ts';
import { placesByIds } from '../places/index.ts';
import { mayDo } from '../platform/access.ts';
import { RailBlock } from '../platform/components/rail.tsx';
import { type Ctx, onceIn } from '../platform/context.ts';
import { CHASED_WORDS } from './chase.rules.ts';
import { draftKey } from './composer.routes.tsx';
import type { ChaseWhom } from './questions.rules.ts';
import { listQuestions, type Standing, standings } from './questions.ts';
import { DraftLine, QuestionLine } from './standing.tsx';

/** Asked once for the page, however many parts of it show them. */
const ofCase = (ctx: Ctx, kase: Case): Promise<Standing[]> =>
  onceIn(ctx, `questions of ${kase.id}`, async () => standings(ctx, await listQuestions(ctx, kase)));

async function linesOf(ctx: Ctx, kase: Case, wanted: (one: Standing) => boolean): Promise<[Standing, ReactNode][]> {
  const found = (await ofCase(ctx, kase)).filter(wanted);
  if (found.length === 0) return [];
  const { hours } = await loadCalendar(ctx);
  const known = { reference: kase.ref, mayWrite: mayDo(ctx.actor, 'cases.write'), now: ctx.now, hours };
  return found.map((standing) => [
    standing,
    <QuestionLine key={standing.question.id} standing={standing} {...known} />,
  ]);
}

/** Whom they have chosen so far: without another name the ward of the case; empty: nobody yet. */
async function draftTo(ctx: Ctx, kase: Case, { whom, place, organisation }: Draft['fields']): Promise<string> {
  if (whom === 'person') return 'The person themself';
  if (whom === 'outside') return typeof organisation === 'string' ? organisation : '';
  const ward = (await placesByIds(ctx, [kase.place_id])).get(kase.place_id ?? '');
  return (typeof place === 'string' && place) || (ward?.name ?? '');
}

export const shows: Shows = {
  onServices: async (ctx, kase) => {
    const lines = await linesOf(ctx, kase, ({ question }) => question.whom !== 'person');
    return new Map(lines.map(([{ promise }, line]) => [promise.id, line]));
  },
  onCase: {
    column: 'questions',
    show: async (ctx, kase) => {
      const lines = await linesOf(ctx, kase, ({ question }) => question.whom === 'person');
      const draft = mayDo(ctx.actor, 'cases.write') && (await maybeDraft(ctx, draftKey(kase)));
      if (lines.length === 0 && !draft) return null;
      return (
        <RailBlock title="Written questions">
          {draft && <DraftLine reference={kase.ref} to={await draftTo(ctx, kase, draft.fields)} />}
          {lines.map(([{ question }, line]) => (
            <div className="app-person" key={question.id}>
              <p>
                <strong>{question.to_name}</strong>
              </p>
              {line}
            </div>
          ))}
        </RailBlock>
      );
    },
  },
  events: {
    'question.recalled': { title: 'The question was recalled', kind: 'question' },
    'question.more_time_asked': { title: 'They asked for more time', kind: 'question' },
    'question.returned': { title: 'They gave the question back', kind: 'question' },
    'question.chased': {
      title: ({ particulars }) =>
        `No answer yet: ${(CHASED_WORDS[particulars.whom as ChaseWhom] ?? 'reminded').toLowerCase()}`,
    },
    'question.chase_taken_back': { title: 'The reminder was taken back before it went' },
    'question.mail_set_aside': { title: 'An email came back that is no answer' },
    'question.added': { title: 'Something was added to an answer' },
    'link.opened': {
      title: ({ particulars }) => (particulars.kind === 'question' ? 'Question opened' : 'Link opened'),
      kind: 'question',
    },
    'link.passed_on': { title: 'It was passed to a colleague', kind: 'question' },
  },
};
