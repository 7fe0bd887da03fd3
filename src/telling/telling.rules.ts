// What is asked of somebody who tells us something, in which order, and what it becomes.
import type { CaseType } from '../cases/index.ts';
import type { Tongue } from '../platform/tongue.ts';

/** What was typed, by field. */
export type Told = Readonly<Record<string, string | string[]>>;
/** What the last page says after the words have gone into the record. */
export type Sent = {
  ref: string;
  by: string;
  anonymous: boolean;
  died: boolean;
  called: string;
  unsafe: boolean;
  danger: boolean;
  /** It is handled as a complaint, as they chose. */
  complaint?: boolean;
  /** After a death: when they want to hear from us. */
  pace?: string;
  /** Without a name, or where messages may be seen: there is a number to come back with. `kept`: it is not shown any more. */
  receipt?: boolean;
  /** What we have to say is written there alone. */
  byNumber?: boolean;
  kept?: boolean;
  /** It can be sent to them as well, and was; false: it could not be by then. */
  copy?: Copy;
  copied?: boolean;
  /** Of each answer: by it the same answer, pressed again, is known. */
  prints?: Record<string, string>;
};

/** Are questions about themselves asked of them once it has gone? Never after a death, nor where somebody may be in danger. */
export const asksAboutThem = ({ died, danger }: Sent): boolean => !died && !danger;

/** `to`: a fingerprint of the address that was given with the same words. */
export type Copy = { by: 'email' | 'text'; to: string };

const STEPS = ['what', 'where', 'who', 'hope', 'route', 'contact', 'reach', 'needs', 'sharing'] as const;
export type Step = (typeof STEPS)[number];
export const isStep = (name: string): name is Step => (STEPS as readonly string[]).includes(name);

export const WHO = ['me', 'cared_for', 'died', 'child', 'other', 'not_said'] as const;
export type Who = (typeof WHO)[number];
export const HOPES = ['put_right', 'answer', 'apology', 'prevent', 'thanks', 'not_sure'] as const;
/** The person's own choice: PALS tries, a complaint, or both. */
export const ROUTES = ['informal', 'complaint', 'both', 'not_sure'] as const;
export const WAYS = ['phone', 'text', 'email', 'letter', 'video_relay', 'none'] as const;
export type Way = (typeof WAYS)[number];
export const PACES = ['soon', 'two_weeks', 'they_write'] as const;
export const SHARINGS = ['name', 'no_name', 'keep'] as const;

/** Where somebody begins from the pages after a death: whom it is about is known, and nothing hurries. */
export const AFTER_DEATH: Told = { who: 'died', pace: 'two_weeks' };

const oneOf = (told: Told, name: string): string => [told[name] ?? ''].flat()[0] ?? '';

export { oneOf as said };

/** What they typed in words of their own: by these it is seen whether somebody may be in danger. */
export const ownWords = (told: Told): string =>
  ['what', 'where', 'times', 'other_need'].map((field) => oneOf(told, field)).join('\n');

/** With what somebody begins who comes from the BSL page: they are reached by video, and asked for no phone number. */
export const BY_SIGNING: Told = { bsl: 'yes', needs: ['bsl'], way: 'video_relay' };

/** What is known of somebody who had begun already: what they ticked stays. */
export const withKnown = (told: Told, known: Told): Told => ({
  ...known,
  ...(known.needs ? { needs: [...new Set([told.needs ?? [], known.needs].flat())] } : {}),
});

/** Who only says thank you or has a question is not asked about a complaint; nobody how to be reached who chose not to be. */
function isAsked(step: Step, told: Told): boolean {
  if (step === 'route') return oneOf(told, 'route') !== '' || !['thanks', 'answer'].includes(oneOf(told, 'hope'));
  if (step === 'contact') return !signsIt(told);
  return step !== 'reach' || !['', 'none'].includes(oneOf(told, 'way'));
}

export function stepsFor(told: Told): Step[] {
  return STEPS.filter((step) => isAsked(step, told));
}

