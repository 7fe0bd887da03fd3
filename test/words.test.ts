import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { placeOf, readTree, type Source } from './architecture.sources.ts';

/** What our pages do not say, and what they say instead. */
const AVOIDED: [words: RegExp, instead: string][] = [
  [/\b(passed away|passed on|loss of life|lost (?:her|his|their) life|no longer with us)\b/i, 'say "died" or "death"'],
  [/\bunfortunately\b/i, 'say what happened and what can be done'],
  [/\bplease note\b/i, 'say it without the announcement'],
  [/\bshould\b/i, 'say "can", "must" or what to do'],
  [/\b(click here|and\/or|e\.g\.|i\.e\.|etc\.)/i, 'write it out'],
  [/[\p{L}\d]!(\s|$)/u, 'end the sentence with a full stop'],
];

function wordsOn(source: Source): ts.Node[] {
  return source.nodes.filter((node) => ts.isJsxText(node) || (ts.isStringLiteralLike(node) && node.text.includes(' ')));
}

function complaintsAbout(source: Source): string[] {
  return wordsOn(source).flatMap((node) =>
    AVOIDED.filter(([words]) => words.test(node.getText())).map(
      ([words, instead]) => `${placeOf(source, node)} says "${words.exec(node.getText())?.[0].trim()}": ${instead}.`,
    ),
  );
}

const pages = readTree(join(import.meta.dirname, '..')).sources.filter((source) => source.path.endsWith('.tsx'));

test('pages speak plainly: no euphemism for death, no "should", no exclamation mark', () => {
  expect(pages.length).toBeGreaterThan(4);
  expect(pages.filter((source) => source.kind !== 'test').flatMap(complaintsAbout)).toEqual([]);
});
