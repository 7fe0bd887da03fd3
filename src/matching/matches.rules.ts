import { ALIKE_WORDS } from '../people/index.ts';
import { shortDate } from '../platform/time.ts';
import type { Match } from './matches.ts';

/** "Grace Okafor, 07700 900123, 1 open case". */
export function matchLine({ person, phone, open }: Pick<Match, 'person' | 'phone' | 'open'>): string {
  return [person.name, phone, open > 0 && openWords(open)].filter(Boolean).join(', ');
}

export function openWords(open: number): string {
  return `${open} open case${open === 1 ? '' : 's'}`;
}

/** "Same phone number, name alike. Born 24 Nov 1948." */
export function whyAlike({ person, by }: Pick<Match, 'person' | 'by'>): string {
  const words = by.map((one) => ALIKE_WORDS[one]).join(', ');
  const parts = [
    words && `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
    person.born_on && `Born ${shortDate(person.born_on, '0001-01-01')}.`,
    person.died && 'Has died.',
  ];
  return parts.filter(Boolean).join(' ');
}
