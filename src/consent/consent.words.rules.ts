// The sentences in which consent is said.
import { dateWords, timeWords } from '../platform/time.ts';
import { LIVE, STATE_WORDS, type State, WAITING } from './consent.rules.ts';
import type { Able } from './situations.rules.ts';
import { TYPE_RULES, type Type } from './types.rules.ts';

type Row = {
  type: Type;
  state: State;
  hears: boolean;
  complaints: boolean;
  services: string;
  organisations: string;
  limits: string;
  given_by: string;
  heard_by: string;
  to_on: string | null;
  asked_at: Date | null;
  answered_at: Date | null;
  error_at: Date | null;
};

/** "Grace may be told. May be asked with the name: Ward 7B. The complaints team may have it." */
export function scopeWords(row: Omit<Row, 'error_at'>, speaker: string): string {
  // What was only asked for is no leave to tell anything.
  const asked = WAITING.includes(row.state) && row.type !== 'override';
  return [
    asked && 'If they agree:',
    row.hears && `${speaker || 'They'} may be told.`,
    row.services &&
      (row.type === 'override' ? `Told: ${row.services}.` : `May be asked with the name: ${row.services}.`),
    row.organisations && `Outside this trust: ${row.organisations}.`,
    row.complaints && 'The complaints team may have it.',
    row.limits && `Not: ${row.limits}`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** "Agreed: Ada Okafor, they said so, heard by Sam Reid. 24 November, 10am." */
export function howWords(row: Row, now: Date): string {
  const said = TYPE_RULES[row.type].label;
  const given = row.type !== 'not_yet';
  const by = [row.given_by, given && lower(said)].filter(Boolean).join(', ');
  const heard = given && row.heard_by ? `Heard or seen by ${row.heard_by}` : '';
  const at = row.answered_at ?? row.asked_at;
  const until = row.to_on ? `Until ${dateWords(row.to_on, now)}` : '';
  const head = [STATE_WORDS[row.state], by].filter(Boolean).join(': ');
  return [head, heard, at && `${dateWords(at, now)}, ${timeWords(at)}`, until].filter(Boolean).join('. ').concat('.');
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

type Line = {
  /** The caller, if that is somebody else than the patient. */
  caller: string;
  patient: string;
  mayHear: boolean;
  died: boolean;
  rows: readonly Row[];
  /** Whose record it is that lets the caller hear. */
  now: Date;
};

/** One line: who may be told what, and why. Empty: the patient speaks, and nothing is recorded. */
export function toldLine({ caller, patient, mayHear, died, rows, now }: Line): string {
  if (!caller) return 'They speak for themself.';
  const live = rows.find((row) => row.hears && LIVE.includes(row.state) && !row.error_at);
  if (mayHear) return live ? `${scopeWords(live, caller)} ${howWords(live, now)}` : `${caller} may be told.`;
  const asked = rows.find((row) => WAITING.includes(row.state) && row.type !== 'override' && !row.error_at);
  const ended = rows.find((row) => (row.state === 'withdrawn' || row.state === 'refused') && !row.error_at);
  const here = died ? '' : ' – not even that they are here';
  const rest = `${caller} is told nothing about ${patient}${here}.`;
  if (asked) return `Asked ${dateWords(asked.asked_at ?? now, now)}, no answer yet. Until then ${rest}`;
  return ended ? `${STATE_WORDS[ended.state]}. ${rest}` : `Nobody has agreed yet. ${rest}`;
}

/** What to do where nobody has been asked yet. */
export function askWords(able: Able, caller: string, patient: string): string {
  if (able === 'died')
    return `Ask ${caller} who they are to ${patient}, and what ${patient} wished in life. Then record it.`;
  if (able === 'child')
    return `Ask who has parental responsibility, and ${patient} if they understand it. Then record it.`;
  return `Ask ${patient} if ${caller} may be told, and what. Then record what they said.`;
}
