import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { wantInterpreter } from '../bookings/index.ts';
import {
  addNote,
  addPerson,
  answerMessage,
  type Case,
  type Contact,
  casesByIds,
  changeCase,
  closeCase,
  findContact,
  finishDraft,
  keepPromise,
  listEnding,
  listOpenPromises,
  makePromise,
  maybePromise,
  movePromise,
  openCase,
  type Promised,
  partsOfChoice,
  reopenCase,
} from '../cases/index.ts';
import { listCodes } from '../codes/index.ts';
import { dropDraft } from '../drafts/index.ts';
import { listStaff } from '../identity/index.ts';
import { tellOfGuides } from '../library/index.ts';
import { mayPhone, obeyNeeds, type Person } from '../people/index.ts';
import { findPlace, listPlaces, type Place } from '../places/index.ts';
import { actorId, type Ctx, sendOnly } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import type { FieldError } from '../platform/forms.ts';
import { isId } from '../platform/ids.ts';
import { riskOf, type WhenAtRisk } from './at-risk.ts';
import type { CallValues } from './call.fields.ts';
import { type PeopleOfCall, settlePeople } from './caller.ts';
import { callDraft } from './calls.ts';
import { keepCompany } from './company.ts';
import type { Plan, Step } from './finish.rules.ts';
import { noRushWords } from './hard-call.rules.ts';
import { keepOthers, keepSecondMatter } from './others.ts';
import { keepSignpost, keepThanks } from './outcomes.ts';

/** Finishes the call, or says why it cannot; then nothing of it has happened. */
export async function tryToFinish(ctx: Ctx, call: Contact, { values, plan, whenAtRisk }: Finishing): Promise<Finish> {
  await sendOnly(ctx, sql`savepoint finishing`.execute(ctx.db));
  try {
    return { ref: await finishCall(ctx, call, { values, plan, whenAtRisk }) };
  } catch (error) {
    if (!(error instanceof RuleError || error instanceof NotFound)) throw error;
    await sql`rollback to savepoint finishing`.execute(ctx.db);
    const field = error instanceof RuleError ? (error.field ?? 'notes') : 'caller';
    return { error: { field, message: error instanceof RuleError ? error.message : `${error.message} Choose again.` } };
  }
}

type Finishing = { values: CallValues; plan: Plan; whenAtRisk: readonly WhenAtRisk[] };
type Finish = { ref: string } | { error: FieldError };

/** Turns a call, whose row is locked, into its record: people, case, promises, all in one transaction. */
async function finishCall(ctx: Ctx, contact: Contact, { values, plan, whenAtRisk }: Finishing): Promise<string> {
  const people = await settlePeople(ctx, values, plan);
  const place = await settlePlace(ctx, values);
  const known = await chosenCase(ctx, contact, values);
  const kase = known
    ? await addToCase(ctx, known, values, plan, people, place)
    : await openNewCase(ctx, values, plan, people, place);
  await finishDraft(ctx, contact.id, {
    case_id: kase.id,
    person_id: people.caller?.id ?? null,
    words: wordsOf(values),
    told: plan.told,
    channel: values.channel ?? 'phone',
    received_at: plan.receivedAt,
    ...(await takenBy(ctx, values)),
  });
  await keepOthers(ctx, await findCaseById(ctx, kase.id), values);
  await keepHardCall(ctx, kase, contact, plan);
  await keepAnswered(ctx, kase, values);
  await keepSignpost(ctx, kase, values, people.caller);
  await keepThanks(ctx, kase, values, place);
  await keepAdvice(ctx, await findCaseById(ctx, kase.id), values, people);
  await keepRest(ctx, kase, values, plan, place);
  await keepSteps(ctx, kase, { contact: contact.id, values, plan, people, place });
  if (values.book.length > 0 && people.caller)
    await wantInterpreter(ctx, await findCaseById(ctx, kase.id), people.caller);
  await keepSecondMatter(ctx, await findCaseById(ctx, kase.id), contact.id, values);
  const risk = riskOf(values, plan);
  if (risk) for (const act of whenAtRisk) await act(ctx, await findCaseById(ctx, kase.id), risk);
  await closeIfSettled(ctx, await findCaseById(ctx, kase.id), plan);
  await keepCompany(ctx, contact.id, kase.id);
  await dropDraft(ctx, callDraft(contact.id));
  return kase.ref;
}

