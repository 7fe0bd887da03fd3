import { countEvents, listEvents } from '../audit/index.ts';
import { peopleByIds } from '../people/index.ts';
import { placesByIds } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { Case } from './cases.ts';
import { type Contact, contactsByIds } from './contacts.ts';
import { notesByIds } from './notes.ts';
import { NAMES_OF, PAGE_SIZE, type Shown, shownCounts, type TimelineItem, toTimeline } from './timeline.rules.ts';

export type TimelinePage = {
  items: TimelineItem[];
  counts: Record<Shown, number>;
  shown: Shown;
  page: number;
  pages: number;
  /** The contacts of this page, for those who need their words as well. */
  contacts: ReadonlyMap<string, Contact>;
};

type Names = ReadonlyMap<string, { name: string }>;

/** The newest events of a case. For most cases these are all of them, and nothing more has to be asked. */
export type Recent = { events: Awaited<ReturnType<typeof listEvents>>; isAll: boolean };

export async function listRecent(ctx: Ctx, kase: Case, most = PAGE_SIZE): Promise<Recent> {
  const events = await listEvents(ctx, { case: kase.id, most: most + 1 });
  return { events: events.slice(0, most), isAll: events.length <= most };
}

type Wanted = {
  shown: Shown;
  page: number;
  most?: number;
  recent: Recent;
  staff: ReadonlyMap<string, string>;
  /** Who and what the page knows already: only others are looked up. */
  people: Names;
  places: Names;
};

/** One page of what has happened in a case: a fixed number of queries, however long it is. */
export async function loadTimeline(ctx: Ctx, kase: Case, wanted: Wanted): Promise<TimelinePage> {
  const { shown, staff, recent, most = PAGE_SIZE } = wanted;
  const counted = recent.isAll ? countedIn(recent) : await countEvents(ctx, kase.id);
  const counts = shownCounts(counted);
  const total = shown === 'all' ? [...counted.values()].reduce((sum, count) => sum + count, 0) : counts[shown];
  const pages = Math.max(1, Math.ceil(total / most));
  const page = Math.min(Math.max(1, wanted.page), pages);
  const events = await eventsOf(ctx, kase, { shown, page, most, recent });
  const idsOf = (name: string) =>
    events.map(({ particulars }) => particulars[name]).filter((id) => typeof id === 'string');
  const contacts = await contactsByIds(ctx, idsOf('contact'));
  const notes = await notesByIds(ctx, idsOf('note'));
  const personIds = [
    ...events.map((event) => event.person_id),
    ...[...contacts.values()].map((contact) => contact.person_id),
  ].filter((id) => id !== null);
  const people = await peopleByIds(ctx, unknown(personIds, wanted.people));
  const places = await placesByIds(ctx, unknown(idsOf('place'), wanted.places));
  const found = {
    contacts,
    notes,
    staff,
    people: namesOf(wanted.people, people),
    places: namesOf(wanted.places, places),
  };
  return {
    items: toTimeline(events, found, { now: ctx.now, userId: actorId(ctx) }),
    counts,
    shown,
    page,
    pages,
    contacts,
  };
}

type Part = { shown: Shown; page: number; most: number; recent: Recent };

async function eventsOf(ctx: Ctx, kase: Case, { shown, page, most, recent }: Part): Promise<Recent['events']> {
  if (shown === 'all' && page === 1) return recent.events;
  const names = shown === 'all' ? undefined : NAMES_OF[shown];
  if (recent.isAll) return recent.events.filter(({ name }) => names?.includes(name) ?? true);
  return listEvents(ctx, { case: kase.id, ...(names ? { names } : {}), most, offset: (page - 1) * most });
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
