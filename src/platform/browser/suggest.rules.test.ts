import { expect, test } from 'vitest';
import { countWords, foundOf, offersNow } from './suggest.rules.ts';

const find = (key: string) => ({ key, label: key });
const never = () => false;

test('at most 6 things are offered', () => {
  const found = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(find);
  expect(offersNow([], found, never, new Set()).length).toBe(6);
});

test('what the officer took out is never offered again', () => {
  expect(offersNow([], [find('7b'), find('falls')], never, new Set(['7b']))).toEqual([find('falls')]);
});

test('what was added stays in its place even when the notes no longer say it', () => {
  const shown = [find('7b'), find('falls')];
  expect(offersNow(shown, [find('daughter')], (one) => one.key === '7b', new Set())).toEqual([
    find('7b'),
    find('daughter'),
  ]);
});

test('what was found before keeps its place', () => {
  const shown = [find('7b'), find('falls')];
  expect(offersNow(shown, [find('new'), find('falls'), find('7b')], never, new Set())).toEqual([...shown, find('new')]);
});

test('the number found is read out in plain words', () => {
  expect(countWords(4)).toBe('4 things found in your notes');
  expect(countWords(1)).toBe('1 thing found in your notes');
});

test('an odd answer offers nothing', () => {
  expect(foundOf('<html>')).toEqual([]);
  expect(foundOf([{ key: 'a' }, find('b')])).toEqual([find('b')]);
});
