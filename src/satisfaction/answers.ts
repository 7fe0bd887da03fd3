// What people answered about PALS: kept of nobody, read by the manager.
import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { loadCalendar, targetDue, withinTheHour } from '../calendar/index.ts';
import {
  keepPromise,
  listOpenOfKind,
  makePromise,
  PALS_ANSWER,
  PALS_ANSWER_DANGER,
  soundsDangerous,
} from '../cases/index.ts';
import { listStaff } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import { localDate } from '../platform/time.ts';
import { type Ask, settleAnswered } from './asks.ts';
import { isUnhappy, type Step } from './statements.rules.ts';
import type { AnswerTable, AnswerWay, Said } from './tables.ts';

export type Answer = Selectable<AnswerTable>;
export type Answered = { said: Record<Step, Said>; words: string; contact: boolean; way: AnswerWay };

/**
 * Keeps an answer. Its id says nothing of its time, and nothing of the case stands with it, unless they want to be
 * contacted. @returns whether their words may mean danger
 */
export async function keepAnswer(ctx: Ctx, ask: Ask, { said, words, contact, way }: Answered): Promise<boolean> {
  const danger = soundsDangerous(words);
  const whom = contact && ask.person_id ? { case_id: ask.case_id, person_id: ask.person_id } : NOBODY;
  const row = { trust_id: ctx.trust.id, id: randomUUID(), made_on: localDate(ctx.now), way, ...said, words, danger };
  await ctx.db
    .insertInto('satisfaction_answers')
    .values({ ...row, ...whom, read_at: null, read_by: null })
    .execute();
  await settleAnswered(ctx, ask, way === 'link' ? null : actorId(ctx));
  await record(ctx, 'satisfaction.answered', { way });
  if (danger || isUnhappy(said) || contact) await promiseRead(ctx, danger);
  return danger;
}

const NOBODY = { case_id: null, person_id: null };

/** Whether these words came with the answer of this link already: the form was sent twice. */
export async function isKept(ctx: Ctx, ask: Ask, words: string): Promise<boolean> {
  if (ask.state !== 'answered' || !ask.settled_on) return false;
  const same = answers(ctx).where('made_on', '=', ask.settled_on).where('words', '=', words).limit(1);
  return (await same.executeTakeFirst()) !== undefined;
}

/** Every manager is asked to read it: within the hour where somebody may be in danger, else in two working days. */
async function promiseRead(ctx: Ctx, danger: boolean) {
  const { hours } = await loadCalendar(ctx);
  const due = danger ? withinTheHour(ctx.now, hours) : targetDue(ctx.now, { amount: 2, unit: 'working_days' }, hours);
  const managers = (await listStaff(ctx)).filter(({ role, disabled_at }) => role === 'manager' && !disabled_at);
  const about = danger ? PALS_ANSWER_DANGER : PALS_ANSWER;
  const owners = managers.length > 0 ? managers.map(({ id }) => id) : [null];
  for (const owner of owners) await makePromise(ctx, { kind: 'review', owner, due, about });
}

const answers = (ctx: Ctx) =>
  ctx.db.selectFrom('satisfaction_answers').selectAll().where('trust_id', '=', ctx.trust.id);

const MOST_LISTED = 200;

/** Those that nobody has read, or all; the newest day first. */
export async function listAnswers(ctx: Ctx, unread: boolean): Promise<Answer[]> {
  const found = unread ? answers(ctx).where('read_at', 'is', null) : answers(ctx);
  return found.orderBy('danger', 'desc').orderBy('made_on', 'desc').orderBy('id').limit(MOST_LISTED).execute();
}

/** A manager read it: when none is left, the promises to read are kept. A second press changes nothing. @throws NotFound */
export async function readAnswer(ctx: Ctx, id: string) {
  const found = isId(id) ? await answers(ctx).where('id', '=', id).executeTakeFirst() : undefined;
  if (!found) throw new NotFound('This answer');
  if (found.read_at) return;
  await ctx.db
    .updateTable('satisfaction_answers')
    .set({ read_at: ctx.now, read_by: actorId(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
  await record(ctx, 'satisfaction.read', { answer: id });
  const left = (await listAnswers(ctx, true)).filter((one) => one.danger || isUnhappy(one) || one.case_id);
  const done = left.some(({ danger }) => danger) ? [] : left.length > 0 ? [PALS_ANSWER_DANGER] : BOTH;
  for (const promise of await listOpenOfKind(ctx, 'review'))
    if (done.includes(promise.about)) await keepPromise(ctx, promise);
}

const BOTH: readonly string[] = [PALS_ANSWER, PALS_ANSWER_DANGER];

/** Of the days from one on, for counting: no words, nobody. */
export async function listCounted(ctx: Ctx, from: string) {
  return ctx.db
    .selectFrom('satisfaction_answers')
    .select(['made_on', 'considering', 'making', 'informed', 'outcome', 'reflecting'])
    .where('trust_id', '=', ctx.trust.id)
    .where('made_on', '>=', from)
    .execute();
}

/** What became of all who might have been asked, of cases that whoever asks may open. */
export async function countAsks(ctx: Ctx) {
  return ctx.db
    .selectFrom('satisfaction_asks')
    .select(({ fn }) => ['state', 'reason', fn.countAll<string>().as('many')])
    .where('trust_id', '=', ctx.trust.id)
    .groupBy(['state', 'reason'])
    .execute();
}
