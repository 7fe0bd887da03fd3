// What is said of an MP's letter: who signs, whose request it is, how far the answer is.
import { type Day, dateWords } from '../platform/time.ts';

export const SIGNS_WORDS = {
  chief_executive: 'The chief executive’s office',
  pals: 'PALS',
  complaints: 'The complaints team',
  other: 'Somebody else',
} as const;
export type Signs = keyof typeof SIGNS_WORDS;
export const SIGNS = Object.keys(SIGNS_WORDS) as Signs[];

export const ANSWERED_WORDS = { email: 'Email', letter: 'Letter' } as const;
export type AnsweredHow = keyof typeof ANSWERED_WORDS;
export const ANSWERED_HOW = Object.keys(ANSWERED_WORDS) as AnsweredHow[];

/** "Ms Dale, the chief executive’s office": by name where it is known. */
export function signerWords({ signs, signer }: { signs: Signs; signer: string }): string {
  if (signs === 'other') return signer || SIGNS_WORDS.other;
  return signer ? `${signer}, ${lower(SIGNS_WORDS[signs])}` : SIGNS_WORDS[signs];
}

const lower = (words: string) => (words.startsWith('The ') ? words.charAt(0).toLowerCase() + words.slice(1) : words);

type Whose = { own: boolean; hears: boolean; mp: string; patient: string };

/** Whether the MP may be told about the patient, and what to do where it is not known. */
export function consentWords({ own, hears, mp, patient }: Whose): string {
  if (patient === '') return 'No patient is named: there is nobody about whom anything could be told.';
  if (hears) return `${mp} may be told what is needed to answer.`;
  return own
    ? `It is not recorded that ${patient} asked ${mp} to write. Until it is, ${mp} is told nothing about them.`
    : `${patient} is asked first, as for a relative. Until they agree, ${mp} is told nothing about them.`;
}

type Standing = {
  answered_on: Day | null;
  signing_since: Day | null;
  signed_by: string;
  officeTold: boolean;
  signs: Signs;
  signer: string;
};

/** How far it is, in a sentence. */
export function standingWords(letter: Standing, now: Date): string {
  if (letter.answered_on)
    return `Answered ${dateWords(letter.answered_on, now)}${letter.signed_by ? `, signed by ${letter.signed_by}` : ''}.`;
  if (letter.signing_since)
    return `The answer is with ${inSentence(signerWords(letter))} since ${dateWords(letter.signing_since, now)}.`;
  return letter.officeTold ? 'Their office knows that we have it. No answer is written yet.' : 'No answer yet.';
}

export const inSentence = (words: string) => lower(words);
