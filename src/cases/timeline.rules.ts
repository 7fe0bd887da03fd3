// What has happened, from events: which stand on their own, which are folded together, and how many there are of each.
import { updateLine } from './timeline-acts.rules.ts';
import { CLOCK_EVENTS } from './timeline-clocks.rules.ts';
import { entryOf } from './timeline-entries.rules.ts';
import type { Entry, EventLike, EventWords, Lookups, Who } from './timeline-facts.rules.ts';

/** Entries on one page of a long timeline. */
export const PAGE_SIZE = 50;

export const SHOWN = ['all', 'contacts', 'service', 'notes'] as const;
export type Shown = (typeof SHOWN)[number];

/** The events behind each filter. */
export const NAMES_OF: Record<Exclude<Shown, 'all'>, string[]> = {
  contacts: ['contact.recorded'],
  service: ['service.asked', 'service.answered'],
  notes: ['case.note_added'],
};

/** Events that stand on their own; all others are automatic updates, folded into one line. */
const OWN_ENTRY: ReadonlySet<string> = new Set([
  ...Object.values(NAMES_OF).flat(),
  'case.safety_told',
  'case.sharing_changed',
  'case.sent_anyway',
  'case.route_changed',
  'case.owner_changed',
  'case.closed',
  'case.reopened',
  'case.closing_undone',
  'case.handed_over',
  'contact.warned',
  'contact.ended',
  'contact.joined',
  ...CLOCK_EVENTS,
]);

/** How many entries each filter has. */
export function shownCounts(counts: ReadonlyMap<string, number>, words: EventWords): Record<Shown, number> {
  const sum = (names: Iterable<string>) => [...names].reduce((total, name) => total + (counts.get(name) ?? 0), 0);
  return {
    all: sum([...OWN_ENTRY, ...Object.keys(words).filter((name) => words[name]?.kind)]),
    contacts: sum(NAMES_OF.contacts),
    service: sum(NAMES_OF.service),
    notes: sum(NAMES_OF.notes),
  };
}

export type TimelineItem = { type: 'entry'; entry: Entry } | { type: 'updates'; id: string; lines: string[] };

/** Entries in the order of the events; runs of automatic updates become one line. */
export function toTimeline(events: readonly EventLike[], found: Lookups, who: Who): TimelineItem[] {
  const items: TimelineItem[] = [];
  for (const event of events) {
    const entry = OWN_ENTRY.has(event.name) || found.words[event.name]?.kind ? entryOf(event, found, who) : undefined;
    const last = items.at(-1);
    if (entry) items.push({ type: 'entry', entry });
    else if (last?.type === 'updates') last.lines.push(updateLine(event, found, who.now));
    else items.push({ type: 'updates', id: event.id, lines: [updateLine(event, found, who.now)] });
  }
  return items;
}
