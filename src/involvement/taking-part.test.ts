import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../test/mail.ts';
import { mailTo, sendByNothing, wordsOf } from '../../test/meeting.ts';
import { newVisitor } from '../../test/visitor.ts';
import { fillIn, PANEL, panelBy } from './involvement.examples.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => sendByNothing(server));

const lastTo = (address: string) => wordsOf(mailTo(server, address).at(-1) ?? '');
const panel = () => panelBy(server);

test('whoever signs up has an email with the date, and a link by which they stop: their details go, and nobody waits', async () => {
  const { sam, signUp, id, host, personOf } = await panel();
  await signUp('Mina Patel', 'mina@example.org');
  const mail = lastTo('mina@example.org');
  expect(mail).toContain('We will contact you by Wednesday 25 November');
  const link = /\/get-involved\/stop\/[\w-]{43}/.exec(mail)?.[0] ?? '';
  const visitor = newVisitor({ host });
  const page = await visitor.get(link);
  expect(page.page().text).not.toContain('Mina');
  expect((await sam.get('/desk')).page().text).toContain('Answer a sign-up');
  const person = await personOf('Mina Patel');
  expect((await visitor.submit(link)).page().heading).toBe('You have stopped');
  expect((await visitor.submit(link)).page().heading).toBe('You have stopped');
  expect((await sam.get('/desk')).page().text).not.toContain('Answer a sign-up');
  expect((await sam.get('/desk/involvement/people')).page().text).not.toContain('Mina');
  const theirs = (await sam.get(person)).page().text;
  expect(theirs).not.toMatch(/Mina|mina@example.org/);
  expect(theirs).toContain('They stopped on Tuesday 24 November');
  expect((await sam.get(`/desk/involvement/opportunities/${id}`)).page().text).toContain('Has stopped');
  expect((await visitor.get('/get-involved/stop/made-up')).status).toBe(404);
});

test('somebody whose messages others might see is sent nothing, and is told by hand', async () => {
  const { sam, signUp, takeOn, at, lookAndSend, later } = await panel();
  await signUp('Uma Safe', 'uma@example.org', { reach: { email: 'uma@example.org', seen_by_others: 'yes' } });
  expect(server.mails.filter(({ to }) => to.includes('uma@example.org'))).toEqual([]);
  await takeOn('Uma Safe');
  await sam.post(`${at}/events`, {
    title: 'First meeting',
    on: '8/12/2026',
    at: '2pm',
    minutes: '60',
    place: 'Room 2',
    online: '',
    places: '',
    access: '',
  });
  const events = (await sam.get('/desk/involvement/events')).page();
  const event =
    [...events.document.querySelectorAll('a')]
      .find((one) => one.textContent === 'First meeting')
      ?.getAttribute('href') ?? '';
  const member =
    (await sam.get(event))
      .page()
      .document.querySelector('select[name="member"] option:nth-child(2)')
      ?.getAttribute('value') ?? '';
  await sam.post(`${event}/comings`, { member });
  const { looked } = await lookAndSend(`${event}/cancellation`, 'First meeting is cancelled. We are sorry.');
  expect(looked.page().text).toContain('Somebody else might see it');
  await later(1);
  expect(server.mails.filter(({ to }) => to.includes('uma@example.org'))).toEqual([]);
  const toTell = (await sam.get('/desk/involvement/to-tell')).page();
  expect(toTell.text).toContain('Uma Safe: not told yet');
  expect((await sam.get('/desk')).page().text).toContain('Tell those who are not written to');
  await sam.post(toTell.document.querySelector('form[action*="/told/"]')?.getAttribute('action') ?? '');
  expect((await sam.get('/desk')).page().text).not.toContain('Tell those who are not written to');
});

