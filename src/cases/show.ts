import { listEvents } from '../audit/index.ts';
import { type Calendar, loadCalendar } from '../calendar/index.ts';
import { type Code, namedCodes } from '../codes/index.ts';
import { draftsAbout } from '../drafts/index.ts';
import { listStaff, permissionsOf, type Staff } from '../identity/index.ts';
import { calledName, listHospitalNumbers, listWays, type Person, peopleByIds, type Way } from '../people/index.ts';
import { type Place, placesByIds } from '../places/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { Forbidden, NotFound } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { addDays, atLocal, localDate } from '../platform/time.ts';
import { listCasePeople, listCasesOf } from './case-parts.ts';
import { asOfCase, readRef } from './cases.rules.ts';
import { findCase, maybeRestricted } from './cases.ts';
import { type Clock, listClocks } from './clocks.ts';
import { type Contact, contactsByIds, listContactsWith } from './contacts.ts';
import { presenceLine } from './presence.rules.ts';
import { listPresent } from './presence.ts';
import { inOrder } from './promise-order.rules.ts';
import { listOpenPromises, type Promised } from './promises.ts';
import { wholeCase } from './same-case.ts';
import { type CaseShown, showsOfCase } from './shows.ts';
import type { StepFacts } from './steps.rules.ts';
import type { Case, PersonRole } from './tables.ts';
import type { Shown } from './timeline.rules.ts';
import { listRecent, nameTimeline, type Recent, readTimeline, type TimelinePage } from './timeline.ts';
import type { Need } from './told-needs.rules.ts';
import { needsOf } from './told-needs.ts';

/** The case by its reference, or a page that says it is restricted and names nobody. @throws NotFound, Forbidden */
export async function openableCase(ctx: Ctx, ref: string): Promise<Case> {
  try {
    return await findCase(ctx, ref);
  } catch (error) {
    if (!(error instanceof NotFound) || !(await maybeRestricted(ctx, ref))) throw error;
    throw new Forbidden(
      `Restricted case – ${readRef(ref)}. You do not have access to this case. If you think you should, ask your PALS manager.`,
    );
  }
}

export type CasePerson = {
  /** Whom the case names: after a merge another record of the same person. */
  id: string;
  person: Person;
  called: string;
  role: PersonRole;
  relation: string;
  ways: Way[];
  /** By which this hospital knows them: nothing that goes without a name may hold one. */
  numbers: readonly string[];
};

/** An open promise with the words that belong to it. */
export type Step = StepFacts & {
  id: string;
  promise: Promised;
  person: CasePerson | undefined;
  owner: string;
  why: string;
  /** The answer of the service that this step is about. */
  answer?: { words: string; at: Date; share: string };
};

export type ServiceLine = {
  id: string;
  place: string;
  askedAt: Date | null;
  answeredAt: Date | null;
  due: Date | null;
};

export type CaseView = {
  kase: Case;
  now: Date;
  calendar: Calendar;
  userId: string;
  mayWrite: boolean;
  /** May send what could say who it is, with a reason. */
  mayOverride: boolean;
  maySeeLog: boolean;
  /** Who may open this is looked up, or can be decided by this person. */
  maySeeAccess: boolean;
  people: CasePerson[];
  caller: CasePerson | undefined;
  patient: CasePerson | undefined;
  place: Place | undefined;
  /** Where the patient is now. */
  placeNow: Place | undefined;
  subject: string;
  outcome: string;
  needs: Code[];
  /** What the patient and the caller need, as a ward would be told. */
  told: Need[];
  owner: Staff | undefined;
  colleagues: Staff[];
  staff: ReadonlyMap<string, string>;
  steps: Step[];
  clocks: Clock[];
  services: ServiceLine[];
  routeChannel: string;
  others: Case[];
  /** Who else has it open now, in words. */
  alsoHere: string;
  lastTold: { words: string; at: Date } | undefined;
  timeline: TimelinePage;
  drafts: ReadonlyMap<string, { fields: Readonly<Record<string, string | string[]>>; revision: number }>;
  /** What other modules have to show. */
  shows: CaseShown;
};

