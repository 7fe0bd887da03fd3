// How acts on the dates of a case read in its timeline.
import { dateWords } from '../platform/time.ts';
import { CLOCK_NAMES } from './clocks.rules.ts';
import { pastWords } from './steps.rules.ts';
import { type Entry, type EventLike, text } from './timeline-facts.rules.ts';

/** Entries of their own: dates that move are seen, never folded away. */
export const CLOCK_EVENTS = [
  'clock.moved',
  'case.dates_recounted',
  'case.received_changed',
  'case.happened_changed',
  'case.late_matter_decided',
] as const;

const TOLD: Record<string, string> = { yes: 'They were told', no: 'They are still to be told', not_needed: '' };

export function clockAct(
  { name, particulars }: EventLike,
  now: Date,
): Pick<Entry, 'kind' | 'title' | 'mark'> | undefined {
  const { from, to, told } = particulars;
  switch (name) {
    case 'clock.moved': {
      const days = `from ${dayWords(from, now)} to ${dayWords(to, now)}`;
      const mark = TOLD[text(told)] ?? '';
      return { kind: 'system', title: `Moved: ${clockName(particulars.name)}, ${days}`, ...(mark ? { mark } : {}) };
    }
    case 'case.dates_recounted':
      return { kind: 'system', title: recounted(particulars, now) };
    case 'case.received_changed':
      return { kind: 'system', title: `First told us: ${atWords(to, now)}, not ${atWords(from, now)}` };
    case 'case.happened_changed':
      return { kind: 'system', title: to ? `It happened on ${dayWords(to, now)}` : 'When it happened is not known' };
    case 'case.late_matter_decided':
      return { kind: 'system', title: LATE_MATTER_WORDS[text(to)] ?? 'More than 12 months ago: decided' };
    default:
      return undefined;
  }
}

/** What can be decided about a matter that comes after 12 months. */
export const LATE_MATTER_WORDS: Record<string, string> = {
  look_into: 'More than 12 months ago: it can be made a complaint all the same',
  not_as_complaint: 'More than 12 months ago: too late for a complaint',
};

const clockName = (name: unknown) => (CLOCK_NAMES[text(name)] ?? text(name)).toLowerCase();

function dayWords(value: unknown, now: Date): string {
  const words = text(value);
  return dateWords(words.length > 10 ? new Date(words) : words, now);
}

function atWords(value: unknown, now: Date): string {
  return pastWords(new Date(text(value)), now);
}

/** "PALS is closed on Monday 14 December. Counted again: sorted by Wednesday 16 December". */
function recounted(particulars: EventLike['particulars'], now: Date): string {
  const lines = (Array.isArray(particulars.moved) ? particulars.moved : []).map(
    (one: Record<string, unknown>) => `${clockName(one.name)} by ${dayWords(one.to, now)}`,
  );
  return `${closedWords(particulars, now)}. Counted again: ${lines.join('; ')}`;
}

/** Why dates were counted again. */
export function closedWords({ days, closed, opened }: EventLike['particulars'], now: Date): string {
  const list = (value: unknown) => (Array.isArray(value) ? value.map((day) => dayWords(day, now)).join(', ') : '');
  const why = [
    list(days) && `Bank holidays changed: ${list(days)}`,
    list(closed) && `PALS is closed on ${list(closed)}`,
    list(opened) && `PALS is open after all on ${list(opened)}`,
  ].filter(Boolean);
  return why.length > 0 ? why.join('. ') : 'The hours in which PALS is open changed';
}