test('an event from asking to what came of it: places, arrangements, money paid back, and all who came are told', async () => {
  const { sam, signUp, takeOn, at, lookAndSend, later, clock } = await panel();
  await signUp('Mina Patel', 'mina@example.org');
  await signUp('Theo Hall', 'theo@example.org');
  await takeOn('Mina Patel');
  await takeOn('Theo Hall');
  const added = await sam.post(`${at}/events`, {
    title: 'First meeting',
    on: 'today',
    at: '10:15am',
    minutes: '60',
    place: 'Room 2',
    online: '',
    places: '1',
    access: '',
  });
  const event = added.to.split('?')[0] ?? '';
  for (const _ of [1, 2]) {
    const member =
      (await sam.get(event))
        .page()
        .document.querySelector('select[name="member"] option:nth-child(2)')
        ?.getAttribute('value') ?? '';
    await sam.post(`${event}/comings`, { member });
  }
  const invited = await lookAndSend(`${event}/invitation`, 'Come tomorrow at 2pm.');
  expect(invited.sent.to).toContain('done=sent');
  await later(1);
  expect(lastTo('theo@example.org')).toContain('Come tomorrow at 2pm.');
  const formOf = async (name: string) => {
    const forms = [...(await sam.get(event)).page().document.querySelectorAll('form[action*="/comings/"]')];
    const form = forms.find((one) => one.textContent?.includes(name));
    return {
      action: form?.getAttribute('action') ?? '',
      version: form?.querySelector('input[name="version"]')?.getAttribute('value') ?? '',
    };
  };
  const say = async (name: string, fields: Record<string, string>) => {
    const { action, version } = await formOf(name);
    return sam.post(action, {
      state: 'coming',
      needs: '',
      arranged: '',
      paid: '',
      paid_for: '',
      paid_on: '',
      version,
      ...fields,
    });
  };
  expect((await say('Mina Patel', { needs: 'A space for a wheelchair' })).status).toBe(303);
  expect((await say('Theo Hall', {})).page().text).toContain('The only place is taken');
  expect((await say('Mina Patel', { version: '1' })).page().text).toContain('A colleague changed this meanwhile');
  expect((await sam.post(`${event}/holding`)).page().text).toContain('It has not begun yet');
  clock.now = new Date('2026-11-24T10:16:00Z');
  expect((await sam.post(`${event}/holding`)).page().text).toContain('who was coming whether they came');
  expect((await say('Mina Patel', { state: 'came', paid: '4.50', paid_for: 'bus' })).page().text).toContain(
    'what was paid back and when',
  );
  await say('Mina Patel', {
    state: 'came',
    paid: '4.50',
    paid_for: 'bus',
    paid_on: 'today',
    needs: 'A space for a wheelchair',
    arranged: 'yes',
  });
  await say('Theo Hall', { state: 'did_not_come' });
  await sam.post(`${event}/holding`);
  await sam.post(`${event}/holding`);
  expect((await sam.get(event)).page().text).toContain('Paid in all: £4.50');
  expect((await sam.get('/desk')).page().text).toContain('Tell those who took part what came of First meeting');
  const words = 'You said the signs were hard to read. They are new now.';
  expect((await sam.post(`${event}/outcome`, { words, act: 'send', seen: 'made-up' })).status).toBe(422);
  const { looked, sent } = await lookAndSend(`${event}/outcome`, words);
  expect(looked.page().text).toContain('Mina Patel: by email to mina@example.org');
  expect(looked.page().text).not.toContain('Theo Hall');
  expect(sent.to).toContain('done=sent');
  const before = server.mails.length;
  await later(1);
  expect(server.mails.length).toBe(before + 1);
  expect(lastTo('mina@example.org')).toContain('They are new now.');
  expect((await sam.get('/desk')).page().text).not.toContain('Tell those who took part');
  expect((await sam.get(event)).page().text).toContain('All who came have been told');
});

test('news goes only to those who agreed and are interested, each once', async () => {
  const { sam, at, lookAndSend, later, grace } = await panel();
  const person = `/desk/people/${grace.id}/involvement`;
  const said = { kinds: ['panel'], channel: 'phone', travel: '', expenses: 'yes', opportunity: '', edition: '1' };
  expect((await sam.post(person, { ...said, consent: 'this_only', consent_how: 'phone' })).page().text).toContain(
    'Choose what they sign up for',
  );
  await sam.post(person, { ...said, consent: 'yes', consent_how: 'phone' });
  expect((await sam.get(`/desk/people/${grace.id}`)).page().text).toContain('May hear of new ways to get involved');
  const { looked, sent } = await lookAndSend(`${at}/news`, 'There is a new panel.');
  expect(looked.page().text).toContain('You tell these yourself (1)');
  expect(sent.to).toContain('done=sent');
  await later(1);
  expect((await sam.post(`${at}/news`, { words: 'There is a new panel.', act: 'look' })).page().text).toContain(
    'Nobody is there to be told',
  );
  await sam.post(`${person}/withdrawal`);
  expect((await sam.get('/desk/involvement/to-tell')).page().text).toContain('Nobody waits to be told.');
  expect((await sam.get(`/desk/people/${grace.id}`)).page().text).toContain('Grace Okafor');
});

