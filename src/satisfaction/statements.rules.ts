// The five steps of "My Expectations" (PHSO, Local Government Ombudsman and Healthwatch England, 2014), one statement each in our own words.
import type { Said } from './tables.ts';

export const STEPS = ['considering', 'making', 'informed', 'outcome', 'reflecting'] as const;
export type Step = (typeof STEPS)[number];

export const STATEMENTS: Record<Step, string> = {
  considering: 'It was easy to find out that PALS can help',
  making: 'I could say what happened in my own way',
  informed: 'I knew what was going on, and when I would hear',
  outcome: 'I got an answer that I understood',
  reflecting: 'I would come to PALS again',
};

export const SAID_WORDS: Record<Said, string> = { yes: 'Yes', partly: 'Partly', no: 'No', na: 'Does not apply' };
export const SAID = Object.keys(SAID_WORDS) as Said[];

/** One "no" is enough that the manager reads it. */
export const isUnhappy = (said: Readonly<Record<Step, Said>>): boolean => STEPS.some((step) => said[step] === 'no');
