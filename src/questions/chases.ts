// Chasing an answer: by hand, or up the ladder while PALS is open. Each chase is an e-mail and stands on the case.
import { record } from '../audit/index.ts';
import { addWorkingDaysOfPals, type Calendar, isOpenAt, loadCalendar, withinTheHour } from '../calendar/index.ts';
import { casesByIds, listOpenOfKind, makePromise, type Promised } from '../cases/index.ts';
import { endLink, type Link, makeLink, sameEmail } from '../links/index.ts';
import { send } from '../outbox/index.ts';
import { placesByIds } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { enqueue, type Job } from '../platform/jobs.ts';
import { isMailAddress } from '../platform/senders.ts';
import { atLocal, dateTimeWords, localDate, localTime } from '../platform/time.ts';
import { linkEnds } from './asking.ts';
import { nextRung, type Rung } from './chase.rules.ts';
import { listRungs, maybeHead } from './ladder.ts';
import { sendQuestion } from './mail.ts';
import { type ChaseWhom, isAgreed } from './questions.rules.ts';
import { type Chase, lockQuestion, maybeQuestionOf, type Question, type Standing, standingOf } from './questions.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'questions.chase_one': { question: string };
  }
}

type Person = { name: string; email: string };

/** "Chase": whoever has the question now is reminded, once for two presses. @throws RuleError nobody waits for it, or it may not be asked any more */
export async function chaseByHand(ctx: Ctx, id: string): Promise<Question> {
  const question = await lockQuestion(ctx, id);
  const standing = await standingOf(ctx, question);
  if (standing.promise.state !== 'open' || !(await mayAskStill(ctx, question)))
    throw new RuleError('Nobody waits for this answer any more.');
  const last = standing.chases.findLast(({ taken_back_at }) => taken_back_at === null);
  if (last && ctx.now.getTime() - last.at.getTime() < 60_000) return question;
  const by = await remind(ctx, standing, true);
  const name = holderOf(standing.links)?.name ?? question.to_name;
  await keepChase(ctx, standing, { step: 0, whom: 'same', name, ...by });
  return question;
}

/** What was agreed may have been taken back since, or two cases became one in which it was not. */
async function mayAskStill(ctx: Ctx, question: Question): Promise<boolean> {
  if (question.recalled_at || question.returned_at) return false;
  return isAgreed((await casesByIds(ctx, [question.case_id])).get(question.case_id), question);
}

