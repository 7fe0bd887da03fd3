// What a calendar program reads of an invitation, read back by the rules of RFC 5545 alone.
import { expect, test } from 'vitest';
import { calendarOf, type Entry } from './invites.rules.ts';

type Line = { name: string; params: Record<string, string>; value: string };

/** Folded lines put together (3.1), each taken apart at the first colon outside of quotes (3.1.1). */
function linesOf(calendar: string): Line[] {
  expect(calendar.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/); // every line ends as it must
  for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  return calendar
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, head = '', value = ''] =
        /^((?:[^":]|"[^"]*")*):(.*)$/s.exec(line) ?? expect.fail(`No property: ${line}`);
      const [name = '', ...params] = head.match(/(?:[^";]|"[^"]*")+/g) ?? [];
      const pairs = params.map((one) => [
        one.slice(0, one.indexOf('=')),
        one.slice(one.indexOf('=') + 1).replace(/^"|"$/g, ''),
      ]);
      return { name, params: Object.fromEntries(pairs), value };
    });
}

/** The value of a text property (3.3.11). */
const textOf = (value: string) =>
  value.replace(/\\([\\;,nN])/g, (_, what: string) => (what.toLowerCase() === 'n' ? '\n' : what));

const ENTRY: Entry = {
  ...{ uid: '0193-meeting@openpals', sequence: 2, minutes: 90, reference: 'PAL-26-0412', phone: '020 7946 0018' },
  ...{
    starts: new Date('2026-06-26T13:00:00Z'),
    where: 'Seminar room 2, Anytown',
    link: '',
    at: new Date('2026-06-01T09:00:00Z'),
  },
};
const FROM = { name: 'PALS', email: 'pals@anytown.example' };

const read = (
  entry: Entry,
  to = { name: 'Grace Okafor', email: 'grace@example.org' },
  method: 'request' | 'cancel' = 'request',
) => {
  const lines = linesOf(calendarOf(entry, method, FROM, to));
  const one = (name: string) => lines.filter((line) => line.name === name);
  return { lines, one, text: (name: string) => textOf(one(name)[0]?.value ?? '') };
};

test('an invitation in summer says its time without a doubt, whom it is from, and nobody but who receives it', () => {
  const { one, text, lines } = read(ENTRY);
  expect(lines.filter(({ name }) => name === 'BEGIN').map(({ value }) => value)).toEqual(['VCALENDAR', 'VEVENT']);
  expect([text('METHOD'), text('SEQUENCE'), text('UID'), text('STATUS')]).toEqual([
    'REQUEST',
    '2',
    '0193-meeting@openpals',
    'CONFIRMED',
  ]);
  // 2pm in London, where clocks are an hour ahead: written in UTC, it needs no table of time zones.
  expect([text('DTSTART'), text('DTEND')]).toEqual(['20260626T130000Z', '20260626T143000Z']);
  expect(one('ATTENDEE').map(({ value }) => value.toLowerCase())).toEqual(['mailto:grace@example.org']);
  expect(one('ORGANIZER').map(({ value }) => value.toLowerCase())).toEqual(['mailto:pals@anytown.example']);
  expect([text('SUMMARY'), text('LOCATION')]).toEqual(['Meeting with PALS', 'Seminar room 2, Anytown']);
  expect(text('DESCRIPTION')).toBe('Reference: PAL-26-0412\nPALS: 020 7946 0018');
});

test('a cancellation is of the same entry, and says so', () => {
  const { text } = read({ ...ENTRY, sequence: 3 }, undefined, 'cancel');
  expect([text('METHOD'), text('STATUS'), text('SEQUENCE'), text('UID')]).toEqual([
    'CANCEL',
    'CANCELLED',
    '3',
    '0193-meeting@openpals',
  ]);
});

test('what is typed as place, link or name cannot write a line of its own', () => {
  const evil = 'Room 2; "A",\\ :b\r\nATTENDEE:mailto:x@evil.example\nEND:VEVENT';
  const { one, text, lines } = read(
    { ...ENTRY, where: evil, link: evil, reference: evil, phone: evil },
    {
      name: 'Grace" ;X=Y:mailto:x@evil.example\r\nATTENDEE:mailto:y@evil.example',
      email: 'grace@example.org',
    },
  );
  expect(one('ATTENDEE').map(({ value }) => value.toLowerCase())).toEqual(['mailto:grace@example.org']);
  expect(lines.filter(({ name }) => name === 'END')).toHaveLength(2);
  expect(text('LOCATION').replace(/\r/g, '')).toBe(evil.replace(/\r/g, ''));
  expect(new Set(lines.map(({ name }) => name))).not.toContain('X');
});

test('a long place and letters of every script come back as they were', () => {
  const where = `${'Zimmer für Größe, 会議室, غرفة, 🏥 '.repeat(8)}end`;
  expect(read({ ...ENTRY, where }).text('LOCATION')).toBe(where);
});
