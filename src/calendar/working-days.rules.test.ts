import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addDays, weekdayOf } from '../platform/time.ts';
import {
  addWorkingDays,
  endOfSixMonths,
  endOfTwelveMonths,
  explainSum,
  type Holidays,
  isWorkingDay,
  nextWorkingDay,
} from './working-days.rules.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The rows that every installation gets. */
const rows = [
  ...read('../../migrations/0004_calendar__create.sql').matchAll(/\('(\d{4}-\d\d-\d\d)', '((?:[^']|'')+)'\)/g),
];
const england: Holidays = {
  days: new Map(rows.map((row) => [row[1] ?? '', (row[2] ?? '').replaceAll("''", "'")])),
  knownFrom: '2012-01-01',
  knownUntil: '2028-12-31',
};
const holidaysOf = (year: number) => [...england.days.keys()].filter((day) => day.startsWith(String(year)));

type Vector = [start: string, working: boolean, n: number, after: string, before: string | null, third: string];
const vectors = (JSON.parse(read('../../test/workdays.json')) as { vectors: Vector[] }).vectors;

function checkVector([start, working, n, after, before, third]: Vector) {
  expect(isWorkingDay(start, england)).toBe(working);
  expect(addWorkingDays(start, n, england)).toMatchObject({ date: after });
  expect(addWorkingDays(start, n, england).warning).toBeUndefined();
  expect(addWorkingDays(start, 3, england).date).toBe(third);
  if (before) expect(addWorkingDays(start, -n, england).date).toBe(before);
}

describe('bank holidays', () => {
  test.each([
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  ])('%i has these weekdays off', (year, days) => {
    expect(
      holidaysOf(year)
        .map((day) => day.slice(5))
        .join(' '),
    ).toBe(days);
  });

  test('every year has 8, and the years with a royal day off have more', () => {
    const more: Record<number, number> = { 2012: 9, 2022: 10, 2023: 9 };
    for (let year = 2012; year <= 2028; year += 1) expect(holidaysOf(year)).toHaveLength(more[year] ?? 8);
    for (const day of ['2012-06-05', '2020-05-08', '2022-06-03', '2022-09-19', '2023-05-08']) {
      expect(isWorkingDay(day, england)).toBe(false);
    }
    expect(isWorkingDay('2020-05-04', england)).toBe(true);
  });

  test('none falls on a weekend, and Good Friday and Easter Monday go together', () => {
    for (const [day, name] of england.days) {
      expect(weekdayOf(day)).toBeLessThan(6);
      if (name === 'Good Friday') expect(england.days.get(addDays(day, 3))).toBe('Easter Monday');
    }
  });
});

