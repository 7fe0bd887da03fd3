// What the gates of a case read, from all records in force.
import type { Given } from './consent.rules.ts';
import { TYPE_RULES } from './types.rules.ts';

type Row = Pick<Given, 'type' | 'hears' | 'complaints' | 'services' | 'organisations' | 'limits'> & {
  speaker_id: string | null;
};

/** What the gates of a case read, from all records in force. */
export function standingOf(live: readonly Row[]) {
  const complaining = live.filter((row) => row.complaints);
  return {
    may_hear: [...new Set(live.flatMap((row) => (row.hears && row.speaker_id ? row.speaker_id : [])))],
    hear_limits: joined(
      live.filter((row) => row.hears).map((row) => row.limits),
      '. ',
    ),
    outside_with: joined(live.map((row) => row.organisations)),
    complaint_consent: complaining.some((row) => TYPE_RULES[row.type].written)
      ? ('written' as const)
      : complaining.length > 0
        ? ('said' as const)
        : ('none' as const),
  };
}

/** Lists in words put together, each name once. */
export function joined(lists: readonly string[], by = ', '): string {
  const names = lists.flatMap((list) => (by === ', ' ? list.split(/[,;\n]/) : [list])).map((name) => name.trim());
  return [...new Map(names.filter(Boolean).map((name) => [name.toLowerCase(), name])).values()].join(by);
}