/** `drafts` names the words on their way that the page will show, given the first step. */
type Wanted = {
  shown: Shown;
  page: number;
  most?: number;
  /** Somebody is about to call: what we said last is wanted. */
  call?: boolean;
  drafts: (first: string | undefined) => string[];
};

/** Everything that the page of a case shows, in a fixed number of queries that travel in three goes. */
export async function loadCase(ctx: Ctx, kase: Case, wanted: Wanted): Promise<CaseView> {
  const [calendar, staffList, open, codes, parts, recent, clocks, others, alsoHere, lastTold, shows] =
    await Promise.all([
      loadCalendar(ctx),
      listStaff(ctx),
      listOpenPromises(ctx, kase),
      loadCodes(ctx),
      listCasePeople(ctx, kase.id),
      listRecent(ctx, kase, wanted.most),
      listClocks(ctx, kase),
      othersOf(ctx, kase),
      listPresent(ctx, kase),
      wanted.call ? lastToldOf(ctx, kase) : undefined,
      showsOfCase(ctx, kase),
      listWays(ctx, [kase.caller_id, kase.patient_id]), // nearly always everybody: they are at hand when they are named
    ]);
  const promises = inTheirOrder(ctx, open);
  const staff = new Map(staffList.map((one) => [one.id, one.name]));
  const [found, events, places, told, answers, drafts] = await Promise.all([
    loadPeople(ctx, parts, open, codes.relations),
    sideEvents(ctx, kase, recent),
    placesByIds(ctx, [kase.place_id, kase.now_place_id, ...open.map((one) => one.place_id), ...placesIn(recent)]),
    readTimeline(ctx, kase, { ...wanted, recent }),
    contactsByIds(ctx, answersOf(open, recent)),
    draftsAbout(ctx, wanted.drafts(promises[0]?.promise.id)),
  ]);
  const people = found.map((one) => ({ ...one, person: asOfCase(one.person, kase, one.id) }));
  const caller = people.find(({ id }) => id === kase.caller_id);
  const known = new Map(people.map(({ id, person }) => [id, person]));
  const contacts = new Map([...told.contacts, ...answers]);
  return {
    kase,
    now: ctx.now,
    calendar,
    userId: actorId(ctx),
    mayWrite: mayDo(ctx.actor, 'cases.write'),
    mayOverride: mayDo(ctx.actor, 'sharing.override'),
    maySeeLog: mayDo(ctx.actor, 'record_log.read'),
    maySeeAccess: mayDo(ctx.actor, kase.walled ? 'cases.write' : 'cases.share_out'),
    people,
    caller,
    patient: people.find(({ role }) => role === 'patient' || role === 'died'),
    place: kase.place_id ? places.get(kase.place_id) : undefined,
    placeNow: kase.now_place_id ? places.get(kase.now_place_id) : undefined,
    subject: labelIn(codes.subjects, kase.subject),
    outcome: labelIn(codes.outcomes, kase.outcome),
    needs: codes.needs,
    told: needsOf(partsOf(kase, people), codes.needs),
    owner: staffList.find(({ id }) => id === kase.owner_id),
    colleagues: staffList.filter((one) => !one.disabled_at && permissionsOf(one.role).has('cases.write')),
    staff,
    steps: stepsOf(kase, promises, { people, caller, places, staff, events, contacts }),
    clocks,
    services: servicesOf(events, open, places),
    routeChannel: textOf(events.find(({ name }) => name === 'case.route_changed')?.particulars.channel),
    others,
    alsoHere: presenceLine(alsoHere),
    lastTold,
    timeline: await nameTimeline(ctx, told, { staff, people: known, places }),
    drafts,
    shows,
  };
}

