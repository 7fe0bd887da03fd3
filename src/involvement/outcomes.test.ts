import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { open } from '../../test/harness.ts';
import { type MailServer, startMailServer } from '../../test/mail.ts';
import { mailTo, sendByNothing, wordsOf } from '../../test/meeting.ts';
import { type NotifyServer, startNotify } from '../../test/notify.ts';
import { PANEL, panelBy } from './involvement.examples.ts';

let server: MailServer;
let notify: NotifyServer;
beforeAll(async () => {
  server = await startMailServer();
  notify = await startNotify();
});
afterAll(async () => {
  await server.stop();
  await notify.stop();
});
afterEach(() => {
  sendByNothing(server);
  notify.asked.length = 0;
});

const TEXT = { contact: { way: 'text' }, reach: { phone: '07700 900123', seen_by_others: 'no' } };
const LETTER = {
  contact: { way: 'letter' },
  reach: { address: '12 Long Street\nAnytown\nAN1 1AA', seen_by_others: 'no' },
};

/** A panel with people who were taken on, each reached another way, and one who was not. */
async function panelWithPeople() {
  const panel = await panelBy(server);
  const { house } = open();
  house.senders = { ...house.senders, ...notify.senders };
  await panel.signUp('Mina Patel', 'mina@example.org');
  await panel.signUp('Theo Hall', '', TEXT);
  await panel.signUp('Ivy Marsh', '', LETTER);
  await panel.signUp('Noor West', 'noor@example.org');
  for (const name of ['Mina Patel', 'Theo Hall', 'Ivy Marsh']) await panel.takeOn(name);
  await panel.later(1);
  const close = (state = 'closed', version = '1') =>
    panel.sam.post(panel.at, { ...PANEL, state, owner: panel.sam.id, version });
  return { ...panel, close };
}

const WORDS = 'You asked for clear signs. The signs on Ward 7B are new.';

test('what came of a whole panel is owed when it closes, and really told to all who took part, each by their own way', async () => {
  const { sam, at, close, lookAndSend, later } = await panelWithPeople();
  expect((await sam.get(`${at}/outcome`)).status).toBe(404);
  expect((await close()).status).toBe(303);
  const owed = 'Tell those who took part what came of Ward 7B patient panel';
  expect((await sam.get('/desk')).page().text).toContain(owed);
  expect((await sam.get('/desk/involvement/to-tell')).page().text).toContain('Ward 7B patient panel');
  server.mails.length = 0;
  notify.asked.length = 0;
  const { looked, sent } = await lookAndSend(`${at}/outcome`, WORDS);
  for (const goes of ['Mina Patel: by email', 'Theo Hall: by text', 'Ivy Marsh: by letter'])
    expect(looked.page().text).toContain(goes);
  expect(looked.page().text).not.toContain('Noor West');
  expect(sent.to).toContain('done=sent');
  await later(1);
  expect(wordsOf(mailTo(server, 'mina@example.org').at(-1) ?? '')).toContain(WORDS);
  expect(server.mails.length).toBe(1);
  const [text, letter] = ['sms', 'letter'].map((way) => notify.asked.find(({ path }) => path.endsWith(way))?.body);
  expect(JSON.stringify(text?.personalisation)).toContain(WORDS);
  expect(
    Buffer.from(String(letter?.content ?? ''), 'base64')
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect(notify.asked.length).toBe(2);
  // Owed no more, and told once: the page leads back.
  expect((await sam.get('/desk')).page().text).not.toContain(owed);
  expect((await sam.get(at)).page().text).toContain('All who took part have been told');
  expect((await sam.get(`${at}/outcome`)).to).toBe(at);
});

test('where nobody took part nothing is owed', async () => {
  const { sam, at } = await panelBy(server);
  await sam.post(at, { ...PANEL, state: 'closed', owner: sam.id, version: '1' });
  expect((await sam.get('/desk')).page().text).not.toContain('what came of');
  expect((await sam.get('/desk/involvement/to-tell')).page().text).toContain('Nobody waits to be told.');
});

test('a panel that opens again and closes a second time owes what came of it to those who came since', async () => {
  const { sam, at, close, lookAndSend, later, signUp, takeOn } = await panelWithPeople();
  await close();
  await lookAndSend(`${at}/outcome`, WORDS);
  await later(1);
  await close('open', '2');
  await signUp('Una Lee', 'una@example.org');
  await takeOn('Una Lee');
  await later(1);
  await close('closed', '3');
  expect((await sam.get('/desk')).page().text).toContain('what came of Ward 7B patient panel');
  server.mails.length = 0;
  const { sent } = await lookAndSend(`${at}/outcome`, 'The panel chose a new menu.');
  expect(sent.to).toContain('done=sent');
  await later(1);
  expect(server.mails.map(({ to }) => to)).toEqual([['una@example.org']]);
});
