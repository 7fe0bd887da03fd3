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

type Wanted = {
  shown: Shown;
  page: number;
  most?: number;
  staff: ReadonlyMap<string, string>;
  /** Who and what the page knows already: only others are looked up. */
  people: Names;
  places: Names;
};

/** One page of what has happened in a case: a fixed number of queries, however long it is. */
export async function loadTimeline(ctx: Ctx, kase: Case, wanted: Wanted): Promise<TimelinePage> {
  const { shown, staff, most = PAGE_SIZE } = wanted;
  const counted = await countEvents(ctx, kase.id);
  const counts = shownCounts(counted);
  const total = shown === 'all' ? [...counted.values()].reduce((sum, count) => sum + count, 0) : counts[shown];
  const pages = Math.max(1, Math.ceil(total / most));
  const page = Math.min(Math.max(1, wanted.page), pages);
  const names = shown === 'all' ? {} : { names: NAMES_OF[shown] };
  const events = await listEvents(ctx, { case: kase.id, ...names, most, offset: (page - 1) * most });
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

function unknown(ids: readonly string[], known: Names): string[] {
  return ids.filter((id) => !known.has(id));
}

function namesOf(...maps: readonly Names[]): Map<string, string> {
  return new Map(maps.flatMap((rows) => [...rows].map(([id, row]): [string, string] => [id, row.name])));
}