/** "Undo" of a reminder before it went: its link stops, and it counts as none. Undefined: the message was no reminder. */
export async function takeChaseBack(ctx: Ctx, message: string): Promise<Chase | undefined> {
  const chase = await ctx.db
    .updateTable('question_chases')
    .set({ taken_back_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('message_id', '=', message)
    .where('taken_back_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!chase) return undefined;
  if (chase.link_id) await endLink(ctx, { id: chase.link_id, about: chase.question_id }, 'recalled');
  await record(ctx, 'question.chase_taken_back', { case: chase.case_id, question: chase.question_id });
  return chase;
}

/** The sweep: each answer that is late is chased by a job of its own, so that trouble with one of them does not stop the others. */
export async function chaseLate(ctx: Ctx): Promise<void> {
  const { hours } = await loadCalendar(ctx);
  if (!isOpenAt(ctx.now, hours)) return;
  const late = (await listOpenOfKind(ctx, 'service_answer')).filter(({ due_at }) => due_at < ctx.now);
  if (late.length === 0) return;
  const rungs = await listRungs(ctx);
  for (const promise of late) {
    const found = daysLate(ctx, promise, rungs, hours) > 0 ? await maybeQuestionOf(ctx, promise.id) : undefined;
    if (found) await enqueue(ctx, 'questions.chase_one', { question: found.id }, { key: found.id });
  }
}

/** The job: goes up the ladder with this one, if it still is late and PALS still is open. */
export const chaseQuestion: Job<'questions.chase_one'> = async (ctx, { question: id }) => {
  const { hours } = await loadCalendar(ctx);
  if (!isOpenAt(ctx.now, hours)) return;
  const standing = await standingOf(ctx, await lockQuestion(ctx, id));
  const rungs = await listRungs(ctx);
  await chaseOne(ctx, standing, rungs, daysLate(ctx, standing.promise, rungs, hours));
};

/** Days of the highest step whose time has come; 0: none. */
function daysLate(
  ctx: Ctx,
  { due_at }: Pick<Promised, 'due_at'>,
  rungs: readonly Rung[],
  hours: Calendar['hours'],
): number {
  return rungs.filter(({ days }) => dayLater(due_at, days, hours) <= ctx.now).at(-1)?.days ?? 0;
}

/** The same time of day, so many open days later. */
function dayLater(due: Date, days: number, hours: Calendar['hours']): Date {
  return atLocal(localDate(addWorkingDaysOfPals(due, days, hours)), localTime(due));
}

async function chaseOne(ctx: Ctx, standing: Standing, rungs: readonly Rung[], days: number) {
  const { promise, chases, state } = standing;
  const told = chases.flatMap(({ step, due_at }) => (due_at.getTime() === promise.due_at.getTime() ? step : []));
  const rung = nextRung(rungs, days, told);
  if (!rung || promise.state !== 'open' || state === 'emailed') return;
  if (!(await mayAskStill(ctx, standing.question))) return;
  const next = await personOf(ctx, standing.question, rung.whom);
  await remind(ctx, standing, false);
  if (rung.whom === 'head') await tellHead(ctx, standing, next);
  else if (next) await askNext(ctx, standing, next);
  await keepChase(ctx, standing, { step: rung.step, whom: next ? rung.whom : 'same', name: next?.name ?? '' });
}

/** Only a ward or service of the directory has a deputy and a lead. */
async function personOf(ctx: Ctx, { place_id }: Question, whom: ChaseWhom): Promise<Person | undefined> {
  if (whom === 'head') return maybeHead(ctx);
  const place = (await placesByIds(ctx, [place_id])).get(place_id ?? '');
  if (!place || whom === 'same') return undefined;
  const found =
    whom === 'deputy'
      ? { name: place.deputy || `the deputy of ${place.name}`, email: place.deputy_email }
      : { name: place.lead || `the lead of ${place.name}`, email: place.lead_email };
  return isMailAddress(found.email) ? found : undefined;
}

/** Who has it now: whoever was asked first, or to whom they passed it on, by whichever of their links. The oldest link first. */
function holderOf(links: readonly Link[]): Link | undefined {
  let [holder] = links;
  for (const link of links) {
    const from = links.find(({ id }) => id === link.parent_id);
    if (from && holder && sameEmail(from.email, holder.email)) holder = link;
  }
  return holder;
}

/** A link of their own, since the secret of the first one is kept nowhere; both work. */
async function remind(ctx: Ctx, { question, promise, links }: Standing, held: boolean) {
  const to = holderOf(links) ?? { name: question.to_name, email: question.to_email };
  return sendTo(ctx, question, { to, promise, held });
}

async function askNext(ctx: Ctx, { question, promise }: Standing, to: Person) {
  await sendTo(ctx, question, { to, promise, held: false, first: question.to_name });
}

type To = { to: Person; promise: Promised; held: boolean; first?: string };

async function sendTo(ctx: Ctx, question: Question, { to, promise, held, first }: To) {
  const ends = linkEnds(promise.due_at > ctx.now ? promise.due_at : ctx.now);
  const link = await makeLink(ctx, {
    ...{ kind: 'question', about: question.id, case: question.case_id, to, ends, code: question.with_name },
  });
  const message = await sendQuestion(ctx, question, {
    link,
    to,
    due: promise.due_at,
    held,
    why: 'chased',
    ...(first ? { first } : {}),
  });
  return { message_id: message, link_id: link.id };
}

/** The head of PALS reads cases: they get no link, and whoever has the case is told that it came this far. */
async function tellHead(ctx: Ctx, { question, promise, chases }: Standing, head: Person | undefined) {
  const kase = (await casesByIds(ctx, [question.case_id])).get(question.case_id);
  if (!kase) return;
  const { hours } = await loadCalendar(ctx);
  const whom = head ? ` with ${head.name}` : '';
  await makePromise(ctx, {
    ...{ kind: 'look_into', case: kase.id, owner: kase.owner_id ?? question.asked_by, place: question.place_id },
    due: withinTheHour(ctx.now, hours),
    about: `${question.to_name} has not answered: decide${whom} what to do`,
  });
  if (!head) return;
  const asked = chases.flatMap(({ whom, name }) => (whom === 'deputy' || whom === 'lead' ? name : []));
  await mailHead(ctx, question, { head, ref: kase.ref, due: promise.due_at, asked });
}

type Told = { head: Person; ref: string; due: Date; asked: readonly string[] };

async function mailHead(ctx: Ctx, question: Question, { head, ref, due, asked }: Told) {
  const since = `${question.to_name} has not answered a question of PALS that was due at ${dateTimeWords(due, ctx.now)}.`;
  const besides = asked.length > 0 ? ` ${asked.join(' and ')} ${asked.length > 1 ? 'were' : 'was'} asked as well.` : '';
  await send(ctx, {
    ...{ channel: 'email', to: head.email, toName: head.name, held: false, automatic: true },
    subject: `No answer from ${question.to_name} (${ref})`,
    body: `${since}${besides} Please talk to them.\n\nThe case is ${ref}.\n\nPALS, ${ctx.trust.name}`,
    about: { kind: 'chase', id: question.id },
    case: question.case_id,
  });
}

async function keepChase(
  ctx: Ctx,
  { question, promise }: Standing,
  told: { step: number; whom: ChaseWhom; name: string; message_id?: string; link_id?: string },
) {
  await ctx.db
    .insertInto('question_chases')
    .values({
      ...{ trust_id: ctx.trust.id, id: newId(ctx.now), case_id: question.case_id, question_id: question.id },
      ...{ ...told, due_at: promise.due_at, at: ctx.now, made_by: ctx.actor.id },
    })
    .execute();
  await record(ctx, 'question.chased', { case: question.case_id, question: question.id, whom: told.whom });
}
