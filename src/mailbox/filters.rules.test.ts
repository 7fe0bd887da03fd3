import { expect, test } from 'vitest';
import { bounceWords, FILTERS, hintsOf, type MailFacts } from './filters.rules.ts';
import { judge } from './gate.rules.ts';

const OURS = { addresses: new Set(['pals@anytown.example']), wentOut: false };
const grace = { name: 'Grace', address: 'grace@example.com' };

const mail = (change: Partial<MailFacts> & { head?: Record<string, string> } = {}): MailFacts => ({
  ...{
    from: [grace],
    replyTo: [],
    subject: 'Hello',
    messageId: '<1@x>',
    answers: [],
    contentType: 'text/plain',
    attached: [],
    words: '',
  },
  headers: new Map(Object.entries(change.head ?? {})),
  ...change,
});
const natureOf = (change: Parameters<typeof mail>[0]) => hintsOf(mail(change), OURS).nature;

test('every filter has its pair here', () => {
  expect(FILTERS.map(({ name }) => name)).toEqual([
    'sender',
    'noAnswer',
    'automaticReply',
    'bounce',
    'ownLoop',
    'references',
  ]);
});

test('the sender is whoever the email names, unless that cannot be relied on', () => {
  expect(hintsOf(mail(), OURS)).toMatchObject({ sender: grace, doubt: '', nature: 'person' });
  expect(hintsOf(mail({ from: [] }), OURS).doubt).toBe('no_sender');
  expect(hintsOf(mail({ from: [grace, { name: '', address: 'b@x' }] }), OURS).doubt).toBe('several_senders');
  const said = (results: string) => hintsOf(mail({ head: { 'authentication-results': results } }), OURS).doubt;
  expect(said('mx; spf=pass; dkim=pass; dmarc=pass')).toBe('');
  expect(said('mx; spf=pass; dmarc=fail')).toBe('sender_unconfirmed');
  expect(said('mx; spf=fail; dkim=none')).toBe('sender_unconfirmed');
  expect(said('mx; spf=softfail; dkim=pass')).toBe('');
});

test('lists and addresses that nobody reads get no answer of a machine; a person does', () => {
  expect(hintsOf(mail(), OURS).noAnswer).toBe(false);
  const changes: Parameters<typeof mail>[0][] = [
    { head: { 'return-path': '<>' } },
    { head: { 'x-auto-response-suppress': 'DR, OOF, AutoReply' } },
    { head: { 'auto-submitted': 'auto-generated' } },
    { from: [{ name: '', address: 'do_not_reply@example.com' }] },
    { head: { 'list-id': '<news.example>' } },
    { head: { precedence: 'bulk' } },
    { from: [{ name: '', address: 'no-reply@example.com' }] },
  ];
  for (const change of changes) expect(hintsOf(mail(change), OURS)).toMatchObject({ noAnswer: true, nature: 'person' });
});

test('an automatic reply says so, in one of several ways; what only sounds like one is of a person', () => {
  expect(natureOf({ head: { 'auto-submitted': 'auto-replied' } })).toBe('automatic');
  expect(natureOf({ head: { 'auto-submitted': 'no' } })).toBe('person');
  expect(natureOf({ head: { 'auto-submitted': 'auto-generated' }, answers: ['<ours@x>'] })).toBe('automatic');
  expect(natureOf({ head: { 'x-autoreply': 'yes' } })).toBe('automatic');
  expect(natureOf({ contentType: 'multipart/report; report-type=disposition-notification' })).toBe('automatic');
  expect(natureOf({ subject: 'Automatic reply: Your question' })).toBe('automatic');
  expect(natureOf({ subject: 'Out of office: until Monday' })).toBe('automatic');
  expect(natureOf({ subject: 'Your automatic doors broke my arm' })).toBe('person');
  expect(natureOf({ subject: 'The office was out of order' })).toBe('person');
});