test('the words of consent have editions: who agreed to earlier ones is kept with those', async () => {
  const { staff, sam, grace } = await panel();
  const person = `/desk/people/${grace.id}/involvement`;
  await sam.post(person, {
    kinds: [],
    channel: 'phone',
    travel: '',
    expenses: 'no',
    opportunity: '',
    consent: 'yes',
    consent_how: 'phone',
    edition: '1',
  });

  const mia = await staff('manager', 'Mia Long');
  await mia.post('/desk/settings/involvement-consent', { words: 'We write to you once a month.' });
  expect((await sam.get(person)).page().text).toContain('We use it for nothing else.');
  expect((await mia.get('/desk/settings/involvement-consent')).page().text).toContain('Edition 2');
  expect((await sam.get('/desk/settings/involvement-consent')).status).toBe(403);
});

/** Somebody has answered every question, and has the page with the words of today open. */
async function readsTheWords() {
  const made = await panel();
  const visitor = newVisitor(made);
  await fillIn(visitor, `/get-involved/${made.id}/joining`, { name: { name: 'Mina Patel' } });
  const read = (await visitor.get('/get-involved/joining/consent')).page().value('edition');
  const mia = await made.staff('manager', 'Mia Long');
  const changeWords = () => mia.post('/desk/settings/involvement-consent', { words: NEW });
  const officerAfter = async (hours: number) => {
    made.clock.now = new Date(made.clock.now.getTime() + hours * 3_600_000);
    return made.staff('officer', 'Priya Shah');
  };
  const agreed = async (priya: Awaited<ReturnType<typeof officerAfter>>) => {
    expect((await visitor.submit('/get-involved/joining/sending')).page().heading).toBe('You have signed up');
    const links = (await priya.get('/desk/involvement/people')).page().document.querySelectorAll('a');
    const at = [...links].find(({ textContent }) => textContent === 'Mina Patel')?.getAttribute('href') ?? '';
    return (await priya.get(at)).page().text;
  };
  return { ...made, visitor, read, changeWords, officerAfter, agreed };
}

const NEW = 'We write to you once a month.';

test('what is kept is what they read: words that are changed while the page is open are not theirs', async () => {
  const { visitor, read, changeWords, officerAfter, agreed } = await readsTheWords();
  expect(read).toBe('1');
  await changeWords();
  const priya = await officerAfter(1);
  await visitor.submit('/get-involved/joining/consent', { consent: 'yes', edition: read });
  const page = await agreed(priya);
  expect([page.includes('We use it for nothing else.'), page.includes(NEW)]).toEqual([true, false]);
});

test('who read words that were changed days ago, or none, reads the new ones and chooses again, with nothing lost', async () => {
  const { visitor, read, changeWords, officerAfter, agreed } = await readsTheWords();
  await changeWords();
  const priya = await officerAfter(25);
  const asked = await visitor.submit('/get-involved/joining/sending');
  expect([asked.status, asked.page().text]).toEqual([422, expect.stringContaining('The words below are new')]);
  for (const edition of [read, '7', '']) {
    const again = await visitor.submit('/get-involved/joining/consent', { consent: 'yes', edition });
    expect([again.status, again.page().text]).toEqual([422, expect.stringContaining(NEW)]);
    expect(again.page().document.querySelector('input[name="consent"]:checked')).toBeNull();
  }
  const check = (await visitor.get('/get-involved/joining/check')).page();
  expect([check.text.includes('Mina Patel'), check.text.includes('Yes, you can tell me')]).toEqual([true, false]);
  await visitor.submit('/get-involved/joining/consent', { consent: 'yes', edition: '2' });
  expect(await agreed(priya)).toContain(NEW);
});

