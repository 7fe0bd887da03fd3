// Who is told of a danger, in the order in which it is done, and by when.
import { type Hours, isOpenAt, usualClosing } from '../calendar/index.ts';
import { atLocal, localDate } from '../platform/time.ts';

export const TOLD_WHOM = [
  'emergency',
  'ward',
  'safeguarding',
  'local_authority',
  'police',
  'lado',
  'manager',
  'other',
] as const;
export type ToldWhom = (typeof TOLD_WHOM)[number];

export const TOLD_WORDS: Record<ToldWhom, string> = {
  emergency: '999: somebody is in danger now',
  ward: 'The nurse in charge of the ward, or the site manager: now',
  safeguarding: 'The safeguarding team of the trust: the same day',
  local_authority: 'The local authority, as the trust’s procedure says',
  police: 'The police',
  lado: 'The local authority designated officer: within 1 working day',
  manager: 'A PALS manager',
  other: 'Somebody else',
};

/** Who that is, in a few words beside a name. */
export const TOLD_SHORT: Record<ToldWhom, string> = {
  emergency: '999',
  ward: 'the ward',
  safeguarding: 'safeguarding',
  local_authority: 'the local authority',
  police: 'the police',
  lado: 'the designated officer',
  manager: 'a PALS manager',
  other: 'somebody else',
};

/** Numbers for the person themself, below those for who rings for them. */
export const FOR_THEM: readonly string[] = [
  'crisis_line',
  'mental_health',
  'samaritans',
  'childline',
  'domestic_abuse',
  'older_people',
];

/** Whom to ring, in this order: 999, the ward (asked for as `ward`), then who keeps people safe. Numbers are of Settings. */
export const RING_FIRST = [
  'emergency',
  'ward',
  'site_manager',
  'safeguarding',
  'safeguarding_closed',
  'local_authority',
  'lado',
  'crisis_line',
  'mental_health',
  'samaritans',
  'childline',
  'domestic_abuse',
  'older_people',
] as const;

/** The help cards that fit: at risk first; the one about suicide opens where suicide was feared. */
export const SCRIPTS = ['risk', 'suicide'] as const;

/** Was somebody told of it? */
export function isTold({ lines }: { lines: readonly { told: ToldWhom | null }[] }): boolean {
  return lines.some(({ told }) => told !== null);
}

/** Within so many minutes of the clock somebody has been told, whether PALS is open or not. */
const TELL_WITHIN_MINUTES = 60;

export function tellBy(now: Date): Date {
  return new Date(now.getTime() + TELL_WITHIN_MINUTES * 60_000);
}

/** The same day: by closing time, and where PALS is closed or closes sooner than that, within the hour. */
export function followUpBy(now: Date, hours: Hours): Date {
  const day = localDate(now);
  const closes = usualClosing(day, hours);
  const at = closes ? atLocal(day, closes) : now;
  return isOpenAt(now, hours) && at > tellBy(now) ? at : tellBy(now);
}

/** The same words by the same hand within so many minutes are a second press, not a second danger: it could never be taken out. */
export const SAME_PRESS_MINUTES = 10;