/** The page after this one; undefined where everything was asked. */
export function stepAfter(step: Step, told: Told): Step | undefined {
  const all = stepsFor(told);
  return all[all.indexOf(step) + 1];
}

export function stepBefore(step: Step, told: Told): Step | undefined {
  const all = stepsFor(told);
  return all[all.indexOf(step) - 1];
}

/** Which page they come back to: the first that must be answered and is not, else the last that was seen. */
export function whereNext(told: Told): Step | 'check' {
  if (oneOf(told, 'what').trim() === '' && !hasFiles(told)) return 'what';
  if (oneOf(told, 'way') === '') return stepsFor(told).find((step) => !wasSeen(told, step)) ?? 'contact';
  if (isAsked('reach', told) && !hasReach(told)) return 'reach';
  return stepsFor(told).find((step) => !wasSeen(told, step)) ?? 'check';
}

/** What came along may say it all: a photograph, a video in British Sign Language. */
export const hasFiles = (told: Told): boolean => [told.files ?? []].flat().length > 0;

/** They came to tell it in British Sign Language: asked for a video first, and for no phone. */
export const signsIt = (told: Told): boolean => oneOf(told, 'bsl') === 'yes';

/** A page that was sent leaves its name, also where everything on it was left out. */
const wasSeen = (told: Told, step: Step) => [told.seen ?? []].flat().includes(step);

/** The fields by which they are reached the way they chose. What was typed for another way before is not used. */
export const REACHED_BY: Record<Way, readonly ('phone' | 'email' | 'address' | 'mobile')[]> = {
  phone: ['phone'],
  text: ['phone'],
  email: ['email'],
  letter: ['address'],
  video_relay: ['email', 'mobile'],
  none: [],
};

const isWay = (way: string): way is Way => (WAYS as readonly string[]).includes(way);

function hasReach(told: Told): boolean {
  const way = oneOf(told, 'way');
  return isWay(way) && REACHED_BY[way].some((field) => oneOf(told, field).trim() !== '');
}

/** What must be there before it can be sent: words, and how to be reached or that they do not want to be. */
export function isWhole(told: Told): boolean {
  return whereNext({ ...told, seen: [...STEPS] }) === 'check';
}

/** What kind of case it begins as; an officer changes it once they have read it. */
export function typeOf(told: Told): CaseType {
  const hope = oneOf(told, 'hope');
  if (['complaint', 'both'].includes(oneOf(told, 'route'))) return 'complaint';
  if (hope === 'thanks') return 'thanks';
  return hope === 'answer' ? 'question' : 'concern';
}

/** What is suggested to somebody who writes in another language. */
export const interpreterFor = ({ english }: Pick<Tongue, 'english'>): Told => ({
  needs: ['interpreter'],
  language: english,
});

/** Whatever reaches them may be seen or heard by somebody who must not. */
export const isUnsafe = (told: Told): boolean => oneOf(told, 'way') !== 'none' && oneOf(told, 'message') === 'no';

/** They are reached by what is written alone: also where it is written when a video call is. */
export const isWrittenTo = (told: Told): boolean => oneOf(told, 'way') !== 'phone';

/** What this person needs, as the lists of the trust call it. */
export function needsIn(told: Told): string[] {
  const ticked = [told.needs ?? []].flat();
  const signs = signsIt(told) || oneOf(told, 'way') === 'video_relay' || ticked.includes('bsl');
  const noMessage = isUnsafe(told) ? ['no_voicemail'] : [];
  const byWriting = oneOf(told, 'way') === 'text' || oneOf(told, 'way') === 'email' ? ['not_by_phone'] : [];
  return [
    ...new Set([...(signs ? ['bsl'] : []), ...ticked.filter((need) => need !== 'bsl'), ...noMessage, ...byWriting]),
  ];
}

/** Minutes for which the number of somebody without a name is shown on the last page, unless they say that they have it. */
export const SHOWN_MINUTES = 15;
/** Days for which what was not sent is kept. */
export const KEPT_DAYS = 7;
export const LONGEST_STORY = 20_000;