describe('working days', () => {
  test.each(vectors)('from %s (working day: %s), %i days: %s after, %s before, 3 days: %s', (...vector) => {
    checkVector(vector);
  });

  test('a complaint received on Thursday 2 April 2026 is acknowledged by Thursday 9 April', () => {
    const sum = addWorkingDays('2026-04-02', 3, england);
    expect(sum.date).toBe('2026-04-09');
    expect(sum.counted).toEqual(['2026-04-07', '2026-04-08', '2026-04-09']);
    expect(sum.skipped).toEqual([
      { date: '2026-04-03', why: 'Good Friday' },
      { date: '2026-04-04', why: 'weekend' },
      { date: '2026-04-05', why: 'weekend' },
      { date: '2026-04-06', why: 'Easter Monday' },
    ]);
    expect(sum.warning).toBeUndefined();
  });

  test('a spoken complaint made on Thursday 2 April 2026 has until Tuesday 7 April to be sorted out', () => {
    expect(nextWorkingDay('2026-04-02', england).date).toBe('2026-04-07');
  });

  test('what is received on a Saturday counts Monday as day 1', () => {
    expect(addWorkingDays('2026-11-21', 1, england).counted).toEqual(['2026-11-23']);
  });

  test('a number of days that is not whole is refused; none at all is the day itself', () => {
    expect(() => addWorkingDays('2026-04-02', 1.5, england)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-04-02', Number.NaN, england)).toThrow(RangeError);
    expect(addWorkingDays('2026-04-04', 0, england)).toEqual({
      start: '2026-04-04',
      date: '2026-04-04',
      counted: [],
      skipped: [],
    });
  });

  test('every sum counts n working days, skips the others, and leaves out no day between', () => {
    for (let i = 0; i < 1500; i += 7) {
      const start = addDays('2022-01-01', i);
      for (const n of [1, 3, 10, 40]) {
        const sum = addWorkingDays(start, n, england);
        expect(sum.counted).toHaveLength(n);
        expect(sum.counted.at(-1)).toBe(sum.date);
        expect(addDays(start, sum.counted.length + sum.skipped.length)).toBe(sum.date);
        expect(sum.counted.every((day) => isWorkingDay(day, england))).toBe(true);
        expect(sum.skipped.some((day) => isWorkingDay(day.date, england))).toBe(false);
        if (isWorkingDay(start, england)) expect(addWorkingDays(sum.date, -n, england).date).toBe(start);
      }
    }
  });

  test('a new bank holiday in between moves the date by one working day', () => {
    const later: Holidays = { ...england, days: new Map([...england.days, ['2026-04-08', 'A day of thanks']]) };
    expect(addWorkingDays('2026-04-02', 3, later).date).toBe('2026-04-10');
  });
});

describe('years that are not known yet', () => {
  test('a date beyond them comes with a warning, and is counted with weekends only', () => {
    const sum = addWorkingDays('2028-12-29', 3, england);
    expect(sum.date).toBe('2029-01-03');
    expect(sum.warning).toMatch(/not sure.*after 2028.*weekends/);
    expect(explainSum(sum).at(-1)).toBe(sum.warning);
  });

  test('a date inside them has none, even if it is the last working day', () => {
    expect(addWorkingDays('2028-12-27', 2, england)).toMatchObject({ date: '2028-12-29' });
    expect(addWorkingDays('2028-12-27', 2, england).warning).toBeUndefined();
  });

  test('counting back before the first known year is marked as not sure as well', () => {
    expect(addWorkingDays('2012-01-04', -1, england).warning).toBeUndefined();
    expect(addWorkingDays('2012-01-03', -2, england).warning).toMatch(/not sure.*before 2012/);
  });
});

describe('months', () => {
  test.each([
    ['2026-01-15', '2026-07-14'],
    ['2026-03-01', '2026-08-31'],
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-10-31', '2027-04-30'],
    ['2026-07-01', '2026-12-31'],
    ['2026-12-31', '2027-06-30'],
    ['2026-08-28', '2027-02-27'],
    ['2026-08-29', '2027-02-28'],
  ])('6 months beginning on %s end with %s', (received, last) => {
    expect(endOfSixMonths(received)).toBe(last);
  });

  test.each([
    ['2026-01-15', '2027-01-15'],
    ['2028-02-29', '2029-02-28'],
    ['2027-02-28', '2028-02-28'],
    ['2026-12-31', '2027-12-31'],
  ])('a complaint about %s is in time until %s', (happened, last) => {
    expect(endOfTwelveMonths(happened)).toBe(last);
  });

  test('a later day of receipt never gives an earlier end', () => {
    for (let i = 0; i < 800; i += 1) {
      const day = addDays('2026-01-01', i);
      expect(endOfSixMonths(addDays(day, 1)) >= endOfSixMonths(day)).toBe(true);
      expect(endOfTwelveMonths(addDays(day, 1)) >= endOfTwelveMonths(day)).toBe(true);
    }
  });
});

describe('the working-out', () => {
  test('tells the first day, the last day and what was skipped', () => {
    expect(explainSum(addWorkingDays('2026-04-02', 3, england))).toEqual([
      'Day 1 is Tuesday 7 April.',
      'Day 3 is Thursday 9 April.',
      'Skipped: Friday 3 April (Good Friday), Saturday 4 April (weekend), Sunday 5 April (weekend), Monday 6 April (Easter Monday).',
    ]);
  });

  test('names the year after New Year, and the substitute days', () => {
    expect(explainSum(addWorkingDays('2026-12-24', 4, england))).toEqual([
      'Day 1 is Tuesday 29 December.',
      'Day 4 is Monday 4 January 2027.',
      'Skipped: Friday 25 December (Christmas Day), Saturday 26 December (weekend), Sunday 27 December (weekend), ' +
        "Monday 28 December (Substitute day for Boxing Day), Friday 1 January 2027 (New Year's Day), " +
        'Saturday 2 January 2027 (weekend), Sunday 3 January 2027 (weekend).',
    ]);
  });

  test('does not list the weekends of a long count one by one', () => {
    expect(explainSum(addWorkingDays('2026-04-02', 20, england)).at(-1)).toBe(
      'Skipped: Friday 3 April (Good Friday), Monday 6 April (Easter Monday), ' +
        'Monday 4 May (Early May bank holiday), 10 days of weekends.',
    );
  });

  test('one day with nothing skipped is one line', () => {
    expect(explainSum(nextWorkingDay('2026-11-23', england))).toEqual(['Day 1 is Tuesday 24 November.']);
    expect(explainSum(addWorkingDays('2026-11-24', -1, england))).toEqual([
      'Day 1, counting back, is Monday 23 November.',
    ]);
    expect(explainSum(addWorkingDays('2026-11-24', 0, england))).toEqual([
      'No days to count: it is Tuesday 24 November.',
    ]);
  });
});

// The set shared by all builders; it is not part of the project, so it runs where it lies beside it.
const shared = new URL('../../../shared/data/workdays/', import.meta.url);

if (existsSync(shared))
  describe('the shared set', () => {
    test('gives the same bank holidays', () => {
      const list = JSON.parse(readFileSync(new URL('bank-holidays-england-and-wales.json', shared), 'utf8'));
      const dates = list['england-and-wales'].events.map((event: { date: string }) => event.date);
      expect([...england.days.keys()]).toEqual(dates);
    });

    test('gives the same sums', () => {
      const sample = JSON.parse(readFileSync(new URL('sample.json', shared), 'utf8'));
      expect(sample.vectors.length).toBeGreaterThan(0);
      for (const v of sample.vectors) {
        checkVector([v.start, v.is_work_day, v.n, v.plus_n_working_days, v.minus_n_working_days, v.plus_3]);
      }
    });
  });
