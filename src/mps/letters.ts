import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import {
  addContact,
  addPerson,
  type Case,
  casesByIds,
  changeCase,
  findCase,
  listClocks,
  MP_ANSWER,
  MP_OFFICE,
  makePromise,
  openCase,
  sameCase,
  takePart,
} from '../cases/index.ts';
import { recordConsent } from '../consent/index.ts';
import { addWay, createPerson, findPerson, type Person } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { atLocal, type Day, dateWords, localDate } from '../platform/time.ts';
import type { AnsweredHow, Signs } from './letters.rules.ts';
import type { MpLetterTable } from './tables.ts';

export type Letter = Selectable<MpLetterTable>;

/** The letter of a case, or of one that was merged into it. */
export async function maybeLetter(ctx: Ctx, kase: Pick<Case, 'id'>): Promise<Letter | undefined> {
  return ctx.db
    .selectFrom('mp_letters')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .orderBy('made_at', 'desc')
    .executeTakeFirst();
}

/** @throws NotFound nobody wrote down yet who the MP is */
export async function findLetter(ctx: Ctx, kase: Case): Promise<Letter> {
  const letter = await maybeLetter(ctx, kase);
  if (!letter) throw new NotFound('This letter');
  return letter;
}

type Named = { name: string; id?: string | undefined };

export type Details = {
  mp: Named;
  office: { email: string; phone: string; address: string };
  constituency: string;
  caseworker: string;
  theirRef: string;
  constituent: Named;
  /** Whom it is about, where that is not the constituent. */
  patient?: Named | undefined;
  datedOn: Day | null;
  signs: Signs;
  signer: string;
};

export type NewLetter = Details & {
  /** The form that was sent: a second press is the same letter. */
  press?: string | undefined;
  receivedOn: Day;
  channel: AnsweredHow;
  words: string;
  /** The letter shows that the constituent, who is the patient, asked the MP to write. */
  asked: boolean;
};

/**
 * A new letter opens its case: the MP asks, the constituent or whoever it is about is the patient. It is promised that their
 * office hears that we have it, and that it is answered by the aim for letters of MPs.
 * @throws RuleError somebody is not named, or it is dated after today
 */
export async function recordLetter(ctx: Ctx, given: NewLetter): Promise<Case> {
  const known = given.press && (await maybeByPress(ctx, given.press));
  if (known) return known;
  const today = localDate(ctx.now);
  refuseFuture(today, given.receivedOn, 'received');
  const who = await peopleOf(ctx, given);
  const at = given.receivedOn === today ? ctx.now : atLocal(given.receivedOn, '09:00');
  const { channel } = given;
  const kase = await openCase(ctx, {
    type: 'mp',
    owner: actorId(ctx),
    caller: who.mp.id,
    patient: who.patient.id,
    receivedAt: at,
    channel,
  });
  const words = given.words.trim();
  await addContact(ctx, { case: kase.id, person: who.mp.id, channel, direction: 'in', words, at });
  await insertLetter(ctx, kase, { given, who, id: given.press });
  if (!given.patient && given.asked) await recordRequest(ctx, kase, given.datedOn ?? given.receivedOn);
  return findCase(ctx, kase.ref);
}

async function maybeByPress(ctx: Ctx, press: string): Promise<Case | undefined> {
  const row = await ctx.db
    .selectFrom('mp_letters')
    .select('case_id')
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', press)
    .executeTakeFirst();
  return row && (await casesByIds(ctx, [row.case_id])).get(row.case_id);
}

/** Of a case that is there already: who wrote and for whom, for the first time or changed. The MP is who asks from now on. */
export async function describeLetter(ctx: Ctx, kase: Case, given: Details): Promise<void> {
  const letter = await maybeLetter(ctx, kase);
  const who = await peopleOf(ctx, given);
  if (kase.caller_id !== who.mp.id) await takePart(ctx, kase, { person: who.mp.id, role: 'caller', relation: '' });
  if (kase.patient_id !== who.patient.id)
    await addPerson(ctx, kase, who.patient.id, kase.after_death ? 'died' : 'patient');
  const fresh = await findCase(ctx, kase.ref);
  if (!letter) {
    if (fresh.type !== 'mp') await changeCase(ctx, fresh, { type: 'mp' });
    await insertLetter(ctx, fresh, { given, who, id: undefined });
    return;
  }
  await addConstituent(ctx, fresh, who);
  await changeLetter(ctx, letter, { ...columnsOf(given), mp_id: who.mp.id, constituent_id: who.constituent.id });
  await record(ctx, 'mp_letter.changed', { case: kase.id, letter: letter.id });
}

