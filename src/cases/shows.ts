// What other modules show on the pages of a case and of a person. They stand downstream: cases never names them.
import { type Expression, sql } from 'kysely';
import { createElement, Fragment, type ReactNode } from 'react';
import type { Person } from '../people/index.ts';
import type { IdentityFact } from '../platform/components/identity-bar.tsx';
import type { Count } from '../platform/components/rail.tsx';
import type { Ctx } from '../platform/context.ts';
import { type Attaches, takeAttaches } from './attaches.ts';
import type { Case } from './tables.ts';
import type { EventWords } from './timeline-facts.rules.ts';

/** Beside whom it is about, beside the questions to services, or among the rest. */
export type CaseColumn = 'people' | 'questions' | 'rest';

/** Nothing to do in it: a `RailLine` or a `RailFold`, below what is open. */
export type Settled = { settled: ReactNode };
export const settled = (line: ReactNode): Settled => ({ settled: line });

/** Counted by a question that gives one number; of all modules they are asked as one. Nothing, where it is not for them. */
export type DayCount = Omit<Count, 'count'> & { of: Expression<{ count: number }> | undefined };

/** A link that is needed seldom: it stands with "Close case" and "Print". */
export type CaseAct = { href: string; label: string };

/** Something else that the one search finds, with the way there. */
export type FoundBeside = { id: string; label: string; detail: string; go: string };

export type Shows = {
  /** A block on the page of a case (a `RailBlock`), or nothing. Each asks one small question: they travel together. */
  onCase?: { column: CaseColumn; show: (ctx: Ctx, kase: Case) => Promise<ReactNode | Settled> };
  /** What is known of its questions to services besides, by the promise of each answer. */
  onServices?: (ctx: Ctx, kase: Case) => Promise<ReadonlyMap<string, ReactNode>>;
  /** What can be done with a case besides, seldom. */
  acts?: (ctx: Ctx, kase: Case) => Promise<CaseAct[]>;
  /** What stays in sight in the bar of a case: "Contact plan until 3 March". */
  inBar?: (ctx: Ctx, kase: Case) => Promise<IdentityFact[]>;
  /** Below the words that a contact was saved: what is offered to whoever took it. */
  afterContact?: (ctx: Ctx, contact: string) => Promise<ReactNode>;
  /** A block on the page of a person. */
  onPerson?: (ctx: Ctx, person: Person) => Promise<ReactNode>;
  /** How the events of the module read in a timeline, by name. */
  events?: EventWords;
  /** What the module calls the things that its events name under this particular: looked up, never kept in an event. */
  named?: { particular: string; of: (ctx: Ctx, ids: readonly string[]) => Promise<ReadonlyMap<string, string>> };
  /** What waits for anybody, beside My day: counted there, with the way to its list. */
  onDay?: (ctx: Ctx) => DayCount | Promise<Count>;
  /** A block beside My day. */
  besideDay?: (ctx: Ctx) => Promise<ReactNode>;
  /** What it adds to the facts of a case that is printed with personal details. */
  onPrint?: (ctx: Ctx, kase: Case) => Promise<{ key: string; value: string }[]>;
  /** What it knows of the words of the one search, beside people and cases. */
  found?: (ctx: Ctx, typed: string) => Promise<readonly FoundBeside[]>;
  /** Files that come with notes and contacts: of one module. */
  attaches?: Attaches;
};

declare module '../platform/module.ts' {
  interface Parts {
    /** What it shows on the pages of a case and of a person, and how its events read. */
    shows?: Shows;
  }
}

let given: readonly Shows[] = [];
let words: EventWords = {};

/** Handed in once, from the list of modules, when the routes are made. */
export function takeShows(shows: readonly Shows[]) {
  given = shows;
  takeAttaches(shows.find(({ attaches }) => attaches)?.attaches);
  words = Object.assign({}, ...shows.map(({ events = {} }) => events));
}

export function eventWords(): EventWords {
  return words;
}

export type CaseShown = {
  facts: IdentityFact[];
  acts: CaseAct[];
  services: ReadonlyMap<string, ReactNode>;
  lines: Record<CaseColumn, ReactNode[]>;
} & Record<CaseColumn, ReactNode[]>;

