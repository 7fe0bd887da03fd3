// From how many reads on something is a pattern, in words. Pure.
import type { PatternCode } from './patterns.rules.ts';

/** In the order of the page. */
export const CODES = [
  'many',
  'closed',
  'same_name',
  'colleague',
  'no_part',
  'after_closing',
  'openings',
  'tries',
] as const satisfies readonly PatternCode[];

/** No more can be asked for: what is never reached is turned off. */
export const MOST_READS = 500;

/** "25 or more different people or cases within an hour"; 0 is not looked for. */
export function thresholdWords({ says, at_least }: { says: string; at_least: number }): string {
  if (at_least === 0) return 'not looked for';
  const amount = `${at_least} or more`;
  const [sentence = ''] = says.split('.');
  if (!sentence.includes('{n}')) return `${amount} reads on a day`;
  const words = sentence.replace('{n}', amount);
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** What is said of a pattern, with how many. */
export function saysOf(says: string, count: number): string {
  return says.replace('{n}', String(count));
}
