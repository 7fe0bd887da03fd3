// Which templates come first for a person, and by which ways. Pure.
import { type Contactable, waysOffered } from '../people/index.ts';
import { LETTER_WAYS, type LetterWay, TEMPLATE_KINDS } from './kinds.rules.ts';
import type { Version } from './versions.rules.ts';

/** Ways in writing that are open to them, the one that suits them best first. None to somebody who has died. */
export function writtenWays(person: Contactable): LetterWay[] {
  return waysOffered(person).flatMap((way) => LETTER_WAYS.find((known) => known === way) ?? []);
}

export type Choice = { version: Version; ways: LetterWay[] };

/**
 * What can be written to them: what goes by the way that suits them best comes first. After a death the words for that
 * come before all others.
 */
export function choicesFor(person: Contactable, offered: readonly Version[], afterDeath: boolean): Choice[] {
  const open = writtenWays(person);
  const choices = offered
    .map((version) => ({ version, ways: open.filter((way) => version.ways.includes(way)) }))
    .filter(({ ways }) => ways.length > 0);
  const place = ({ version, ways }: Choice) => [
    (version.kind === 'after_death') === afterDeath && afterDeath ? 0 : 1,
    open.indexOf(ways[0] ?? 'text'),
    TEMPLATE_KINDS.indexOf(version.kind),
  ];
  return choices.sort((a, b) => compare(place(a), place(b)));
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
