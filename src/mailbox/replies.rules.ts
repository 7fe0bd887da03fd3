// An answer of a calendar program to an invitation (RFC 5546, 3.2.3), read from the part of the mail that holds it.

const CALENDAR_ANSWERS = ['accepted', 'declined', 'tentative'] as const;
export type CalendarAnswer = (typeof CALENDAR_ANSWERS)[number];

export type CalendarReply = {
  /** Of the invitation. */
  uid: string;
  /** Of the invitation that was answered: a later one may have gone since. */
  sequence: number;
  /** Who answers, in small letters. */
  attendee: string;
  answer: CalendarAnswer;
};

/** More than this is no answer to an invitation (characters). */
const MOST = 64_000;

/** Undefined: it is none, or so broken that nothing can be relied on. */
export function readCalendarReply(text: string): CalendarReply | undefined {
  if (text.length > MOST) return undefined;
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .map(propertyOf);
  const method = lines.find(({ name }) => name === 'METHOD')?.value.toUpperCase();
  const from = lines.findIndex(({ name, value }) => name === 'BEGIN' && value.toUpperCase() === 'VEVENT');
  const to = lines.findIndex(({ name, value }, at) => at > from && name === 'END' && value.toUpperCase() === 'VEVENT');
  if (method !== 'REPLY' || from < 0 || to < 0) return undefined;
  const event = lines.slice(from, to);
  const attendees = event.filter(({ name }) => name === 'ATTENDEE');
  const [one] = attendees;
  const uid = event.find(({ name }) => name === 'UID')?.value.trim();
  const answer = CALENDAR_ANSWERS.find((known) => known === one?.params.get('PARTSTAT')?.toLowerCase());
  const attendee = /^mailto:(.+@.+)$/i.exec(one?.value.trim() ?? '')?.[1]?.toLowerCase();
  if (!uid || !answer || !attendee || attendees.length > 1) return undefined;
  const sequence = Number(
    /^\d{1,9}$/.exec(event.find(({ name }) => name === 'SEQUENCE')?.value.trim() ?? '')?.[0] ?? 0,
  );
  return { uid, sequence, attendee, answer };
}

type Property = { name: string; params: ReadonlyMap<string, string>; value: string };

/** NAME;PARAM=x;PARAM="y:z":value (RFC 5545, 3.1). */
function propertyOf(line: string): Property {
  const [head = '', ...params] = line.match(/^(?:"[^"]*"|[^":])*/)?.[0].match(/(?:"[^"]*"|[^";])+/g) ?? [];
  const value = line.slice((line.match(/^(?:"[^"]*"|[^":])*/)?.[0].length ?? 0) + 1);
  const pairs = params.map((param): [string, string] => {
    const at = param.indexOf('=');
    return [param.slice(0, at).toUpperCase(), param.slice(at + 1).replaceAll('"', '')];
  });
  return { name: head.toUpperCase(), params: new Map(pairs), value };
}
