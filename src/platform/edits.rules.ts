// Two people at one form: what each changed, put together where that is possible.

export type Texts = Readonly<Record<string, string>>;
export const KEEPS = ['both', 'mine', 'theirs'] as const;
export type Keep = (typeof KEEPS)[number];

/** Fields that both changed, each in another way. */
export function clashesOf(was: Texts, mine: Texts, theirs: Texts): string[] {
  return Object.keys(mine).filter(
    (name) => mine[name] !== was[name] && theirs[name] !== was[name] && mine[name] !== theirs[name],
  );
}

type How = { keep: Keep; clashes: readonly string[]; long: readonly string[] };

/**
 * What only one of the two changed is taken from that one. Where both did, `keep` decides; "both" puts two long texts
 * one after the other, and takes mine where only one can stand.
 */
export function mergeEdits(was: Texts, mine: Texts, theirs: Texts, { keep, clashes, long }: How): Texts {
  const entries = Object.keys(mine).map((name): [string, string] => {
    const [my = '', their = ''] = [mine[name], theirs[name]];
    if (!clashes.includes(name)) return [name, my === was[name] ? their : my];
    if (keep === 'theirs') return [name, their];
    return [name, keep === 'both' && long.includes(name) ? joined(my, their) : my];
  });
  return Object.fromEntries(entries);
}

function joined(mine: string, theirs: string): string {
  if (mine.includes(theirs.trim())) return mine;
  if (theirs.includes(mine.trim())) return theirs;
  return `${theirs.trimEnd()}\n${mine}`;
}
