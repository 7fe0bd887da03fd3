// What a hard call leaves behind: when a warning was given, who in safeguarding was told, what somebody who grieves wants.
import { atLocal, localDate, parseTimeTyped } from '../platform/time.ts';
import type { CallValues } from './call.fields.ts';

export type HardCall = {
  /** "I gave a warning", "I ended the call": each with its time. */
  acts: { name: 'contact.warned' | 'contact.ended'; at: Date }[];
  /** Only with a name and a time does the safety concern come off. */
  safetyTold?: { to: string; at: Date };
};

type Wrong = (field: string, message: string) => undefined;

/** A time typed a little ahead of our clock is now: two clocks are never quite alike. */
const CLOCKS_DIFFER_MINUTES = 10;

/** `on` is any moment of the day of the call. */
export function readHardCall(values: CallValues, on: Date, now: Date, wrong: Wrong): HardCall {
  const timeOf = (field: 'warned_at' | 'ended_at' | 'safety_told_at') => readTime(values, field, on, now, wrong);
  const warned = timeOf('warned_at');
  const ended = timeOf('ended_at');
  const told = timeOf('safety_told_at');
  const to = values.safety_told.trim();
  return {
    acts: [
      ...(warned ? [{ name: 'contact.warned' as const, at: warned }] : []),
      ...(ended ? [{ name: 'contact.ended' as const, at: ended }] : []),
    ],
    ...(told && to ? { safetyTold: { to, at: told } } : {}),
  };
}

type TimeField = 'warned_at' | 'ended_at' | 'safety_told_at';

function readTime(values: CallValues, field: TimeField, on: Date, now: Date, wrong: Wrong): Date | undefined {
  if (values[field].trim() === '') return undefined;
  const time = parseTimeTyped(values[field]);
  if (!time) return wrong(field, 'Enter a time, like 10:44am');
  const at = atLocal(localDate(on), time);
  if (at <= now) return at;
  const ahead = at.getTime() - now.getTime() <= CLOCKS_DIFFER_MINUTES * 60_000;
  return ahead ? now : wrong(field, 'Enter a time that is over, like 10:44am');
}

/** Somebody who grieves wants no call from us: then nobody promises one. */
export function wantsNoCall({ no_rush }: Pick<CallValues, 'no_rush'>): boolean {
  return no_rush === 'they_call' || no_rush === 'no_contact';
}

const NO_RUSH_WORDS = {
  they_call: 'No rush: they will call us.',
  no_contact: 'No rush: they want no contact from us.',
} as const;

export function noRushWords({ no_rush }: Pick<CallValues, 'no_rush'>): string {
  return no_rush === 'they_call' || no_rush === 'no_contact' ? NO_RUSH_WORDS[no_rush] : '';
}
