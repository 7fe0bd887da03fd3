import { clashesOf, KEEPS, mergeEdits, type Texts } from './edits.rules.ts';
import { type Fields, many, one } from './routing.ts';

type Sides = { mine: Texts; theirs: Texts; long: readonly string[] };
type Settled = { texts: Texts; clashes: readonly string[] };

/**
 * Puts what was sent and what stands now together. Where both sides changed the same field and nobody has chosen yet,
 * `clashes` names those fields, and `texts` holds mine in them. So it is once more where a third change came while they
 * chose, and the choice would write over words that they have not seen.
 */
export function settleEdit(body: Fields, { mine, theirs, long }: Sides): Settled {
  const names = Object.keys(mine);
  const sent = names.some((name) => Object.hasOwn(body, `was_${name}`));
  const was = sent ? Object.fromEntries(names.map((name) => [name, one(body, `was_${name}`)])) : theirs;
  const keep = KEEPS.find((known) => known === one(body, 'keep'));
  const clashes = keep ? many(body, 'clash').filter((name) => names.includes(name)) : clashesOf(was, mine, theirs);
  const unseen = clashes.filter((name) => theirs[name] !== was[name] && theirs[name] !== mine[name]);
  const over = keep === 'mine' ? unseen : keep === 'both' ? unseen.filter((name) => !long.includes(name)) : [];
  const asked = over.length > 0 ? clashes : [];
  return {
    texts: mergeEdits(was, mine, theirs, { keep: asked.length > 0 ? 'mine' : (keep ?? 'mine'), clashes, long }),
    clashes: keep ? asked : clashes,
  };
}
