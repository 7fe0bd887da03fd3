// What kind of death it was: each has a path and words of its own. Pure.
export const PATHS = ['adult', 'child', 'newborn', 'stillbirth', 'early_loss'] as const;
export type Path = (typeof PATHS)[number];

export const PATH_WORDS: Record<Path, string> = {
  adult: 'An adult',
  child: 'A child or young person',
  newborn: 'A baby who was born alive',
  stillbirth: 'A baby who was stillborn, at 24 weeks or later',
  early_loss: 'A pregnancy that ended before 24 weeks',
};

/** Until somebody has said it: what the case itself says. */
export function pathOf(said: string | undefined, child: boolean): Path {
  return PATHS.find((path) => path === said) ?? (child ? 'child' : 'adult');
}

/** A baby who never was a patient: whoever stands in the case as the patient is the mother. */
export const wasNeverPatient = (path: Path) => path === 'stillbirth' || path === 'early_loss';

export const isBaby = (path: Path) => path === 'newborn' || wasNeverPatient(path);

/** Whom we speak of, where no name is known; parents say how they call their baby, or that they do not. */
export function calledIn(path: Path, name: string): string {
  if (name) return name;
  return isBaby(path) ? 'their baby' : path === 'child' ? 'their child' : 'the person who died';
}

/** Said once, with the name. */
export function condolenceIn(path: Path, name: string): string {
  if (path === 'early_loss') return name ? `I am so sorry about ${name}.` : 'I am so sorry that you lost your baby.';
  return `I am so sorry that ${name || (isBaby(path) ? 'your baby' : path === 'child' ? 'your child' : 'they')} died.`;
}
