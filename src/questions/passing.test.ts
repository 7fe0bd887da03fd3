import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../test/mail.ts';
import { sendByNothing } from '../../test/meeting.ts';
import { ANSWER, asking, linkIn, visitor } from '../../test/questions.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => sendByNothing(server));

test('more time moves the answer, works on, and tells the officer if it is later than what was promised', async () => {
  const { arrived, steps, question } = await asking(server);
  const ward = await arrived();
  expect((await ward.get('?do=more-time')).page().all('label')).toContain('Tomorrow, by 5pm');
  expect((await ward.post('more-time', {})).page().errors).toEqual(['Choose when you can answer']);
  expect((await ward.post('more-time', { until: 'day', day: 'never' })).page().errors).toEqual([
    'Enter a day, like Friday or 27 November',
  ]);
  await ward.post('more-time', { until: 'day', day: 'Friday', reason: 'The consultant is away.' });
  expect((await ward.get()).page().text).toContain('You have until then: please answer by 5pm on Friday.');
  expect(
    (await steps()).some((step) =>
      step.includes('Ward 7B needs until 5pm on Friday 27 November: later than you promised Grace'),
    ),
  ).toBe(true);
  expect(await (await question()).text()).toContain('“The consultant is away.”');
});

test('passed to a colleague: their own link, the first one stops, PALS sees who has it', async () => {
  const { arrived, later, question } = await asking(server);
  const ward = await arrived();
  expect((await ward.post('passing', { email: 'friend@gmail.com' })).page().errors).toEqual([
    'Choose a ward or service, or enter an email address of this trust',
  ]);
  expect((await ward.post('passing', { email: 'matron@anytown.example', note: 'She moved.' })).status).toBe(303);
  await later(0);
  const mail = server.mails.at(-1);
  expect(mail?.to).toEqual(['matron@anytown.example']);
  expect((await ward.get()).page().heading).toBe('A colleague has this now');
  const matron = visitor(linkIn(mail?.raw));
  expect((await matron.get()).page().text).toContain('From the colleague who passed it to you: She moved.');
  await matron.post('answer', ANSWER);
  expect(await (await question()).text()).toContain('Ward 7B passed it to matron@anytown.example');
});

test('a question with a name is not passed to a ward that may not know it', async () => {
  const { arrived, later, sam } = await asking(server, { sharing: 'name' });
  const ward = await arrived();
  await ward.post('codes');
  await later(0);
  await ward.post('visits', { code: /Your code is (\d{6})/.exec(server.mails.at(-1)?.raw ?? '')?.[1] ?? '' });
  const nine = [...(await ward.get('?do=not-for-me')).page().document.querySelectorAll('option')].find(
    (one) => one.textContent === 'Ward 9',
  );
  const refused = await ward.post('passing', { place: nine?.getAttribute('value') ?? '' });
  expect(refused.page().errors[0]).toContain('We may tell Ward 7B who it is, and not Ward 9.');
  expect(sam.id).not.toBe('');
});

test('given back, PALS has it again', async () => {
  const { arrived, steps } = await asking(server);
  const ward = await arrived();
  await ward.post('passing', { act: 'back', note: 'She left on Monday.' });
  expect((await ward.get()).page().heading).toBe('Thank you. PALS knows that this is not for you.');
  expect(await steps()).toContain('look_into: Ward 7B gave the question back: ask somebody else');
});

test('passed on after a reminder, no link of the ward works any more, and the next reminder goes to the colleague', async () => {
  const { arrived, sam, later, question } = await asking(server);
  const first = await arrived();
  const { href } = await question();
  await sam.post(`${href}/chase`);
  await later(1);
  const reminded = visitor(linkIn(server.mails.at(-1)?.raw));
  expect(reminded.path).not.toBe(first.path);
  await reminded.post('passing', { email: 'matron@anytown.example' });
  await later(2);
  expect((await first.get()).page().heading).toBe('A colleague has this now');
  server.mails.length = 0;
  await sam.post(`${href}/chase`);
  await later(1);
  expect(server.mails.map(({ to }) => to)).toEqual([['matron@anytown.example']]);
});

test('it is passed to nobody once sharing was taken back, nor given back without a word', async () => {
  const { arrived, share, later } = await asking(server);
  const ward = await arrived();
  expect((await ward.post('passing', { act: 'back' })).page().errors).toEqual([
    'Write why it is not for you, or who could answer it',
  ]);
  server.mails.length = 0;
  await share('keep');
  await ward.post('passing', { email: 'matron@anytown.example' });
  await later(1);
  expect(server.mails).toEqual([]);
});

test('only later days are offered to who needs more time', async () => {
  const { arrived } = await asking(server);
  const ward = await arrived({ day: 'Friday', time: '11am' });
  const { document, errors } = (await ward.get('?do=more-time')).page();
  expect(errors).toEqual([]);
  expect([...document.querySelectorAll('[name="until"]')].map((one) => one.getAttribute('value'))).toEqual(['day']);
});
