// A case on one page, for those who go on with it: nobody has to tell their story again.

import {
  type Case,
  type CaseView,
  clockLine,
  type Entry,
  labelIn,
  listSettledAt,
  loadCase,
  ROLE_WORDS,
  titleOf,
} from '../cases/index.ts';
import { contactRules, peopleByIds, safeLines, usableWays, usableWords } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { dateTimeWords } from '../platform/time.ts';

/** More entries than any case has; a case beyond it says so. */
const MOST = 1000;

export type WholePerson = {
  id: string;
  name: string;
  called: string;
  /** "Caller", "Patient", with how they belong together. */
  part: string;
  /** How to make contact: what they asked for, and what is safe. Empty: any way. */
  rule: string;
  needs: string[];
  /** Those that may be used, each with what for. */
  ways: string[];
};

export type WholeCase = {
  caller: WholePerson | undefined;
  patient: WholePerson | undefined;
  people: WholePerson[];
  place: string;
  subject: string;
  owner: string;
  /** What the law asks for of a complaint, and by when. */
  limits: { key: string; value: string }[];
  /** What happened, the oldest first. */
  entries: Entry[];
  more: boolean;
};

/** Everything that is known of a case, as people read it. */
export async function readWholeCase(ctx: Ctx, kase: Case): Promise<WholeCase> {
  const view = await loadCase(ctx, kase, { shown: 'all', page: 1, drafts: () => [], most: MOST });
  const people = view.people.map((one) => wholePerson(view, one));
  return {
    caller: people[view.people.findIndex(({ id }) => id === kase.caller_id)],
    patient: people[view.people.findIndex(({ role }) => role === 'patient' || role === 'died')],
    people,
    place: view.place?.name ?? '',
    subject: view.subject,
    owner: view.owner?.name ?? '',
    limits: view.clocks
      .filter(({ name }) => name === 'acknowledge' || name === 'respond')
      .map((clock) => clockLine(clock, ctx.now, view.calendar.hours, true)),
    entries: view.timeline.items.flatMap((item) => (item.type === 'entry' ? [item.entry] : [])).reverse(),
    more: view.timeline.pages > 1,
  };
}

function wholePerson(view: CaseView, { id, person, called, role, relation, ways }: CaseView['people'][number]) {
  const part = ROLE_WORDS[role] ?? role;
  return {
    id,
    name: person.name,
    called,
    part: relation ? `${part} (${relation.toLowerCase()})` : part,
    rule: [...contactRules({ ...person, need_words: [] }), ...safeLines(person)].join(' '),
    needs: [...person.needs.map((code) => labelIn(view.needs, code)), person.needs_detail].filter(Boolean),
    ways: usableWays(person, ways).map(usableWords),
  };
}

/** What went to the complaints team with its case at this moment: "Call Grace Okafor, by 3pm on Tuesday 24 November". */
export async function listPassedOn(ctx: Ctx, kase: Case, at: Date, who: string): Promise<string[]> {
  const passed = (await listSettledAt(ctx, kase.id, at)).filter(({ state }) => state === 'passed');
  const people = await peopleByIds(
    ctx,
    passed.map(({ person_id }) => person_id ?? kase.caller_id),
  );
  return passed.map(({ kind, about, due_at, person_id }) => {
    const whom = people.get(person_id ?? kase.caller_id ?? '');
    return `${titleOf(kind, { who, about }, whom)}, by ${dateTimeWords(due_at, ctx.now)}`;
  });
}
