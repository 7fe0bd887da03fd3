// Which templates come first for a person, and by which ways. Pure.
import { type Contactable, waysOffered } from '../people/index.ts';
import { LETTER_WAYS, type LetterWay, TEMPLATE_KINDS } from './kinds.rules.ts';
import type { Version } from './versions.rules.ts';

/**
 * Ways in writing that are open to them. Who asked for one of them has it first; to somebody who has died there is none.
 */
export function writtenWays(person: Contactable): LetterWay[] {
  const offered = waysOffered(person);
  const wished = asWritten(offered[0]);
  const open = LETTER_WAYS.filter((way) => offered.includes(way));
  return wished ? [wished, ...open.filter((way) => way !== wished)] : open;
}

const asWritten = (way: string | undefined) => LETTER_WAYS.find((known) => known === way);

export type Choice = { version: Version; ways: LetterWay[] };

/**
 * What can be written to them, in the order of what it is for. What goes by the way they asked for comes first; the words
 * for the bereaved before all others after a death, and after all others where nobody has died.
 */
export function choicesFor(person: Contactable, offered: readonly Version[], afterDeath: boolean): Choice[] {
  const open = writtenWays(person);
  const wished = asWritten(waysOffered(person)[0]);
  const place = ({ version, ways }: Choice): number => {
    const bereaved = version.kind === 'after_death' ? (afterDeath ? -2000 : 1000) : 0;
    return bereaved + (wished && !ways.includes(wished) ? 100 : 0) + TEMPLATE_KINDS.indexOf(version.kind);
  };
  return offered
    .map((version) => ({ version, ways: open.filter((way) => version.ways.includes(way)) }))
    .filter(({ ways }) => ways.length > 0)
    .sort((a, b) => place(a) - place(b) || a.version.name.localeCompare(b.version.name, 'en'));
}
