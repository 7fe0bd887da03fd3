import { expect, test } from 'vitest';
import { nextTile, tapFor, waitingWords, withoutTap, withTap } from './quicklog.rules.ts';

const tap = (id: string, body: string) => ({ id, owner: 'sam', url: '/desk/quick-log', body });

test('tapping the same tile again after "Tap again" counts once', () => {
  const waiting = withTap([], tap('first', 'tile=visiting'));
  expect(tapFor(waiting, tap('second', 'tile=visiting')).id).toBe('first');
  expect(tapFor(waiting, tap('second', 'tile=parking')).id).toBe('second');
  expect(withTap(waiting, tap('first', 'tile=visiting')).length).toBe(1);
});

test("a colleague's tap that was not sent is not taken for mine", () => {
  const waiting = [{ ...tap('first', 'tile=visiting'), owner: 'priya' }];
  expect(tapFor(waiting, tap('second', 'tile=visiting')).id).toBe('second');
});

test('a tap that was saved no longer waits', () => {
  const waiting = [tap('a', 'tile=visiting'), tap('b', 'tile=parking')];
  expect(withoutTap(waiting, tap('a', 'tile=visiting')).map((one) => one.id)).toEqual(['b']);
  expect(waitingWords(1)).toBe('1 not sent yet. We will keep trying.');
  expect(waitingWords(0)).toBe('');
});

test('arrows move between the tiles and stop at the ends', () => {
  expect(nextTile('ArrowRight', 0, 8, 4)).toBe(1);
  expect(nextTile('ArrowDown', 1, 8, 4)).toBe(5);
  expect(nextTile('ArrowUp', 1, 8, 4)).toBe(1);
  expect(nextTile('ArrowLeft', 0, 8, 4)).toBe(0);
  expect(nextTile('End', 0, 8, 4)).toBe(7);
  expect(nextTile('Enter', 0, 8, 4)).toBeUndefined();
});
