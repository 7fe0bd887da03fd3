import type { Words } from './acts.ts';
import type { Cast } from './cast.ts';
import type { Chances } from './chances.ts';
import type { Desk } from './desk.ts';
import type { Pattern } from './words/pattern.ts';

/** What a story is made of while it is planned. */
export type Planning = {
  chances: Chances;
  desk: Desk;
  cast: Cast;
  pattern: Pattern;
  channel: Words['channel'];
  by: string;
  /** When the person told us, and when it was written down. */
  receivedAt: Date;
  from: Date;
  day: string;
  /** Open days until it is closed. */
  takes: number;
  say: (pattern: string) => string;
  /** What was found out, in the same words wherever it is told. */
  answer: string;
};

const OUTCOMES: Record<string, string> = {
  other_organisation: 'signposted',
  appointments: 'appointment',
  other: 'signposted',
};

export function outcomeOf({ chances, pattern }: Planning): string {
  const usual = OUTCOMES[pattern.subject];
  if (pattern.type === 'question')
    return usual && chances.is(0.6)
      ? usual
      : chances.weigh([
          [80, 'information'],
          [12, 'signposted'],
          [8, 'put_right'],
        ] as const);
  if (usual && chances.is(0.55)) return usual;
  return chances.weigh([
    [36, 'put_right'],
    [28, 'explained'],
    [24, 'apology'],
    [8, 'information'],
    [4, 'not_resolved'],
  ] as const);
}
