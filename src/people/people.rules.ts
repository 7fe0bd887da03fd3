/** Stands where a name would, for a baby who was given none. Its words are those of any text, and name nobody. */
export const UNNAMED = 'A baby without a name';

const WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2];

/**
 * The ten figures of an NHS number that somebody typed, in one or as 3, 3 and 4; undefined when it is none or its check
 * figure is wrong. The check figure makes the weighted sum of all ten a multiple of 11.
 */
export function readNhsNumber(typed: string): string | undefined {
  const parts = /^(\d{3})[\s-]?(\d{3})[\s-]?(\d{4})$/.exec(typed.normalize('NFKC').trim());
  if (!parts) return undefined;
  const figures = parts.slice(1).join('');
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(figures[at]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(figures[9]) ? figures : undefined;
}

/** "943 476 5919": how an NHS number is written and read out. */
export function nhsNumberWords(figures: string): string {
  return `${figures.slice(0, 3)} ${figures.slice(3, 6)} ${figures.slice(6)}`;
}
