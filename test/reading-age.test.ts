import { beforeAll, expect, test } from 'vitest';
import { AIM, longestSentence, readingAge } from '../src/platform/sentences.rules.ts';
import { doorsOf, newTeller, pagesBehind } from './door.ts';
import { readPage } from './harness.ts';
import { newWholeWorld, type WholeWorld } from './world.ts';

/** Half the words of a page are names of help, buttons and dates; what is read are its sentences. */
const READ = 'main :is(p, li, dd, label, legend, h1, h2, h3, summary, .nhsuk-hint, .nhsuk-warning-callout)';

let world: WholeWorld;
beforeAll(async () => {
  world = await newWholeWorld();
});

/** The sentences of a page, each once, a line for each piece of text. */
function linesOf(html: string): string {
  const { document } = readPage(html);
  const pieces = [...document.querySelectorAll(READ)].filter(
    (piece) => !piece.querySelector('p, li, dd, label') && !piece.closest('[lang]:not([lang^="en"])'),
  );
  return [...new Set(pieces.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()))].join('\n');
}

/** Every public page with its text; what was sent last of all, because then nothing is being told any more. */
async function readAll(): Promise<[address: string, text: string][]> {
  const visitor = await newTeller(world);
  const pages = await pagesBehind(visitor, await doorsOf(world, visitor));
  const sent = await visitor.submit('/tell-us/sending');
  return [...pages.set('/tell-us/sent', sent.body)].map(([address, html]) => [address, linesOf(html)]);
}

/** Section 6 of the designs. */
const MOST_WORDS = 20;

test('every public page can be read at the age of eleven, and no sentence has more than twenty words', async () => {
  const pages = await readAll();
  const rows = pages.map(([address, text]) => ({
    address,
    age: readingAge(text),
    longest: longestSentence(text),
  }));
  process.stdout.write('Reading age, words of the longest sentence, public page\n');
  for (const { address, age, longest } of rows)
    process.stdout.write(`${String(age ?? '–').padStart(4)}${String(longest).padStart(4)}  ${named(address)}\n`);
  expect(rows.filter(({ age, longest }) => (age ?? 0) > AIM || longest > MOST_WORDS)).toEqual([]);
  expect(pages.map(([address]) => named(address))).toEqual(
    expect.arrayContaining([
      '/',
      '/tell-us/what',
      '/track',
      '/find-help',
      '/track/:token',
      '/how-we-did/:token',
      '/q/:token',
    ]),
  );
});

/** Without the ids and secrets of this run. */
const named = (address: string) =>
  address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\/[\w-]{40,}/, '/:token');
