// Where a letter stands that a second person reads before it goes. Pure.

type Decided = {
  subject: string;
  body: string;
  outcome: 'signed' | 'sent_back' | 'taken_back' | null;
};

/** `changed`: it was read, or is being read, with other words than those that are to go. */
export type Standing = 'none' | 'asked' | 'signed' | 'sent_back' | 'changed';

export function standingOf(reading: Decided | undefined, text: { subject: string; body: string }): Standing {
  if (!reading || reading.outcome === 'taken_back') return 'none';
  if (reading.outcome === 'sent_back') return 'sent_back';
  if (reading.subject !== text.subject || reading.body !== text.body) return 'changed';
  return reading.outcome ?? 'asked';
}
