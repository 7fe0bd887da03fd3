// Which ways of contact may be offered for a person. Every screen and every verb asks here, and nowhere else.
import { isMailAddress } from '../platform/senders.ts';
import { plainWay } from './plain-way.rules.ts';

/** Ways in which we reach somebody. */
const REACHES = ['phone', 'voicemail', 'text', 'email', 'letter', 'relay', 'video_relay', 'in_person'] as const;
export type Reach = (typeof REACHES)[number];

/** Where a message may be seen or heard by somebody who must not. */
export type SafeContact = {
  unsafe: boolean;
  safe_way: string;
  safe_times: string;
  code_word: string;
  no_messages: boolean;
};

/** What somebody must know before they make contact with a person. */
export type Contactable = { needs: readonly string[]; contact_rule: string; died: boolean } & Partial<SafeContact> & {
    /** Their needs in words, as this trust calls them, but for those that are rules of contact. */
    need_words?: readonly string[];
  };

const VOICE: readonly Reach[] = ['phone', 'voicemail'];

/** Texts reach a mobile of this country alone, however it is written: not 070 (personal numbers) and not 076 (pagers). */
export const isMobile = (number: string): boolean => /^07[1-57-9]\d{8}$/.test(plainWay(number));

/** How a message goes there by itself; undefined: only a person reaches somebody there. */
export function messageTo({ kind, value }: { kind: string; value: string }): 'email' | 'text' | undefined {
  // Old records hold addresses that no mail server takes.
  if (kind === 'email') return isMailAddress(value.trim()) ? 'email' : undefined;
  return kind === 'phone' && isMobile(value) ? 'text' : undefined;
}

/** Needs that close ways of contact, the strongest first, and how they are said. */
const CLOSING: readonly { need: string; closes: readonly Reach[]; rule: string; why: string }[] = [
  { need: 'bsl', closes: VOICE, rule: 'BSL user. Do not phone.', why: 'They use British Sign Language. Do not phone.' },
  {
    need: 'visual_frame',
    closes: VOICE,
    rule: 'Tactile BSL. Do not phone.',
    why: 'They use tactile BSL. Do not phone.',
  },
  {
    need: 'deafblind_manual',
    closes: VOICE,
    rule: 'Deafblind. Do not phone.',
    why: 'They are deafblind. Do not phone.',
  },
  { need: 'by_relay', closes: VOICE, rule: 'Use Relay UK. Do not phone.', why: 'They use Relay UK.' },
  { need: 'not_by_phone', closes: VOICE, rule: 'Do not phone.', why: 'They asked us not to phone.' },
  {
    need: 'voice_only',
    closes: ['text', 'email', 'letter'],
    rule: 'Speak to them, do not write.',
    why: 'They asked us to speak, not to write.',
  },
  {
    need: 'no_voicemail',
    closes: ['voicemail'],
    rule: 'Do not leave voicemail.',
    why: 'They asked us not to leave voicemail.',
  },
];

const SIGNS = ['bsl', 'visual_frame'];

/**
 * What an instruction in words closes, as a need would, where that is all that a part of it says: "Do not phone before
 * 2pm" closes nothing.
 */
