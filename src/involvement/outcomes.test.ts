import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { open } from '../../test/harness.ts';
import { type MailServer, startMailServer } from '../../test/mail.ts';
import { mailTo, sendByNothing, wordsOf } from '../../test/meeting.ts';
import { type NotifyServer, startNotify } from '../../test/notify.ts';
import { addWay, createPerson } from '../people/index.ts';
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

type Way = { kind: 'email' | 'phone' | 'address'; value: string };
const TEXT = { channel: 'text', way: { kind: 'phone', value: '07700 900123' } } as const;
const LETTER = { channel: 'letter', way: { kind: 'address', value: '12 Long Street\nAnytown\nAN1 1AA' } } as const;
const EMAIL = { channel: 'email', way: { kind: 'email', value: 'una@example.org' } } as const;

/** A panel for which Mina was taken on, in a trust whose emails, texts and letters really go. */
async function panelWithMina() {
  const panel = await panelBy(server);
  const { house } = open();
  house.senders = { ...house.senders, ...notify.senders };
  await panel.signUp('Mina Patel', 'mina@example.org');
  await panel.takeOn('Mina Patel');
  /** Somebody signs up on the phone. */
  const signUpByPhone = async (name: string, { channel, way }: { channel: string; way: Way }) => {
    const { id } = await panel.sam.as(async (ctx) => {
      const person = await createPerson(ctx, { name });
      await addWay(ctx, person, way);
      return person;
    });
    const said = { kinds: [], travel: '', expenses: 'no', edition: '1', consent: 'this_only', consent_how: 'phone' };
    await panel.sam.post(`/desk/people/${id}/involvement`, { ...said, channel, opportunity: panel.id });
  };
  const close = (state = 'closed', version = '1') =>
    panel.sam.post(panel.at, { ...PANEL, state, owner: panel.sam.id, version });
  return { ...panel, signUpByPhone, close };
}

const WORDS = 'You asked for clear signs. The signs on Ward 7B are new.';

test('what came of a whole panel is owed when it closes, and really told to all who took part, each by their own way', async () => {
  const { sam, at, close, lookAndSend, later, signUpByPhone, takeOn } = await panelWithMina();
  await signUpByPhone('Theo Hall', TEXT);
  await signUpByPhone('Ivy Marsh', LETTER);
  await signUpByPhone('Noor West', EMAIL);
  for (const name of ['Theo Hall', 'Ivy Marsh']) await takeOn(name);
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
  const { sam, at, close, lookAndSend, later, signUpByPhone, takeOn } = await panelWithMina();
  await close();
  await lookAndSend(`${at}/outcome`, WORDS);
  await later(1);
  await close('open', '2');
  await signUpByPhone('Una Lee', EMAIL);
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

test('who is marked as having come while another still waits to be told is owed what came of it once that is done', async () => {
  const { sam, at, clock, signUpByPhone, takeOn, lookAndSend, later } = await panelWithMina();
  await signUpByPhone('Theo Hall', { channel: 'phone', way: TEXT.way });
  await signUpByPhone('Una Lee', EMAIL);
  for (const name of ['Theo Hall', 'Una Lee']) await takeOn(name);
  const meeting = { title: 'First meeting', on: 'today', at: '10:15am', minutes: '60', place: 'Room 2' };
  const event =
    (await sam.post(`${at}/events`, { ...meeting, online: '', places: '', access: '' })).to.split('?')[0] ?? '';
  const page = async () => (await sam.get(event)).page();
  const say = async (name: string, state: string) => {
    const forms = [...(await page()).document.querySelectorAll('form[action*="/comings/"]')];
    const form = forms.find((one) => one.textContent?.includes(name));
    const version = form?.querySelector('input[name="version"]')?.getAttribute('value') ?? '';
    const said = { state, version, needs: '', arranged: '', paid: '', paid_for: '', paid_on: '' };
    return sam.post(form?.getAttribute('action') ?? '', said);
  };
  for (const name of ['Mina Patel', 'Theo Hall', 'Una Lee']) {
    const choices = [...(await page()).document.querySelectorAll('select[name="member"] option')];
    const member = choices.find(({ textContent }) => textContent === name)?.getAttribute('value') ?? '';
    await sam.post(`${event}/comings`, { member });
  }
  clock.now = new Date('2026-11-24T10:16:00Z');
  for (const name of ['Mina Patel', 'Theo Hall']) await say(name, 'came');
  await say('Una Lee', 'did_not_come');
  await sam.post(`${event}/holding`);
  await lookAndSend(`${event}/outcome`, WORDS);
  await later(1);
  expect((await say('Una Lee', 'came')).status).toBe(303);
  const toTell = (await sam.get('/desk/involvement/to-tell')).page();
  await sam.post(toTell.document.querySelector('form[action*="/told/"]')?.getAttribute('action') ?? '');
  expect((await page()).text).not.toContain('All who came have been told');
  expect((await sam.get('/desk')).page().text).toContain('Tell those who took part what came of First meeting');
  server.mails.length = 0;
  const { looked } = await lookAndSend(`${event}/outcome`, WORDS);
  expect(looked.page().text).toContain('It goes to (1)Una Lee: by email');
  await later(1);
  expect(server.mails.map(({ to }) => to)).toEqual([['una@example.org']]);
  expect((await page()).text).toContain('All who came have been told');
});

test('who is marked late as having come is owed what came of it as well', async () => {
  const { sam, at, clock } = await panelWithMina();
  const meeting = { title: 'First meeting', on: 'today', at: '10:15am', minutes: '60', place: 'Room 2' };
  const event =
    (await sam.post(`${at}/events`, { ...meeting, online: '', places: '', access: '' })).to.split('?')[0] ?? '';
  const found = (selector: string, name: string) => async () =>
    (await sam.get(event)).page().document.querySelector(selector)?.getAttribute(name) ?? '';
  const member = found('select[name="member"] option:nth-child(2)', 'value');
  await sam.post(`${event}/comings`, { member: await member() });
  const say = async (state: string) =>
    sam.post(await found('form[action*="/comings/"]', 'action')(), {
      ...{ state, needs: '', arranged: '', paid: '', paid_for: '', paid_on: '' },
      version: await found('form[action*="/comings/"] input[name="version"]', 'value')(),
    });
  clock.now = new Date('2026-11-24T10:16:00Z');
  expect((await say('did_not_come')).status).toBe(303);
  await sam.post(`${event}/holding`);
  const owed = 'Tell those who took part what came of First meeting';
  expect((await sam.get('/desk')).page().text).not.toContain(owed);
  expect((await say('came')).status).toBe(303);
  expect((await sam.get('/desk')).page().text).toContain(owed);
});
