// Asking somebody in writing: what they will see, the check, the promise of an answer, the link.
import { record } from '../audit/index.ts';
import {
  type Case,
  cancelPromise,
  checkOutgoing,
  type Finding,
  findContact,
  findPromise,
  goingWith,
  keepPromise,
  lockStep,
  type Mode,
  makeStep,
  namesOfCase,
  needsOfCase,
  outgoingText,
  recordAsked,
  strikeContact,
} from '../cases/index.ts';
import { endLinks, makeLink } from '../links/index.ts';
import { stopAbout } from '../outbox/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { localDate } from '../platform/time.ts';
import { sendQuestion } from './mail.ts';
import {
  LINK_DAYS,
  modeFor,
  type Parts,
  refusedWords,
  type Teller,
  type WhomKind,
  wholeQuestion,
} from './questions.rules.ts';
import { lockQuestion, type Question, standingOf } from './questions.ts';

export type Receiver = {
  whom: WhomKind;
  name: string;
  email: string;
  /** To be rung where there is no address. */
  phone: string;
  place: string | null;
  organisation: string;
  person: string | null;
};

export type Asking = {
  to: Receiver;
  parts: Parts;
  withName: boolean;
  due: Date;
  agreed: boolean;
  teller: Teller;
  notClinical: boolean;
  safety: boolean;
  /** A manager's reason to send what could say who it is. */
  anyway: string;
  /** Scheme, host and port of the link. */
  origin: string;
  /** The demonstration tells of a time that is over: no e-mail goes. */
  mailed?: false;
  /** The step "Ask the service" that this keeps. */
  step?: string | undefined;
};

export type Seen = { mode: Mode; parts: Parts; findings: Finding[] };

/** Exactly what the receiver will see, character for character, and what in it could say who it is. */
export async function seenBy(ctx: Ctx, kase: Case, { to, parts, withName }: Pick<Asking, 'to' | 'parts' | 'withName'>) {
  const mode = modeFor(kase, { ...to, withName });
  const [people, needs] = await Promise.all([namesOfCase(ctx, kase), needsOfCase(ctx, kase)]);
  const look = (text: string) => outgoingText(text.trim(), mode, people, localDate(ctx.now));
  const [question, background, outcome] = [look(parts.question), look(parts.background), look(parts.outcome)];
  const going = to.whom === 'service' ? goingWith(needs, mode) : [];
  const lines = going.filter((line) => !background.text.includes(line));
  const seen: Parts = {
    question: question.text,
    background: [background.text, ...lines].filter(Boolean).join('\n\n'),
    outcome: outcome.text,
  };
  const findings = to.whom === 'person' ? [] : [question, background, outcome].flatMap((part) => part.findings);
  return { mode, parts: seen, findings } satisfies Seen;
}

/**
 * Sends it: after ten seconds it goes. The answer is promised from now on.
 * @throws RuleError it may not be shared, something in it could say who it is, or there is no address
 */
export async function askByLink(ctx: Ctx, kase: Case, asking: Asking): Promise<Question> {
  const { to } = asking;
  if (to.email === '') throw new RuleError(noAddress(to), 'email');
  const seen = await seenBy(ctx, kase, asking);
  if (seen.mode === 'no') throw new RuleError(refusedWords(kase, to.whom), 'question');
  if (to.whom !== 'person')
    await checkOutgoing(ctx, kase, {
      ...{ text: wholeQuestion(asking.parts), service: to.name, field: 'question' },
      ...{ anyway: asking.anyway, mode: seen.mode },
    });
  await keepAskingStep(ctx, kase, asking.step);
  const promise = await promiseAnswer(ctx, kase, asking, wholeQuestion(seen.parts));
  const question = await insertQuestion(ctx, kase, { asking, seen, promise });
  const link = await makeLink(ctx, {
    ...{ kind: 'question', about: question.id, case: kase.id, to, code: seen.mode === 'name' },
    ends: linkEnds(asking.due),
  });
  if (asking.mailed !== false)
    await sendQuestion(ctx, question, { link, to, due: asking.due, held: true, why: 'asked' });
  return question;
}

