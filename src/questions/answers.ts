// What comes back by a link. Whatever was written is kept, also late, twice, or after the case was closed.
import { record } from '../audit/index.ts';
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import {
  addContact,
  type Case,
  cancelPromise,
  casesByIds,
  findContact,
  hearFromPerson,
  listOpenPromises,
  makePromise,
  mayHear,
  movePromise,
  PROMISE_WORDS,
  readFirst,
  recordAnswer,
} from '../cases/index.ts';
import { extendLinks, type Link, passOn } from '../links/index.ts';
import { peopleByIds } from '../people/index.ts';
import { listPlaces } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { dateTimeWords } from '../platform/time.ts';
import { linkEnds, stopMailsOf } from './asking.ts';
import { sendQuestion } from './mail.ts';
import { isAgreed, MOST_ADDED, modeFor, type Share } from './questions.rules.ts';
import { lockQuestion, type Question, SET_ASIDE, type Standing, standingOf } from './questions.ts';

/** By which link, and in which browser. */
export type By = { link: Link; visit: string | undefined };
export type Given = { words: string; share: Share; name: string };

/**
 * The answer; if there is one already, or nobody waits any more, an addition. A second press changes nothing; the same
 * words with another choice who may read them are no second press.
 * @throws RuleError too much was sent
 */
export async function answerQuestion(ctx: Ctx, by: By, given: Given) {
  const question = await lockQuestion(ctx, by.link.about);
  const standing = await standingOf(ctx, question);
  const kase = await caseOf(ctx, question);
  if (isSameAgain(standing, by, given)) return;
  refuseTooMuch(standing, 'answer');
  const waits = standing.promise.state === 'open' && !kase.closed_at && !kase.handed_over_at;
  const contact = waits ? await firstAnswer(ctx, kase, standing, given) : await lateAnswer(ctx, kase, standing, given);
  if (question.whom === 'person') await readFirst(ctx, kase, given.words);
  const first = !question.recalled_at && !standing.answers.some(({ kind }) => kind === 'answer');
  await keep(ctx, question, { by, ...given, kind: first ? 'answer' : 'addition', contact });
  await record(ctx, first ? 'question.answered' : 'question.added', { case: kase.id, question: question.id });
  await stopMailsOf(ctx, question.id);
  await dropDrafts(ctx, by.link);
}

/** Something to add to what was answered. @throws RuleError too much was added */
export async function addToAnswer(ctx: Ctx, by: By, words: string) {
  const question = await lockQuestion(ctx, by.link.about);
  const standing = await standingOf(ctx, question);
  const name = standing.answers.find(({ visit }) => visit === by.visit)?.by_name ?? by.link.name;
  const given = { words, share: 'no' as const, name };
  if (isSameAgain(standing, by, given)) return;
  refuseTooMuch(standing, 'words');
  const kase = await caseOf(ctx, question);
  const contact = await lateAnswer(ctx, kase, standing, given);
  if (question.whom === 'person') await readFirst(ctx, kase, words);
  await keep(ctx, question, { by, ...given, kind: 'addition', contact });
  await record(ctx, 'question.added', { case: kase.id, question: question.id });
  await dropDrafts(ctx, by.link);
}

/** An e-mail came back, and an officer says that it is the answer. A second press changes nothing. */
export async function confirmMail(ctx: Ctx, id: string, contact: string, share: Share) {
  const question = await lockQuestion(ctx, id);
  const standing = await standingOf(ctx, question);
  if (!standing.mails.includes(contact)) throw new NotFound('This email');
  if (standing.answers.some(({ contact_id }) => contact_id === contact)) return;
  const mail = await findContact(ctx, contact);
  const given = { words: mail.words, share, name: mail.message_with || question.to_name };
  const kase = await caseOf(ctx, question);
  if (standing.promise.state === 'open' && !kase.closed_at && !kase.handed_over_at)
    await firstAnswer(ctx, kase, standing, given);
  const first = !standing.answers.some(({ kind }) => kind === 'answer');
  await keep(ctx, question, { by: undefined, ...given, kind: first ? 'answer' : 'addition', contact });
  await record(ctx, first ? 'question.answered' : 'question.added', { case: kase.id, question: question.id });
  await stopMailsOf(ctx, question.id);
}

