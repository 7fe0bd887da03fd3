// Which needs go with a question to a service, and which stay here and why.
import type { SHARE_WORDS } from '../people/index.ts';
import type { Mode } from './outgoing.rules.ts';

export type Need = {
  /** The person whose need it is. */
  id: string;
  called: string;
  share: keyof typeof SHARE_WORDS;
  /** "Ben Shaw needs a BSL interpreter on the ward." Empty: nothing is needed. */
  words: string;
};

/** What goes with the question: only with the name, and only what each of them agreed that a ward is told. */
export function goingWith(needs: readonly Need[], mode: Mode): string[] {
  if (mode !== 'name') return [];
  return needs.filter(({ share, words }) => share === 'yes' && words !== '').map(({ words }) => words);
}

type Staying = { id: string; words: string; ask: boolean };

/** Why a need does not go, for the officer. `ask`: it is for them to say. */
export function stayingHere(needs: readonly Need[], mode: Mode): Staying[] {
  if (mode === 'no') return [];
  return needs.flatMap(({ id, called, share, words }): Staying[] => {
    if (words === '' || (share === 'yes' && mode === 'name')) return [];
    if (share === 'yes')
      return [{ id, ask: false, words: `What ${called} needs is left out: it could say who it is.` }];
    return share === 'no'
      ? [{ id, ask: false, words: `${called} does not want a ward to be told what they need.` }]
      : [{ id, ask: true, words: `${called} was not asked if a ward may be told what they need.` }];
  });
}

/** The question with what goes with it; what it says already is not said twice. */
export function questionWith(question: string, lines: readonly string[]): string {
  return [question, ...lines.filter((line) => !question.includes(line))].join('\n\n');
}
