// What a timeline is made from, and how its times, people and codes are said.
import { dateWords, timeWords } from '../platform/time.ts';
import type { Channel, ContactResult } from './tables.ts';

export type EventLike = {
  id: string;
  name: string;
  at: Date;
  happened_at: Date;
  actor_id: string | null;
  /** The case in which it was written down; after a merge not always the one that is read. */
  case_id?: string | null;
  person_id: string | null;
  particulars: Readonly<Record<string, unknown>>;
};

export type Struck = { error_at: Date | null; error_by: string | null; error_reason: string | null };

export type ContactLike = Struck & {
  id: string;
  author_id: string | null;
  /** On paper, before the author typed it. */
  taken_by: string;
  taken_by_id: string | null;
  person_id: string | null;
  channel: Channel;
  direction: 'in' | 'out';
  result: ContactResult;
  message_with: string;
  identity_checked: boolean;
  words: string;
  told: string;
  needs_met: boolean | null;
  needs_unmet: string;
  finished_at: Date | null;
};

export type NoteLike = Struck & { id: string; author_id: string; body: string; created_at: Date };

/**
 * How the events of other modules read: in the folded line of updates, or, with a kind, as an entry of its own. Where the
 * particulars name a note, its words stand below; `body` says what else does, such as the name of a file.
 */
export type EventWords = Readonly<
  Record<
    string,
    {
      title: string | ((event: EventLike, found: Lookups) => string);
      kind?: EntryKind;
      body?: (event: EventLike, found: Lookups) => string | undefined;
    }
  >
>;

export type EntryKind = 'contact' | 'letter' | 'visit' | 'question' | 'answer' | 'note' | 'sharing' | 'system';

/** One entry of a timeline, in words. */
export type Entry = {
  id: string;
  kind: EntryKind;
  title: string;
  at: { words: string; iso: string };
  by: string;
  body?: string;
  /** Words of an email, which may quote earlier ones. */
  quotes?: true;
  mark?: string;
  /** A service said it for PALS alone, or for us to say in our words. */
  forPals?: true;
  struck?: { by: string; reason: string };
  /** The note or contact whose words these are. */
  of?: string;
  /** What can be marked as entered in error, or corrected for some minutes. */
  target?: { kind: 'notes' | 'contacts'; id: string; slip: boolean };
};

export type Lookups = {
  /** Of other modules. */
  words: EventWords;
  /** What other modules call the things that their events name, by id. */
  named: ReadonlyMap<string, string>;
  contacts: ReadonlyMap<string, ContactLike>;
  /** Who else was on a contact, by contact. */
  on?: ReadonlyMap<string, readonly string[]>;
  notes: ReadonlyMap<string, NoteLike>;
  staff: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
  places: ReadonlyMap<string, string>;
  /** References of cases that were merged into the one that is read. */
  from?: ReadonlyMap<string, string>;
  /** References of other cases that whoever reads this may know. */
  refs?: ReadonlySet<string>;
};

/** Another case by its reference; without it for somebody for whom that case does not exist. */
export function refIn({ particulars }: EventLike, { refs }: Lookups): string {
  const ref = text(particulars.ref);
  return refs?.has(ref) ? ref : 'another case';
}

/** Who looks, and when. */
export type Who = { now: Date; userId: string };

/** "24 November, 11:20am"; `iso` for machines. */
export function atWords(at: Date, now: Date): { words: string; iso: string } {
  return { words: `${dateWords(at, now).replace(/^\w+ /, '')}, ${timeWords(at)}`, iso: at.toISOString() };
}

/** Who did it; where it was written down more than an hour later, when. */
export function byline(event: EventLike, found: Lookups, now: Date): string {
  const name = event.actor_id ? (found.staff.get(event.actor_id) ?? 'a colleague') : 'OpenPALS';
  const from = found.from?.get(event.case_id ?? '');
  return [writtenBy(event, name, now), from && `from ${from}`].filter(Boolean).join(', ');
}

function writtenBy(event: EventLike, name: string, now: Date): string {
  const late = event.at.getTime() - event.happened_at.getTime() > 3_600_000;
  return late ? `${name}, written down ${atWords(event.at, now).words}` : name;
}

export function wordsIn(words: Readonly<Record<string, string>>, code: unknown): string {
  return words[text(code)] ?? text(code);
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
