// How an improvement goes (domain 8), what it must say, and when the public reads it.
import { type Finding, stopWords } from '../cases/index.ts';

export const STATES = ['new', 'accepted', 'declined', 'in_progress', 'done', 'verified'] as const;
export type ImprovementState = (typeof STATES)[number];

export const STATE_WORDS: Record<ImprovementState, string> = {
  new: 'New',
  accepted: 'Accepted',
  declined: 'Declined',
  in_progress: 'Being worked on',
  done: 'Done',
  verified: 'Done, and we looked that it stays so',
};

/** From where to where, as data. It may always stay as it is. */
const NEXT: Record<ImprovementState, readonly ImprovementState[]> = {
  new: ['accepted', 'declined', 'in_progress', 'done'],
  accepted: ['declined', 'in_progress', 'done'],
  declined: ['accepted'],
  in_progress: ['declined', 'done'],
  done: ['verified', 'in_progress'],
  verified: ['in_progress'],
};

const mayGo = (from: ImprovementState, to: ImprovementState): boolean => from === to || NEXT[from].includes(to);

export type Statement = {
  said: string;
  changed: string;
  changed_on: string | null;
  effect: string;
  still: string;
  state: ImprovementState;
  declined_why: string;
};

type Wrong = { field: keyof Statement; message: string };

/** What says only that somebody heard it. It is no outcome. */
const NO_OUTCOME =
  /^(?:(?:it (?:was|is)|this (?:was|is)|has been|was|we(?: have)?)\s+)?(?:duly\s+)?(?:noted|logged|recorded|acknowledged|none|n\/?a|nothing|tbc|tbd|(?:all\s+)?staff (?:were |have been )?reminded|feedback (?:was |has been )?(?:noted|shared|passed on)|shared with (?:the )?(?:team|staff|ward)|awareness (?:was )?raised|we will look into it|ongoing)$/i;

export const isNoOutcome = (words: string): boolean => NO_OUTCOME.test(words.trim().replace(/[.\s]+$/, ''));

/** What is missing for the state that it is said to be in; undefined: it can be kept. */
export function wrongWith(one: Statement, before: ImprovementState | undefined): Wrong | undefined {
  if (before && !mayGo(before, one.state))
    return { field: 'state', message: `It is “${STATE_WORDS[before]}” now. Choose what comes after that` };
  if (one.state === 'declined' && one.declined_why.trim() === '')
    return { field: 'declined_why', message: 'Write why it is declined, as you would say it to those who asked' };
  for (const field of ['changed', 'effect', 'still', 'declined_why'] as const)
    if (isNoOutcome(one[field]))
      return { field, message: 'Say what is different now. That it was noted or shared is no outcome' };
  if (one.state === 'in_progress' && one.still.trim() === '')
    return { field: 'still', message: 'Write what is still being worked on' };
  if (one.state !== 'done' && one.state !== 'verified') return undefined;
  if (one.changed.trim() === '') return { field: 'changed', message: 'Write what changed' };
  if (!one.changed_on) return { field: 'changed_on', message: 'Enter the day on which it changed' };
  if (one.effect.trim() === '')
    return { field: 'effect', message: 'Write how we know that it is better: a count, a look, what people say now' };
  return undefined;
}

type Published = {
  state: ImprovementState;
  version: number;
  checked_version: number | null;
  hidden_at: Date | null;
};

const PUBLIC_STATES: readonly ImprovementState[] = ['in_progress', 'done', 'verified'];

/** Checked as it stands, not taken off, and something to say. */
export const isPublic = ({ state, version, checked_version, hidden_at }: Published): boolean =>
  checked_version === version && hidden_at === null && PUBLIC_STATES.includes(state);

/** Can it be checked, so that the public reads it? */
export const canBePublic = ({ state }: Pick<Published, 'state'>): boolean => PUBLIC_STATES.includes(state);

/** In words for an officer. */
export function publicWords(one: Published): string {
  if (isPublic(one)) return 'The public reads this.';
  if (one.hidden_at && one.checked_version === one.version) return 'Taken off the public page.';
  if (!canBePublic(one)) return 'Not public.';
  return one.checked_version === null
    ? 'Not public: nobody has checked it.'
    : 'Not public: changed since it was checked.';
}

/** Below so many, whoever said it may be known by it (domain 8: small numbers). */
export const FEW = 5;

const NAMES: readonly Finding['kind'][] = ['name', 'nhs_number', 'hospital_number', 'birth_date', 'phone', 'email'];

/** Why the public may not read these words; undefined: nothing in them says by itself who somebody is. */
export function namesSomebody(findings: readonly Finding[]): string | undefined {
  const found = findings.find(({ kind }) => NAMES.includes(kind));
  if (!found) return undefined;
  if (found.kind === 'name') return 'This has the name of somebody from a linked case in it. Take it out.';
  return stopWords(found).replace(/ Take it out, or .*$/, ' Take it out.');
}
