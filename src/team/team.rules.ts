// What weighs how much, who is least loaded, and the first sentence of the page. Pure. Nobody is ranked by speed or output.
import type { Load } from '../cases/index.ts';
import { WEIGHED_MARKS, type WeighedMark } from './tables.ts';

export type Weights = Readonly<Record<WeighedMark, number>>;

export const MARK_WORDS: Record<WeighedMark, string> = {
  after_death: 'After a death',
  safety: 'A safety concern',
  child: 'A child or young person',
  restricted: 'Restricted',
};

/** A case counts 1; each mark adds what this trust has set. */
export function weightOf(load: Load, weights: Weights): number {
  return WEIGHED_MARKS.reduce((sum, mark) => sum + load[mark] * weights[mark], load.open);
}

/** "A case counts 1. After a death adds 1, a safety concern 2, …" */
export function weightWords(weights: Weights): string {
  const parts = WEIGHED_MARKS.filter((mark) => weights[mark] > 0).map((mark, at) => {
    const name = at === 0 ? MARK_WORDS[mark] : MARK_WORDS[mark][0]?.toLowerCase() + MARK_WORDS[mark].slice(1);
    return at === 0 ? `${name} adds ${weights[mark]}` : `${name} ${weights[mark]}`;
  });
  return parts.length === 0 ? 'A case counts 1.' : `A case counts 1. ${parts.join(', ')}.`;
}

/** Part of the first sentence; a number is a link. */
export type Said = { words: string; href?: string };

const some = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${count} ${more}`);

export function lateWords(count: number): string {
  return `${some(count, 'promise is', 'promises are')} late.`;
}

export function unownedWords(count: number): string {
  return `${some(count, 'new case has', 'new cases have')} no owner.`;
}

export function needCoverWords(count: number): string {
  return `${some(count, 'promise needs', 'promises need')} cover`;
}

/** "away today" under a heading that says away: "Today". */
export function awayCell(words: string): string {
  const rest = words.replace(/^away /, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

export type Candidate = {
  id: string;
  name: string;
  weight: number;
  /** Sites this person covers; empty: all. */
  sites: ReadonlySet<string>;
  away: boolean;
  /** Cases are their daily work; an administrator or a manager can have one too, and is not suggested. */
  daily: boolean;
};

export type Suggestion = { id: string; why: string };

/**
 * Who has least to carry among the officers who are here and cover this site; if nobody covers it, among all who are here.
 * Of two who carry the same, the first by name. The reason goes along.
 */
export function suggestOwner(
  candidates: readonly Candidate[],
  site: { id: string; name: string } | undefined,
): Suggestion | undefined {
  const present = candidates.filter(({ away }) => !away);
  const daily = present.filter((one) => one.daily);
  const here = daily.length > 0 ? daily : present;
  const named = here.filter(({ sites }) => site && sites.has(site.id));
  const among = named.length > 0 ? named : here.filter(({ sites }) => !site || sites.size === 0);
  const [first] = [...(among.length > 0 ? among : here)].sort(
    (a, b) => a.weight - b.weight || a.name.localeCompare(b.name),
  );
  if (!first) return undefined;
  const covers = named.length > 0 && site ? `covers ${site.name} and ` : '';
  return { id: first.id, why: `${first.name}, who ${covers}carries least (weight ${first.weight}).` };
}

/** "2 calls could not be taken today, 1 yesterday." */
export function missedWords(today: number, yesterday: number): string {
  const calls = today === 1 ? '1 call' : `${today === 0 ? 'No' : today} calls`;
  const before = yesterday === 0 ? 'none yesterday' : `${yesterday} yesterday`;
  return today === 0 && yesterday === 0
    ? 'Calls not taken: none counted today or yesterday.'
    : `${calls} could not be taken today, ${before}.`;
}
