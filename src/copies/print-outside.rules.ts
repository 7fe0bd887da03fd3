// What of a case may stand on paper that leaves PALS. Notes never do, nor what somebody else said.
import { type ContactLike, type Entry, goingWith, type Need } from '../cases/index.ts';

export const READERS = ['pals', 'patient', 'caller', 'service', 'complaints'] as const;
export type Reader = (typeof READERS)[number];

/** Readers who are not PALS and do not go on with the case. */
const OUTSIDE: readonly Reader[] = ['patient', 'caller', 'service'];
export const isOutside = (reader: Reader): boolean => OUTSIDE.includes(reader);

type Heard = Pick<ContactLike, 'person_id' | 'channel' | 'error_at'>;
type For = {
  contacts: ReadonlyMap<string, Heard>;
  /** Is this the person who gets the paper? Of a service: nobody is. */
  isReader: (person: string | null) => boolean;
};

/**
 * The contacts of who gets the paper, what services were asked, and what they answered for the family. All else stays in
 * PALS: notes, what others told us, answers for PALS only, dangers, who agreed to what.
 */
export function entriesOutside(entries: readonly Entry[], { contacts, isReader }: For): Entry[] {
  return entries.flatMap((entry): Entry[] => {
    const contact = contacts.get(entry.of ?? '');
    if (!contact || contact.error_at || entry.forPals) return [];
    const served = entry.kind === 'question' || entry.kind === 'answer';
    if (!served && (contact.channel === 'staff' || !isReader(contact.person_id))) return [];
    const { id, kind, title, at, by, body } = entry;
    return [{ id, kind, title, at, by, ...(body ? { body } : {}) }];
  });
}

/** What a ward gets ready, as they agreed that it is told. */
export const needsOutside = (reader: Reader, told: readonly Need[]): string[] =>
  reader === 'service' ? goingWith(told, 'name') : [];
