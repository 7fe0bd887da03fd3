// Counts that say something of all and nothing of one: fewer than five are never shown, and cannot be worked out from the others.
import { SAID, STEPS, type Step } from './statements.rules.ts';
import type { Said } from './tables.ts';

export const FEWEST = 5;

/** A count as it may be shown; undefined: too few. */
export type Shown = number | undefined;

/**
 * Each too small is hidden; where their sum would give them away, the smallest of the others is too. None at all is no
 * secret: it is hidden where there is no other.
 */
export function suppressed<K extends string>(counts: Readonly<Record<K, number>>): Record<K, Shown> {
  const entries = Object.entries(counts) as [K, number][];
  const small = entries.filter(([, count]) => count > 0 && count < FEWEST).map(([key]) => key);
  const others = entries.filter(([key, count]) => count > 0 && !small.includes(key)).sort((a, b) => a[1] - b[1]);
  const sum = entries.reduce((all, [key, count]) => (small.includes(key) ? all + count : all), 0);
  const next = isGivenAway(sum, small.length)
    ? (others[0] ?? entries.find(([, count]) => count === 0))?.[0]
    : undefined;
  return Object.fromEntries(
    entries.map(([key, count]) => [key, small.includes(key) || key === next ? undefined : count]),
  ) as Record<K, Shown>;
}

/** Whoever knows how many there are in all knows the sum of what is hidden: two that make 8 can only be 4 and 4. */
const isGivenAway = (sum: number, hidden: number): boolean =>
  hidden === 1 || (hidden > 1 && (sum < FEWEST || sum === hidden * (FEWEST - 1)));

export type Quarter = {
  quarter: string;
  answers: number;
  /** Undefined: fewer than five answered, so nothing is said of the quarter. */
  steps: Record<Step, Record<Said, Shown>> | undefined;
};

export type CountRow = { quarter: string } & Record<Step, Said>;

/** The newest first. */
export function quartersOf(rows: readonly CountRow[]): Quarter[] {
  const names = [...new Set(rows.map(({ quarter }) => quarter))].sort().reverse();
  return names.map((quarter) => {
    const own = rows.filter((row) => row.quarter === quarter);
    return { quarter, answers: own.length, steps: own.length < FEWEST ? undefined : stepsOf(own) };
  });
}

function stepsOf(rows: readonly CountRow[]): Record<Step, Record<Said, Shown>> {
  const of = (step: Step) =>
    suppressed(
      Object.fromEntries(SAID.map((said) => [said, rows.filter((row) => row[step] === said).length])) as Record<
        Said,
        number
      >,
    );
  return Object.fromEntries(STEPS.map((step) => [step, of(step)])) as Record<Step, Record<Said, Shown>>;
}

/** "2026-11-24" is in "October to December 2026". */
export const quarterOf = (day: string) => `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;

const SPANS = ['January to March', 'April to June', 'July to September', 'October to December'];
export const quarterWords = (quarter: string) => `${SPANS[Number(quarter.slice(-1)) - 1]} ${quarter.slice(0, 4)}`;
