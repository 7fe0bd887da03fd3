import type { ReactNode } from 'react';
import { countEvents, listEvents } from '../audit/index.ts';
import { peopleByIds } from '../people/index.ts';
import { placesByIds } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { maybeAttaches } from './attaches.ts';
import { knownRefs, rowsByIds } from './cases.ts';
import { listOnContacts } from './contact-people.ts';
import { type Contact, contactsByIds } from './contacts.ts';
import { notesByIds } from './notes.ts';
import { wholeCase } from './same-case.ts';
import { eventWords, namesGivenBy } from './shows.ts';
import type { Case } from './tables.ts';
import { NAMES_OF, PAGE_SIZE, type Shown, shownCounts, type TimelineItem, toTimeline } from './timeline.rules.ts';

export type TimelinePage = {
  items: TimelineItem[];
  counts: Record<Shown, number>;
  shown: Shown;
  page: number;
  pages: number;
  /** The contacts of this page, for those who need their words as well. */
  contacts: ReadonlyMap<string, Contact>;
  /** What came with the entries, by the id of the note or contact. */
  beside: ReadonlyMap<string, ReactNode>;
};

type Names = ReadonlyMap<string, { name: string }>;

/** The newest events of a case. For most cases these are all of them, and nothing more has to be asked. */
export type Recent = { events: Awaited<ReturnType<typeof listEvents>>; isAll: boolean };

export async function listRecent(ctx: Ctx, kase: Case, most = PAGE_SIZE): Promise<Recent> {
  const events = await listEvents(ctx, { case: wholeCase(ctx, kase), most: most + 1 });
  return { events: events.slice(0, most), isAll: events.length <= most };
}

/** One page of what has happened, with the words; whose they are is told by `nameTimeline`. */
export type TimelineRead = Omit<TimelinePage, 'items' | 'beside'> & {
  /** The case that is read. */
  home: Case;
  events: Recent['events'];
  notes: Awaited<ReturnType<typeof notesByIds>>;
  /** Who else was on a contact, by contact. */
  on: Awaited<ReturnType<typeof listOnContacts>>;
};

type Wanted = { shown: Shown; page: number; most?: number; recent: Recent };

/** A fixed number of queries, however long the history of the case is. */
export async function readTimeline(ctx: Ctx, kase: Case, wanted: Wanted): Promise<TimelineRead> {
  const { shown, recent, most = PAGE_SIZE } = wanted;
  const counted = recent.isAll ? countedIn(recent) : await countEvents(ctx, wholeCase(ctx, kase));
  const counts = shownCounts(counted, eventWords());
  const total = shown === 'all' ? [...counted.values()].reduce((sum, count) => sum + count, 0) : counts[shown];
  const pages = Math.max(1, Math.ceil(total / most));
  const page = Math.min(Math.max(1, wanted.page), pages);
  const events = await eventsOf(ctx, kase, { shown, page, most, recent });
  const [contacts, notes, on] = await Promise.all([
    contactsByIds(ctx, idsIn(events, 'contact')),
    notesByIds(ctx, idsIn(events, 'note')),
    listOnContacts(ctx, idsIn(events, 'contact')),
  ]);
  return { home: kase, events, contacts, notes, on, counts, shown, page, pages };
}

function idsIn(events: Recent['events'], name: string): string[] {
  return events.map(({ particulars }) => particulars[name]).filter((id) => typeof id === 'string');
}

type Known = { staff: ReadonlyMap<string, string>; people: Names; places: Names };

/** The page in words. Only who and what the page does not know yet is looked up. */
export async function nameTimeline(ctx: Ctx, read: TimelineRead, known: Known): Promise<TimelinePage> {
  const { home, events, notes, contacts, on, ...page } = read;
  const with_ = [...contacts.values(), ...events].map((row) => row.person_id).filter((id) => id !== null);
  const personIds = [...with_, ...[...on.values()].flat()];
  const [beside, named, people, places] = await Promise.all([
    maybeAttaches()?.listed(ctx, home) ?? new Map<string, ReactNode>(),
    namesGivenBy(ctx, (particular) => idsIn(events, particular)),
    peopleByIds(ctx, unknown(personIds, known.people)),
    placesByIds(ctx, unknown(idsIn(events, 'place'), known.places)),
  ]);
  const found = {
    words: eventWords(),
    named,
    contacts,
    on,
    notes,
    staff: known.staff,
    people: namesOf(known.people, people),
    places: namesOf(known.places, places),
    from: await mergedRefs(ctx, home.id, events),
    refs: await knownRefs(ctx, idsIn(events, 'ref')),
  };
  return { ...page, contacts, beside, items: toTimeline(events, found, { now: ctx.now, userId: actorId(ctx) }) };
}

/** Where entries came from that were written down in a case that was merged into this one. */
async function mergedRefs(ctx: Ctx, home: string, events: Recent['events']): Promise<Map<string, string>> {
  const others = events.flatMap(({ case_id }) => (case_id && case_id !== home ? case_id : []));
  return new Map([...(await rowsByIds(ctx, others))].map(([id, { ref }]) => [id, ref]));
}

type Part = { shown: Shown; page: number; most: number; recent: Recent };

async function eventsOf(ctx: Ctx, kase: Case, { shown, page, most, recent }: Part): Promise<Recent['events']> {
  if (shown === 'all' && page === 1) return recent.events;
  const names = shown === 'all' ? undefined : NAMES_OF[shown];
  if (recent.isAll) return recent.events.filter(({ name }) => names?.includes(name) ?? true);
  return listEvents(ctx, { case: wholeCase(ctx, kase), ...(names ? { names } : {}), most, offset: (page - 1) * most });
}

function countedIn({ events }: Recent): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of events) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function unknown(ids: readonly string[], known: Names): string[] {
  return ids.filter((id) => !known.has(id));
}

function namesOf(...maps: readonly Names[]): Map<string, string> {
  return new Map(maps.flatMap((rows) => [...rows].map(([id, row]): [string, string] => [id, row.name])));
}
