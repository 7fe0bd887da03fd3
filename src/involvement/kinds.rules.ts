// The ways in which people take part (domain 8), as the public and officers read them.

export const KINDS = [
  'panel',
  'reader_group',
  'maternity_voices',
  'place',
  'safety_partner',
  'governor',
  'research',
  'co_design',
  'mystery_shopping',
  'youth_forum',
  'learning_disability',
  'focus_group',
  'story',
  'survey',
  'volunteering',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];

export const KIND_WORDS: Record<Kind, string> = {
  panel: 'Patient and carer panel',
  reader_group: 'Reading what we write',
  maternity_voices: 'Maternity voices',
  place: 'Checking our buildings (PLACE)',
  safety_partner: 'Patient safety partner',
  governor: 'Governor or member',
  research: 'Helping with research',
  co_design: 'Planning services together',
  mystery_shopping: 'Trying out a service',
  youth_forum: 'Youth group',
  learning_disability: 'Learning disability group',
  focus_group: 'Talking in a small group',
  story: 'Telling your story to the board',
  survey: 'Answering a survey',
  volunteering: 'Volunteering',
  other: 'Something else',
};

export const HOWS = ['in_person', 'online', 'either', 'home'] as const;
export type How = (typeof HOWS)[number];

export const HOW_WORDS: Record<How, string> = {
  in_person: 'In person',
  online: 'Online',
  either: 'In person or online',
  home: 'From home, in your own time',
};

export const WAYS = ['email', 'text', 'letter', 'phone', 'video_relay'] as const;
export type MemberWay = (typeof WAYS)[number];

export const MEMBER_WAY_WORDS: Record<MemberWay, string> = {
  email: 'Email',
  text: 'Text message',
  letter: 'Letter',
  phone: 'Phone',
  video_relay: 'Video call in British Sign Language (BSL)',
};

export const kindWords = (kind: string): string => KIND_WORDS[kind as Kind] ?? KIND_WORDS.other;