/** The case that a finished call belongs to, by reference; words of another tab that it lacks become a note there. */
export async function refOfFinished(ctx: Ctx, contactId: string, notes = ''): Promise<string> {
  const contact = await findContact(ctx, contactId);
  const kase = await findCaseById(ctx, contact.case_id ?? '');
  if (notes.trim() !== '' && !contact.words.includes(notes.trim())) await addNote(ctx, kase, notes);
  return kase.ref;
}

async function findCaseById(ctx: Ctx, id: string): Promise<Case> {
  const kase = isId(id) ? (await casesByIds(ctx, [id])).get(id) : undefined;
  if (!kase) throw new NotFound('This case');
  return kase;
}

/** A ward that was chosen, or whose name or alias was typed in full. */
async function settlePlace(ctx: Ctx, values: CallValues): Promise<Place | undefined> {
  if (values.place_id) return findPlace(ctx, values.place_id);
  const typed = values.place.trim().toLowerCase();
  if (typed === '') return undefined;
  const named = (place: Place) => [place.name, ...place.aliases].some((name) => name.toLowerCase() === typed);
  const found = (await listPlaces(ctx)).filter(named);
  return found.length === 1 ? found[0] : undefined;
}

/**
 * The case that was chosen: with its caller still named, or as the call began. A name that was typed over the chosen
 * one takes the case away as well.
 */
async function chosenCase(ctx: Ctx, contact: Contact, values: CallValues): Promise<Case | undefined> {
  if (!values.case_id || !(values.caller_id || contact.case_id === values.case_id)) return undefined;
  return findCaseById(ctx, values.case_id);
}

async function openNewCase(ctx: Ctx, values: CallValues, plan: Plan, people: PeopleOfCall, place: Place | undefined) {
  return openCase(ctx, {
    type: plan.type,
    owner: actorId(ctx),
    caller: people.caller?.id ?? null,
    patient: people.patient?.id ?? null,
    relation: (await maybeCode(ctx, 'relations', values.relation)) ?? '',
    place: place?.id ?? null,
    subject: await maybeCode(ctx, 'subjects', subjectOf(values)),
    sharing: values.sharing ?? 'not_asked',
    sharingWith: values.sharing === 'name' ? (place?.name ?? '') : '',
    ...(await routeParts(ctx, plan)),
    afterDeath: people.died,
    safety: values.safety.length > 0,
    child: values.child.length > 0,
    receivedAt: plan.receivedAt,
    channel: values.channel ?? 'phone',
  });
}

/** The choice as a case keeps it. @throws RuleError this trust does not do both at once */
async function routeParts(ctx: Ctx, { route }: Plan) {
  if (route === 'not_asked') return { route };
  const chosen = await partsOfChoice(ctx, route);
  return { route: chosen.route, palsGoesOn: chosen.goesOn };
}

async function routeChange(ctx: Ctx, plan: Plan) {
  const { route, palsGoesOn = false } = await routeParts(ctx, plan);
  return route === 'not_asked' ? {} : { route, pals_goes_on: palsGoesOn };
}

/** A call that is not about this trust says itself what it is about. */
function subjectOf({ subject, next }: CallValues): string {
  return subject === '' && next === 'elsewhere' ? 'other_organisation' : subject;
}

async function maybeCode(ctx: Ctx, list: 'subjects' | 'relations', code: string): Promise<string | null> {
  return (await listCodes(ctx, list)).some((row) => row.code === code) ? code : null;
}

