import { describe, expect, test } from 'vitest';
import { addDays, atLocal, localDate, localTime } from '../platform/time.ts';
import { addWorkingDays, type Holidays } from './working-days.rules.ts';
import {
  addWorkingDaysOfPals,
  addWorkingMinutes,
  type Hours,
  isOpenAt,
  nextOpenDay,
  nextOpening,
  openDaysBegun,
  openTimesOn,
  usualClosing,
  workingMinutesBetween,
} from './working-hours.rules.ts';

const holidays: Holidays = {
  days: new Map([
    ['2026-04-03', 'Good Friday'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-12-25', 'Christmas Day'],
    ['2026-12-28', 'Substitute day for Boxing Day'],
    ['2027-01-01', "New Year's Day"],
  ]),
  knownUntil: '2027-12-31',
};
const NINE_TO_FIVE = [{ opens: '09:00', closes: '17:00' }];
const weekdays = { 1: NINE_TO_FIVE, 2: NINE_TO_FIVE, 3: NINE_TO_FIVE, 4: NINE_TO_FIVE, 5: NINE_TO_FIVE };
const hours: Hours = { weekly: weekdays, closures: new Map(), holidays };
const never: Hours = { weekly: {}, closures: new Map(), holidays };

/** "2026-11-24 10:30" in London, from words to an instant and back. */
const at = (text: string) => atLocal(text.slice(0, 10), text.slice(11));
const told = (instant: Date | undefined) => instant && `${localDate(instant)} ${localTime(instant)}`;

describe('open or closed', () => {
  test.each([
    ['2026-11-24 08:59', false],
    ['2026-11-24 09:00', true],
    ['2026-11-24 16:59', true],
    ['2026-11-24 17:00', false],
    ['2026-11-22 12:00', false],
    ['2026-12-25 12:00', false],
    ['2026-07-01 09:00', true],
  ])('%s: open is %s', (when, open) => {
    expect(isOpenAt(at(when), hours)).toBe(open);
  });

  test('a day closed for training is closed', () => {
    const training = { ...hours, closures: new Map([['2026-11-24', 'Training']]) };
    expect(isOpenAt(at('2026-11-24 12:00'), training)).toBe(false);
    expect(told(nextOpening(at('2026-11-24 12:00'), training))).toBe('2026-11-25 09:00');
  });

  test('the next opening is now while open, else the next open morning', () => {
    expect(told(nextOpening(at('2026-11-24 10:30'), hours))).toBe('2026-11-24 10:30');
    expect(told(nextOpening(at('2026-11-24 17:00'), hours))).toBe('2026-11-25 09:00');
    expect(told(nextOpening(at('2026-04-02 17:30'), hours))).toBe('2026-04-07 09:00');
    expect(told(nextOpening(at('2026-12-24 17:00'), hours))).toBe('2026-12-29 09:00');
  });

  test('hours with a break, in any order or overlapping, are joined', () => {
    const lunch = {
      ...hours,
      weekly: {
        2: [
          { opens: '13:00', closes: '17:00' },
          { opens: '09:00', closes: '12:00' },
        ],
      },
    };
    expect(openTimesOn('2026-11-24', lunch)).toHaveLength(2);
    expect(told(addWorkingMinutes(at('2026-11-24 11:30'), 60, lunch))).toBe('2026-11-24 13:30');
    const twice = { ...hours, weekly: { 2: [...NINE_TO_FIVE, { opens: '12:00', closes: '18:00' }] } };
    expect(workingMinutesBetween(at('2026-11-24 00:00'), at('2026-11-25 00:00'), twice)).toBe(9 * 60);
  });

  test('a PALS without opening hours is told so, and nothing runs for ever', () => {
    expect(nextOpening(at('2026-11-24 10:00'), never)).toBeUndefined();
    expect(nextOpenDay('2026-11-24', never)).toBeUndefined();
    expect(workingMinutesBetween(at('2026-11-24 10:00'), at('2026-11-25 10:00'), never)).toBe(0);
    expect(() => addWorkingMinutes(at('2026-11-24 10:00'), 5, never)).toThrow('no opening hours');
    expect(() => addWorkingDaysOfPals(at('2026-11-24 10:00'), 1, never)).toThrow('no opening hours');
  });
});

describe('minutes of opening hours', () => {
  test.each([
    ['2026-11-24 10:00', 60, '2026-11-24 11:00'],
    ['2026-11-24 16:00', 60, '2026-11-24 17:00'],
    ['2026-11-24 16:30', 60, '2026-11-25 09:30'],
    ['2026-11-27 16:30', 60, '2026-11-30 09:30'],
    ['2026-11-24 07:00', 60, '2026-11-24 10:00'],
    ['2026-11-22 12:00', 0, '2026-11-23 09:00'],
    ['2026-04-02 16:59', 2, '2026-04-07 09:01'],
    ['2026-03-27 16:00', 120, '2026-03-30 10:00'],
    ['2026-10-23 16:00', 120, '2026-10-26 10:00'],
  ])('%s and %i minutes is %s', (from, minutes, to) => {
    expect(told(addWorkingMinutes(at(from), minutes, hours))).toBe(to);
  });

  test.each([
    ['2026-11-24 09:30', '2026-11-24 10:40', 70],
    ['2026-11-24 16:00', '2026-11-25 10:00', 120],
    ['2026-11-27 16:00', '2026-11-30 10:00', 120],
    ['2026-11-21 10:00', '2026-11-22 20:00', 0],
    ['2026-04-02 09:00', '2026-04-08 09:00', 16 * 60],
    ['2026-11-25 10:00', '2026-11-24 16:00', -120],
    ['2026-11-24 10:00', '2026-11-24 10:00', 0],
  ])('from %s to %s are %i minutes', (from, to, minutes) => {
    expect(workingMinutesBetween(at(from), at(to), hours)).toBe(minutes);
  });

  test('a PALS open through the night of a change of clocks counts the hours that pass', () => {
    const dayAndNight = [{ opens: '00:00', closes: '24:00' }];
    const always = { ...hours, weekly: { 6: dayAndNight, 7: dayAndNight, 1: dayAndNight } };
    expect(workingMinutesBetween(at('2026-03-29 00:00'), at('2026-03-30 00:00'), always)).toBe(23 * 60);
    expect(workingMinutesBetween(at('2026-10-25 00:00'), at('2026-10-26 00:00'), always)).toBe(25 * 60);
  });

  test('minutes added are minutes between, from any moment, over holidays and changes of clocks', () => {
    for (let i = 0; i < 600; i += 1) {
      const from = new Date(Date.UTC(2026, 2, 20) + i * 50_460_000);
      for (const minutes of [0, 1, 59, 480, 481, 2400]) {
        const to = addWorkingMinutes(from, minutes, hours);
        expect(workingMinutesBetween(from, to, hours)).toBe(minutes);
        expect(to >= from).toBe(true);
        expect(isOpenAt(new Date(to.getTime() - (minutes ? 1 : 0)), hours)).toBe(true);
      }
    }
  });

  test('two parts of a stretch add up to the whole', () => {
    for (let i = 0; i < 300; i += 1) {
      const [a, b, c] = [0, 1, 2].map((k) => new Date(Date.UTC(2026, 11, 20) + k * 130_000_000 + i * 3_700_000));
      if (!a || !b || !c) continue;
      const sum = workingMinutesBetween(a, b, hours) + workingMinutesBetween(b, c, hours);
      expect(workingMinutesBetween(a, c, hours)).toBeCloseTo(sum, 6);
    }
  });

  test('less than nothing is refused', () => {
    expect(() => addWorkingMinutes(at('2026-11-24 10:00'), -1, hours)).toThrow(RangeError);
    expect(() => addWorkingMinutes(at('2026-11-24 10:00'), Number.NaN, hours)).toThrow(RangeError);
  });
});

describe('hours that change on a day', () => {
  // From Monday 7 December 2026: Mondays are shorter, Saturdays open, Wednesdays closed.
  const before = { until: '2026-12-06' };
  const since = { from: '2026-12-07', until: null };
  const changing: Hours = {
    ...hours,
    weekly: {
      ...weekdays,
      1: [
        { opens: '09:00', closes: '17:00', ...before },
        { opens: '10:00', closes: '16:00', ...since },
      ],
      3: [{ opens: '09:00', closes: '17:00', ...before }],
      6: [{ opens: '09:00', closes: '13:00', ...since }],
    },
  };

  test.each([
    ['2026-12-04 16:30', 60, '2026-12-07 10:30'],
    ['2026-11-30 15:30', 60, '2026-11-30 16:30'],
    ['2026-12-07 15:30', 60, '2026-12-08 09:30'],
    ['2026-12-11 16:30', 60, '2026-12-12 09:30'],
    ['2026-12-08 16:30', 60, '2026-12-10 09:30'],
  ])('%s and %i minutes is %s', (from, minutes, to) => {
    expect(told(addWorkingMinutes(at(from), minutes, changing))).toBe(to);
  });

  test.each([
    ['2026-12-04 00:00', '2026-12-08 00:00', 8 * 60 + 6 * 60],
    ['2026-11-30 00:00', '2026-12-07 00:00', 5 * 8 * 60],
    ['2026-12-07 00:00', '2026-12-14 00:00', (6 + 3 * 8 + 4) * 60],
  ])('from %s to %s are %i minutes', (from, to, minutes) => {
    expect(workingMinutesBetween(at(from), at(to), changing)).toBe(minutes);
  });

  test.each([
    ['2026-12-04 12:00', 1, '2026-12-07 16:00'],
    ['2026-12-04 12:00', 5, '2026-12-12 13:00'],
    ['2026-12-01 12:00', 1, '2026-12-02 17:00'],
    ['2026-12-08 12:00', 1, '2026-12-10 17:00'],
  ])('%s and %i days is %s', (from, n, to) => {
    expect(told(addWorkingDaysOfPals(at(from), n, changing))).toBe(to);
  });

  test('the time of closing is that of the day, also on a closure and a bank holiday', () => {
    const training = { ...changing, closures: new Map([['2026-12-14', 'Training']]) };
    const closing = ['2026-11-30', '2026-12-14', '2026-12-25', '2026-12-09'].map((day) => usualClosing(day, training));
    expect(closing).toEqual(['17:00', '16:00', '17:00', undefined]);
  });

  test('minutes added are minutes between, across the change', () => {
    for (let i = 0; i < 200; i += 1) {
      const from = new Date(Date.UTC(2026, 11, 1) + i * 5_460_000);
      for (const minutes of [0, 59, 480, 2400]) {
        const to = addWorkingMinutes(from, minutes, changing);
        expect(workingMinutesBetween(from, to, changing)).toBe(minutes);
      }
    }
  });
});

describe('working days of this PALS', () => {
  test.each([
    ['2026-11-24 10:00', 1, '2026-11-25 17:00'],
    ['2026-11-24 23:00', 1, '2026-11-25 17:00'],
    ['2026-11-27 10:00', 1, '2026-11-30 17:00'],
    ['2026-11-21 10:00', 1, '2026-11-23 17:00'],
    ['2026-04-02 10:00', 5, '2026-04-13 17:00'],
    ['2026-03-27 10:00', 1, '2026-03-30 17:00'],
  ])('%s and %i days is %s', (from, n, to) => {
    expect(told(addWorkingDaysOfPals(at(from), n, hours))).toBe(to);
  });

  test('open days begun count from the opening hour', () => {
    expect(openDaysBegun(at('2026-11-23 16:00'), at('2026-11-24 08:59'), hours)).toBe(0);
    expect(openDaysBegun(at('2026-11-23 16:00'), at('2026-11-24 09:00'), hours)).toBe(1);
    expect(openDaysBegun(at('2026-04-02 16:00'), at('2026-04-08 12:00'), hours)).toBe(2);
  });

  test('no days or half a day are refused', () => {
    for (const n of [0, -1, 0.5])
      expect(() => addWorkingDaysOfPals(at('2026-11-24 10:00'), n, hours)).toThrow(RangeError);
  });

  test('opening on Saturdays or closing for a day moves our own aims, never a statutory date', () => {
    const saturdays = { ...hours, weekly: { ...weekdays, 6: NINE_TO_FIVE } };
    const training = { ...hours, closures: new Map([['2026-11-24', 'Training']]) };
    const friday = at('2026-11-20 12:00');
    expect(told(addWorkingDaysOfPals(friday, 1, saturdays))).toBe('2026-11-21 17:00');
    expect(told(addWorkingDaysOfPals(friday, 2, training))).toBe('2026-11-25 17:00');
    for (const each of [hours, saturdays, training]) {
      expect(addWorkingDays('2026-11-20', 3, each.holidays).date).toBe('2026-11-25');
    }
  });

  test('with usual hours, our days and legal working days are the same ones', () => {
    for (let i = 0; i < 370; i += 1) {
      const day = addDays('2026-03-01', i);
      expect(localDate(addWorkingDaysOfPals(atLocal(day, '12:00'), 3, hours))).toBe(
        addWorkingDays(day, 3, holidays).date,
      );
    }
  });
});