/** An e-mail came back that is no answer ("I will ask the doctor"): the answer is waited for as before. A second press changes nothing. */
export async function setMailAside(ctx: Ctx, id: string, contact: string) {
  const question = await lockQuestion(ctx, id);
  const { mails, answers } = await standingOf(ctx, question);
  if (!mails.includes(contact) || answers.some(({ contact_id }) => contact_id === contact)) return;
  await record(ctx, SET_ASIDE, { case: question.case_id, about: question.id, contact });
}

/** By this link: two presses one right after the other come before the browser has its cookie. */
const isSameAgain = ({ answers }: Standing, { link }: By, { words, share, name }: Given) =>
  answers.some((one) => one.link_id === link.id && one.words === words && one.share === share && one.by_name === name);

function refuseTooMuch({ answers }: Standing, field: string) {
  if (answers.length > MOST_ADDED)
    throw new RuleError('So much was added already. Call PALS, so that somebody can listen', field);
}

async function caseOf(ctx: Ctx, { case_id }: Question): Promise<Case> {
  const kase = (await casesByIds(ctx, [case_id])).get(case_id);
  if (!kase) throw new NotFound('This case');
  return kase;
}

async function firstAnswer(
  ctx: Ctx,
  kase: Case,
  { question, promise }: Standing,
  given: Given,
): Promise<string | null> {
  if (question.whom === 'person') {
    await hearFromPerson(ctx, kase, promise, { words: given.words, channel: 'web' });
    await lookAt(ctx, kase, question, `Read what ${question.to_name} answered`);
    return null;
  }
  const teller = question.teller === 'service' && mayHear(kase, kase.caller_id) ? 'service' : 'pals';
  return recordAnswer(ctx, kase, promise, { answer: given.words, from: given.name, share: given.share, teller });
}

async function lateAnswer(ctx: Ctx, kase: Case, { question, promise }: Standing, given: Given): Promise<string> {
  const person = question.whom === 'person';
  const contact = await addContact(
    ctx,
    {
      ...{ case: kase.id, person: question.person_id, channel: person ? 'web' : 'staff', direction: 'in' },
      ...{ words: given.words, messageWith: person ? '' : given.name },
    },
    person
      ? undefined
      : { name: 'service.answered', promise: promise.id, place: question.place_id, share: given.share, teller: 'pals' },
  );
  const closed = kase.closed_at ? ' after this case was closed' : '';
  await lookAt(ctx, kase, question, `Look at what ${question.to_name} wrote${closed}`);
  return contact.id;
}

/** For whoever has the case; one open line of it is enough. */
export async function lookAt(ctx: Ctx, kase: Case, question: Question, about: string) {
  const open = await listOpenPromises(ctx, kase.id);
  if (open.some((one) => one.kind === 'look_into' && one.about === about)) return;
  const { hours } = await loadCalendar(ctx);
  await makePromise(ctx, {
    ...{ kind: 'look_into', case: kase.id, owner: kase.owner_id ?? question.asked_by, place: question.place_id },
    ...{ due: withinTheHour(ctx.now, hours), about },
  });
}

type Kept = Given & { by: By | undefined; kind: 'answer' | 'addition' | 'returned'; contact: string | null };

async function keep(ctx: Ctx, question: Question, { by, words, share, name, kind, contact }: Kept) {
  await ctx.db
    .insertInto('question_answers')
    .values({
      ...{ trust_id: ctx.trust.id, id: newId(ctx.now), case_id: question.case_id, question_id: question.id },
      ...{ kind, words, share, by_name: name, at: ctx.now, contact_id: contact },
      ...{ link_id: by?.link.id ?? null, visit: by?.visit ?? null },
    })
    .execute();
}

const MOST_DELAYS = 5;
const LONGEST_DELAY_DAYS = 30;

/**
 * "I need more time". What was promised to the person and now comes too early is told to whoever has the case. Where
 * nobody waits any more, nothing is changed.
 * @throws RuleError a time that is no later, or too far away
 */
export async function askForTime(ctx: Ctx, { link }: By, { until, reason }: { until: Date; reason: string }) {
  const question = await lockQuestion(ctx, link.about);
  const { promise, delays } = await standingOf(ctx, question);
  if (promise.state !== 'open' || promise.due_at.getTime() === until.getTime()) return;
  if (until <= promise.due_at || until <= ctx.now)
    throw new RuleError('Choose a time later than the one we asked for', 'until');
  if (until.getTime() > ctx.now.getTime() + LONGEST_DELAY_DAYS * 86_400_000)
    throw new RuleError('Choose a day within a month, or call PALS', 'day');
  if (delays.length >= MOST_DELAYS) throw new RuleError('The time was moved too often. Call PALS', 'until');
  await ctx.db
    .insertInto('question_delays')
    .values({
      ...{ trust_id: ctx.trust.id, id: newId(ctx.now), case_id: question.case_id, question_id: question.id },
      ...{ link_id: link.id, was: promise.due_at, until, reason, at: ctx.now },
    })
    .execute();
  await movePromise(ctx, promise, { due: until, told: true });
  await extendLinks(ctx, question.id, linkEnds(until));
  if (question.whom === 'person') await readFirst(ctx, await caseOf(ctx, question), reason);
  await record(ctx, 'question.more_time_asked', { case: question.case_id, question: question.id });
  await flagEndangered(ctx, question, until);
}

