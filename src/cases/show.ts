import { listEvents } from '../audit/index.ts';
import { type Calendar, loadCalendar } from '../calendar/index.ts';
import { type Code, namedCodes } from '../codes/index.ts';
import { draftsAbout } from '../drafts/index.ts';
import { listStaff, permissionsOf, type Staff } from '../identity/index.ts';
import { listWays, type Person } from '../people/index.ts';
import { type Place, placesByIds } from '../places/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { Forbidden, NotFound } from '../platform/errors.ts';
import { mayChooseBoth } from './both-routes.ts';
import { listCasePeople, listCasesOf } from './case-parts.ts';
import { asOfCase, readRef } from './cases.rules.ts';
import { findCase, maybeRestricted } from './cases.ts';
import { type Clock, listClocks } from './clocks.ts';
import { contactsByIds, listContactsWith } from './contacts.ts';
import { presenceLine } from './presence.rules.ts';
import { listPresent } from './presence.ts';
import { listOpenPromises, type Promised } from './promises.ts';
import { wholeCase } from './same-case.ts';
import { type CasePerson, labelIn, loadPeople } from './show-people.ts';
import { inTheirOrder, type ServiceLine, type Step, servicesOf, stepsOf, textOf } from './show-steps.ts';
import { type CaseShown, showsOfCase } from './shows.ts';
import type { Case } from './tables.ts';
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
  /** This trust does both at once. */
  mayBoth: boolean;
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
  const [calendar, staffList, open, codes, parts, recent, clocks, others, alsoHere, mayBoth, lastTold, shows] =
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
      mayChooseBoth(ctx),
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
    mayBoth,
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

async function loadCodes(ctx: Ctx) {
  const lists = ['subjects', 'outcomes', 'relations', 'needs'] as const;
  const [subjects = [], outcomes = [], relations = [], needs = []] = await Promise.all(
    lists.map((list) => namedCodes(ctx, list)),
  );
  return { subjects, outcomes, relations, needs };
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
