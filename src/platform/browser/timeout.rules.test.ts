import { expect, test } from 'vitest';
import { delayToRenewal, idleStep, secondsOf } from './timeout.rules.ts';

const limits = { idle: 20 * 60_000, warning: 2 * 60_000 };
const minutes = (count: number) => count * 60_000;

test('the warning comes after 18 idle minutes and sign-out after 20', () => {
  expect(idleStep(minutes(17.9), limits, false)).toBe('stay');
  expect(idleStep(minutes(18), limits, false)).toBe('warn');
  expect(idleStep(minutes(20), limits, false)).toBe('leave');
});

test('there is never a warning or a sign-out over unsaved words', () => {
  for (const idle of [18, 20, 40]) expect(idleStep(minutes(idle), limits, true)).toBe('stay');
});

test('the server hears of somebody at most once a minute', () => {
  expect(delayToRenewal(10_000, 0)).toBe(50_000);
  expect(delayToRenewal(90_000, 0)).toBe(0);
});

test('the page may give other times', () => {
  expect(secondsOf('6', 1200)).toBe(6_000);
  expect(secondsOf(undefined, 1200)).toBe(1_200_000);
  expect(secondsOf('soon', 1200)).toBe(1_200_000);
});
