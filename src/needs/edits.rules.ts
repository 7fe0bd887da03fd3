// What a form about a person says as texts, so that two who change it at once can be told what each changed.
import type { Texts } from '../platform/edits.rules.ts';

/** Its fields by name; `lists` are those with several ticks, `long` those that can be put together. */
export type Shape = { labels: Readonly<Record<string, string>>; lists: readonly string[]; long: readonly string[] };

/** Ticks as one text, each between commas: "bsl" is no part of "bsl_video". */
export const asText = (ticks: readonly string[]) => (ticks.length > 0 ? `,${[...ticks].sort().join(',')},` : '');
export const asTicks = (text: string) => [...new Set(text.split(/[\s,]+/).filter(Boolean))];

/** Back to what the form reads. */
export function fieldsIn({ lists }: Shape, texts: Texts): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, lists.includes(name) ? asTicks(text) : text]),
  );
}

/** A value as people read it, by the words for its codes. */
export function wordsIn({ lists }: Shape, name: string, text: string, words: ReadonlyMap<string, string>): string {
  if (!lists.includes(name)) return words.get(text) ?? text;
  return asTicks(text)
    .map((code) => words.get(code) ?? code)
    .join(', ');
}