const SAID_SO: readonly { need: string; says: RegExp }[] = [
  {
    need: 'not_by_phone',
    says: /^(?:(?:please )?(?:do not|don['’]t|never|no) (?:(?:tele)?phone|call|ring|(?:phone )?calls)(?: (?:me|us|her|him|them))?(?: or leave (?:a )?(?:voicemails?|messages?))?|(?:(?:contact )?(?:by )?(?:texts?|e-?mails?|letters?|post|in writing)(?: (?:or|and|and\/or) )?)+ only|only (?:by )?(?:(?:texts?|e-?mails?|letters?|post|in writing|write)(?: (?:or|and) (?:by )?)?)+)$/i,
  },
  {
    need: 'no_voicemail',
    says: /^(?:please )?(?:do not|don['’]t|never|no) (?:phone or )?(?:leave )?(?:a |any )?(?:voicemails?|voice messages?|messages?)$/i,
  },
];

/** Their needs, and what their instruction in words closes as well. */
function closingNeeds({ needs, contact_rule }: Pick<Contactable, 'needs' | 'contact_rule'>): readonly string[] {
  const parts = contact_rule.split(/[.;,:!\n–—]| - /).map((part) => part.trim());
  const said = SAID_SO.flatMap(({ need, says }) => (parts.some((part) => says.test(part)) ? need : []));
  return said.length === 0 ? needs : [...needs, ...said];
}

/** Needs that are said as rules of contact: they do not stand among the other needs once more. */
export const RULE_NEEDS: readonly string[] = CLOSING.map(({ need }) => need);

/** Needs of people who are never phoned, for a page on which they are ticked. */
export const NO_PHONE_NEEDS: readonly string[] = CLOSING.filter(({ closes }) => closes.includes('phone')).map(
  ({ need }) => need,
);

export const REACH_WORDS: Record<Reach, string> = {
  phone: 'phone',
  voicemail: 'voicemail',
  text: 'text',
  email: 'email',
  letter: 'letter',
  relay: 'Relay UK',
  video_relay: 'BSL video relay',
  in_person: 'in person',
};

/** "Interpreter (Urdu, a woman)", "Large print (18 point)". */
export function needWords(
  label: string,
  about: { language: string; interpreter_gender: string; need_details: Readonly<Record<string, string>> },
  need: string,
): string {
  const whom = about.interpreter_gender === 'any' ? '' : `a ${about.interpreter_gender}`;
  const parts = need === 'interpreter' ? [about.language, whom] : [];
  const more = [...parts, about.need_details[need] ?? ''].filter(Boolean).join(', ');
  return more ? `${label} (${more})` : label;
}

/** Ways of contact as a case records them, by what they ask of a person. Through staff or otherwise: nothing. */
const REACH_OF: Record<string, Reach> = { walk_in: 'in_person', ward: 'in_person', card: 'letter', web: 'email' };

function reachOf(channel: string): Reach | undefined {
  return REACHES.find((reach) => reach === channel) ?? REACH_OF[channel];
}

/** Why this way is closed, in words; undefined where it is open. */
function closedWhy(person: Contactable, reach: Reach): string | undefined {
  if (person.died) return 'This person has died.';
  const { unsafe, safe_way = '', no_messages } = person;
  if (unsafe && no_messages && reach === 'voicemail') return 'It is not safe to leave a message.';
  if (unsafe && safe_way && reach !== safe_way && reach !== 'in_person')
    return `It is not safe: the safe way is ${REACH_WORDS[safe_way as Reach]}.`;
  const needs = closingNeeds(person);
  const closing = CLOSING.filter(({ need, closes }) => needs.includes(need) && closes.includes(reach));
  return (reach === 'voicemail' ? closing.at(-1) : closing[0])?.why;
}

/** May this person be reached that way? Nobody phones somebody who died, uses BSL, or asked us not to. */
export function mayReach(person: Contactable, channel: string): boolean {
  const reach = reachOf(channel);
  return !reach || closedWhy(person, reach) === undefined;
}

export const mayPhone = (person: Contactable): boolean => mayReach(person, 'phone');
export const mayLeaveVoicemail = (person: Contactable): boolean => mayReach(person, 'voicemail');

/** With somebody else in the house: not where messages are not safe. */
export const mayLeaveMessage = (person: Contactable): boolean => !person.died && !(person.unsafe && person.no_messages);

/** The ways that are offered, the best first. */
export function waysOffered(person: Contactable): Reach[] {
  const signs = person.needs.some((need) => SIGNS.includes(need));
  const first: Reach[] = signs
    ? ['video_relay']
    : person.needs.includes('by_relay')
      ? ['relay']
      : person.needs.includes('by_letter')
        ? ['letter']
        : person.needs.includes('not_by_phone')
          ? ['text']
          : [];
  const order: Reach[] = [...first, 'phone', 'text', 'email', 'letter', 'in_person', 'relay', 'voicemail'];
  return [...new Set(order)].filter((reach) => mayReach(person, reach));
}

type Kinded = { kind: 'phone' | 'email' | 'address' };

/** Numbers and addresses that may be used, each with what for: a number of somebody who is not phoned is for texts. */
export function usableWays<W extends Kinded>(person: Contactable, ways: readonly W[]): { way: W; as: Reach }[] {
  const numbers: readonly Reach[] = person.needs.includes('by_relay') ? ['relay', 'text'] : ['phone', 'text'];
  const uses: Record<Kinded['kind'], readonly Reach[]> = { phone: numbers, email: ['email'], address: ['letter'] };
  return ways.flatMap((way) => {
    const as = uses[way.kind].find((reach) => mayReach(person, reach));
    return as ? [{ way, as }] : [];
  });
}

/** "Text 07700 900456": a number that is not for calls says what it is for, and is no link. */
export function usableWords({ way, as }: { way: { value: string }; as: Reach }): string {
  if (as === 'text') return `Text ${way.value}`;
  return as === 'relay' ? `Relay UK ${way.value}` : way.value;
}

/** Why a chosen way is refused and what can be done; undefined where it is open. */
export function refusalOf(person: Contactable, channel: string): string | undefined {
  const reach = reachOf(channel);
  const why = reach && closedWhy(person, reach);
  if (!why || reach === 'voicemail') return why;
  const others = waysOffered(person).filter((way) => way !== 'voicemail');
  return others.length > 0 ? `${why} Choose ${listed(others.map((way) => REACH_WORDS[way]))}.` : why;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** How to make contact, in short instructions: "BSL user. Do not phone." The most important comes first. */
export function contactRules(person: Contactable): string[] {
  if (person.died) return ['Has died. Do not write or call.'];
  const rules: string[] = [];
  for (const { need, rule, closes } of CLOSING) {
    if (!person.needs.includes(need)) continue;
    const said = rules.join(' ');
    const isSaid = closes === VOICE ? /do not phone/i.test(said) : need === 'no_voicemail';
    if (!isSaid) rules.push(rule);
  }
  if (person.unsafe) rules.push(SAFE_FIRST);
  if (person.unsafe && !mayPhone(person) && !/do not phone/i.test(rules.join(' '))) rules.unshift('Do not phone.');
  const own = notSaid(person.contact_rule, rules);
  if (own) rules.push(own);
  const noVoicemail = person.needs.includes('no_voicemail') && mayPhone({ ...person, contact_rule: '' });
  if (noVoicemail && !/voicemail/i.test(person.contact_rule)) rules.push('Do not leave voicemail.');
  if (person.need_words?.length) rules.push(person.need_words.map((words) => `${words}.`).join(' '));
  return rules;
}

/** Lists say no more than this; the words of safe contact stand where somebody is about to make it. */
const SAFE_FIRST = 'Someone might see this. Read the safe contact first.';

/** The sentences that are not among the rules already: "Do not phone." once is enough. */
function notSaid(text: string, rules: readonly string[]): string {
  const said = rules.join(' ');
  return (text.match(/[^.]+\.?/g) ?? [])
    .filter((sentence) => !said.includes(sentence.trim()))
    .join('')
    .trim();
}

/** How contact is safe, in full: for the page of the case and the person, never for a list or a print without details. */
export function safeLines(person: Contactable): string[] {
  if (!person.unsafe || person.died) return [];
  const { safe_way = '', safe_times = '', code_word = '', no_messages } = person;
  return [
    safe_way ? `Only ${safe_way === 'in_person' ? 'in person' : `by ${REACH_WORDS[safe_way as Reach]}`}.` : '',
    safe_times ? `Safe times: ${safe_times.replace(/\.$/, '')}.` : '',
    code_word ? `Code word: ${code_word}.` : '',
    no_messages ? 'Never leave a message.' : '',
  ].filter(Boolean);
}

/** Words that may be seen by anybody: no name, no hospital, no matter, no link. */
export const NEUTRAL = 'We tried to reach you. We will try again.';

/** The same of what takes longer than we said (message 19). */
export const NEUTRAL_LATE = 'We are later than we said. You will hear from us.';

/** A code that they asked for in this moment: it says nothing of what for. */
const NEUTRAL_CODE = /^Your code is \[\[secret\]\]\. It works for \d+ minutes\.$/;

/** Words that may be seen by anybody. Nothing else goes where somebody else might see it. */
export function isNeutral(body: string): boolean {
  const words = body.trim();
  return words === NEUTRAL || words === NEUTRAL_LATE || NEUTRAL_CODE.test(words);
}

/** May words to this person say what it is about? Of what others might see or hear, only neutral words go out. */
export function mayHoldDetails(person: Contactable, channel: string): boolean {
  const reach = reachOf(channel);
  if (!person.unsafe || !reach) return !person.died;
  return reach === 'in_person' || reach === 'phone' || (reach === person.safe_way && reach !== 'text');
}
