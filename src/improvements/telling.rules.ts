// Who is told what changed, and by which way: those who want it, whom it is safe to write to, and after a death only whom an officer chose.
import { mayHoldDetails, mayReach, messageTo, type Person, waysOffered } from '../people/index.ts';
import { addressTrouble, postalLines } from '../platform/postal.rules.ts';
import type { Wants } from './tables.ts';

type WayOf = { kind: 'phone' | 'email' | 'address'; value: string };
export type Asked = {
  person: Person | undefined;
  wants: Wants;
  afterDeath: boolean;
  /** An officer chose this very case, after a death. */
  chosen: boolean;
  toldBefore: boolean;
  /** After a death: why nobody contacts them today; empty on other days. */
  quiet: string;
};

export type Goes =
  | { how: 'email' | 'text' | 'letter'; to: string }
  | { how: 'by_hand'; why: string }
  | { how: 'not'; why: string; mayChoose?: true };

const KIND_OF = { email: 'email', text: 'phone', letter: 'address' } as const;
const isWriting = (way: string): way is keyof typeof KIND_OF => way in KIND_OF;

export function goesTo(asked: Asked, ways: readonly WayOf[], sends: (way: keyof typeof KIND_OF) => boolean): Goes {
  const { person, wants, afterDeath, chosen, toldBefore, quiet } = asked;
  if (!person) return { how: 'not', why: 'Nobody gave their name.' };
  if (toldBefore) return { how: 'not', why: 'They have been told.' };
  if (person.died) return { how: 'not', why: 'They have died.' };
  if (wants === 'no') return { how: 'not', why: 'They do not want to hear.' };
  if (wants === 'not_asked') return { how: 'not', why: 'They have not been asked if they want to hear.' };
  if (person.unsafe) return { how: 'not', why: 'Somebody else might see it.' };
  if (quiet) return { how: 'not', why: quiet };
  if (afterDeath && !chosen) return { how: 'not', why: 'After a death, only if you choose it.', mayChoose: true };
  for (const way of waysOffered(person)) {
    if (!isWriting(way) || !mayReach(person, way) || !mayHoldDetails(person, way) || !sends(way)) continue;
    const at = ways.filter(({ kind }) => kind === KIND_OF[way]).at(-1);
    if (at && canGo(way, person, at)) return { how: way, to: at.value };
  }
  return { how: 'by_hand', why: 'Nothing in writing goes to them from here.' };
}

function canGo(way: keyof typeof KIND_OF, { name }: Person, at: WayOf): boolean {
  return way === 'letter' ? addressTrouble(postalLines(name, at.value)) === undefined : messageTo(at) === way;
}

type Mail = { channel: 'email' | 'text' | 'letter'; called: string; words: string; trust: string };

export function toldMail({ channel, called, words, trust }: Mail): { subject: string; body: string } {
  if (channel === 'text') return { subject: '', body: `Hello ${called}, it is PALS at ${trust}. ${words}` };
  return {
    subject: 'From PALS: what changed after you told us',
    body: `Hello ${called},\n\n${words}\n\nThank you for telling us.\n\nPALS at ${trust}`,
  };
}