export async function changeLetter(
  ctx: Ctx,
  letter: Letter,
  set: Partial<Omit<Letter, 'trust_id' | 'id' | 'case_id'>>,
) {
  await ctx.db
    .updateTable('mp_letters')
    .set(set)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', letter.id)
    .execute();
}

type Who = { mp: Person; constituent: Person; patient: Person };

/** @throws RuleError it is about somebody who is not named */
async function peopleOf(ctx: Ctx, given: Details): Promise<Who> {
  if (given.patient && given.patient.name.trim() === '')
    throw new RuleError('Enter the name of the patient', 'patient');
  refuseFuture(localDate(ctx.now), given.datedOn, 'dated_on');
  const mp = await personNamed(ctx, given.mp);
  const { email, phone, address } = given.office;
  for (const [kind, value] of Object.entries({ email, phone, address }))
    if (value.trim() !== '') await addWay(ctx, mp, { kind: kind as 'email', value: value.trim() });
  const constituent = await personNamed(ctx, given.constituent);
  const patient = given.patient ? await personNamed(ctx, given.patient) : constituent;
  if (mp.id === constituent.id || mp.id === patient.id)
    throw new RuleError('Enter who asked the MP to write, not the MP', 'constituent');
  return { mp, constituent, patient };
}

/** Chosen from those we know, while their name still stands in the box; otherwise somebody new. */
async function personNamed(ctx: Ctx, { name, id }: Named): Promise<Person> {
  const known = id ? await findPerson(ctx, id) : undefined;
  return known?.name === name.trim() ? known : createPerson(ctx, { name: name.trim() });
}

function refuseFuture(today: Day, day: Day | null, field: string) {
  if (day && day > today) throw new RuleError('Enter a day that is not after today', field);
}

function columnsOf({ constituency, caseworker, theirRef, datedOn, signs, signer }: Details) {
  return {
    constituency: constituency.trim(),
    caseworker: caseworker.trim(),
    their_ref: theirRef.trim(),
    dated_on: datedOn,
    signs,
    signer: signer.trim(),
  };
}

async function insertLetter(
  ctx: Ctx,
  kase: Case,
  { given, who, id }: { given: Details; who: Who; id: string | undefined },
) {
  await addConstituent(ctx, kase, who);
  const promises = await promiseAnswer(ctx, kase, who.mp);
  const letter = id ?? newId(ctx.now);
  await ctx.db
    .insertInto('mp_letters')
    .values({
      ...columnsOf(given),
      ...promises,
      trust_id: ctx.trust.id,
      id: letter,
      case_id: kase.id,
      mp_id: who.mp.id,
      constituent_id: who.constituent.id,
      signing_since: null,
      answered_on: null,
      answered_how: null,
      tells_of_patient: null,
      signing_promise: null,
      made_by: actorId(ctx),
      made_at: ctx.now,
    })
    .execute();
  await record(ctx, 'mp_letter.recorded', { case: kase.id, person: who.mp.id, letter });
}

async function addConstituent(ctx: Ctx, kase: Case, { constituent, patient }: Who) {
  if (constituent.id !== patient.id) await addPerson(ctx, kase, constituent.id, 'representative');
}

/** Both by our aims: that their office knows we have it, and that it is answered. */
async function promiseAnswer(ctx: Ctx, kase: Case, mp: Person) {
  const clocks = await listClocks(ctx, kase.id);
  const owner = kase.owner_id ?? actorId(ctx);
  const dueOf = (name: string) => clocks.find((clock) => clock.name === name && !clock.met_at)?.due_at;
  const make = async (due: Date | undefined, about: string) =>
    due && !kase.closed_at
      ? (await makePromise(ctx, { kind: 'look_into', owner, case: kase.id, person: mp.id, due, about })).id
      : null;
  return {
    office_promise: await make(dueOf('first_contact'), `${MP_OFFICE}${mp.name} that we have the letter`),
    answer_promise: await make(dueOf('goal') ?? dueOf('goal_again'), `${MP_ANSWER}${mp.name}`),
  };
}

/** DPA 2018 Sch 1 paras 23-24: at the constituent's own request the MP may be told what is needed to answer it. */
export async function recordRequest(ctx: Ctx, kase: Case, day: Day) {
  const { mp_id, constituent_id } = await findLetter(ctx, kase);
  await recordConsent(ctx, kase, {
    situation: 'mp',
    type: 'mp',
    speaker: mp_id,
    hears: true,
    complaints: false,
    services: '',
    organisations: '',
    records: '',
    limits: '',
    given_by: (await findPerson(ctx, constituent_id)).name,
    heard_by: ctx.actor.kind === 'user' ? ctx.actor.name : '',
    evidence: `Letter of ${dateWords(day, '0001-01-01')}`,
    reasons: '',
  });
}