/** Somebody rings again: what they say now is added, and what was known stays. */
async function addToCase(
  ctx: Ctx,
  known: Case,
  values: CallValues,
  plan: Plan,
  people: PeopleOfCall,
  place: Place | undefined,
): Promise<Case> {
  if (known.closed_at && plan.steps.length > 0) await reopenCase(ctx, known);
  const role = known.caller_id === null ? 'caller' : 'other';
  if (people.caller && people.caller.id !== known.caller_id && people.caller.id !== known.patient_id) {
    await addPerson(ctx, known, people.caller.id, role, (await maybeCode(ctx, 'relations', values.relation)) ?? '');
  }
  if (people.patient && people.patient.id !== known.patient_id) {
    await addPerson(ctx, known, people.patient.id, people.died ? 'died' : known.patient_id ? 'other' : 'patient');
  }
  const sharing = values.sharing ?? 'not_asked';
  const kase = await findCaseById(ctx, known.id);
  await changeCase(ctx, kase, {
    ...(plan.type === 'complaint' ? { type: 'complaint' as const } : {}),
    ...(place && !kase.place_id ? { place_id: place.id } : {}),
    ...(values.subject && !kase.subject ? { subject: await maybeCode(ctx, 'subjects', values.subject) } : {}),
    ...(sharing !== 'not_asked' && sharing !== kase.sharing && kase.sharing !== 'safety'
      ? { sharing, sharing_with: sharing === 'name' ? (place?.name ?? kase.sharing_with) : '' }
      : {}),
    ...(await routeChange(ctx, plan)),
    ...(people.died ? { after_death: true } : {}),
    ...(values.safety.length > 0 ? { safety: true } : {}),
    ...(values.child.length > 0 ? { child: true } : {}),
  });
  return findCaseById(ctx, known.id);
}

function wordsOf({ notes, exact_words, exact_place }: CallValues): string {
  const exact = exact_words.trim() === '' ? '' : `Their exact words: ${exact_words}`;
  const where = exact_place.trim() === '' ? '' : `Where they are: ${exact_place}`;
  return [notes, exact, where].filter((part) => part !== '').join('\n\n');
}

/** The message that was rung back is done, and stands in the case. */
async function keepAnswered(ctx: Ctx, kase: Case, { answers }: CallValues) {
  const message = answers ? await maybePromise(ctx, answers) : undefined;
  if (message) await answerMessage(ctx, message, kase);
}

/** A warning, the end of a call: each stands on the timeline with its time. */
async function keepHardCall(ctx: Ctx, kase: Case, { id }: Contact, { acts }: Plan) {
  for (const { name, at } of acts) await record(ctx, name, { case: kase.id, contact: id, happenedAt: at });
}

/** What they were told of, in the edition that they were told. */
async function keepAdvice(ctx: Ctx, kase: Case, { told_guides: guides }: CallValues, { caller }: PeopleOfCall) {
  if (guides.length > 0) await tellOfGuides(ctx, kase, { guides, person: caller?.id ?? null, how: 'spoken' });
}

/** What has no place of its own in the record is kept as a note: nothing that was typed is thrown away. */
async function keepRest(ctx: Ctx, kase: Case, values: CallValues, plan: Plan, place: Place | undefined) {
  const rest = [
    place || values.place.trim() === '' ? '' : `Ward or service, as said: ${values.place.trim()}`,
    values.died_name.trim() && values.after_death !== 'yes' ? `Name: ${values.died_name.trim()}` : '',
    values.withheld.length > 0 ? 'The number was withheld.' : '',
    values.anonymous.length > 0 ? 'They gave no name.' : '',
    noRushWords(values),
    plan.safetyTold || !values.safety_told.trim() ? '' : `Told safeguarding: ${values.safety_told.trim()}`,
    bothNamed(values) ? `Also named: ${values.patient.trim()}` : '',
    values.next === 'ask_service' || isCopy(values) ? '' : `Question, not asked yet: ${values.question.trim()}`,
    values.next === 'visit' || !values.visit_where.trim() ? '' : `Where on the ward: ${values.visit_where.trim()}`,
    values.next === 'elsewhere' || !values.other.trim() ? '' : `Other organisation: ${values.other.trim()}`,
  ].filter(Boolean);
  if (rest.length > 0) await addNote(ctx, kase, rest.join('\n'));
}

/** Who took it on paper: a colleague with an account, by their name, or a name alone. Nobody where it is who typed it. */
async function takenBy(ctx: Ctx, { paper, paper_by }: CallValues) {
  const name = paper === 'yes' ? paper_by.trim() : '';
  if (name === '') return {};
  const named = (await listStaff(ctx)).filter((one) => one.name.toLowerCase() === name.toLowerCase());
  const only = named.length === 1 ? named[0] : undefined;
  return only?.id === ctx.actor.id ? {} : { taken_by: only?.name ?? name, taken_by_id: only?.id ?? null };
}

