// Which reads belong together so that somebody looks at them. A pattern is a question, never a finding.
import type { Day } from '../platform/time.ts';

export type PatternCode =
  | 'many'
  | 'closed'
  | 'same_name'
  | 'colleague'
  | 'no_part'
  | 'after_closing'
  | 'openings'
  | 'tries';

export type Outcome = 'nothing' | 'followed_up';

export type Rule = { code: PatternCode; at_least: number; within_minutes: number };

/** `day` is the one of London. */
export type Read = { at: Date; day: Day; user: string; case: string | null; person: string | null };

/** What is known of those who read and of what they read, asked once for all. */
export type Known = {
  /** Names of those who work here, by id. */
  staff: ReadonlyMap<string, string>;
  /** Those who lead: looking into cases of others is their work. */
  leads: ReadonlySet<string>;
  cases: ReadonlyMap<string, { people: readonly string[]; owner: string | null; closed: Date | null }>;
  /** Names of people, by id. */
  people: ReadonlyMap<string, string>;
  /** "user case" of everybody who did something in a case or has something to do in it. */
  parts: ReadonlySet<string>;
  /** On how many days each looked at a case, by "user case", where that is enough for a pattern. */
  days: ReadonlyMap<string, number>;
  isOpen: (at: Date) => boolean;
};

export type Pattern = {
  code: PatternCode;
  user: string;
  case: string | null;
  person: string | null;
  day: Day;
  count: number;
  first: Date;
  last: Date;
};

const MINUTE = 60_000;

/** The patterns in these reads: each rule by itself, at most one of a kind for a reader, a subject and a day. */
export function patternsIn(reads: readonly Read[], rules: readonly Rule[], known: Known): Pattern[] {
  const inOrder = [...reads].sort((a, b) => a.at.getTime() - b.at.getTime());
  return rules.flatMap((rule) => FINDERS[rule.code]?.(inOrder, rule, known) ?? []);
}

type Finder = (reads: readonly Read[], rule: Rule, known: Known) => Pattern[];

const FINDERS: Partial<Record<PatternCode, Finder>> = {
  many: (reads, rule) => perDay(reads).flatMap((day) => busiest(day, rule)),
  closed: (reads, rule, known) =>
    perDay(reads.filter(({ at }) => !known.isOpen(at))).flatMap((day) => {
      const subjects = new Set(day.map(subjectOf)).size;
      return subjects >= rule.at_least ? [{ ...whole(rule, day), count: subjects }] : [];
    }),
  same_name: (reads, rule, known) => {
    const [readers, names] = [lastNames(known.staff), lastNames(known.people)];
    return ofPeople(
      reads,
      rule,
      known,
      (user, person) => (names.get(person) ?? '') !== '' && readers.get(user) === names.get(person),
    );
  },
  colleague: (reads, rule, known) => {
    const staff = new Set([...known.staff.values()].map(plain));
    const named = new Set([...known.people].flatMap(([id, name]) => (staff.has(plain(name)) ? id : [])));
    return ofPeople(reads, rule, known, (_, person) => named.has(person));
  },
  no_part: (reads, rule, known) => {
    const often = reads.filter((read) => known.days.has(keyOf(read)));
    return grouped(ofCases(often, known), ([read]) => keyOf(read)).flatMap((days) => {
      const last = days.at(-1) ?? [];
      const count = known.days.get(keyOf(last[0])) ?? 0;
      return count >= rule.at_least ? [{ ...whole(rule, last), ...about(last), count }] : [];
    });
  },
  after_closing: (reads, rule, known) => {
    const after = reads.filter((read) => {
      const closed = known.cases.get(read.case ?? '')?.closed;
      return closed && read.at > closed;
    });
    return ofCases(after, known)
      .filter((own) => own.length >= rule.at_least)
      .map((own) => ({ ...whole(rule, own), ...about(own) }));
  },
};

/** The hour of a day with the most different people and cases, if it is enough of them. */
function busiest(day: readonly Read[], rule: Rule): Pattern[] {
  let best: Pattern | undefined;
  let from = 0;
  for (const [to, read] of day.entries()) {
    while (read.at.getTime() - (day[from]?.at.getTime() ?? 0) > rule.within_minutes * MINUTE) from += 1;
    const hour = day.slice(from, to + 1);
    const count = new Set(hour.map(subjectOf)).size;
    if (count >= rule.at_least && count > (best?.count ?? 0)) best = { ...whole(rule, hour), count };
  }
  return best ? [best] : [];
}

/** Reads of a person of whom something is true, by themselves or by their case: one of a reader and a person. */
function ofPeople(reads: readonly Read[], rule: Rule, known: Known, fits: (user: string, person: string) => boolean) {
  const found: Read[] = [];
  for (const read of reads) {
    const people = read.person ? [read.person] : (known.cases.get(read.case ?? '')?.people ?? []);
    for (const person of people) if (fits(read.user, person)) found.push({ ...read, person });
  }
  return grouped(found, (read) => `${read.user} ${read.person} ${read.day}`)
    .filter((own) => own.length >= rule.at_least)
    .map((own) => ({ ...whole(rule, own), ...about(own) }));
}

/** Reads of one case in which the reader has no part, by reader, case and day. Who leads looks into cases of others. */
function ofCases(reads: readonly Read[], known: Known): Read[][] {
  const strange = reads.filter(
    (read) =>
      read.case !== null &&
      !known.leads.has(read.user) &&
      !known.parts.has(keyOf(read)) &&
      known.cases.get(read.case)?.owner !== read.user,
  );
  return grouped(strange, (read) => `${keyOf(read)} ${read.day}`);
}

const perDay = (reads: readonly Read[]) => grouped(reads, ({ user, day }) => `${user} ${day}`);

function grouped<T>(rows: readonly T[], key: (row: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const at = key(row);
    const group = groups.get(at);
    if (group) group.push(row);
    else groups.set(at, [row]);
  }
  return [...groups.values()];
}

function whole(rule: Rule, reads: readonly Read[]): Pattern {
  const [first, last] = [reads[0], reads.at(-1)];
  if (!first || !last) throw new Error('A pattern has reads.');
  const days = { day: last.day, first: first.at, last: last.at };
  return { code: rule.code, user: first.user, case: null, person: null, count: reads.length, ...days };
}

const about = ([read]: readonly Read[]) => ({ case: read?.case ?? null, person: read?.person ?? null });

const keyOf = (read: Read | undefined) => `${read?.user} ${read?.case}`;

const subjectOf = (read: Read) => read.case ?? read.person ?? '';

const plain = (name: string) => name.trim().toLowerCase().replace(/\s+/g, ' ');

const lastName = (name: string) => plain(name).split(' ').slice(1).at(-1) ?? '';

const lastNames = (names: ReadonlyMap<string, string>) => new Map([...names].map(([id, name]) => [id, lastName(name)]));

/** A rule over many days finds the same again each day: it is one pattern for as long as the rule looks back. */
export function isLong({ within_minutes }: Pick<Rule, 'within_minutes'>): boolean {
  return within_minutes > 24 * 60;
}

/** How far back the reads are looked through at most, when nobody ran it for long. Days. */
export const MOST_DAYS = 31;
