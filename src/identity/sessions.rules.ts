/** Twenty idle minutes end a session (decisions: sessions), twelve hours end it anyhow. */
const IDLE_MINUTES = 20;
const LONGEST_HOURS = 12;
/** Last-seen is written at most once a minute. */
const SEEN_MS = 60_000;

type Times = { last_seen_at: Date; ends_at: Date };

export function isAlive(session: Times, now: Date): boolean {
  return now < session.ends_at && now.getTime() - session.last_seen_at.getTime() < IDLE_MINUTES * 60_000;
}

export function isWorthSeeing(session: Times, now: Date): boolean {
  return now.getTime() - session.last_seen_at.getTime() >= SEEN_MS;
}

export function endsAt(now: Date): Date {
  return new Date(now.getTime() + LONGEST_HOURS * 3_600_000);
}

/** Failures that cost nothing: anybody mistypes. A whole hospital may share one address. */
export const FREE_TRIES = { email: 5, code: 5, address: 50, link: 30, ask: 30, asked: 6 } as const;
const LONGEST_WAIT_S = 15 * 60;

/**
 * Seconds to wait before the next try is looked at, after `failures` failed ones: none at first, then 2, 4, 8 …
 * up to fifteen minutes. Slows a guesser down and never locks an officer out for a day.
 */
export function secondsToWait(failures: number, free: number): number {
  return failures < free ? 0 : Math.min(2 ** (failures - free + 1), LONGEST_WAIT_S);
}
