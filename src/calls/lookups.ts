import { lastContactTimes, openCasesByRef, type PartInCase, recentCasesOf } from '../cases/index.ts';
import { namedCodes } from '../codes/index.ts';
import { contactRules, listWays, mayPhone, type Person, peopleByIds, searchPeople, type Way } from '../people/index.ts';
import { listPlaces, listSites, type Place, placesByIds, placesLike } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { callNeeds, PRINT, shownCodes } from './call-needs.ts';
import { calledWords, detailOf, MOST_SUGGESTIONS, type Suggestion } from './lookups.rules.ts';

type Facts = {
  cases: PartInCase[];
  ways: Way[];
  last: Map<string, Date>;
  places: Map<string, Place>;
  labels: Map<string, string>;
  /** Needs that the page of a call shows: what it takes off when they are unticked. */
  shown: readonly string[];
};

/** People, and their open cases, by name, phone digits or case number: at most six, in a fixed number of queries. */
export async function suggestCallers(ctx: Ctx, typed: string): Promise<Suggestion[]> {
  const byRef = await openCasesByRef(ctx, typed);
  const named = await peopleByIds(
    ctx,
    byRef.map((kase) => kase.caller_id),
  );
  const callers = new Map([...named.values()].map((person) => [person.id, person]));
  const found = (await searchPeople(ctx, typed, MOST_SUGGESTIONS)).filter((person) => !callers.has(person.id));
  const people = [...callers.values(), ...found];
  const facts = await loadFacts(ctx, people);
  const rows = people.flatMap((person) => {
    const open = facts.cases.filter((kase) => kase.person_id === person.id && kase.closed_at === null);
    const cases = uniqueCases(open).map((kase) => caseRow(person, kase, facts));
    return callers.has(person.id)
      ? [...cases, personRow(person, facts, ctx.now)]
      : [personRow(person, facts, ctx.now), ...cases];
  });
  return rows.slice(0, MOST_SUGGESTIONS);
}

/** People only, for the patient. */
export async function suggestPatients(ctx: Ctx, typed: string): Promise<Suggestion[]> {
  const people = await searchPeople(ctx, typed, MOST_SUGGESTIONS);
  const facts = await loadFacts(ctx, people);
  return people.map((person) => {
    const { id, label, detail } = personRow(person, facts, ctx.now);
    return { id, label, detail: detailOf([person.died ? 'died' : undefined, detail]) };
  });
}

/** Wards and services of this trust. Without a word typed: none, the list would say nothing. */
export async function suggestPlaces(ctx: Ctx, typed: string): Promise<Suggestion[]> {
  if (typed.trim() === '') return [];
  const sites = new Map((await listSites(ctx)).map((site) => [site.id, site.name]));
  return placesLike(await listPlaces(ctx), typed, MOST_SUGGESTIONS).map((place) => ({
    id: place.id,
    label: place.name,
    detail: detailOf([sites.get(place.site_id), place.phone]),
    fill: { ask_who: answersFor(place) },
  }));
}

/** "Sister J Cole, Ward 7B": who answers PALS there. */
export function answersFor(place: Place): string {
  return [place.answers_pals || place.lead, place.name].filter(Boolean).join(', ');
}

/** What a call takes over from what was recorded of a person, each to be checked. */
export async function knownOf(ctx: Ctx, person: Person): Promise<NonNullable<Suggestion['fill']>> {
  return fillOf(person, await loadFacts(ctx, [person]));
}

async function loadFacts(ctx: Ctx, people: readonly Person[]): Promise<Facts> {
  const ids = people.map((person) => person.id);
  const cases = await recentCasesOf(ctx, ids);
  return {
    cases,
    ways: await listWays(ctx, ids),
    last: await lastContactTimes(ctx, ids),
    places: await placesByIds(
      ctx,
      cases.map((kase) => kase.place_id),
    ),
    labels: new Map(
      [...(await namedCodes(ctx, 'relations')), ...(await namedCodes(ctx, 'subjects'))].map(({ code, label }) => [
        code,
        label,
      ]),
    ),
    shown: shownCodes(await callNeeds(ctx)),
  };
}

function personRow(person: Person, facts: Facts, now: Date): Suggestion {
  const latest = facts.cases.find((kase) => kase.person_id === person.id);
  const last = facts.last.get(person.id);
  const open = uniqueCases(facts.cases.filter((kase) => kase.person_id === person.id && kase.closed_at === null));
  const detail = detailOf([
    contactRules(person)[0],
    facts.ways.findLast((way) => way.person_id === person.id && way.kind === 'phone')?.value,
    open.length > 0 ? `${open.length} open ${open.length === 1 ? 'case' : 'cases'}` : undefined,
    facts.labels.get(latest?.relation ?? ''),
    last && calledWords(last, now),
    facts.places.get(latest?.place_id ?? '')?.name,
  ]);
  return { id: person.id, label: person.name, detail, fill: fillOf(person, facts) };
}

function caseRow(person: Person, kase: PartInCase, facts: Facts): Suggestion {
  const about = kase.subject ? facts.labels.get(kase.subject) : undefined;
  const detail = detailOf([contactRules(person)[0], 'Open case', about, facts.places.get(kase.place_id ?? '')?.name]);
  const fill = { ...fillOf(person, facts), case_id: kase.id };
  return { id: person.id, label: `${person.name}, ${kase.ref}`, detail, fill };
}

/** A person may have two parts in one case. */
function uniqueCases(cases: readonly PartInCase[]): PartInCase[] {
  return cases.filter((kase, at) => cases.findIndex((other) => other.id === kase.id) === at);
}

/** Number, needs and sharing as last recorded; what is not known is emptied, so that nothing of somebody else stays. */
function fillOf(person: Person, { ways, cases, shown }: Facts): NonNullable<Suggestion['fill']> {
  const newest = (kind: Way['kind']) => ways.findLast((way) => way.person_id === person.id && way.kind === kind)?.value;
  const needs = needsShown(person.needs);
  const sharing = cases.find((kase) => kase.person_id === person.id)?.sharing ?? 'not_asked';
  return {
    case_id: '',
    phone: newest('phone') ?? '',
    email: !mayPhone(person) ? (newest('email') ?? newest('phone') ?? '') : '',
    needs,
    needs_before: person.needs.filter((need) => shown.includes(need)).join(' '),
    sharing: sharing === 'safety' ? 'not_asked' : sharing,
  };
}

function needsShown(needs: readonly string[]): string[] {
  const print = PRINT.some((need) => needs.includes(need));
  return print ? [...needs, 'print'] : [...needs];
}
