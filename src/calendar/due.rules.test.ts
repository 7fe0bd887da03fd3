import { describe, expect, test } from 'vitest';
import { atLocal, localDate, localTime } from '../platform/time.ts';
import { dueTone, dueWords, halfWay, promiseChoices, targetDue } from './due.rules.ts';
import { type Hours, isOpenAt } from './working-hours.rules.ts';

const NINE_TO_FIVE = [{ opens: '09:00', closes: '17:00' }];
const hours: Hours = {
  weekly: { 1: NINE_TO_FIVE, 2: NINE_TO_FIVE, 3: NINE_TO_FIVE, 4: NINE_TO_FIVE, 5: NINE_TO_FIVE },
  closures: new Map([['2026-12-29', 'Training']]),
  holidays: {
    days: new Map([
      ['2026-12-25', 'Christmas Day'],
      ['2026-12-28', 'Substitute day for Boxing Day'],
      ['2027-01-01', "New Year's Day"],
    ]),
    knownUntil: '2027-12-31',
  },
};

const at = (text: string) => atLocal(text.slice(0, 10), text.slice(11));
const told = (instant: Date) => `${localDate(instant)} ${localTime(instant)}`;
const offered = (now: string, of = hours) => promiseChoices(at(now), of).map((c) => [c.label, told(c.at)]);

describe('times to offer for a call back', () => {
  test('on a Tuesday morning: in 1 hour, by 4pm today, tomorrow by 12pm', () => {
    expect(offered('2026-11-24 10:42')).toEqual([
      ['In 1 hour', '2026-11-24 11:42'],
      ['By 4pm today', '2026-11-24 16:00'],
      ['Tomorrow by 12pm', '2026-11-25 12:00'],
    ]);
    expect(promiseChoices(at('2026-11-24 10:42'), hours).map((c) => c.key)).toEqual(['hour', 'today', 'tomorrow']);
  });

  test('on a Friday at 3:10pm the day after is Monday', () => {
    expect(offered('2026-11-27 15:10')).toEqual([
      ['In 1 hour', '2026-11-27 16:10'],
      ['By 4pm today', '2026-11-27 16:00'],
      ['Monday by 12pm', '2026-11-30 12:00'],
    ]);
  });

  test('when 1 hour comes to 4pm it is offered once', () => {
    expect(offered('2026-11-24 15:00').map(([label]) => label)).toEqual(['In 1 hour', 'Tomorrow by 12pm']);
  });

  test('when today is nearly over, the words say the day that is meant', () => {
    expect(offered('2026-11-24 16:37')).toEqual([
      ['Tomorrow by 9:45am', '2026-11-25 09:45'],
      ['Tomorrow by 4pm', '2026-11-25 16:00'],
      ['Tomorrow by 12pm', '2026-11-25 12:00'],
    ]);
    expect(offered('2026-11-24 15:50')[1]).toEqual(['Tomorrow by 4pm', '2026-11-25 16:00']);
  });

  test('over Christmas it skips bank holidays and closures, and names the date when it is a week away', () => {
    expect(offered('2026-12-24 16:30')).toEqual([
      ['Wednesday by 9:30am', '2026-12-30 09:30'],
      ['Wednesday by 4pm', '2026-12-30 16:00'],
      ['Wednesday by 12pm', '2026-12-30 12:00'],
    ]);
    const closed = new Map([29, 30, 31].map((day) => [`2026-12-${day}`, 'Closed'] as const));
    expect(offered('2026-12-24 16:30', { ...hours, closures: closed })[2]?.[0]).toBe('Monday 4 January 2027 by 12pm');
  });

  test('at the weekend and before opening it offers open hours only', () => {
    expect(offered('2026-11-21 11:00')).toEqual([
      ['Monday by 10am', '2026-11-23 10:00'],
      ['Monday by 4pm', '2026-11-23 16:00'],
      ['Monday by 12pm', '2026-11-23 12:00'],
    ]);
    expect(offered('2026-11-24 07:20')[0]).toEqual(['By 10am today', '2026-11-24 10:00']);
  });

  test('a PALS that closes at 3pm, or has a break at noon, is not promised for when it is closed', () => {
    const short = [
      { opens: '10:00', closes: '11:30' },
      { opens: '13:00', closes: '15:00' },
    ];
    const odd = { ...hours, weekly: { 2: short, 3: short } };
    expect(offered('2026-11-24 10:45', odd)).toEqual([
      ['By 1:15pm today', '2026-11-24 13:15'],
      ['By 3pm today', '2026-11-24 15:00'],
      ['Tomorrow by 11:30am', '2026-11-25 11:30'],
    ]);
    const evening = { ...hours, weekly: { 2: [{ opens: '17:00', closes: '19:00' }] } };
    expect(offered('2026-11-24 10:00', evening)[1]).toEqual(['By 7pm today', '2026-11-24 19:00']);
  });

  test('a time that is rounded up to a quarter of an hour stays before closing time', () => {
    const early = {
      ...hours,
      weekly: { 2: [{ opens: '09:00', closes: '17:00' }], 3: [{ opens: '09:00', closes: '09:40' }] },
    };
    expect(offered('2026-11-24 16:37', early)[0]).toEqual(['Tomorrow by 9:40am', '2026-11-25 09:40']);
  });

  test('a PALS without opening hours is offered none', () => {
    expect(promiseChoices(at('2026-11-24 10:00'), { ...hours, weekly: {} })).toEqual([]);
  });

  test('at every moment of a year each time offered is in the future and within opening hours', () => {
    for (let i = 0; i < 2000; i += 1) {
      const now = new Date(Date.UTC(2026, 0, 1) + i * 15_723_456);
      const choices = promiseChoices(now, hours);
      expect(choices.length).toBeGreaterThan(1);
      for (const { at: due } of choices) {
        expect(due > now).toBe(true);
        expect(isOpenAt(new Date(due.getTime() - 1), hours)).toBe(true);
      }
    }
  });
});

