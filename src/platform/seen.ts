// A form over something that has no version of its own: what was seen when it was opened goes along, as a short sum.
import { RuleError } from './errors.ts';
import { hashOf } from './ids.ts';

/** The hidden field that carries it. */
export const SEEN = 'seen';

/** A sum of what a form shows. */
export function sumOf(shown: object): string {
  return hashOf(JSON.stringify(shown)).toString('base64url').slice(0, 16);
}

/** @throws RuleError what is there now is not what was seen. A form that says nothing of it is taken. */
export function refuseStale(seen: string, now: object) {
  if (seen !== '' && seen !== sumOf(now))
    throw new RuleError('Somebody changed this while you had it open. Open it again, then change it.');
}

/** The value of a tick box beside words: with it comes which words were looked at. */
export const tickOf = (key: string, words: string) => `${key}.${sumOf([words])}`;

/** By the keys of what was ticked, the sums of the words that stood there. */
export function readTicks(ticks: readonly string[]): Map<string, string> {
  return new Map(
    ticks.map((tick) => {
      const [key = '', seen = ''] = tick.split('.');
      return [key, seen];
    }),
  );
}

type Said = { name: string; words: string };

/** @throws RuleError the words are not those that were seen. A form that says nothing of it is taken. */
export function refuseUnseen(seen: string | undefined, { name, words }: Said, field: string) {
  if (seen && seen !== sumOf([words]))
    throw new RuleError(`${name} changed since you looked. Look at it again.`, field);
}