export const linkEnds = (due: Date): Date => new Date(due.getTime() + LINK_DAYS * 86_400_000);

function noAddress({ whom, name, phone }: Receiver): string {
  if (whom === 'person') return 'We have no email address that we may use for them. Phone or write to them instead.';
  return phone
    ? `${name} has no email. Phone ${phone}, or enter an address.`
    : `${name} has no email. Enter an address, or ask them in another way.`;
}

async function keepAskingStep(ctx: Ctx, kase: Case, id: string | undefined) {
  const step = id ? await lockStep(ctx, kase, id) : undefined;
  if (step?.kind === 'ask_service' && step.state === 'open') await keepPromise(ctx, step);
}

async function promiseAnswer(ctx: Ctx, kase: Case, { to, due, agreed }: Asking, words: string): Promise<string> {
  if (to.whom !== 'person') {
    const asked = { question: words, place: to.place, placeName: to.name, due, agreed };
    return (await recordAsked(ctx, kase, asked, 'email')).id;
  }
  const step = await makeStep(ctx, kase, { kind: 'hear_from_person', due, agreed });
  return step.id;
}

type Making = { asking: Asking; seen: Seen; promise: string };

async function insertQuestion(ctx: Ctx, kase: Case, { asking, seen, promise }: Making): Promise<Question> {
  const { to } = asking;
  const made = await ctx.db
    .insertInto('questions')
    .values({
      ...{ trust_id: ctx.trust.id, id: newId(ctx.now), case_id: kase.id, promise_id: promise },
      ...{ whom: to.whom, place_id: to.place, organisation: to.organisation, person_id: to.person },
      ...{ to_name: to.name, to_email: to.email, ...seen.parts, with_name: seen.mode === 'name' },
      ...{ not_clinical: asking.notClinical, safety: asking.safety, teller: asking.teller, origin: asking.origin },
      ...{ asked_by: actorId(ctx), asked_at: ctx.now, recalled_at: null, returned_at: null },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(ctx, 'question.sent', { case: kase.id, question: made.id, whom: made.whom, named: made.with_name });
  return made;
}

/** PALS needs no answer any more: the links stop, what has not gone does not go. A second press changes nothing. */
export async function recallQuestion(ctx: Ctx, id: string): Promise<Question> {
  const question = await lockQuestion(ctx, id);
  const { state, promise } = await standingOf(ctx, question);
  if (question.recalled_at || state === 'answered' || state === 'phoned') return question;
  await ctx.db
    .updateTable('questions')
    .set({ recalled_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
  await endLinks(ctx, id, 'recalled');
  await stopMailsOf(ctx, id);
  if (promise.state === 'open') await cancelPromise(ctx, promise);
  await record(ctx, 'question.recalled', { case: question.case_id, question: id });
  return question;
}

/** Neither the question nor a reminder of it goes that has not gone. */
export async function stopMailsOf(ctx: Ctx, id: string) {
  await stopAbout(ctx, 'question', id);
  await stopAbout(ctx, 'chase', id);
}

/** "Undo" within ten seconds: as if it had not been sent, but for what stands struck through in the case. */
export async function takeBackQuestion(ctx: Ctx, id: string): Promise<Question> {
  const question = await recallQuestion(ctx, id);
  const promise = await findPromise(ctx, question.promise_id);
  if (promise.contact_id && ctx.actor.kind === 'user')
    await strikeContact(ctx, await findContact(ctx, promise.contact_id), 'Taken back before it was sent');
  return question;
}

/** A link for whoever tries the demonstration, without a code. */
export async function demoLink(ctx: Ctx, question: Question): Promise<string> {
  const { promise } = await standingOf(ctx, question);
  const to = { name: `${question.to_name}, in the demonstration`, email: question.to_email };
  const about = { kind: 'question' as const, about: question.id, case: question.case_id };
  return (await makeLink(ctx, { ...about, to, ends: linkEnds(promise.due_at), code: false })).path;
}
