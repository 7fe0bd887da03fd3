import type { CodeList } from './codes.ts';

/** The lists that a trust sets itself, and what an officer sees of them. */
export const LISTS = {
  subjects: {
    title: 'Subjects',
    lede: 'What a case is about. Words in the notes offer a subject; they never choose it.',
    suggests: true,
  },
  outcomes: { title: 'Outcomes', lede: 'How a case ended, asked when it is closed.', suggests: false },
  needs: {
    title: 'Needs',
    lede: 'What makes it easier for a person. Kept with them and shown everywhere.',
    suggests: true,
  },
  relations: { title: 'Relations', lede: 'What a caller is to the patient.', suggests: true },
  tiles: { title: 'Quick log tiles', lede: 'On-the-spot questions, counted without a person.', suggests: false },
  help_needs: {
    title: 'What people need help with',
    lede: 'How help outside is sorted and found. The words find it, whatever somebody calls it.',
    suggests: true,
  },
} as const satisfies Partial<Record<CodeList, { title: string; lede: string; suggests: boolean }>>;

export type SetList = keyof typeof LISTS;

export function isSetList(name: string): name is SetList {
  return Object.hasOwn(LISTS, name);
}

/** Codes that the desk itself works with: they can be renamed, and stay on offer. */
const FIXED: Partial<Record<CodeList, readonly string[]>> = {
  subjects: ['other_organisation', 'other'],
  outcomes: [
    'information',
    'put_right',
    'signposted',
    'thanks',
    'complaints',
    'other_organisation',
    'no_contact',
    'no_consent',
  ],
  needs: ['interpreter', 'bsl', 'not_by_phone', 'large_print', 'easy_read', 'no_voicemail'],
  relations: ['other'],
  tiles: ['other'],
};

export function isFixed(list: CodeList, code: string): boolean {
  return FIXED[list]?.includes(code) ?? false;
}

/** Shorter words stand in half of all notes. */
export const SHORTEST_WORD = 3;
export const MOST_WORDS = 30;

/** Words or phrases, one a line or with commas between; small letters, each once. */
export function readWords(typed: string): string[] {
  const words = typed
    .toLowerCase()
    .split(/[\n,]/)
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter(Boolean);
  return [...new Set(words)];
}

/** The pages of the lists under Settings. */
export const settings = Object.entries(LISTS).map(([list, { title, lede }]) => ({
  label: title,
  hint: lede,
  href: `/desk/settings/lists/${list}`,
  changes: ['code.'],
  group: 'lists' as const,
  may: 'settings.write' as const,
}));