describe('half the time', () => {
  test.each([
    ['2026-11-24 10:00', '2026-11-24 16:00', '2026-11-24 13:00'],
    ['2026-11-24 10:42', '2026-11-24 15:00', '2026-11-24 12:50'],
    ['2026-11-24 16:00', '2026-11-25 12:00', '2026-11-25 10:00'],
    ['2026-11-27 16:00', '2026-11-30 10:00', '2026-11-27 17:00'],
    ['2026-11-21 10:00', '2026-11-21 14:00', '2026-11-21 12:00'],
    ['2026-11-24 10:42', '2026-11-24 10:46', '2026-11-24 10:44'],
    ['2026-11-24 11:00', '2026-11-24 10:00', '2026-11-24 10:00'],
  ])('between %s and %s is %s', (now, due, half) => {
    expect(told(halfWay(at(now), at(due), hours))).toBe(half);
  });
});

describe('how a due time is told', () => {
  const now = at('2026-11-24 10:40'); // a Tuesday
  test.each([
    ['2026-11-24 09:30', '1 hour 10 minutes late', 'late'],
    ['2026-11-24 10:39', '1 minute late', 'late'],
    ['2026-11-24 09:40', '1 hour late', 'late'],
    ['2026-11-23 16:00', '2 hours 40 minutes late', 'late'],
    ['2026-11-20 16:00', '2 working days late', 'late'],
    ['2026-11-16 09:00', '6 working days late', 'late'],
    ['2026-11-24 10:40', 'Due now', 'soon'],
    ['2026-11-24 10:41', 'Due in 1 minute', 'soon'],
    ['2026-11-24 11:20', 'Due in 40 minutes', 'soon'],
    ['2026-11-24 11:39', 'Due in 59 minutes', 'soon'],
    ['2026-11-24 11:40', 'Due by 11:40am', 'later'],
    ['2026-11-24 17:00', 'Due by 5pm', 'later'],
    ['2026-11-25 12:00', 'Due tomorrow by 12pm', 'later'],
    ['2026-11-26 12:00', 'Due Thursday 26 November', 'later'],
    ['2027-01-05 12:00', 'Due Tuesday 5 January 2027', 'later'],
  ])('due %s: "%s" (%s)', (due, words, tone) => {
    expect(dueWords(at(due), now, hours)).toBe(words);
    expect(dueTone(at(due), now)).toBe(tone);
  });

  test('on Monday morning a promise of late Friday is minutes late, not days', () => {
    expect(dueWords(at('2026-11-27 16:50'), at('2026-11-30 09:05'), hours)).toBe('15 minutes late');
  });

  test('a time agreed for a Saturday stays a Saturday, though PALS is closed', () => {
    const due = at('2026-11-21 11:00');
    expect(dueWords(due, at('2026-11-20 09:00'), hours)).toBe('Due tomorrow by 11am');
    expect(dueWords(due, at('2026-11-21 10:30'), hours)).toBe('Due in 30 minutes');
    expect(dueWords(due, at('2026-11-21 12:00'), hours)).toBe('Late since 11am');
    expect(dueWords(due, at('2026-11-22 12:00'), hours)).toBe('Late since Saturday 21 November');
    expect(dueWords(due, at('2026-11-23 09:30'), hours)).toBe('30 minutes late');
  });

  test('just after closing time, what was due at closing time says since when it is late', () => {
    expect(dueWords(at('2026-11-24 17:00'), at('2026-11-24 17:30'), hours)).toBe('Late since 5pm');
  });

  test('lateness never shrinks while time goes by', () => {
    const due = at('2026-11-26 15:00');
    const size = (words: string) =>
      Number(/(\d+) working/.exec(words)?.[1] ?? 0) * 10_000 +
      Number(/(\d+) hour/.exec(words)?.[1] ?? 0) * 60 +
      Number(/(\d+) minute/.exec(words)?.[1] ?? 0);
    let last = 0;
    for (let minute = 1; minute < 14 * 1440; minute += 7) {
      const next = size(dueWords(due, new Date(due.getTime() + minute * 60_000), hours));
      expect(next).toBeGreaterThanOrEqual(last);
      last = next;
    }
  });

  test('a list of 500 promises is told in a moment, even when they are months late', () => {
    const rounds = [1, 2, 3, 4, 5].map(() => {
      const start = performance.now();
      for (let i = 0; i < 500; i += 1) dueWords(new Date(now.getTime() - i * 12 * 3_600_000), now, hours);
      return performance.now() - start;
    });
    expect(Math.min(...rounds)).toBeLessThan(200);
  });
});

test('an aim is counted in opening hours or in days of this PALS', () => {
  const friday = at('2026-11-27 16:00');
  expect(told(targetDue(friday, { amount: 2, unit: 'working_hours' }, hours))).toBe('2026-11-30 10:00');
  expect(told(targetDue(friday, { amount: 1, unit: 'working_days' }, hours))).toBe('2026-11-30 17:00');
});
