import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../test/mail.ts';
import { sendByNothing } from '../../test/meeting.ts';
import { at } from '../../test/promised.ts';
import { ANSWER, asking, textOf } from '../../test/questions.ts';
import { record } from '../audit/index.ts';
import { addContact, mergeCases, openableCase, openCase } from '../cases/index.ts';
import { addWay, changePerson, findPerson, listWays } from '../people/index.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => sendByNothing(server));

test('a ward that answers the email instead of the link is not chased, and an officer says that this is the answer', async () => {
  const { arrived, asSystem, staff, kase, question, steps, clock, runSweep, runJobs } = await asking(server);
  await arrived();
  const { href } = await question();
  const contact = await asSystem(async (ctx) => {
    const came = await addContact(ctx, {
      ...{ case: kase.id, channel: 'email', direction: 'in', words: 'A carer is booked.', messageWith: 'Sister Cole' },
    });
    const about = { kind: 'question', about: href.split('/').at(-1) ?? '' };
    await record(ctx, 'mailbox.joined', { case: kase.id, contact: came.id, ...about });
    return came.id;
  });
  server.mails.length = 0;
  clock.now = at('27', '11:10');
  await runSweep('questions.chase');
  await runJobs();
  expect(server.mails).toEqual([]);
  const sam = await staff('officer', 'Priya Nair');
  const page = (await sam.get(href)).page();
  expect(page.text).toContain('They answered by email: Sister Cole');
  expect((await sam.post(`${href}/confirmation`, { contact })).to).toBe(`${href}?done=choose`);
  await sam.post(`${href}/confirmation`, { contact, share: 'yes' });
  await sam.post(`${href}/confirmation`, { contact, share: 'yes' }); // a second press
  expect((await sam.post(`${href}/confirmation`, { contact: kase.id, share: 'yes' })).status).toBe(404);
  expect((await steps()).filter((step) => step === 'tell_answer')).toHaveLength(1);
});

test('whatever is typed on the page of a link gets a page, never a crash', async () => {
  const { arrived } = await asking(server);
  const ward = await arrived();
  const strings = ['a\0b', '\uD800', '<script>alert(1)</script>', '%00', '__proto__', '{{7*7}}', 'x'.repeat(20_000)];
  for (const words of strings)
    for (const act of ['answer', 'draft', 'more-time', 'passing', 'opening', 'codes', 'visits', 'nothing']) {
      const fields = { answer: words, share: words, name: words, until: words, day: words, reason: words, code: words };
      const { status, body } = await ward.post(act, { ...fields, place: words, email: words, note: words, act: words });
      expect([act, words.slice(0, 20), status < 500, body.includes('<script>alert')]).toEqual([
        act,
        words.slice(0, 20),
        true,
        false,
      ]);
    }
  expect((await ward.get()).status).toBe(200);
});

test('the daughter can be asked herself, at her own address, behind a code; her answer stands on the case', async () => {
  const { arrived, sam, grace, later, steps, casePage } = await asking(server, { sharing: 'not_asked' });
  await sam.as((ctx) => addWay(ctx, grace, { kind: 'email', value: 'grace@example.org' }));
  const path = await arrived({ whom: 'person', question: 'Which day would suit you?', background: '' });
  expect(server.mails[0]?.to).toEqual(['grace@example.org']);
  await path.post('codes');
  await later(0);
  await path.post('visits', { code: /Your code is (\d{6})/.exec(server.mails.at(-1)?.raw ?? '')?.[1] ?? '' });
  const page = (await path.get()).page();
  expect(page.text).not.toContain('share this with the family');
  expect(page.document.querySelector('form [data-when-words]')?.hasAttribute('hidden')).toBe(true);
  await path.post('answer', { answer: 'Thursday.' });
  expect(await steps()).toContain('look_into: Read what Grace Okafor answered');
  expect((await casePage()).text).toContain('Thursday.');
  expect((await path.get()).page().document.querySelector('#danger-help-sent')).toBeNull();
  await path.post('addition', { words: 'I cannot go on. I want to end it all.' });
  expect(await steps()).toContain('look_into: Read first: words that may mean danger');
  expect((await path.get()).page().one('[aria-labelledby=danger-help-sent]')).toContain('116 123');
});

test('an answer that may mean danger is read first, and she sees where help is; a ward that writes of others does not', async () => {
  const { arrived, entered, sam, grace, steps } = await asking(server, { sharing: 'not_asked' });
  await sam.as((ctx) => addWay(ctx, grace, { kind: 'email', value: 'grace@example.org' }));
  const path = await arrived({ whom: 'person', question: 'Which day would suit you?', background: '' });
  await entered(path);
  await path.post('answer', { answer: 'None. My husband is hitting me.' });
  expect(await steps()).toContain('look_into: Read first: words that may mean danger');
  expect((await path.get()).page().one('[aria-labelledby=danger-help-sent]')).toContain('116 123');
  const other = await asking(server);
  const ward = await other.arrived();
  expect((await ward.get()).page().document.querySelector('[data-when-words]')).toBeNull();
  await ward.post('answer', { ...ANSWER, answer: 'She told us that he hits her.' });
  expect((await other.steps()).join()).not.toContain('Read first');
  expect((await ward.get()).page().document.querySelector('#danger-help-sent')).toBeNull();
});

