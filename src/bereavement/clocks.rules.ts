// What officers count after a death. None of it is said to the family as a deadline. Pure.
import { addDays, type Day, dateWords, daysBetween } from '../platform/time.ts';
import type { Path } from './paths.rules.ts';

export const LIMITS = ['certificate', 'property'] as const;
export type LimitCode = (typeof LIMITS)[number];

/** How many days, and whether somebody here has said that it is right. */
export type Limits = Readonly<Record<LimitCode, { days: number; checked: boolean }>>;

/** Births and Deaths Registration Act 1953 s.16 and s.17: from when the registrar has the medical examiner's certificate. */
const REGISTRATION_DAYS = 5;
/** The same, s.2: a stillbirth is registered within 42 days. */
const STILLBIRTH_DAYS = 42;

export type Known = {
  path: Path;
  diedOn: Day | undefined;
  bornOn: Day | undefined;
  coroner: string;
  sentOn: Day | undefined;
  registeredOn: Day | undefined;
  /** Something of theirs is still here. */
  belongings: boolean;
};

export type ClockLine = { name: string; words: string; late: boolean };

/** What is counted now; nothing that is done, or that others decide. */
export function clocksOf(known: Known, limits: Limits, today: Day): ClockLine[] {
  return [certificateOf(known, limits, today), registrationOf(known, today), propertyOf(known, limits, today)].flatMap(
    (line) => line ?? [],
  );
}

const WITH_CORONER = ['referred', 'post_mortem', 'inquest'];

function certificateOf({ path, diedOn, coroner, sentOn }: Known, { certificate }: Limits, today: Day) {
  if (!diedOn || sentOn || path === 'stillbirth' || path === 'early_loss' || WITH_CORONER.includes(coroner))
    return undefined;
  const due = addDays(diedOn, certificate.days);
  return { name: 'Certificate', ...dueWords(due, today), ...our(certificate, due, today) };
}

function registrationOf({ path, diedOn, bornOn, coroner, sentOn, registeredOn }: Known, today: Day) {
  if (registeredOn || path === 'early_loss' || WITH_CORONER.includes(coroner)) return undefined;
  const from = path === 'stillbirth' ? (bornOn ?? diedOn) : sentOn;
  if (!from) return undefined;
  const due = addDays(from, path === 'stillbirth' ? STILLBIRTH_DAYS : REGISTRATION_DAYS);
  const { words, late } = dueWords(due, today);
  const since = path === 'stillbirth' ? '' : ', counted from when the registrar has the papers';
  return { name: 'Registration', words: `By law by ${words}${since}`, late };
}

function propertyOf({ diedOn, belongings }: Known, { property }: Limits, today: Day) {
  if (!diedOn || !belongings) return undefined;
  const due = addDays(diedOn, property.days);
  return { name: 'Belongings', ...dueWords(due, today), ...our(property, due, today, 'Kept here until') };
}

function our({ checked }: { checked: boolean }, due: Day, today: Day, begins = 'Our aim: by') {
  return { words: `${begins} ${dueWords(due, today).words}${checked ? '' : ' (not yet checked here)'}` };
}

function dueWords(due: Day, today: Day): { words: string; late: boolean } {
  const days = daysBetween(today, due);
  const when = days === 0 ? 'today' : days === 1 ? 'tomorrow' : dateWords(due, today);
  return { words: when, late: days < 0 };
}