/** Everything that other modules have to show of this case. */
export async function showsOfCase(ctx: Ctx, kase: Case): Promise<CaseShown> {
  const [blocks, facts, acts, services] = await Promise.all([
    Promise.all(
      given.map(async ({ onCase }) => onCase && { column: onCase.column, node: await onCase.show(ctx, kase) }),
    ),
    Promise.all(given.map(({ inBar }) => inBar?.(ctx, kase) ?? [])),
    Promise.all(given.map((one) => one.acts?.(ctx, kase) ?? [])),
    Promise.all(given.flatMap(({ onServices }) => onServices?.(ctx, kase) ?? [])),
  ]);
  const of = (column: CaseColumn, pick: (node: ReactNode | Settled) => ReactNode) =>
    keyed(blocks.map((block) => block?.column === column && pick(block.node)));
  const open = (column: CaseColumn) => of(column, (node) => (isSettled(node) ? null : node));
  const lines = (column: CaseColumn) => of(column, (node) => (isSettled(node) ? node.settled : null));
  return {
    facts: facts.flat(),
    acts: acts.flat(),
    services: new Map(services.flatMap((lines) => [...lines])),
    people: open('people'),
    questions: open('questions'),
    rest: open('rest'),
    lines: { people: lines('people'), questions: lines('questions'), rest: lines('rest') },
  };
}

const isSettled = (node: ReactNode | Settled): node is Settled =>
  typeof node === 'object' && node !== null && 'settled' in node;

export async function showsFound(ctx: Ctx, typed: string): Promise<FoundBeside[]> {
  return (await Promise.all(given.map(({ found }) => found?.(ctx, typed) ?? []))).flat();
}

export async function showsAfterContact(ctx: Ctx, contact: string): Promise<ReactNode[]> {
  return keyed(await Promise.all(given.map(({ afterContact }) => afterContact?.(ctx, contact))));
}

export async function showsOfPerson(ctx: Ctx, person: Person): Promise<ReactNode[]> {
  return keyed(await Promise.all(given.map(({ onPerson }) => onPerson?.(ctx, person))));
}

/** `idsOf`: the ids that a page of events names under a particular. */
export async function namesGivenBy(ctx: Ctx, idsOf: (particular: string) => string[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    given.map(async ({ named }) => {
      const ids = named ? idsOf(named.particular) : [];
      return ids.length > 0 ? [...((await named?.of(ctx, ids)) ?? [])] : [];
    }),
  );
  return new Map(found.flat());
}

export async function printedOfCase(ctx: Ctx, kase: Case): Promise<{ key: string; value: string }[]> {
  return (await Promise.all(given.map(({ onPrint }) => onPrint?.(ctx, kase) ?? []))).flat();
}

export async function showsOfDay(ctx: Ctx): Promise<{ counts: Count[]; blocks: ReactNode[] }> {
  const asked = given.flatMap(({ onDay }) => (onDay ? [onDay(ctx)] : []));
  const [together, own, blocks] = await Promise.all([
    countTogether(
      ctx,
      asked.flatMap((one) => ('of' in one ? [one] : [])),
    ),
    Promise.all(asked.flatMap((one) => ('of' in one ? [] : [one]))),
    Promise.all(given.map(({ besideDay }) => besideDay?.(ctx))),
  ]);
  return { counts: [...together, ...own].filter(({ count }) => count > 0), blocks: keyed(blocks) };
}

/** All of them in one statement. */
async function countTogether(ctx: Ctx, asked: readonly DayCount[]): Promise<Count[]> {
  const shown = asked.flatMap(({ of, ...count }) => (of ? [{ ...count, of }] : []));
  if (shown.length === 0) return [];
  const columns = shown.map(({ of }) => sql`(${of})`);
  const { rows } = await sql<{ counts: string[] }>`select array[${sql.join(columns)}]::bigint[] as counts`.execute(
    ctx.db,
  );
  return shown.map(({ label, href }, at) => ({ label, href, count: Number(rows[0]?.counts[at] ?? 0) }));
}

/** In the order of the list of modules, which never changes: the place is the key. */
function keyed(nodes: readonly ReactNode[]): ReactNode[] {
  return nodes.flatMap((node, at) => (node ? createElement(Fragment, { key: at }, node) : []));
}
