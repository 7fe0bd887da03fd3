// The languages that ship, and all those in which somebody may ask for an interpreter.
import type { Tongue } from '../platform/tongue.ts';
import arabic from './ar.json' with { type: 'json' };
import english from './english.json' with { type: 'json' };
import polish from './pl.json' with { type: 'json' };
import { sumOfText } from './sums.ts';
import urdu from './ur.json' with { type: 'json' };

/** Everything that is said on the pages of telling and of tracking, in English: what a translation has to have. */
export const ENGLISH: readonly string[] = english;

export const TONGUES: readonly Tongue[] = [
  { code: 'pl', name: 'Polski', english: 'Polish', dir: 'ltr', words: polish },
  { code: 'ur', name: 'اردو', english: 'Urdu', dir: 'rtl', words: urdu },
  { code: 'ar', name: 'العربية', english: 'Arabic', dir: 'rtl', words: arabic },
];

/** What has no translation yet. A language with one such sentence is offered to nobody. */
export function missingIn({ words }: Tongue): string[] {
  return ENGLISH.filter((text) => !Object.hasOwn(words, text) || words[text]?.trim() === '');
}

/** The sum of all its words, English and translated. It changes with each of them. */
function editionOf({ words }: Tongue): string {
  return sumOfText(ENGLISH.map((text) => [text, words[text] ?? '']));
}

const editions = new Map(TONGUES.map((tongue) => [tongue.code, missingIn(tongue).length > 0 ? '' : editionOf(tongue)]));

/** The edition of a language that ships; empty while it is not whole. */
export const editionToCheck = (code: string): string => editions.get(code) ?? '';

export type LanguageName = { code: string; name: string; english: string; dir: 'ltr' | 'rtl' };

/** Often asked for in England, by their own names; the English name is what to say on the phone. */
const OTHERS: readonly LanguageName[] = [
  { code: 'sq', name: 'Shqip', english: 'Albanian', dir: 'ltr' },
  { code: 'bn', name: 'বাংলা', english: 'Bengali', dir: 'ltr' },
  { code: 'bg', name: 'Български', english: 'Bulgarian', dir: 'ltr' },
  { code: 'yue', name: '廣東話', english: 'Cantonese', dir: 'ltr' },
  { code: 'prs', name: 'دری', english: 'Dari', dir: 'rtl' },
  { code: 'fa', name: 'فارسی', english: 'Farsi', dir: 'rtl' },
  { code: 'fr', name: 'Français', english: 'French', dir: 'ltr' },
  { code: 'gu', name: 'ગુજરાતી', english: 'Gujarati', dir: 'ltr' },
  { code: 'hi', name: 'हिन्दी', english: 'Hindi', dir: 'ltr' },
  { code: 'hu', name: 'Magyar', english: 'Hungarian', dir: 'ltr' },
  { code: 'it', name: 'Italiano', english: 'Italian', dir: 'ltr' },
  { code: 'ku', name: 'Kurdî (Kurmancî)', english: 'Kurdish, Kurmanji', dir: 'ltr' },
  { code: 'ckb', name: 'کوردیی ناوەندی', english: 'Kurdish, Sorani', dir: 'rtl' },
  { code: 'lt', name: 'Lietuvių', english: 'Lithuanian', dir: 'ltr' },
  { code: 'cmn', name: '普通话', english: 'Mandarin', dir: 'ltr' },
  { code: 'ne', name: 'नेपाली', english: 'Nepali', dir: 'ltr' },
  { code: 'ps', name: 'پښتو', english: 'Pashto', dir: 'rtl' },
  { code: 'pt', name: 'Português', english: 'Portuguese', dir: 'ltr' },
  { code: 'pa', name: 'ਪੰਜਾਬੀ', english: 'Punjabi', dir: 'ltr' },
  { code: 'ro', name: 'Română', english: 'Romanian', dir: 'ltr' },
  { code: 'ru', name: 'Русский', english: 'Russian', dir: 'ltr' },
  { code: 'sk', name: 'Slovenčina', english: 'Slovak', dir: 'ltr' },
  { code: 'so', name: 'Soomaali', english: 'Somali', dir: 'ltr' },
  { code: 'es', name: 'Español', english: 'Spanish', dir: 'ltr' },
  { code: 'ta', name: 'தமிழ்', english: 'Tamil', dir: 'ltr' },
  { code: 'ti', name: 'ትግርኛ', english: 'Tigrinya', dir: 'ltr' },
  { code: 'tr', name: 'Türkçe', english: 'Turkish', dir: 'ltr' },
  { code: 'uk', name: 'Українська', english: 'Ukrainian', dir: 'ltr' },
  { code: 'vi', name: 'Tiếng Việt', english: 'Vietnamese', dir: 'ltr' },
];

export const LANGUAGES: readonly LanguageName[] = [...TONGUES, ...OTHERS].sort((a, b) =>
  a.english.localeCompare(b.english),
);