/** Whose matter it is, each once: a person may be caller and patient. */
function partsOf(kase: Case, people: readonly CasePerson[]): Person[] {
  const found = [kase.patient_id, kase.caller_id].flatMap((id) => people.find((one) => one.id === id)?.person ?? []);
  return [...new Map(found.map((person) => [person.id, person])).values()];
}

const SIDE_EVENTS = ['service.asked', 'service.answered', 'case.route_changed'];

const placesIn = ({ events }: Recent) => events.map(({ particulars }) => textOf(particulars.place) || null);

/** The answers that open promises are about, but for those that the timeline brings along. */
function answersOf(promises: readonly Promised[], { events }: Recent): string[] {
  const coming = new Set(events.map(({ particulars }) => particulars.contact));
  return promises.flatMap(({ contact_id }) => (contact_id && !coming.has(contact_id) ? contact_id : []));
}

/** What the side of the page is made of, newest first. */
async function sideEvents(ctx: Ctx, kase: Case, { events, isAll }: Recent) {
  if (isAll) return events.filter(({ name }) => SIDE_EVENTS.includes(name));
  return listEvents(ctx, { case: wholeCase(ctx, kase), names: SIDE_EVENTS, most: 40 });
}

type EventRow = Awaited<ReturnType<typeof listEvents>>[number];

async function loadCodes(ctx: Ctx) {
  const lists = ['subjects', 'outcomes', 'relations', 'needs'] as const;
  const [subjects = [], outcomes = [], relations = [], needs = []] = await Promise.all(
    lists.map((list) => namedCodes(ctx, list)),
  );
  return { subjects, outcomes, relations, needs };
}

export function labelIn(codes: readonly Code[], code: string | null): string {
  return codes.find((row) => row.code === code)?.label ?? code ?? '';
}

/** The caller first, then whom it is about, then all others. */
function placeInList(role: PersonRole): number {
  return role === 'caller' ? 0 : role === 'patient' || role === 'died' ? 1 : 2;
}

/** The people of the case with how to reach them; a person of a step who has no part in the case comes along. */
export async function loadPeople(
  ctx: Ctx,
  rows: Awaited<ReturnType<typeof listCasePeople>>,
  promises: readonly Promised[],
  relations: readonly Code[],
) {
  const loose = promises.map((one) => one.person_id).filter((id) => !rows.some((row) => row.person_id === id));
  const ids = [...rows.map((row) => row.person_id), ...loose];
  const people = await peopleByIds(ctx, ids);
  const numbered = [...people.values()].filter((person) => mayHold(ctx, person, 'hospital_numbers'));
  const [ways, numbers] = await Promise.all([
    listWays(ctx, ids),
    listHospitalNumbers(ctx, [...new Set(numbered.map(({ id }) => id))]),
  ]);
  const parts = [
    ...[...rows]
      .sort((a, b) => placeInList(a.role) - placeInList(b.role))
      .map((row) => ({ id: row.person_id, role: row.role, relation: labelIn(relations, row.relation) })),
    ...loose.map((id) => ({ id, role: 'other' as const, relation: '' })),
  ];
  return parts.flatMap(({ id, role, relation }): CasePerson[] => {
    const person = people.get(id ?? '');
    if (!person || !id) return [];
    const own = ways.filter((way) => way.person_id === person.id);
    return [
      { id, person, called: calledName(person), role, relation, ways: own, numbers: numbers.get(person.id) ?? [] },
    ];
  });
}

type Ordered = { promise: Promised; why: string };

/** Open promises, what is to be done first on top. */
function inTheirOrder(ctx: Ctx, promises: readonly Promised[]): Ordered[] {
  const endOfToday = atLocal(addDays(localDate(ctx.now), 1), '00:00');
  const plain = { safety: false, after_death: false, leaving: false, pinned: false, snoozed: false };
  const items = promises.map((promise) => ({ promise, kind: promise.kind, due_at: promise.due_at, ...plain }));
  return inOrder(items, ctx.now, endOfToday).map(({ item: { promise }, why }) => ({ promise, why }));
}

