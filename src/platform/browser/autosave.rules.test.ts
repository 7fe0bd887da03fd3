import { describe, expect, test } from 'vitest';
import { answerOf, delayToRetry, delayToSave, fitsWhileLeaving, isSpoken, wordsOf } from './autosave.rules.ts';

describe('when the words are sent', () => {
  test('1.5 seconds after typing stops', () => {
    expect(delayToSave(1_000, 1_000, 1_000)).toBe(1_500);
    expect(delayToSave(2_000, 1_000, 1_000)).toBe(500);
  });

  test('after 10 seconds even if typing never stops', () => {
    expect(delayToSave(10_800, 10_800, 1_000)).toBe(200);
    expect(delayToSave(12_000, 12_000, 1_000)).toBe(0);
  });

  test('again after 2 seconds when it failed, then more slowly, never more than 10 seconds apart', () => {
    expect(delayToRetry(1)).toBe(2_000);
    expect(delayToRetry(2)).toBe(3_000);
    expect(delayToRetry(40)).toBe(10_000);
  });

  test('while the page closes only if they are not too long, counted in bytes', () => {
    expect(fitsWhileLeaving('a'.repeat(60_000))).toBe(true);
    expect(fitsWhileLeaving('–'.repeat(30_000))).toBe(false);
  });
});

describe('what the server answers', () => {
  test('saved, with the time to show', () => {
    const answer = { kind: 'saved', revision: 4, saved: '10:42am' };
    expect(answerOf(200, { revision: 4, saved: '10:42am' })).toEqual(answer);
  });

  test('open in another tab', () => {
    expect(answerOf(409, { reason: 'lease' })).toEqual({ kind: 'elsewhere' });
  });

  test('changed in another window', () => {
    const body = { reason: 'revision', revision: 5, fields: { notes: 'x', needs: ['bsl'] } };
    expect(answerOf(409, body)).toEqual({ kind: 'changed', revision: 5, fields: { notes: 'x', needs: ['bsl'] } });
  });

  test('signed out, finished, removed, not mine', () => {
    expect(answerOf(401, {})).toEqual({ kind: 'signed-out' });
    for (const status of [403, 404, 410]) expect(answerOf(status, undefined)).toEqual({ kind: 'gone' });
  });

  test('anything that is not understood counts as not saved', () => {
    const odd = [answerOf(200, undefined), answerOf(200, '<html>'), answerOf(500, { revision: 1 }), answerOf(409, {})];
    for (const answer of odd) expect(answer).toEqual({ kind: 'failed' });
  });
});

describe('what is shown and read out', () => {
  test('the words are those of the design', () => {
    expect(wordsOf({ kind: 'saved', at: '10:42am' }, 'call')).toBe('Saved at 10:42am');
    expect(wordsOf({ kind: 'failing' }, 'call')).toBe('Not saved. We are trying again. Keep this page open.');
    expect(wordsOf({ kind: 'elsewhere' }, 'call')).toBe('You have this call open in another tab.');
  });

  test('the first save, failures and the recovery are read out, other saves are not', () => {
    expect(isSpoken('saved', undefined)).toBe(true);
    expect(isSpoken('saved', 'saved')).toBe(false);
    expect(isSpoken('failing', 'saved')).toBe(true);
    expect(isSpoken('saved', 'failing')).toBe(true);
    expect(isSpoken('saving', 'saved')).toBe(false);
  });
});
