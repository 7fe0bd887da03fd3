// Words of the lists that open while an officer types a name, a number or a ward.
import { addDays, localDate, shortDate } from '../platform/time.ts';

export type Suggestion = { id: string; label: string; detail: string; fill?: Record<string, string | string[]> };

export const MOST_SUGGESTIONS = 6;

/** "called yesterday", "called 3 Mar" */
export function calledWords(at: Date, now: Date): string {
  const day = localDate(at);
  const today = localDate(now);
  if (day === today) return 'called today';
  if (day === addDays(today, -1)) return 'called yesterday';
  return `called ${shortDate(day, today)}`;
}

export function detailOf(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' – ');
}