type Around = {
  people: readonly CasePerson[];
  caller: CasePerson | undefined;
  places: ReadonlyMap<string, Place>;
  staff: ReadonlyMap<string, string>;
  events: readonly EventRow[];
  contacts: ReadonlyMap<string, Contact>;
};

function stepsOf(kase: Case, promises: readonly Ordered[], around: Around): Step[] {
  return promises.map(({ promise, why }) => {
    const person = around.people.find((one) => one.id === promise.person_id) ?? around.caller;
    return {
      id: promise.id,
      promise,
      kind: promise.kind,
      due_at: promise.due_at,
      about: promise.about,
      agreed: promise.agreed,
      who: person?.called ?? '',
      whom: person?.person,
      place: placeNow(kase, promise, around),
      person,
      owner: around.staff.get(promise.owner_id ?? '') ?? '',
      why,
      ...answerTo(promise, around),
    };
  });
}

function answerTo(promise: Promised, { events, contacts }: Around): Pick<Step, 'answer'> {
  const given = events.find(
    ({ name, particulars }) => name === 'service.answered' && particulars.contact === promise.contact_id,
  );
  const answer = given && contacts.get(promise.contact_id ?? '');
  return answer
    ? { answer: { words: answer.words, at: answer.received_at, share: textOf(given.particulars.share) } }
    : {};
}

/** A visit goes to where the patient is now; all else to the place that was said. */
function placeNow(kase: Case, promise: Promised, around: Around): string {
  const now = promise.kind === 'visit' && kase.now_place_id ? kase.now_place_id : promise.place_id;
  return (now && around.places.get(now)?.name) || placeOf(kase, promise, around);
}

/** A question or a visit without a place of its own is about the ward of the case. */
function placeOf(kase: Case, promise: Promised, { places }: Around): string {
  if (!['ask_service', 'service_answer', 'visit'].includes(promise.kind)) return '';
  if (promise.kind === 'service_answer' && promise.about) return promise.about;
  return (kase.place_id && places.get(kase.place_id)?.name) || '';
}

/** Questions to services: asked, answered or due. Pairs each answer with its question by the step they belong to. */
function servicesOf(events: readonly EventRow[], promises: readonly Promised[], places: ReadonlyMap<string, Place>) {
  const lines = new Map<string, ServiceLine>();
  for (const event of [...events].reverse()) {
    const id = textOf(event.particulars.promise);
    if (!event.name.startsWith('service.') || !id) continue;
    const open = promises.find((promise) => promise.id === id);
    const name = places.get(textOf(event.particulars.place))?.name ?? open?.about ?? '';
    const line = lines.get(id) ?? { id, place: name, askedAt: null, answeredAt: null, due: null };
    if (event.name === 'service.asked') line.askedAt = event.happened_at;
    else line.answeredAt = event.happened_at;
    lines.set(id, { ...line, place: line.place || name || 'The service', due: open?.due_at ?? null });
  }
  return [...lines.values()].reverse();
}

const OTHER_CASES = 6;

async function othersOf(ctx: Ctx, kase: Case): Promise<Case[]> {
  if (!kase.caller_id) return [];
  const found = await listCasesOf(ctx, kase.caller_id, OTHER_CASES);
  return found.filter((other) => other.id !== kase.id && !other.closed_at);
}

/** What we said to the caller last, kept for the next call. */
async function lastToldOf(ctx: Ctx, kase: Case): Promise<CaseView['lastTold']> {
  if (!kase.caller_id) return undefined;
  const told = (await listContactsWith(ctx, kase.caller_id, 10)).find(
    (contact) => contact.told !== '' && contact.case_id === kase.id && !contact.error_at,
  );
  return told && { words: told.told, at: told.received_at };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
