import { expect, test } from 'vitest';
import { isMet, presetsOf } from './reveal.rules.ts';

test('the phone number hides when "Not by phone" is one of the needs', () => {
  expect(isMet('needs=not_by_phone', { needs: ['bsl', 'not_by_phone'] })).toBe(true);
  expect(isMet('needs=not_by_phone', { needs: ['bsl'] })).toBe(false);
  expect(isMet('needs=not_by_phone', {})).toBe(false);
});

test('one of several next steps is enough, and an answer of any kind can be asked for', () => {
  expect(isMet('next=call_back|visit', { next: 'visit' })).toBe(true);
  expect(isMet('patient', { patient: 'Ada' })).toBe(true);
  expect(isMet('patient', { patient: '' })).toBe(false);
});

test('conditions can all be needed, or one of them', () => {
  expect(isMet('next=visit patient', { next: 'visit', patient: '' })).toBe(false);
  expect(isMet('patient,relation', { patient: '', relation: 'daughter' })).toBe(true);
});

test('a preset time keeps its colon', () => {
  expect(presetsOf('due:2026-11-24T16:00')).toEqual([{ name: 'due', value: '2026-11-24T16:00' }]);
  expect(presetsOf('day:2026-11-24;time:16:00').length).toBe(2);
});
