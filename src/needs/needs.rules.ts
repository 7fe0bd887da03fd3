// What can be asked for, in the order in which it is asked, and the codes of the Reasonable Adjustment Digital Flag.

type Group = { title: string; codes: readonly string[] };

/** Groups of the Accessible Information Standard; what a trust adds itself stands among the rest. */
const GROUPS: readonly Group[] = [
  {
    title: 'How we make contact',
    codes: ['not_by_phone', 'no_voicemail', 'voice_only', 'by_relay', 'by_letter', 'by_carer'],
  },
  {
    title: 'Somebody who helps us talk',
    codes: [
      'interpreter',
      'bsl',
      'sse',
      'lipspeaker',
      'deafblind_manual',
      'visual_frame',
      'speech_to_text',
      'note_taker',
      'makaton',
      'advocate',
    ],
  },
  {
    title: 'What we send',
    codes: [
      'large_print',
      'easy_read',
      'braille',
      'braille_2',
      'moon',
      'audio',
      'email_format',
      'text_format',
      'accessible_document',
      'plain_text',
      'bsl_video',
      'coloured_paper',
    ],
  },
  {
    title: 'When we meet or speak',
    codes: [
      'hearing_aid',
      'hearing_loop',
      'lipreading',
      'speak_slowly',
      'longer_time',
      'quiet_room',
      'someone_with_them',
      'passport',
      'aac',
    ],
  },
];

export type NeedGroup<C> = { id: string; title: string; codes: C[] };

export function groupNeeds<C extends { code: string }>(codes: readonly C[]): NeedGroup<C>[] {
  const known = new Set(GROUPS.flatMap((group) => group.codes));
  const pick = (wanted: readonly string[]) => codes.filter(({ code }) => wanted.includes(code));
  const groups = GROUPS.map(({ title, codes: wanted }, at) => ({
    id: `needs-group-${at}`,
    title,
    codes: pick(wanted),
  }));
  const rest = { id: 'needs-rest', title: 'Other needs', codes: codes.filter(({ code }) => !known.has(code)) };
  return [...groups, rest].filter((group) => group.codes.length > 0);
}

/** Needs with words of their own, and what is asked. */
export const DETAILED = {
  large_print: { label: 'Size of the large print', hint: 'Like 18 point' },
  by_carer: { label: 'Who is the carer, and how do we reach them?', hint: '' },
  advocate: { label: 'Who is the advocate?', hint: '' },
} as const satisfies Record<string, { label: string; hint: string }>;
export type Detailed = keyof typeof DETAILED;
export const DETAILED_CODES = Object.keys(DETAILED) as Detailed[];

/** SNOMED CT. Nothing is sent to the national flag from here: there is no connection to it. */
export const SNOMED = {
  adjustments: '1108111000000107',
  impairment: '1326341000000105',
  consent: '1853771000000105',
  declined: '1853781000000107',
  reviewed: '1833271000000103',
} as const;

export const FLAG_WORDS: Record<string, string> = {
  [SNOMED.adjustments]: 'Needs reasonable adjustments (Equality Act 2010)',
  [SNOMED.impairment]: 'Impairment with a substantial, long-term effect',
  [SNOMED.consent]: 'Agreed that the national flag is set',
  [SNOMED.declined]: 'Did not want the national flag',
  [SNOMED.reviewed]: 'Reviewed',
};

/** The form about needs, for two who change it at once. */
export const NEEDS_SHAPE = {
  labels: {
    needs: 'Needs',
    none: 'They need none of these',
    ...Object.fromEntries(DETAILED_CODES.map((code) => [`detail_${code}`, DETAILED[code].label])),
    language: 'Language',
    interpreter_gender: 'Interpreter',
    needs_detail: 'Details',
    adjustments: 'Other adjustments',
    snomed: 'What they say of themselves',
    consent: 'National flag',
    needs_share: 'Telling a ward',
  },
  lists: ['needs', 'snomed'],
  long: ['needs', 'snomed', 'needs_detail', 'adjustments'],
} as const;

export const ANSWER_WORDS: readonly (readonly [string, string])[] = [
  ['yes', 'Yes'],
  ['no', 'No'],
  ['not_asked', 'Not asked yet'],
  ['any', 'Anybody'],
  ['woman', 'A woman'],
  ['man', 'A man'],
  ['adjustments', FLAG_WORDS[SNOMED.adjustments] ?? ''],
  ['impairment', FLAG_WORDS[SNOMED.impairment] ?? ''],
];

export type FlagConsent = 'yes' | 'no' | 'not_asked';

/** The codes that stand for what was said. A review that took place stays. */
export function flagsOf(
  said: { adjustments: boolean; impairment: boolean; consent: FlagConsent },
  before: readonly string[],
): string[] {
  return [
    ...(said.adjustments ? [SNOMED.adjustments] : []),
    ...(said.impairment ? [SNOMED.impairment] : []),
    ...(said.consent === 'yes' ? [SNOMED.consent] : said.consent === 'no' ? [SNOMED.declined] : []),
    ...(before.includes(SNOMED.reviewed) ? [SNOMED.reviewed] : []),
  ];
}

export function consentIn(flags: readonly string[]): FlagConsent {
  if (flags.includes(SNOMED.consent)) return 'yes';
  return flags.includes(SNOMED.declined) ? 'no' : 'not_asked';
}

/** Why an answer cannot be kept; undefined if it can. */
export function needsTrouble(needs: readonly string[], none: boolean): string | undefined {
  if (needs.length === 0 && !none) return 'Tick what they need, or “They need none of these”';
  return needs.length > 0 && none ? 'Choose needs, or “They need none of these”, not both' : undefined;
}
