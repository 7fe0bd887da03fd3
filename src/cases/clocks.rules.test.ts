import { expect, test } from 'vitest';
import type { Hours } from '../calendar/index.ts';
import { clockLine } from './clocks.rules.ts';

const OFFICE = [{ opens: '09:00', closes: '17:00' }];
const hours: Hours = {
  weekly: {
    1: OFFICE,
    2: OFFICE,
    3: [{ opens: '09:00', closes: '17:00', until: '2026-11-30' }],
    4: OFFICE,
    5: OFFICE,
  },
  closures: new Map([['2026-11-26', 'Training']]),
  holidays: { days: new Map(), knownUntil: '2028-12-31' },
};
const now = new Date('2026-11-24T10:00:00Z');
const clock = (nature: 'aim' | 'statutory', name: string, due: string) => ({
  name,
  nature,
  starts_at: now,
  due_at: new Date(due),
  stopped_at: null,
  met_at: null,
  unit: nature === 'aim' ? ('working_days' as const) : ('legal_days' as const),
  amount: 3,
});

test('a day on which PALS is closed is left out of our aims and counted by the law', () => {
  const due = '2026-11-27T17:00:00Z';
  expect(clockLine(clock('aim', 'goal', due), now, hours).value).toBe(
    'By 5pm on Friday 27 November, 2 working days left',
  );
  expect(clockLine(clock('statutory', 'acknowledge', due), now, hours).value).toBe(
    'By Friday 27 November, 3 working days left',
  );
});

test('the working-out of an aim names the days that this PALS is closed by its own hours', () => {
  const { working } = clockLine(clock('aim', 'goal', '2026-12-03T17:00:00Z'), now, hours);
  expect(working).toContain('Day 5 is Thursday 3 December.');
  expect(working.at(-1)).toContain('Wednesday 2 December (PALS is closed)');
  expect(working.at(-1)).toContain('Thursday 26 November (Training)');
});
