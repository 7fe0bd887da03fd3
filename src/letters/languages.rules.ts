// Languages into which letters are translated, by their tags (BCP 47), so that a screen reader speaks them rightly. Pure.

export const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  bn: 'Bengali',
  bg: 'Bulgarian',
  zh: 'Chinese',
  prs: 'Dari',
  nl: 'Dutch',
  fa: 'Farsi',
  fr: 'French',
  de: 'German',
  el: 'Greek',
  gu: 'Gujarati',
  hi: 'Hindi',
  hu: 'Hungarian',
  it: 'Italian',
  ku: 'Kurdish',
  lt: 'Lithuanian',
  ps: 'Pashto',
  pl: 'Polish',
  pt: 'Portuguese',
  pa: 'Punjabi',
  ro: 'Romanian',
  ru: 'Russian',
  so: 'Somali',
  es: 'Spanish',
  sv: 'Swedish',
  ta: 'Tamil',
  ti: 'Tigrinya',
  tr: 'Turkish',
  uk: 'Ukrainian',
  ur: 'Urdu',
  vi: 'Vietnamese',
  cy: 'Welsh',
  yi: 'Yiddish',
  und: 'Another language',
};

/** The tag of a language as an officer writes it with a person: "Urdu", "polish". Empty where it is not in the list. */
export function tagOf(words: string): string {
  const plain = words.trim().toLowerCase();
  return Object.entries(LANGUAGES).find(([, name]) => name.toLowerCase() === plain)?.[0] ?? '';
}

/** Written from right to left: what its first letter is tells. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first);
}
