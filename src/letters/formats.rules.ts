// In which form a letter is made for a person, by what they need. Pure. Law: Accessible Information Standard (DAPB1605).

export const FORMATS = ['standard', 'large', 'easy', 'audio'] as const;
export type Format = (typeof FORMATS)[number];

export const FORMAT_WORDS: Record<Format, string> = {
  standard: 'Standard, 12 point',
  large: 'Large print, 18 point',
  easy: 'Easy Read layout',
  audio: 'Text to be read aloud',
};

/** What the officer has to know of it. */
export const FORMAT_TELLS: Record<Format, string> = {
  standard: '',
  large: 'Large print, 18 point.',
  easy: 'Easy Read, layout only: one idea in a row, with room for a picture beside it. You add the pictures, in Word or by hand, and make the sentences short.',
  audio:
    'To be read aloud: numbers, dates and references are spelled out, so that a screen reader or a colleague who records it says them well.',
};

/** Who needs two of them gets the one that meets both: an Easy Read layout is in large print as well. */
export function formatFor(needs: readonly string[]): Format {
  if (needs.includes('easy_read')) return 'easy';
  if (needs.includes('large_print')) return 'large';
  return needs.includes('audio') ? 'audio' : 'standard';
}

export const formatIn = (typed: unknown): Format | undefined => FORMATS.find((known) => known === typed);
