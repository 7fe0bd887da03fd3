// What is asked of somebody who wants to take part, in which order, and what it becomes.
import { type MemberWay, WAYS } from './kinds.rules.ts';

/** What was typed, by field. */
export type Typed = Record<string, string | string[]>;
/** What the last page says after it was sent. */
export type SentSignUp = {
  /** When we contact them at the latest; empty: nobody is waiting for that. */
  by: string;
  title: string;
  /** They may hear of other ways as well. */
  more: boolean;
};

export const STEPS = ['name', 'contact', 'reach', 'interests', 'access', 'expenses', 'consent'] as const;
export type Step = (typeof STEPS)[number];
export const isStep = (name: string): name is Step => (STEPS as readonly string[]).includes(name);

export const said = (typed: Typed, name: string): string => [typed[name] ?? ''].flat()[0] ?? '';
export const saidAll = (typed: Typed, name: string): string[] => [typed[name] ?? []].flat();

export const stepAfter = (step: Step): Step | 'check' => STEPS[STEPS.indexOf(step) + 1] ?? 'check';
export const stepBefore = (step: Step): Step | undefined => STEPS[STEPS.indexOf(step) - 1];

export const isWay = (way: string): way is MemberWay => (WAYS as readonly string[]).includes(way);

/** The field by which they are reached the way they chose. What was typed for another way before is not used. */
export const REACHED_BY: Record<MemberWay, 'phone' | 'email' | 'address'> = {
  phone: 'phone',
  text: 'phone',
  email: 'email',
  letter: 'address',
  video_relay: 'email',
};

/** The first page that is not answered and must be; undefined: it can be sent. */
export function firstOpen(typed: Typed): Step | undefined {
  if (said(typed, 'name').trim() === '') return 'name';
  const way = said(typed, 'way');
  if (!isWay(way)) return 'contact';
  if (said(typed, REACHED_BY[way]).trim() === '' || said(typed, 'seen_by_others') === '') return 'reach';
  return said(typed, 'consent') === '' ? 'consent' : undefined;
}

/** The first page that was not seen yet. */
export function whereNext(typed: Typed): Step | 'check' {
  const seen = saidAll(typed, 'seen');
  return STEPS.find((step) => !seen.includes(step)) ?? firstOpen(typed) ?? 'check';
}

/** Days for which what was not sent is kept. */
export const KEPT_DAYS = 7;

export const ACCESS_NEEDS = [
  'interpreter',
  'bsl',
  'easy_read',
  'large_print',
  'hearing_loop',
  'someone_with_them',
] as const;
export const ACCESS_WORDS: Record<(typeof ACCESS_NEEDS)[number], string> = {
  interpreter: 'An interpreter',
  bsl: 'British Sign Language (BSL)',
  easy_read: 'Easy Read',
  large_print: 'Large print',
  hearing_loop: 'A hearing loop',
  someone_with_them: 'Someone with me',
};
