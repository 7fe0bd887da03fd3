// Which words of a template hold on a day, and since when. Pure.
import { addDays, type Day, localDate } from '../platform/time.ts';
import type { LetterWay, TemplateKind } from './kinds.rules.ts';

export type Version = {
  id: string;
  template_id: string;
  kind: TemplateKind;
  number: number;
  name: string;
  ways: readonly LetterWay[];
  subject: string;
  body: string;
  retired: boolean;
  second_reader: boolean;
  valid_from: Day;
  again_of: string | null;
  made_by: string | null;
  made_at: Date;
};

/** On a day the latest saved of those whose day has come holds: a new one takes the place of what was planned before. */
export function inForceOn(versions: readonly Version[], day: Day): Version | undefined {
  return latest(versions.filter(({ valid_from }) => valid_from <= day));
}

/** What held at a moment: on one day several may have, one after the other. */
export function inForceAt(versions: readonly Version[], at: Date): Version | undefined {
  return inForceOn(
    versions.filter(({ made_at }) => made_at <= at),
    localDate(at),
  );
}

/** What was saved last, whenever it begins: what an edit starts from. */
export function latest(versions: readonly Version[]): Version | undefined {
  return [...versions].sort((a, b) => b.number - a.number)[0];
}

export type Held = Version & {
  state: 'now' | 'planned' | 'former' | 'never';
  /** The last day on which it held; empty for what holds now, is planned, or never held. */
  until: Day | null;
};

/** All versions, the newest first, each with whether and until when it held. */
export function historyOf(versions: readonly Version[], today: Day): Held[] {
  const now = inForceOn(versions, today);
  return [...versions]
    .sort((a, b) => b.number - a.number)
    .map((version): Held => {
      if (version.id === now?.id) return { ...version, state: 'now', until: null };
      const later = versions.filter(({ number }) => number > version.number).map(({ valid_from }) => valid_from);
      const next = later.sort()[0];
      if (next === undefined || version.valid_from < next) {
        if (version.valid_from > today) return { ...version, state: 'planned', until: null };
        return { ...version, state: 'former', until: next ? addDays(next, -1) : null };
      }
      // The same day, or later than what was saved after it: on its own day it may have held for some hours.
      return { ...version, state: version.valid_from <= today ? 'former' : 'never', until: version.valid_from };
    });
}
