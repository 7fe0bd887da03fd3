import { expect, test } from 'vitest';
import { blocksOf } from './blocks.rules.ts';
import { spokenLine, spokenText } from './spoken.rules.ts';

test('read aloud, numbers, dates, times and references are said one after the other', () => {
  expect(spokenLine('Ring 020 7946 0000 by 4/12/2026, 9:30am, with PAL-26-0412.')).toBe(
    'Ring 0 2 0, 7 9 4 6, 0 0 0 0 by 4 December 2026, 9 30 a m, with P A L, 2 6, 0 4 1 2.',
  );
  expect(spokenLine('Samaritans: 116 123, or write to pals@any-town.example')).toBe(
    'Samaritans: 1 1 6, 1 2 3, or write to pals at any dash town dot example',
  );
  expect(spokenLine('02079460000 – AN1 2BB & 3pm')).toBe('0 2 0, 7 9 4 6, 0 0 0 0, A N 1, 2 B B and 3 p m');
});

test('what is said already is left as it is', () => {
  for (const line of ['We are sorry.', 'On Tuesday 24 November.', 'It costs £5.', 'In 2026, 31/13/2026 is no day.'])
    expect(spokenLine(line)).toBe(line);
});

test('headings and lists are told, because nobody sees them', () => {
  expect(spokenText('Hello\n\nHow to reach us:\nPhone: 999\n\n- one\n- two')).toBe(
    'Hello\n\nHeading: How to reach us.\n\nPhone: 9 9 9\n\nA list of 2.\n1: one\n2: two',
  );
});

test('of plain text, short lines with a colon are headings, and lines with a dash or a number are lists', () => {
  expect(blocksOf('Why:\nBecause.\nYes.\n\n3. three\n4. four\n\n- a\n• b\n\nShe said:')).toEqual([
    { kind: 'heading', text: 'Why' },
    { kind: 'paragraph', lines: ['Because.', 'Yes.'] },
    { kind: 'numbers', first: 3, items: ['three', 'four'] },
    { kind: 'bullets', items: ['a', 'b'] },
    { kind: 'paragraph', lines: ['She said:'] },
  ]);
  const sentence = `${'What he told us on the phone that day was this '.repeat(2)}:`;
  expect(blocksOf(`${sentence}\nSo.`)).toEqual([{ kind: 'paragraph', lines: [sentence, 'So.'] }]);
});
