/** Milliseconds: how long nothing may happen before sign-out, and how long before that the warning comes. */
export type Limits = { idle: number; warning: number };

/**
 * What to do when nothing has happened for `idle` milliseconds. There is never a warning or a sign-out over
 * words that are not saved.
 */
export function idleStep(idle: number, limits: Limits, unsaved: boolean): 'stay' | 'warn' | 'leave' {
  if (unsaved || idle < limits.idle - limits.warning) return 'stay';
  return idle < limits.idle ? 'warn' : 'leave';
}

/** Milliseconds until the server should hear that somebody is there: at most once a minute, but never forgotten. */
export function delayToRenewal(now: number, lastHeard: number) {
  return Math.max(0, lastHeard + 60_000 - now);
}

/** Seconds from an attribute, or the usual time. */
export function secondsOf(text: string | undefined, usual: number) {
  const seconds = Number(text);
  return (text && seconds > 0 ? seconds : usual) * 1_000;
}
