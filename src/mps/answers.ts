// What is done with a letter: their office knows that we have it, the answer goes to be signed, the answer went.
import { record } from '../audit/index.ts';
import { addWorkingDaysOfPals, loadCalendar } from '../calendar/index.ts';
import {
  addContact,
  type Case,
  closeByHand,
  findCase,
  GATE_WORDS,
  keepPromise,
  listOpenPromises,
  makePromise,
  mayHear,
  meetClocks,
} from '../cases/index.ts';
import { obeyNeeds, peopleByIds } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { atLocal, type Day, localDate } from '../platform/time.ts';
import { changeLetter, findLetter, type Letter } from './letter-rows.ts';
import { type AnsweredHow, inSentence, signerWords } from './letters.rules.ts';

/** Their office knows that we have it: a contact, and our aim of the first one is met. A second press changes nothing. */
export async function tellOffice(ctx: Ctx, kase: Case, how: 'email' | 'phone' | 'letter') {
  const letter = await findLetter(ctx, kase);
  if (letter.answered_on || !(await openOne(ctx, kase, letter.office_promise))) return;
  await obey(ctx, letter, { channel: how, case: kase.id }, 'office_how');
  await addContact(ctx, {
    case: kase.id,
    person: letter.mp_id,
    channel: how,
    direction: 'out',
    words: 'Told their office that we have the letter, and by when we aim to answer.',
  });
  await settle(ctx, kase, letter.office_promise);
  await record(ctx, 'mp_letter.office_told', { case: kase.id, letter: letter.id, how });
}

const SIGNING_DAYS = 2;

/** The answer went to whoever signs it; getting it back is promised. A second press changes nothing. */
export async function sendToBeSigned(ctx: Ctx, kase: Case) {
  const letter = await findLetter(ctx, kase);
  if (letter.answered_on || letter.signing_since) return;
  const { hours } = await loadCalendar(ctx);
  const made = await makePromise(ctx, {
    kind: 'look_into',
    owner: kase.owner_id ?? actorId(ctx),
    case: kase.id,
    person: letter.mp_id,
    due: addWorkingDaysOfPals(ctx.now, SIGNING_DAYS, hours),
    about: `Get the signed answer back from ${inSentence(signerWords(letter))}`,
  });
  await changeLetter(ctx, letter, { signing_since: localDate(ctx.now), signing_promise: made.id });
  await record(ctx, 'mp_letter.to_be_signed', { case: kase.id, letter: letter.id, signs: letter.signs });
}

export type Answer = {
  on: Day;
  how: AnsweredHow;
  signedBy: string;
  tellsOfPatient: boolean;
  /** Ends the case, if nothing else is promised in it. */
  outcome: string | undefined;
};

/**
 * The answer went. What it says about the patient needs a record that the MP may be told. A second press changes nothing.
 * @throws RuleError it is not recorded that they may be told, a wrong day, or something else is still promised
 */
export async function answerLetter(ctx: Ctx, kase: Case, said: Answer) {
  const letter = await findLetter(ctx, kase);
  if (letter.answered_on) return;
  const today = localDate(ctx.now);
  if (said.on > today || said.on < localDate(kase.received_at))
    throw new RuleError('Enter a day from when the letter reached us until today', 'answered_on');
  if (said.tellsOfPatient && !mayHear(kase, kase.caller_id)) throw new RuleError(GATE_WORDS.hear, 'tells');
  await obey(ctx, letter, { channel: said.how, case: kase.id }, 'answered_how');
  await addContact(ctx, {
    case: kase.id,
    person: letter.mp_id,
    channel: said.how,
    direction: 'out',
    words: `The answer went, signed by ${said.signedBy.trim()}.`,
    at: said.on === today ? ctx.now : atLocal(said.on, '12:00'),
  });
  await changeLetter(ctx, letter, {
    answered_on: said.on,
    answered_how: said.how,
    signed_by: said.signedBy.trim(),
    tells_of_patient: said.tellsOfPatient,
  });
  for (const id of [letter.office_promise, letter.signing_promise, letter.answer_promise]) await settle(ctx, kase, id);
  await meetClocks(ctx, kase.id, ['goal', 'goal_again'], said.on === today ? ctx.now : atLocal(said.on, '12:00'));
  await record(ctx, 'mp_letter.answered', { case: kase.id, letter: letter.id, how: said.how });
  if (said.outcome) await endCase(ctx, kase, said.outcome);
}

async function endCase(ctx: Ctx, kase: Case, outcome: string) {
  if ((await listOpenPromises(ctx, kase.id)).length > 0)
    throw new RuleError(
      'Something else is still promised in this case. Leave this empty, and close it when that is done.',
      'outcome',
    );
  await closeByHand(ctx, await findCase(ctx, kase.ref), { outcome, told: 'yes' });
}

async function obey(ctx: Ctx, letter: Letter, chosen: { channel: string; case: string }, field: string) {
  await obeyNeeds(ctx, (await peopleByIds(ctx, [letter.mp_id])).get(letter.mp_id), chosen, field);
}

async function openOne(ctx: Ctx, kase: Case, id: string | null) {
  return id ? (await listOpenPromises(ctx, kase.id)).find((one) => one.id === id) : undefined;
}

async function settle(ctx: Ctx, kase: Case, id: string | null) {
  const open = await openOne(ctx, kase, id);
  if (open) await keepPromise(ctx, open);
}
