// Message 19 (ux 6.2): what somebody is told who waits longer than we said.
import { isToContact, type Promised } from '../cases/index.ts';
import { dateWords, localDate, timeWords } from '../platform/time.ts';

/** For so long whoever promised it may be on the phone with them this moment. */
export const GRACE_MINUTES = 15;
/** What is late for longer was not seen in time: an apology by itself would come too late. Bridges a long weekend. */
export const OLDEST_DAYS = 5;

/** Promises of which the person was told when they were made. */
const TOLD = ['call_back', 'tell_answer', 'follow_up'];

/** Was the person told of it? Of a first contact only who wrote on the web was: the page named the time. */
export function wasSaid({ kind, about, made_by }: Pick<Promised, 'kind' | 'about' | 'made_by'>): boolean {
  return TOLD.includes(kind) || isToContact({ kind, about }) || (kind === 'first_contact' && made_by === null);
}

type Words = {
  wasDue: Date;
  now: Date;
  /** First name of who has it; empty: nobody has. */
  who: string;
  /** "by 12pm tomorrow". */
  by: string;
  /** Somebody was asked and has not answered. */
  waiting: boolean;
  afterDeath: boolean;
};

/** After a death it names a day and no hour, and sounds of no deadline. */
export function delayWords({ wasDue, now, who, by, waiting, afterDeath }: Words): string {
  const name = who || 'Somebody from PALS';
  if (afterDeath)
    return `We said we would contact you, and have not done so yet. We are sorry. ${name} will contact you ${dayOnly(by)}. You do not have to do anything.`;
  const today = localDate(wasDue) === localDate(now);
  const said = today ? 'today' : `by ${timeWords(wasDue)} on ${dateWords(wasDue, now)}`;
  const why = waiting ? 'We do not have an answer yet.' : 'We have not done so yet.';
  return `We said we would contact you ${said}. ${why} We are sorry. ${name} will contact you ${by}.`;
}

/** "by 12pm tomorrow" → "tomorrow". */
const dayOnly = (by: string): string => by.replace(/^by \S+ /, '');
