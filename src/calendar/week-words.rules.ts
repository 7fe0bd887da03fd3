// The week of this PALS in words, as it is told to people. Pure.
import { addDays, type Day, weekdayOf, weekdayWords } from '../platform/time.ts';
import { openingWords } from './settings.rules.ts';
import type { Hours } from './working-hours.rules.ts';

/** "Monday to Friday, 9am to 5pm"; days with other hours follow after a semicolon. Empty if it never opens. */
export function weekWords({ weekly }: Hours, day: Day): string {
  const monday = addDays(day, 1 - weekdayOf(day));
  const groups: { from: string; to: string; words: string }[] = [];
  for (let at = 0; at < 7; at += 1) {
    const name = weekdayWords(addDays(monday, at));
    const holding = (weekly[at + 1] ?? []).filter(({ from, until }) => (from ?? day) <= day && day <= (until ?? day));
    const words = openingWords(holding);
    const last = groups.at(-1);
    if (last && last.words === words) last.to = name;
    else groups.push({ from: name, to: name, words });
  }
  return groups
    .filter(({ words }) => words !== '')
    .map(({ from, to, words }) => `${from === to ? from : `${from} to ${to}`}, ${words}`)
    .join('; ');
}
