import { expect, test } from 'vitest';
import { longestSentence, readingAge, readingHints, sentencesOf } from './sentences.rules.ts';

test('sentences are told apart, also after a short form of a name', () => {
  expect(sentencesOf('Dr Shah came. He said “Yes.” Then he left!')).toEqual([
    'Dr Shah came.',
    'He said “Yes.”',
    'Then he left!',
  ]);
});

test('hard words and long sentences are told with the age at which they are read; easy ones are not', () => {
  const easy =
    'We asked the ward. They said that a nurse will come. You will hear from us by Tuesday. We are sorry. '.repeat(2);
  expect(readingAge(easy)).toBeLessThanOrEqual(9);
  expect(readingHints(easy)).toEqual([]);
  const hard =
    'Notwithstanding the aforementioned considerations, the multidisciplinary team determined that the recommended rehabilitation interventions were inappropriate in the circumstances communicated to the responsible consultant by the occupational therapist.';
  expect(readingAge(hard)).toBeGreaterThan(16);
  expect(readingHints(hard).join(' ')).toMatch(
    /Readable at about age \d+\. Aim for 9 to 11.*This sentence has \d+ words/,
  );
  expect(readingAge('Thank you.')).toBeUndefined();
});

test('an address with a secret in it is one word, however many pieces of letters it has', () => {
  expect(longestSentence('Come back at https://anytown.example/tell-us/back/a-b1c2d3e-f_g5h soon.')).toBe(5);
});
