// Where a letter stands that a second person reads before it goes. Pure.

import type { Sheet } from './sheets.rules.ts';

type As = Pick<Sheet, 'format' | 'translation'>;

type Decided = {
  subject: string;
  body: string;
  paper: As;
  outcome: 'signed' | 'sent_back' | 'taken_back' | null;
};

/** `changed`: it was read, or is being read, with other words than those that are to go. */
export type Standing = 'none' | 'asked' | 'signed' | 'sent_back' | 'changed';

export function standingOf(reading: Decided | undefined, text: { subject: string; body: string } & As): Standing {
  if (!reading || reading.outcome === 'taken_back') return 'none';
  if (reading.outcome === 'sent_back') return 'sent_back';
  if (reading.subject !== text.subject || reading.body !== text.body || isOther(reading.paper, text)) return 'changed';
  return reading.outcome ?? 'asked';
}

/** In another format, or with other words in the other language. */
function isOther(was: As, now: As): boolean {
  const same =
    was.translation?.words === now.translation?.words && was.translation?.language === now.translation?.language;
  return was.format !== now.format || !same;
}
