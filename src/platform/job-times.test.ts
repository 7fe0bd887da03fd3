import { expect, test } from 'vitest';
import { londonCron } from './job-times.ts';

const NOW = new Date('2026-11-24T10:00:00Z');

/** Whether a sweep of that time runs at this moment, as the queue asks it: in UTC, without a year. */
function runs(at: string, moment: string) {
  const utc = new Date(moment);
  return londonCron('test', at, () => NOW).match({
    min: utc.getUTCMinutes(),
    hour: utc.getUTCHours(),
    date: utc.getUTCDate(),
    month: utc.getUTCMonth() + 1,
    dow: utc.getUTCDay(),
  });
}

test('a sweep keeps London time in winter and in summer', () => {
  expect(runs('40 3 * * *', '2026-11-24T03:40:00Z')).toBe(true);
  expect(runs('40 3 * * *', '2026-07-01T02:40:00Z')).toBe(true);
  expect(runs('40 3 * * *', '2026-07-01T03:40:00Z')).toBe(false);
});

test('the days on which clocks change have one night’s work each', () => {
  for (const day of ['2026-03-29', '2026-10-25', '2027-03-28']) {
    const moments = Array.from({ length: 24 * 60 }, (_, minute) =>
      new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000).toISOString(),
    );
    expect(moments.filter((moment) => runs('40 3 * * *', moment))).toHaveLength(1);
  }
});

test('a weekday is London’s: late on Sunday evening in summer is Monday there', () => {
  expect(runs('30 0 * * 1', '2026-07-05T23:30:00Z')).toBe(true);
  expect(runs('30 0 * * 1', '2026-07-06T00:30:00Z')).toBe(false);
  expect(runs('0 8 * * 0', '2026-11-22T08:00:00Z')).toBe(true);
});