test('on the phone, too: to whom words were read that were changed days ago, the new ones are read', async () => {
  const { grace, changeWords, officerAfter, sam } = await readsTheWords();
  const person = `/desk/people/${grace.id}/involvement`;
  expect((await sam.get(person)).page().value('edition')).toBe('1');
  await changeWords();
  const priya = await officerAfter(25);
  const said = { kinds: [], channel: 'phone', travel: 'By bus', expenses: 'no', opportunity: '', consent_how: 'phone' };
  const late = await priya.post(person, { ...said, consent: 'yes', edition: '1' });
  expect([late.status, late.page().text]).toEqual([422, expect.stringContaining(NEW)]);
  expect([late.page().value('edition'), late.page().value('travel')]).toEqual(['2', 'By bus']);
  await priya.post(person, { ...said, consent: 'yes', edition: '2' });
  expect((await priya.get(person)).page().text).toContain(`to these words:${NEW}`);
});

test('a way to take part says which check and training it needs: who has them and until when is kept, and what is missing stands beside them', async () => {
  const { sam, at, id, host, signUp, personOf } = await panel();
  await signUp('Mina Patel', 'mina@example.org');
  const text = async (path: string) => (await sam.get(path)).page().text;
  expect(await text(at)).toContain('DBS check that is neededNot yet checked');
  const outside = async () => (await newVisitor({ host }).get(`/get-involved/${id}`)).page().text;
  expect(await outside()).not.toContain('What you need before you begin');
  const needs = { dbs: 'enhanced', ig_training: 'yes', payment: 'vouchers' };
  await sam.post(at, { ...PANEL, owner: sam.id, version: '1', ...needs });
  expect(await outside()).toContain('A DBS check. It looks at whether somebody has a criminal record.');
  expect(await outside()).toContain('We thank you with vouchers.');
  const missing = ['DBS check (enhanced): not recorded', 'Information governance training: not recorded'];
  for (const words of missing) expect(await text(at)).toContain(words);

  const person = await personOf('Mina Patel');
  const said = { kinds: ['panel'], channel: 'email', travel: '', expenses: 'yes' };
  const has = { ...said, dbs: 'standard', dbs_until: '4/1/2029', ig_training: 'yes', ig_until: '25/11/2026' };
  const wrong = await sam.post(person, { ...has, dbs: '', version: '1' });
  expect([wrong.status, wrong.page().errors[0]]).toEqual([422, 'Choose which DBS check they have']);
  await sam.post(person, { ...has, version: '1' });
  expect((await sam.get(person)).page().value('dbs_until')).toBe('Thursday 4 January 2029');
  const now = await text(at);
  expect(now).toContain('DBS check (enhanced): standard is recorded');
  expect(now).not.toContain('Information governance training: ');
  await sam.post(person, { ...has, dbs: 'enhanced', dbs_until: '23/11/2026', ig_until: '23/11/2026', version: '2' });
  expect(await text(at)).toContain('DBS check (enhanced): it has run out');
  expect(await text(at)).toContain('Information governance training: it has run out');
  await sam.post(person, { ...has, dbs: 'enhanced_barred', version: '3' });
  expect(await text(at)).not.toMatch(/DBS check \(enhanced\)|training: /);
  await sam.post(`${person}/withdrawal`);
  const kept = await sam.as((ctx) =>
    ctx.db.selectFrom('involvement_members').select(['dbs', 'dbs_until', 'ig_training', 'ig_until']).execute(),
  );
  expect(kept).toContainEqual({ dbs: null, dbs_until: null, ig_training: false, ig_until: null });
});

test('what was paid is costs, an involvement payment or vouchers', async () => {
  const { signUp, takeOn, newEvent, ask, say, sam, personOf } = await panel();
  await signUp('Mina Patel', 'mina@example.org');
  await takeOn('Mina Patel');
  const event = await newEvent();
  await ask(event, 'Mina Patel');
  const paid = { paid: '20', paid_for: 'the meeting', paid_on: 'today' };
  expect((await say(event, 'Mina Patel', { ...paid, paid_kind: 'gold' })).status).toBe(422);
  await say(event, 'Mina Patel', { ...paid, paid_kind: 'vouchers' });
  const words = 'Paid £20.00 (vouchers) for the meeting';
  expect((await sam.get(event)).page().text).toContain(words);
  expect((await sam.get(await personOf('Mina Patel'))).page().text).toContain(words);
});
