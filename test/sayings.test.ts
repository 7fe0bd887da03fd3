import { expect, test } from 'vitest';
import { missingIn, TONGUES } from '../src/tongues/index.ts';
import { readSayings } from './sayings.ts';

const { sayings, englishOnly } = readSayings(process.cwd());

test('every sentence of the pages in many languages can be said in another language', () => {
  const found = englishOnly.map(({ words, where }) => `${where}: “${words}” is said in English only. Write say('…').`);
  expect(found).toEqual([]);
});

test('the list of what is to be translated is what the pages say', async () => {
  await expect(`${JSON.stringify(sayings, null, 2)}\n`).toMatchFileSnapshot('../src/tongues/english.json');
});

test.each(TONGUES)('$english has every sentence, and none that is said no more', (tongue) => {
  const missing = missingIn(tongue).map((text) => `${tongue.english} has no words for “${text}”`);
  const old = Object.keys(tongue.words).filter((text) => !sayings.includes(text));
  expect([...missing, ...old.map((text) => `${tongue.english}: “${text}” is said no more, or has changed`)]).toEqual(
    [],
  );
});

const partsOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([part]) => part).sort();

test.each(TONGUES)('in $english every sentence has the same parts put in as in English', ({ words }) => {
  const wrong = Object.entries(words).filter(([text, said]) => `${partsOf(text)}` !== `${partsOf(said)}`);
  expect(wrong.map(([text]) => text)).toEqual([]);
});