test('a report that something could not be delivered names what it was, and whether it is for good', () => {
  const report = {
    from: [{ name: '', address: 'mailer-daemon@mx.example' }],
    contentType: 'multipart/report; report-type=delivery-status; boundary=x',
    words: 'Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such user',
    attached: [
      { type: 'message/rfc822', text: 'From: pals@anytown.example\r\nMessage-ID: <ours@anytown.example>\r\n\r\nHello' },
    ],
  };
  expect(hintsOf(mail(report), OURS)).toMatchObject({
    nature: 'bounce',
    failed: true,
    answers: ['<ours@anytown.example>'],
  });
  expect(hintsOf(mail({ ...report, words: 'Action: delayed' }), OURS)).toMatchObject({
    nature: 'bounce',
    failed: false,
  });
  expect(bounceWords(report.words)).toBe('5.1.1 550 no such user');
  expect(bounceWords('')).toBe('The mail server sent it back');
  expect(natureOf({ subject: 'Undeliverable: my complaint' })).toBe('person');
  expect(natureOf({ from: [{ name: '', address: 'postmaster@mx.example' }], subject: 'Undeliverable: Hello' })).toBe(
    'bounce',
  );
});

test('a form of a website is sent by a machine, and a person filled it in', () => {
  const form = { head: { 'auto-submitted': 'auto-generated' }, subject: 'Contact PALS: a new message' };
  expect(hintsOf(mail(form), OURS)).toMatchObject({ nature: 'person', noAnswer: true });
});

test('what we sent ourselves is no post; what only names our address a person sorts, and nobody answers it', () => {
  expect(hintsOf(mail(), { ...OURS, wentOut: true }).nature).toBe('own');
  const from = [{ name: 'PALS', address: 'pals@anytown.example' }];
  expect(natureOf({ from, head: { 'auto-submitted': 'auto-replied' } })).toBe('own');
  expect(hintsOf(mail({ from }), OURS)).toMatchObject({ nature: 'person', noAnswer: true, doubt: 'own_address' });
});

test('what it answers is in its headers, which case it names is in its subject', () => {
  expect(hintsOf(mail({ answers: ['<a@x>'], subject: 'Re: pal-26-0412 and PAL-26-0412' }), OURS)).toMatchObject({
    answers: ['<a@x>'],
    refs: ['PAL-26-0412'],
  });
  expect(hintsOf(mail({ subject: 'PAL-26-04, XPAL-26-0412' }), OURS).refs).toEqual([]);
});

test('the last gate: only somebody who is in the case joins it by writing', () => {
  const hints = { sender: grace, doubt: '' } as const;
  const of = (kase: string, by: 'thread' | 'subject', ...parties: string[]) => ({
    case: kase,
    by,
    parties: new Set(parties),
    died: new Set<string>(),
  });
  expect(judge(hints, [])).toEqual({ doubt: '' });
  expect(judge({ ...hints, doubt: 'sender_unconfirmed' }, [])).toEqual({ doubt: 'sender_unconfirmed' });
  expect(judge(hints, [{ ...of('A', 'thread'), died: new Set([grace.address]) }])).toEqual({ doubt: 'sender_died' });
  expect(judge(hints, [of('A', 'subject', grace.address)])).toEqual({ join: 'A', doubt: '' });
  expect(judge(hints, [of('A', 'subject', 'other@x')])).toEqual({ doubt: 'not_a_party' });
  expect(judge(hints, [of('A', 'thread', 'other@x')])).toEqual({ doubt: 'not_a_party' });
  expect(judge(hints, [of('A', 'thread', grace.address), of('B', 'subject', grace.address)])).toEqual({
    join: 'A',
    doubt: '',
  });
  expect(judge(hints, [of('A', 'thread', grace.address), of('B', 'thread', grace.address)])).toEqual({
    doubt: 'several_cases',
  });
  expect(judge({ ...hints, doubt: 'sender_unconfirmed' }, [of('A', 'thread', grace.address)])).toEqual({
    doubt: 'sender_unconfirmed',
  });
});
