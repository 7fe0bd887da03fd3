// Questions that were written to somebody, and how each stands.
import type { Selectable } from 'kysely';
import { listEvents } from '../audit/index.ts';
import { type Case, contactsByIds, findPromise, type Promised, sameCase } from '../cases/index.ts';
import { type Link, listLinks } from '../links/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { isId } from '../platform/ids.ts';
import { anyOf } from '../platform/plans.ts';
import { type QuestionState, stateOf } from './questions.rules.ts';
import type { QuestionAnswerTable, QuestionChaseTable, QuestionDelayTable, QuestionTable } from './tables.ts';

export type Question = Selectable<QuestionTable>;
export type Answer = Selectable<QuestionAnswerTable>;
export type Delay = Selectable<QuestionDelayTable>;
export type Chase = Selectable<QuestionChaseTable>;

/** A question with all that came of it. */
export type Standing = {
  question: Question;
  promise: Promised;
  answers: Answer[];
  delays: Delay[];
  chases: Chase[];
  links: Link[];
  /** E-mails that came as an answer to it, by their contacts in the case. */
  mails: string[];
  state: QuestionState;
};

/** @throws NotFound also where its case may not be known */
export async function findQuestion(ctx: Ctx, id: string): Promise<Question> {
  const found = isId(id)
    ? await ctx.db
        .selectFrom('questions')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!found) throw new NotFound('This question');
  return found;
}

/** The question of this promise; undefined: it was asked by phone. */
export async function maybeQuestionOf(ctx: Ctx, promise: string): Promise<Question | undefined> {
  return ctx.db
    .selectFrom('questions')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('promise_id', '=', promise)
    .executeTakeFirst();
}

/** Locked until commit, so that two answers come one after the other. @throws NotFound */
export async function lockQuestion(ctx: Ctx, id: string): Promise<Question> {
  const found = await ctx.db
    .selectFrom('questions')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new NotFound('This question');
  return found;
}

/** All of them at once, always in the same order: two that each need the same ones wait, and never for one another. */
export async function lockQuestions(ctx: Ctx, ids: readonly string[]): Promise<Question[]> {
  if (ids.length === 0) return [];
  return ctx.db
    .selectFrom('questions')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** What was written in this case, the oldest first. */
export async function listQuestions(ctx: Ctx, kase: Case): Promise<Question[]> {
  if (!mayHold(ctx, kase, 'questions')) return [];
  return ctx.db
    .selectFrom('questions')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .orderBy('id')
    .execute();
}

export async function standingOf(ctx: Ctx, question: Question): Promise<Standing> {
  const [found] = await standings(ctx, [question]);
  if (!found) throw new NotFound('This question');
  return found;
}

export async function standings(ctx: Ctx, questions: readonly Question[]): Promise<Standing[]> {
  if (questions.length === 0) return [];
  const ids = questions.map(({ id }) => id);
  const cases = [...new Set(questions.map(({ case_id }) => case_id))];
  const [answers, delays, chases, links, promises, joined] = await Promise.all([
    rowsOf(ctx, 'question_answers', ids) as Promise<Answer[]>,
    rowsOf(ctx, 'question_delays', ids) as Promise<Delay[]>,
    rowsOf(ctx, 'question_chases', ids) as Promise<Chase[]>,
    listLinks(ctx, ids),
    Promise.all(questions.map(({ promise_id }) => findPromise(ctx, promise_id))),
    Promise.all(cases.map((id) => listEvents(ctx, { case: sameCase(id), names: [JOINED, SET_ASIDE], most: 200 }))),
  ]);
  return questions.flatMap((question, at) => {
    const promise = promises[at];
    if (!promise) return [];
    const of = <T extends { question_id: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.question_id === question.id);
    const mails = mailsOf(joined.flat(), question);
    const own = { answers: of(answers), delays: of(delays), chases: of(chases), mails };
    const ways = links.filter(({ about }) => about === question.id);
    return [{ question, promise, ...own, links: ways, state: stateNow(ctx, question, promise, own, ways) }];
  });
}

const JOINED = 'mailbox.joined';
/** An officer looked at an e-mail that came back: it is no answer. */
export const SET_ASIDE = 'question.mail_set_aside';

type Told = { name: string; particulars: Record<string, unknown> };

/** E-mails that came back for it, but for those that an officer set aside. */
function mailsOf(events: readonly Told[], { id }: Question): string[] {
  const of = (wanted: string) =>
    events.flatMap(({ name, particulars: { about, contact } }) =>
      name === wanted && about === id && typeof contact === 'string' ? contact : [],
    );
  const aside = of(SET_ASIDE);
  return of(JOINED).filter((contact) => !aside.includes(contact));
}

type Own = Pick<Standing, 'answers' | 'delays' | 'mails'>;

function stateNow(
  ctx: Ctx,
  question: Question,
  promise: Promised,
  { answers, delays, mails }: Own,
  links: readonly Link[],
) {
  return stateOf(
    {
      promise: promise.state === 'open' || promise.state === 'cancelled' ? promise.state : 'kept',
      answered: answers.some(({ kind }) => kind === 'answer'),
      emailed: mails.some((contact) => !answers.some(({ contact_id }) => contact_id === contact)),
      recalled: question.recalled_at !== null,
      returned: question.returned_at !== null,
      due: promise.due_at,
      asksTime: delays.length > 0,
      passedOn: links.some(({ ended_why }) => ended_why === 'passed_on'),
      opened: links.some(({ opened_at }) => opened_at !== null),
    },
    ctx.now,
  );
}

function rowsOf(ctx: Ctx, table: 'question_answers' | 'question_delays' | 'question_chases', ids: readonly string[]) {
  return ctx.db
    .selectFrom(table)
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('question_id', '=', anyOf(ids))
    .orderBy('id')
    .execute();
}

/** Who told PALS by phone instead, as the officer wrote it down; empty where nobody did. */
export async function toldByPhone(
  ctx: Ctx,
  { case_id, promise_id }: Question,
): Promise<{ by: string; at: Date } | undefined> {
  const events = await listEvents(ctx, { case: sameCase(case_id), names: ['service.answered'], most: 40 });
  const found = events.find(({ particulars }) => particulars.promise === promise_id);
  const contact = typeof found?.particulars.contact === 'string' ? found.particulars.contact : undefined;
  if (!found || !contact) return undefined;
  const words = (await contactsByIds(ctx, [contact])).get(contact);
  return { by: words?.message_with ?? '', at: found.happened_at };
}
