import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { notify } from './notify.ts';
import type { Parcel } from './senders.ts';

type Asked = { path: string; body: Record<string, unknown>; bearer: string };
const KEY = `desk-${'26785a09-ab16-4eb0-8407-a37497a57506'}-${'3d844edf-8d35-48ac-975b-e847b4f122b0'}`;
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** What stands in for Notify: outside of the house only HTTP is made up. */
async function standIn(answer: (asked: Asked, response: ServerResponse) => void) {
  const asked: Asked[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    let text = '';
    for await (const part of request) text += part;
    const one = {
      path: request.url ?? '',
      body: JSON.parse(text || '{}'),
      bearer: request.headers.authorization ?? '',
    };
    asked.push(one);
    response.setHeader('content-type', 'application/json');
    answer(one, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const senders = notify({ key: KEY, templates: { text: 'template-text', letter: 'template-letter' }, url });
  return { asked, senders };
}

const parcel = (more: Partial<Parcel> = {}): Parcel => ({
  ...{ id: 'our-id', way: 'text', messageId: '<a@b>', from: { name: 'PALS', address: 'pals@anytown.example' } },
  ...{ to: { name: 'Grace Okafor', address: '07700900123' }, subject: 'About your call', body: 'We have an answer.' },
  ...{ at: new Date('2026-11-24T10:00:00Z'), automatic: false, attachments: [] },
  ...more,
});

test('a text goes by its template, with our reference', async () => {
  const { asked, senders } = await standIn((_, response) => response.writeHead(201).end('{"id":"n1"}'));
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

test('a letter is addressed in at most seven lines', async () => {
  const { asked, senders } = await standIn((_, response) => response.writeHead(201).end('{"id":"n1"}'));
  const address = 'Flat 1\nThe House\n2 Long Street\nNear the Church\nVillage\nAnytown\nCounty\nAN1 1AA';
  await senders.letter?.send(parcel({ way: 'letter', to: { name: 'Grace Okafor', address } }));
  const lines = asked[0]?.body.personalisation as Record<string, string>;
  expect(lines.address_line_1).toBe('Grace Okafor');
  expect(lines.address_line_7).toBe('Anytown, County, AN1 1AA');
  expect(lines.address_line_8).toBeUndefined();
});

test.each([
  [400, { fate: 'refused', why: 'phone_number Not enough digits' }],
  [403, { fate: 'later', why: 'phone_number Not enough digits' }],
  [429, { fate: 'later', why: 'phone_number Not enough digits' }],
  [503, { fate: 'later', why: 'phone_number Not enough digits' }],
])('an answer of %i is %o', async (status, outcome) => {
  const { senders } = await standIn((_, response) =>
    response.writeHead(status).end('{"errors":[{"error":"x","message":"phone_number Not enough digits"}]}'),
  );
  expect(await senders.text?.send(parcel())).toEqual(outcome);
});

test('where it hangs up without an answer, it is asked by our reference whether it has it', async () => {
  const known: string[] = [];
  const { senders } = await standIn(({ path, body }, response) => {
    if (path.startsWith('/v2/notifications?')) {
      const there = known.includes(new URLSearchParams(path.split('?')[1]).get('reference') ?? '');
      response.end(JSON.stringify({ notifications: there ? [{ id: 'n1' }] : [] }));
      return;
    }
    known.push(String(body.reference));
    response.destroy();
  });
  expect(await senders.text?.send(parcel())).toMatchObject({ fate: 'unsure' });
  expect(await senders.text?.ask?.('our-id')).toBe(true);
  expect(await senders.text?.ask?.('another')).toBe(false);
});

test('a server that is not there is tried later', async () => {
  const senders = notify({ key: KEY, templates: { text: 't' }, url: 'http://127.0.0.1:9' });
  expect(await senders.text?.send(parcel())).toMatchObject({ fate: 'later' });
  expect(await senders.text?.ask?.('our-id')).toBeUndefined();
});
