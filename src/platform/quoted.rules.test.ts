import { expect, test } from 'vitest';
import { foldQuoted, ownWords } from './quoted.rules.ts';

const folded = (text: string) => foldQuoted(text).map(({ quoted, text: words }) => [quoted, words]);

test('what somebody answers stands, what they answer is folded', () => {
  const text =
    'Thank you, Tuesday is fine.\n\nOn Tue, 24 Nov 2026 at 10:02, PALS <pals@anytown.example> wrote:\n> Is Tuesday fine?\n>\n> Sam';
  expect(ownWords(text)).toBe('Thank you, Tuesday is fine.');
  expect(folded(text)[1]?.[1]).toContain('Is Tuesday fine?');
});

test('joined again, the parts are every letter of the email', () => {
  for (const text of ['', 'One', '> quoted\nown\n> quoted', 'a\n\nOn 1 May, X wrote:\n\n> b\n\n> c\n\nd\n'])
    expect(
      foldQuoted(text)
        .map((part) => part.text)
        .join('\n'),
    ).toBe(text);
});

test('answers between the quoted lines stay in sight', () => {
  const text = 'On 24 Nov 2026, PALS wrote:\n> Which ward?\nWard 7B.\n> Which day?\nFriday.';
  expect(ownWords(text)).toBe('Ward 7B.\nFriday.');
});

test('the block that Outlook puts above an earlier email begins what is folded', () => {
  const text =
    'Yes please.\n\n________________________________\nFrom: PALS <pals@anytown.example>\nSent: 24 November 2026 10:02\nTo: Grace\nSubject: Your call\n\nShall we ring?';
  expect(ownWords(text)).toBe('Yes please.');
  expect(ownWords('Ok\n\n-----Original Message-----\nanything below')).toBe('Ok');
});

test('a sentence that only looks like a quotation is not folded', () => {
  for (const text of [
    'On Monday the nurse wrote: take it twice a day.\nIs that right?',
    'From: the ward to X-ray took two hours.\nNobody told us.',
    'I wrote to you on 3 May.\n\nOn the ward nobody wrote anything down',
  ])
    expect(folded(text)).toEqual([[false, text]]);
});

test('an email that is nothing but an earlier one is shown as it is', () => {
  const text = '-----Original Message-----\nFrom: Ward\nWords that matter.';
  expect(folded(text)).toEqual([[false, text]]);
});

test('"On … wrote:" over two lines belongs to what is quoted below it', () => {
  expect(
    ownWords('No.\n\nOn Tue, 24 Nov 2026 at 10:02, Patient Advice <pals@anytown.example>\nwrote:\n\n> Is it?'),
  ).toBe('No.');
});

test('whoever says that they answer below is not folded: nobody can tell whose words are whose', () => {
  const text =
    'My answers are in red below.\n\nFrom: PALS\nSent: today\nTo: Grace\nSubject: Two things\n\nWhich ward?\nWard 7B';
  expect(folded(text)).toEqual([[false, text]]);
});
