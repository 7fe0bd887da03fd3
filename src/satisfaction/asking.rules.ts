// Who is asked how PALS did, and who never is. Pure: facts in, one reason out.
import { messageTo } from '../people/index.ts';

/** Found by the rule, the first that holds. */
const BY_RULE = [
  'merged',
  'open_again',
  'anonymous',
  'died',
  'bereaved',
  'unsafe',
  'at_risk',
  'child',
  'restricted',
  'complaint',
  'plan',
  'professional',
  'asked_not_to',
  'lately',
  'no_way',
  'not_drawn',
] as const;

/** Said by an officer, each with what it means. Whether they were pleased is none. */
export const OFFICER_REASONS = ['asked_not_to', 'distress', 'risk', 'cannot_answer', 'asked_elsewhere'] as const;

export type Reason = (typeof BY_RULE)[number] | (typeof OFFICER_REASONS)[number];
export type OfficerReason = (typeof OFFICER_REASONS)[number];

export const REASON_WORDS: Record<Reason, string> = {
  merged: 'The case became part of another',
  open_again: 'The case is open again',
  anonymous: 'We do not know who they are',
  died: 'They have died',
  bereaved: 'Somebody close to them has died',
  unsafe: 'Somebody else might see what we send',
  at_risk: 'There is a safety concern',
  child: 'It is a child or young person who came to us',
  restricted: 'The case is restricted, or was',
  complaint: 'A complaint of theirs is with the complaints team',
  plan: 'A contact plan says how we are in touch with them',
  professional: 'They came to us for their work',
  asked_not_to: 'They asked us not to',
  lately: 'They were asked not long ago',
  no_way: 'No way to reach them is open',
  not_drawn: 'Not drawn this time',
  distress: 'It would distress them',
  risk: 'It could put somebody at risk',
  cannot_answer: 'They could not answer for themselves',
  asked_elsewhere: 'Another team asks them now',
};

export type Facts = Record<Exclude<(typeof BY_RULE)[number], 'not_drawn'>, boolean>;

/** Why nobody asks them; undefined: they are asked. */
export function whyNot(facts: Facts): Exclude<Reason, 'not_drawn'> | undefined {
  return BY_RULE.find((reason): reason is keyof Facts => reason !== 'not_drawn' && facts[reason]);
}

/** Drawn by the id of the case: nobody chooses, and asking twice gives the same. */
export function isDrawn(id: string, percent: number): boolean {
  const drawn = Number.parseInt(id.replaceAll('-', '').slice(-6), 16) % 100;
  return drawn < percent;
}

/** Old enough to be asked themselves. */
const ADULT_YEARS = 18;

export function isChildOn(born: string | null, today: string): boolean {
  if (!born) return false;
  const grown = `${Number(born.slice(0, 4)) + ADULT_YEARS}${born.slice(4)}`;
  return grown > today;
}

/** Needs that a page behind a link does not meet: somebody asks them in their own way. */
const NOT_BY_LINK = [
  ...['bsl', 'bsl_video', 'interpreter', 'easy_read', 'braille', 'braille_2', 'moon', 'audio', 'voice_only'],
  ...['makaton', 'visual_frame', 'deafblind_manual', 'by_letter', 'by_carer', 'coloured_paper'],
];

export type Way = { kind: 'phone' | 'email' | 'address'; value: string };

type Reaching<W extends Way> = {
  needs: readonly string[];
  /** Ways that are open to them, the best first. */
  offered: readonly string[];
  ways: readonly W[];
  canSend: (way: 'email' | 'text') => boolean;
};

type Found<W> = { way: 'email' | 'text'; to: W } | { way: 'phone' | 'paper'; to?: undefined };

/** By a link where that is their way and it can be sent; else a colleague asks, by phone or on paper. */
export function wayFor<W extends Way>({ needs, offered, ways, canSend }: Reaching<W>): Found<W> | undefined {
  const newest = (kind: Way['kind']) => ways.findLast((way) => way.kind === kind);
  const byLink = !needs.some((need) => NOT_BY_LINK.includes(need));
  const [email, phone] = [newest('email'), newest('phone')];
  if (byLink && email && offered.includes('email') && canSend('email')) return { way: 'email', to: email };
  const mobile = ways.findLast((way) => messageTo(way) === 'text');
  if (byLink && mobile && offered.includes('text') && canSend('text')) return { way: 'text', to: mobile };
  if (phone && ['phone', 'relay', 'video_relay'].some((one) => offered.includes(one))) return { way: 'phone' };
  if (offered.includes('letter') && newest('address')) return { way: 'paper' };
  return undefined;
}