async function flagEndangered(ctx: Ctx, question: Question, until: Date) {
  const kase = await caseOf(ctx, question);
  const open = await listOpenPromises(ctx, kase.id);
  const first = open.find(({ kind, due_at }) => PROMISE_WORDS[kind].reaches && due_at < until);
  if (!first) return;
  const person = (await peopleByIds(ctx, [first.person_id ?? kase.caller_id])).get(
    first.person_id ?? kase.caller_id ?? '',
  );
  const whom = person ? person.call_me || person.name : 'somebody';
  const about = `${question.to_name} needs until ${dateTimeWords(until, ctx.now)}: later than you promised ${whom}`;
  await lookAt(ctx, kase, question, about);
}

export type HandedOn = { place: string | undefined; email: string; note: string };

/**
 * "This is not for me": to a ward or service of the directory, or to a colleague's address in the trust. Where nobody
 * waits any more, or what was agreed was taken back, it goes to nobody.
 * @throws RuleError whoever it is may not have it
 */
export async function handQuestionOn(ctx: Ctx, { link }: By, to: HandedOn) {
  const question = await lockQuestion(ctx, link.about);
  const { promise } = await standingOf(ctx, question);
  if (question.whom !== 'service') throw new NotFound('This question');
  const kase = await caseOf(ctx, question);
  if (promise.state !== 'open' || !isAgreed(kase, question)) return;
  const whom = await receiverOf(ctx, to);
  const mode = modeFor(kase, { whom: 'service', name: whom.name, withName: true });
  if (whom.place && question.with_name && whom.place !== question.place_id && mode !== 'name')
    throw new RuleError(
      `We may tell ${question.to_name} who it is, and not ${whom.name}. Give it back to PALS, so that we can ask.`,
      'place',
    );
  const made = await passOn(ctx, link, { ...whom, note: to.note });
  await sendQuestion(ctx, question, { link: made, to: whom, due: promise.due_at, held: false, why: 'passed' });
}

async function receiverOf(ctx: Ctx, { place: id, email }: HandedOn) {
  const places = await listPlaces(ctx);
  const chosen = id ? places.find((one) => one.id === id) : undefined;
  if (id && !chosen) throw new RuleError('Choose a ward or service of the list', 'place');
  if (chosen && chosen.email === '')
    throw new RuleError(`${chosen.name} has no email here. Enter the address of a colleague`, 'place');
  if (chosen) return { name: chosen.name, email: chosen.email, place: chosen.id };
  if (email === '') throw new RuleError('Choose a ward or service, or enter the email of a colleague', 'place');
  const known = places.find((one) => one.email.toLowerCase() === email.toLowerCase());
  return { name: known?.name ?? email, email, place: known?.id };
}

/** Not for them, and they name nobody: PALS has it again. */
export async function giveBack(ctx: Ctx, by: By, note: string) {
  const question = await lockQuestion(ctx, by.link.about);
  const { promise } = await standingOf(ctx, question);
  if (question.returned_at || promise.state !== 'open') return;
  if (note.trim() === '') throw new RuleError('Write why it is not for you, or who could answer it', 'note');
  await ctx.db
    .updateTable('questions')
    .set({ returned_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', question.id)
    .execute();
  await keep(ctx, question, { by, words: note, share: 'no', name: by.link.name, kind: 'returned', contact: null });
  await record(ctx, 'question.returned', { case: question.case_id, question: question.id });
  await cancelPromise(ctx, promise);
  const kase = await caseOf(ctx, question);
  await lookAt(ctx, kase, question, `${question.to_name} gave the question back: ask somebody else`);
}

async function dropDrafts(ctx: Ctx, link: Link) {
  await ctx.db
    .deleteFrom('question_drafts')
    .where('trust_id', '=', ctx.trust.id)
    .where('link_id', '=', link.id)
    .execute();
}