function bothNamed({ after_death, died_name, patient }: CallValues): boolean {
  const [died, other] = [died_name.trim(), patient.trim()];
  return after_death === 'yes' && died !== '' && other !== '' && died.toLowerCase() !== other.toLowerCase();
}

/** The page puts the first sentence of the notes there by itself. */
function isCopy({ question, notes }: CallValues): boolean {
  return question.trim() === '' || notes.includes(question.trim());
}

type Made = { contact: string; values: CallValues; plan: Plan; people: PeopleOfCall; place: Place | undefined };

async function keepSteps(ctx: Ctx, kase: Case, made: Made) {
  const open = made.plan.steps.length > 0 ? await listOpenPromises(ctx, kase.id) : [];
  for (const step of made.plan.steps) {
    const same = open.find((promise) => promise.kind === step.kind);
    if (step.kind === 'ask_route' && (same || kase.route !== 'not_asked')) continue;
    if (step.kind === 'hand_over' && same) continue;
    if (step.kind === 'call_back' && same) await moveCallBack(ctx, same, step);
    else await makeStep(ctx, kase, step, made);
  }
}

/** They agreed a new time on the phone, so they know it. */
async function moveCallBack(ctx: Ctx, promise: Promised, step: Step) {
  await movePromise(ctx, promise, { due: step.due, agreed: 'agreed' in step && step.agreed, told: true });
}

async function makeStep(ctx: Ctx, kase: Case, step: Step, { contact, values, people, place }: Made) {
  const { method, method_why: reason } = values;
  if (step.kind === 'call_back' && method && people.caller)
    await obeyNeeds(ctx, people.caller, { channel: method, reason, case: kase.id }, 'method');
  await makePromise(ctx, {
    kind: step.kind,
    owner: actorId(ctx),
    due: step.due,
    case: kase.id,
    contact,
    person: people.caller?.id ?? kase.caller_id,
    place: place?.id ?? kase.place_id,
    ...(step.kind === 'call_back'
      ? { agreed: step.agreed, reach: reachOf(values, people.caller) }
      : { about: step.about }),
  });
}

const METHOD_WORDS = { text: 'Text', video_relay: 'Video relay', letter: 'Letter' } as const;

/** The number or address that was agreed, with the way where it is not a call. */
function reachOf(values: CallValues, caller: Person | null): string {
  const method = values.method ?? 'phone';
  const noPhone = caller !== null && !mayPhone(caller);
  const ways = [
    values.reach,
    ...(noPhone || method === 'email' ? [values.email, values.phone] : [values.phone, values.email]),
  ];
  const address = ways.map((way) => way?.trim()).find(Boolean) ?? '';
  const how = Object.hasOwn(METHOD_WORDS, method) ? METHOD_WORDS[method as keyof typeof METHOD_WORDS] : '';
  return [how, address].filter(Boolean).join(': ');
}

const SPOKEN: readonly Promised['kind'][] = [
  'call_back',
  'tell_answer',
  'first_contact',
  'follow_up',
  'ring_back',
  'hear_from_person',
  'ask_route',
];

/**
 * Sorted on this call: closed. On a case that was open before, what was owed to the person is done by this call; where
 * a service still has to answer or to be asked, or somebody may be at risk, the case stays open.
 */
async function closeIfSettled(ctx: Ctx, kase: Case, { outcome }: Plan) {
  if (!outcome || kase.closed_at || kase.safety) return;
  const open = await listEnding(ctx, kase.id);
  const others = open.filter((promise) => !SPOKEN.includes(promise.kind));
  for (const promise of others.length > 0 ? open.filter((one) => SPOKEN.includes(one.kind)) : []) {
    await keepPromise(ctx, promise, { told: true });
  }
  if (others.length > 0) return;
  const promises = Object.fromEntries(open.map((promise) => [promise.id, 'kept' as const]));
  await closeCase(ctx, kase, { outcome, told: 'yes', promises });
}
