// The words of the case page that depend on where the case stands.
import { dateWords } from '../platform/time.ts';
import { SHARING_WORDS } from './cases.rules.ts';
import { howWords, pastWords } from './steps.rules.ts';
import type { HandlingRoute, Sharing, Told } from './tables.ts';

type BannerFacts = {
  ref: string;
  /** The next step with its time; empty if there is none. */
  next: string;
  closed: boolean;
  handedOver: boolean;
  who: string;
};

export type BannerWords = { words: string; undo?: 'closure' | 'contact'; close?: true };

/** What was done just now, in words from the state: the address carries only the code. Unknown codes say nothing. */
export function bannerOf(done: string, facts: BannerFacts): BannerWords | undefined {
  const { ref, who, closed } = facts;
  const next = nextWords(facts);
  switch (done) {
    case 'finished':
      return { words: `Saved as ${ref}. ${next}` };
    case 'told':
      return { words: `You told ${who || 'them'}. ${next}`, ...(facts.next || closed ? {} : { close: true }) };
    case 'closed':
      return closed ? { words: `${ref} is closed.`, undo: 'closure' } : undefined;
    case 'again':
      return { words: 'Saved: they rang again about the same thing.', undo: 'contact' };
    case 'contact':
      return { words: `Contact saved.${closed ? ' This case is closed.' : ''}`, undo: 'contact' };
    case 'handover':
      return { words: `The complaints team has ${ref} now.` };
    default: {
      const words = Object.hasOwn(DONE_WORDS, done) ? DONE_WORDS[done] : undefined;
      return words === undefined ? undefined : { words: words.replace('{next}', next) };
    }
  }
}

const DONE_WORDS: Record<string, string> = {
  note: 'Note added.',
  'note-same-file': 'Note added. A file that this case had already is not kept twice.',
  'contact-same-file': 'Contact saved. A file that this case had already is not kept twice.',
  file: 'Added.',
  moved: 'Saved where the patient is.',
  corrected: 'Corrected.',
  struck: 'Marked as entered in error.',
  reopened: 'This case is open again. {next}',
  undone: 'Undone. {next}',
  asked: 'Question saved. {next}',
  question: 'The question goes in ten seconds. {next}',
  answer: 'Answer saved. {next}',
  step: 'Saved. {next}',
  route: 'Their choice is saved. {next}',
  sharing: 'Sharing changed.',
  about: 'Changes saved.',
  people: 'People changed.',
  split: 'The words stand in the other case too. Open this entry again to undo it.',
  merged: 'The two cases are one now. {next}',
  parted: 'The merge is undone. Each case stands by itself again.',
  linked: 'The cases are linked.',
  unlinked: 'The cases are no longer linked.',
  owner: 'Owner changed.',
  'moved-date': 'The date is moved. {next}',
  received: 'Saved. Open dates count from then.',
  happened: 'Saved.',
  'late-matter': 'What was decided is saved.',
};

function nextWords({ next, closed, handedOver }: BannerFacts): string {
  if (closed) return 'This case is closed.';
  if (handedOver) return 'The complaints team has it now.';
  return next ? `Next: ${next.charAt(0).toLowerCase()}${next.slice(1)}.` : 'This case has no next step.';
}

/** "Can ask with name: Ward 7B, Dr Shah". */
export function sharingLine(kase: { sharing: Sharing; sharing_with: string }): string {
  if (kase.sharing === 'name' && kase.sharing_with) return `${SHARING_WORDS.name}: ${kase.sharing_with}`;
  return SHARING_WORDS[kase.sharing];
}

type RouteFacts = { route: HandlingRoute; route_at: Date | null; pals_goes_on: boolean; received_at: Date };

/** "Handled informally – Grace’s choice, 23 November by phone." A complaint shows both its dates. */
export function routeLine(kase: RouteFacts, who: string, channel: string, now: Date): string {
  if (kase.route === 'not_asked' || !kase.route_at) return 'Not asked yet how they want this handled.';
  const on = dateWords(kase.route_at, now).replace(/^\w+ /, '');
  const choice = `${who ? `${who}’s choice` : 'their choice'}, ${on}${channel ? ` ${howWords(channel)}` : ''}`;
  if (kase.route === 'informal') return `Handled informally – ${choice}.`;
  const first = dateWords(kase.received_at, now).replace(/^\w+ /, '');
  return `Handled as a complaint${kase.pals_goes_on ? ', and PALS goes on trying' : ''} – ${choice}. First contact: ${first}.`;
}

export const TOLD_WORDS: Record<Told, string> = {
  yes: 'They have been told',
  no_need: 'Nobody needed to be told',
  could_not: 'They could not be told',
};

export const SATISFIED_WORDS = {
  yes: 'satisfied',
  partly: 'partly satisfied',
  no: 'not satisfied',
  not_asked: 'not asked if satisfied',
} as const;

/** "Ward 7B answered at 11:20am. Not told yet." */
export function answeredLine(place: string, at: Date, now: Date): string {
  return `${place || 'The service'} answered at ${pastWords(at, now)}. Not told yet.`;
}

/** "Grace has 1 other open case". */
export function othersLine(who: string, count: number): string {
  return `${who || 'This person'} has ${count} other open case${count === 1 ? '' : 's'}`;
}
