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
  mayHear,
  namesOfCase,
  needsOfCase,
  outgoingText,
  recordAsked,
  strikeContact,
} from '../cases/index.ts';
import { endLinks, makeLink, mayReceive, sameEmail } from '../links/index.ts';
import { stopAbout } from '../outbox/index.ts';
import { listHospitalNumbers, peopleByIds } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { hashOf, newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
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
import { listQuestions, lockQuestion, type Question, standingOf } from './questions.ts';

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

export type Seen = { mode: Mode; parts: Parts; teller: Teller; findings: Finding[] };

type Looking = Pick<Asking, 'to' | 'parts' | 'withName' | 'teller'>;

/**
 * Exactly what the receiver will see, character for character, and what in it could say who it is. Who is asked without
 * the name does not know whom to tell, and whoever is asked about their own matter tells nobody.
 */
export async function seenBy(ctx: Ctx, kase: Case, { to, parts, withName, teller }: Looking): Promise<Seen> {
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
  return { mode, parts: seen, teller: to.whom !== 'person' && mode === 'name' ? teller : 'pals', findings };
}

/**
 * One word for all that the receiver will see and where it goes: what is sent must be what the officer looked at.
 */
export function keyOf(
  { to, due, notClinical, safety }: Pick<Asking, 'to' | 'due' | 'notClinical' | 'safety'>,
  seen: Seen,
) {
  const { mode, parts, teller } = seen;
  const all = [to.whom, to.name, to.email, due.toISOString(), notClinical, safety, mode, teller, parts];
  return hashOf(JSON.stringify(all)).toString('base64url');
}

/**
 * Whether it may go to them at all.
 * @throws RuleError it may not be shared, there is no address, or somebody else could read who it is
 */
export async function refuseAsking(ctx: Ctx, kase: Case, { to, parts }: Pick<Asking, 'to' | 'parts'>, seen: Seen) {
  if (seen.mode === 'no') throw new RuleError(refusedWords(kase, to.whom), 'question');
  if (to.email === '') throw new RuleError(noAddress(to), 'email');
  if (to.whom === 'service' && seen.mode === 'name' && !(await mayReceive(ctx, to.email)))
    throw new RuleError('Enter an email address of this trust, or ask without the name', 'email');
  if (to.whom === 'person') await refuseUnheard(ctx, kase, to, parts);
}

/** What would tell somebody about the patient who may not hear about them. */
const TELLING: readonly Finding['kind'][] = ['name', 'bed', 'nhs_number', 'hospital_number', 'birth_date'];

async function refuseUnheard(ctx: Ctx, kase: Case, to: Receiver, parts: Parts) {
  if (mayHear(kase, kase.caller_id)) return;
  const patient = (await peopleByIds(ctx, [kase.patient_id])).get(kase.patient_id ?? '');
  const numbers = patient ? ((await listHospitalNumbers(ctx, [patient.id])).get(patient.id) ?? []) : [];
  const known = patient ? [{ name: patient.name, call_me: patient.call_me, numbers }] : [];
  const { findings } = outgoingText(wholeQuestion(parts), 'no_name', known, localDate(ctx.now));
  const found = findings.find(({ kind }) => TELLING.includes(kind));
  if (!found) return;
  const what = found.kind === 'name' ? 'the name of the patient' : found.found;
  throw new RuleError(
    `This has ${what} in it, and it is not recorded that ${to.name} may be told about the patient. Take it out, or record who agreed under “Who may be told what”.`,
    'question',
  );
}

/**
 * Sends it: after ten seconds it goes. The answer is promised from now on. A second press is one.
 * @throws RuleError it may not be shared, something in it could say who it is, or there is no address
 */
export async function askByLink(ctx: Ctx, kase: Case, asking: Asking): Promise<Question> {
  const { to } = asking;
  const seen = await seenBy(ctx, kase, asking);
  await refuseAsking(ctx, kase, asking, seen);
  const pressed = await maybePressed(ctx, kase, asking, seen);
  if (pressed) return pressed;
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

/** The same question to the same address, sent by the same person a moment ago and not taken back. */
async function maybePressed(ctx: Ctx, kase: Case, { to }: Asking, { parts }: Seen): Promise<Question | undefined> {
  if (ctx.actor.kind !== 'user') return undefined;
  const since = await sincePress(ctx, 'question');
  const asked = await listQuestions(ctx, kase);
  return asked.find(
    (one) =>
      one.asked_at >= since &&
      one.asked_by === ctx.actor.id &&
      one.recalled_at === null &&
      sameEmail(one.to_email, to.email) &&
      wholeQuestion(one) === wholeQuestion(parts),
  );
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
      ...{ not_clinical: asking.notClinical, safety: asking.safety, teller: seen.teller, origin: asking.origin },
      ...{ asked_by: actorId(ctx), asked_at: ctx.now, recalled_at: null, returned_at: null },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(ctx, 'question.sent', { case: kase.id, question: made.id, whom: made.whom, named: made.with_name });
  return made;
}

/**
 * PALS needs no answer any more: the links stop, what has not gone does not go. A second press changes nothing, nor does
 * one of what was answered.
 */
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