test('why somebody needs more time, and what they write when the link has ended, may mean danger: they see where help is', async () => {
  const { arrived, entered, sam, grace, steps, later } = await asking(server, { sharing: 'not_asked' });
  await sam.as((ctx) => addWay(ctx, grace, { kind: 'email', value: 'grace@example.org' }));
  const path = await arrived({ whom: 'person', question: 'Which day would suit you?', background: '' });
  await entered(path);
  const asked = (await path.get('?do=more-time')).page();
  expect(asked.document.querySelector('form [data-when-words]')?.hasAttribute('hidden')).toBe(true);
  await path.post('more-time', { until: 'day', day: '10 December', reason: 'My husband is hitting me.' });
  expect(await steps()).toContain('look_into: Read first: words that may mean danger');
  expect((await path.get()).page().one('[aria-labelledby=danger-help-sent]')).toContain('116 123');
  await later(60 * 24 * 60);
  expect((await path.get()).page().document.querySelector('#danger-help-sent')).toBeNull();
  const over = await path.post('answer', { answer: 'I want to end it all.' });
  expect([over.status, over.page().one('[aria-labelledby=danger-help-sent]')]).toEqual([
    410,
    expect.stringContaining('116 123'),
  ]);
  const other = await asking(server);
  const ward = await other.arrived();
  expect((await ward.get('?do=more-time')).page().document.querySelector('[data-when-words]')).toBeNull();
  await other.later(60 * 24 * 60);
  const late = await ward.post('answer', { ...ANSWER, answer: 'She told us that he hits her.' });
  expect([late.status, late.page().document.querySelector('#danger-help-sent')]).toEqual([410, null]);
});

test('a daughter who does not answer is reminded in calm words, and never by a time that has passed', async () => {
  const { arrived, sam, grace, later, question, staff } = await asking(server, { sharing: 'not_asked' });
  await sam.as((ctx) => addWay(ctx, grace, { kind: 'email', value: 'grace@example.org' }));
  await arrived({ whom: 'person', question: 'Which day would suit you?', background: '' });
  const { href } = await question();
  await later(2 * 24 * 60);
  server.mails.length = 0;
  await (await staff('officer', 'Priya Nair')).post(`${href}/chase`);
  await later(1);
  const mail = textOf(server.mails[0]?.raw ?? '').replace(/\s+/g, ' ');
  expect(mail).toContain('We asked you a question, and have no answer from you yet. Please answer when you can.');
  expect(mail).not.toMatch(/Please answer by|No answer yet/);
});

test('an email that is no answer is set aside, and the ward is chased as before', async () => {
  const { arrived, asSystem, staff, kase, question, clock, runSweep, runJobs } = await asking(server);
  await arrived();
  const { href } = await question();
  const contact = await asSystem(async (ctx) => {
    const words = { words: 'I will ask the doctor.', messageWith: 'Sister Cole' };
    const came = await addContact(ctx, { case: kase.id, channel: 'email', direction: 'in', ...words });
    const about = { kind: 'question', about: href.split('/').at(-1) ?? '' };
    await record(ctx, 'mailbox.joined', { case: kase.id, contact: came.id, ...about });
    return came.id;
  });
  clock.now = at('27', '11:10');
  const sam = await staff('officer', 'Priya Nair');
  expect((await sam.post(`${href}/confirmation`, { contact, act: 'aside' })).to).toBe(`${href}?done=aside`);
  await sam.post(`${href}/confirmation`, { contact, act: 'aside' }); // a second press
  const page = (await sam.get(href)).page();
  expect([page.text.includes('They answered by email'), page.text.includes('No reply')]).toEqual([false, true]);
  server.mails.length = 0;
  await runSweep('questions.chase');
  await runJobs();
  expect(server.mails.map(({ to }) => to.join()).sort()).toEqual(['ade@anytown.example', 'ward7b@anytown.example']);
});

test('two cases become one of which nobody may ask: the question is recalled, PALS is told, and an answer stands on the case that goes on', async () => {
  const { arrived, sam, kase, grace, runJobs, clock } = await asking(server);
  const ward = await arrived();
  const other = await sam.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, receivedAt: ctx.now }),
  );
  await sam.as(async (ctx) => {
    await mergeCases(ctx, await openableCase(ctx, other.ref), await openableCase(ctx, kase.ref), 'The same matter');
  });
  await runJobs();
  clock.now = new Date(clock.now.getTime() + 60_000);
  expect((await ward.get()).page().heading).toBe('PALS no longer needs this. Thank you.');
  const page = async () => (await sam.get(`/desk/cases/${other.ref}`)).page().text;
  expect(await page()).toContain('Sharing is stricter since the merge: the question to Ward 7B was recalled');
  await ward.post('answer', ANSWER);
  expect(await page()).toContain(ANSWER.answer);
});

test.each(['her address is not hers any more', 'email is not safe for her', 'she died'])(
  'a question to a person is recalled when %s: no code goes there, and PALS is told',
  async (what) => {
    const { arrived, sam, grace, later, steps } = await asking(server, { sharing: 'not_asked' });
    await sam.as((ctx) => addWay(ctx, grace, { kind: 'email', value: 'grace@example.org' }));
    const theirs = await arrived({ whom: 'person', question: 'Which day would suit you?', background: '' });
    const email = (await sam.as((ctx) => listWays(ctx, [grace.id]))).find(({ kind }) => kind === 'email');
    if (what.startsWith('her address')) await sam.post(`/desk/people/${grace.id}/ways/${email?.id}/end`);
    else
      await sam.as(async (ctx) => {
        const change = what === 'she died' ? { died: true } : { unsafe: true, safe_way: 'phone' as const };
        await changePerson(ctx, await findPerson(ctx, grace.id), change);
      });
    await later(1);
    server.mails.length = 0;
    expect((await theirs.post('codes')).status).toBe(410);
    await later(1);
    expect(server.mails).toEqual([]);
    expect(await steps()).toContain(
      'look_into: Grace Okafor cannot be asked by email any more: the question was recalled',
    );
  },
);
