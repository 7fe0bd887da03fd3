import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type NotifyServer, startNotify } from '../../test/notify.ts';
import { notify } from './notify.ts';
import { addressTrouble, postalLines } from './postal.rules.ts';
import type { Parcel } from './senders.ts';

let server: NotifyServer;
beforeAll(async () => {
  server = await startNotify();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.asked.length = 0;
  server.answer(201);
  server.says('sending');
});

const parcel = (more: Partial<Parcel> = {}): Parcel => ({
  ...{ id: 'our-id', way: 'text', messageId: '<a@b>', from: { name: 'PALS', address: 'pals@anytown.example' } },
  ...{ to: { name: 'Grace Okafor', address: '07700900123' }, subject: 'About your call', body: 'We have an answer.' },
  ...{ at: new Date('2026-11-24T10:00:00Z'), automatic: false, attachments: [] },
  ...more,
});
const paper = { name: 'letter.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 made by us') };

test('a text goes by its template, with our reference', async () => {
  const { asked, senders } = server;
  expect(await senders.text?.send(parcel())).toEqual({ fate: 'sent' });
  expect(asked[0]).toMatchObject({
    path: '/v2/notifications/sms',
    body: {
      ...{ phone_number: '07700900123', template_id: 'template-text', reference: 'our-id' },
      personalisation: { message: 'We have an answer.' },
    },
  });
  expect(asked[0]?.bearer).toMatch(/^Bearer /);
  expect(senders.email).toBeUndefined();
});

test('a letter goes as the PDF that was set, with its postage; without one, or too large, it does not go', async () => {
  const { asked, senders } = server;
  const letter = parcel({ id: 'letter-id', way: 'letter', attachments: [paper] });
  expect(await senders.letter?.send(letter)).toEqual({ fate: 'sent' });
  expect(asked[0]).toMatchObject({
    path: '/v2/notifications/letter',
    body: { reference: 'letter-id', postage: 'second' },
  });
  expect(Buffer.from(String(asked[0]?.body.content), 'base64').equals(paper.bytes)).toBe(true);
  expect(await senders.letter?.send(parcel({ way: 'letter' }))).toMatchObject({ fate: 'refused' });
  const heavy = { ...paper, bytes: Buffer.alloc(6_000_000) };
  expect(await senders.letter?.send({ ...letter, attachments: [heavy] })).toMatchObject({ fate: 'refused' });
  expect(asked).toHaveLength(1);
});

describe('an address for the post', () => {
  test('has the postcode alone on its last line, and at most seven lines', () => {
    expect(postalLines('Grace Okafor', '12 Long Street, Anytown, an11aa')).toEqual([
      ...['Grace Okafor', '12 Long Street', 'Anytown', 'AN1 1AA'],
    ]);
    expect(postalLines('Grace Okafor', '12 Long Street\nAnytown AN1 1AA')).toEqual([
      ...['Grace Okafor', '12 Long Street', 'Anytown', 'AN1 1AA'],
    ]);
    const long = 'Flat 1\nThe House\n2 Long Street\nNear the Church\nVillage\nAnytown\nCounty\nAN1 1AA';
    expect(postalLines('Grace Okafor', long)).toEqual([
      ...['Grace Okafor', 'Flat 1', 'The House', '2 Long Street', 'Near the Church'],
      ...['Village, Anytown, County', 'AN1 1AA'],
    ]);
  });

  test.each([
    ['12 Long Street\nAnytown', 'The address must end with a UK postcode.'],
    ['AN1 1AA', 'The address must have a street or a place above the postcode.'],
    ['(the blue door)\nAnytown\nAN1 1AA', 'A line of the address cannot begin with “(”.'],
    [
      `${'Long '.repeat(12)}\nAN1 1AA`,
      'A line of the address is too long for the window: “Long Long Long Long …”. Make it two.',
    ],
    ['12 Long Street\nAnytown\nAN1 1AA', undefined],
  ])('%o: %s', (address, trouble) => {
    expect(addressTrouble(postalLines('Grace Okafor', address))).toBe(trouble);
  });
});

test.each([
  [400, { fate: 'refused', why: 'phone_number Not enough digits' }],
  [403, { fate: 'later', why: 'phone_number Not enough digits' }],
  [429, { fate: 'later', why: 'phone_number Not enough digits' }],
  [503, { fate: 'later', why: 'phone_number Not enough digits' }],
])('an answer of %i is %o', async (status, outcome) => {
  server.answer(status, 'phone_number Not enough digits');
  expect(await server.senders.text?.send(parcel())).toEqual(outcome);
});

test('where it hangs up without an answer, it is asked by our reference whether it has it', async () => {
  const { text } = server.senders;
  server.answer(0);
  expect(await text?.send(parcel({ id: 'hung-up' }))).toMatchObject({ fate: 'unsure' });
  expect(await text?.ask?.('hung-up')).toBe(true);
  expect(await text?.ask?.('another')).toBe(false);
  // What failed there before says nothing of what was sent again.
  server.says('technical-failure');
  expect(await text?.ask?.('hung-up')).toBe(false);
});

test.each([
  ['sending', { known: 'not_yet' }],
  ['delivered', { known: 'arrived' }],
  ['received', { known: 'arrived' }],
  ['permanent-failure', { known: 'lost', why: 'It could not be delivered. Check the address or number with them.' }],
])('%s afterwards is %o', async (status, known) => {
  await server.senders.text?.send(parcel({ id: 'followed' }));
  server.says(status);
  expect(await server.senders.text?.follow?.('followed')).toEqual(known);
  expect(await server.senders.text?.follow?.('another')).toEqual({ known: 'not_yet' });
});

test('a server that is not there is tried later', async () => {
  const key = `desk-${'26785a09-ab16-4eb0-8407-a37497a57506'}-${'3d844edf-8d35-48ac-975b-e847b4f122b0'}`;
  const senders = notify({ key, templates: { text: 't' }, url: 'http://127.0.0.1:9' });
  expect(await senders.text?.send(parcel())).toMatchObject({ fate: 'later' });
  expect(await senders.text?.ask?.('our-id')).toBeUndefined();
});
