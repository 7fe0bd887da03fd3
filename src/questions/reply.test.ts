import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../test/mail.ts';
import { sendByNothing } from '../../test/meeting.ts';
import { ANSWER, asking, visitor } from '../../test/questions.ts';
import { closeCase, listOpenPromises, openableCase } from '../cases/index.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => sendByNothing(server));

test('a reminder that waits for the mail server does not go once the ward has answered', async () => {
  const { arrived, later, question, sam } = await asking(server);
  const ward = await arrived();
  const { href } = await question();
  expect((await sam.post(`${href}/chase`)).status).toBe(303);
  server.refuse(450);
  await later(1);
  await ward.post('answer', ANSWER);
  server.refuse(undefined);
  const before = server.mails.length;
  await later(10);
  expect(server.mails).toHaveLength(before);
});

test('a ward answers without an account: the promise is kept, PALS tells the daughter, the case shows it', async () => {
  const { arrived, steps, casePage } = await asking(server);
  const ward = await arrived();
  const sent = await ward.post('answer', ANSWER);
  expect(sent.to).toBe(ward.path);
  const thanks = (await ward.get()).page();
  expect(thanks.heading).toBe('Thank you. PALS has your answer.');
  expect(thanks.text).toMatch(/We will tell the family by 1pm today/);
  expect(thanks.text).toContain('A carer is booked from 4pm.');
  expect(await steps()).toContain('tell_answer');
  expect(await steps()).not.toContain('service_answer');
  const page = await casePage();
  expect(page.text).toContain('A carer is booked from 4pm.');
  expect(page.text).toContain('Answered');
});

test('looking ten times changes nothing: not opened, not used up', async () => {
  const { arrived, question } = await asking(server);
  const ward = await arrived();
  for (let n = 0; n < 10; n += 1) {
    expect((await ward.get()).status).toBe(200);
    expect((await ward.head()).status).toBe(200);
  }
  expect(await (await question()).text()).toContain('Not opened yet.');
  await ward.post('opening');
  expect(await (await question()).text()).toContain('Opened 10:01am');
});

test('an empty answer says what to do, and keeps what was typed', async () => {
  const { arrived } = await asking(server);
  const ward = await arrived();
  const page = (await ward.post('answer', { name: 'J Cole' })).page();
  expect(page.errors).toEqual([
    'Write your answer, or choose “I need more time”',
    'Choose if we can share this with the family',
  ]);
  expect(page.value('name')).toBe('J Cole');
  expect((await ward.post('answer', { ...ANSWER, answer: 'x'.repeat(10_001) })).page().errors).toEqual([
    'Use 10,000 characters or fewer, or call PALS',
  ]);
});

test('what was typed is there again after an emergency, in that browser alone', async () => {
  const { arrived } = await asking(server);
  const ward = await arrived();
  expect((await ward.post('draft', { answer: 'A carer is boo', share: 'yes' })).json()).toEqual({ saved: true });
  expect((await ward.get()).page().value('answer')).toBe('A carer is boo');
  ward.forget();
  expect((await ward.get()).page().value('answer')).toBe('');
});

test('what was typed into an answer and then deleted is not kept', async () => {
  const { arrived } = await asking(server);
  const ward = await arrived();
  await ward.post('draft', { answer: 'He is violent.', name: 'J Cole' });
  await ward.post('draft', { answer: '', name: '' });
  const page = (await ward.get()).page();
  expect([page.value('answer'), page.value('name')]).toEqual(['', '']);
});

test('with a name a code comes first; what was written when the half hour ended is there after the next code', async () => {
  const { arrived, later } = await asking(server, { sharing: 'name' });
  const ward = await arrived({ question: 'What is planned for Ada Okafor going home?' });
  expect((await ward.get()).body).not.toMatch(/Okafor|going home/);
  const enter = async () => {
    await ward.post('codes');
    await later(0);
    const code = /Your code is (\d{6})/.exec(server.mails.at(-1)?.raw ?? '')?.[1] ?? '';
    expect((await ward.post('visits', { code })).to).toBe(ward.path);
  };
  await enter();
  expect((await ward.get()).page().heading).toBe('What is planned for Ada Okafor going home?');
  await later(31);
  const late = await ward.post('answer', ANSWER);
  expect(late.status).toBe(422);
  expect(late.body).not.toMatch(/Okafor|carer/);
  await enter();
  expect((await ward.get()).page().value('answer')).toBe(ANSWER.answer);
  await ward.post('answer', ANSWER);
  expect((await ward.get()).page().heading).toBe('Thank you. PALS has your answer.');
});

test('a colleague who opens the link later sees who answered, and not what; both can add something', async () => {
  const { arrived, steps, question } = await asking(server);
  const ward = await arrived();
  await ward.post('answer', { ...ANSWER, share: 'no', answer: 'Her son asked us to say nothing.' });
  ward.forget();
  const page = (await ward.get()).page();
  expect(page.heading).toBe('Sister J Cole, ward manager answered at 10:01am');
  expect(page.text).not.toContain('son');
  await ward.post('addition', { words: 'The carer comes at 5pm.' });
  await ward.post('addition', { words: 'The carer comes at 5pm.' }); // a second press
  expect((await steps()).filter((step) => step.includes('Look at what Ward 7B wrote'))).toHaveLength(1);
  expect(await (await question()).text()).toContain('The carer comes at 5pm.');
});

test('an answer for PALS alone does not stand in what the officer is about to say', async () => {
  const { arrived, sam, kase } = await asking(server);
  const ward = await arrived();
  await ward.post('answer', { ...ANSWER, share: 'no', answer: 'Her son asked us to say nothing.' });
  const tell = (await sam.get(`/desk/cases/${kase.ref}?do=told`)).page();
  expect(tell.value('told')).toBe('');
});

test('an answer that comes after the case was closed is kept, and its owner looks', async () => {
  const { arrived, sam, kase, steps, casePage } = await asking(server);
  const ward = await arrived();
  await sam.as(async (ctx) => {
    const fresh = await openableCase(ctx, kase.ref);
    const fates = Object.fromEntries(
      (await listOpenPromises(ctx, kase.id)).map(({ id }) => [id, 'cancelled' as const]),
    );
    await closeCase(ctx, fresh, { outcome: 'explained', told: 'yes', promises: fates });
  });
  expect((await ward.get()).page().heading).toBe('What is planned for going home?');
  await ward.post('answer', ANSWER);
  expect(await steps()).toEqual(['look_into: Look at what Ward 7B wrote after this case was closed']);
  expect((await casePage()).text).toContain('A carer is booked from 4pm.');
});

test('what PALS was told by phone stands on the page of the link', async () => {
  const { arrived, sam, kase } = await asking(server);
  const ward = await arrived();
  const href =
    (
      await sam.get(
        `/desk/cases/${kase.ref}?do=answer&on=${(await sam.as((ctx) => listOpenPromises(ctx, kase.id))).find(({ kind }) => kind === 'service_answer')?.id}`,
      )
    )
      .page()
      .document.querySelector('form[action$="/answer"]')
      ?.getAttribute('action') ?? '';
  await sam.post(href, { answer: 'A carer comes.', from: 'Sister Cole', share: 'yes', teller: 'pals' });
  expect((await ward.get()).page().heading).toBe('Told to PALS by phone by Sister Cole');
});

test('an old link says to call, a recalled one that PALS needs it no more', async () => {
  const { arrived, later, sam, question } = await asking(server);
  const ward = await arrived();
  const { href } = await question();
  await sam.post(`${href}/recall`);
  await sam.post(`${href}/recall`); // a second press
  const recalled = await ward.get();
  expect([recalled.status, recalled.page().heading]).toEqual([410, 'PALS no longer needs this. Thank you.']);
  expect((await ward.post('answer', ANSWER)).status).toBe(410);
  const other = await arrived();
  await later(32 * 24 * 60);
  expect((await other.get()).page().text).toBe('This link has stopped workingCall PALS on 4455.');
});

test('permission taken back stops the question at once, and what has not gone does not go', async () => {
  const { arrived, share, send, later } = await asking(server);
  const ward = await arrived();
  await share('keep');
  expect((await ward.get()).page().heading).toBe('PALS no longer needs this. Thank you.');
  await later(1);
  expect((await ward.get()).status).toBe(410);
  const other = await asking(server);
  await other.send();
  await other.share('keep');
  server.mails.length = 0;
  await other.runJobs();
  await other.later(1);
  expect(server.mails).toHaveLength(0);
  expect((await send()).status).toBe(422);
});

test('two presses before the browser has its cookie are one answer', async () => {
  const { arrived, steps, question } = await asking(server);
  const ward = await arrived();
  const alone = () => visitor(ward.path).post('answer', ANSWER);
  expect((await Promise.all([alone(), alone()])).map(({ status }) => status)).toEqual([303, 303]);
  expect((await steps()).filter((step) => step.includes('Look at what Ward 7B wrote'))).toEqual([]);
  expect((await (await question()).text()).match(/A carer is booked from 4pm/g)).toHaveLength(1);
});

test('who goes back and says that it is for PALS alone is heard', async () => {
  const { arrived, steps, question } = await asking(server);
  const ward = await arrived();
  await ward.post('answer', ANSWER);
  await ward.post('answer', { ...ANSWER, share: 'no' });
  expect(await steps()).toContain('look_into: Look at what Ward 7B wrote');
  expect(await (await question()).text()).toContain('Ask them before you share this with the family.');
});

test('what a ward was writing while the question was recalled is kept, and they are told so', async () => {
  const { arrived, sam, question, steps } = await asking(server);
  const ward = await arrived();
  const { href, text } = await question();
  await sam.post(`${href}/recall`);
  const over = await ward.post('answer', { ...ANSWER, answer: 'She fell again this morning.' });
  expect([over.status, over.page().heading]).toEqual([410, 'PALS no longer needs this. Thank you.']);
  expect(over.page().text).toContain('What you wrote was kept. PALS will read it.');
  expect(await text()).toContain('She fell again this morning.');
  expect(await text()).toContain('Recalled');
  expect(await steps()).toContain('look_into: Look at what Ward 7B wrote');
  expect((await ward.post('answer', { ...ANSWER, answer: '' })).page().text).not.toContain('was kept');
});

test('a day after a link has ended nothing more can be written by it', async () => {
  const { arrived, later, question } = await asking(server);
  const ward = await arrived();
  const { text } = await question();
  await later(33 * 24 * 60);
  expect((await ward.post('answer', ANSWER)).page().text).toBe('This link has stopped workingCall PALS on 4455.');
  expect(await text()).not.toContain('A carer is booked');
});

test('a program that follows every link of the page and sends every form as it stands changes nothing', async () => {
  const { arrived, question } = await asking(server);
  const ward = await arrived();
  for (const query of ['', '?do=more-time', '?do=not-for-me']) {
    const { document } = (await ward.get(query)).page();
    for (const form of document.querySelectorAll('main form')) {
      const to = (form.getAttribute('action') ?? '').slice(ward.path.length + 1);
      const own = [...form.querySelectorAll('input[type="hidden"]')].map((one) => [
        one.getAttribute('name') ?? '',
        one.getAttribute('value') ?? '',
      ]);
      for (const button of form.querySelectorAll('button')) {
        const act = button.getAttribute('name');
        const pressed = act ? [[act, button.getAttribute('value') ?? '']] : [];
        const { status } = await ward.post(to, Object.fromEntries([...own, ...pressed]));
        expect([query, button.textContent, status]).toEqual([query, button.textContent, 422]);
      }
    }
  }
  expect(await (await question()).text()).toContain('Not opened yet.');
  expect((await ward.get()).page().heading).toBe('What is planned for going home?');
});

test('who asks for time or passes it on after a colleague answered comes to the answer, not to a dead end', async () => {
  const { arrived } = await asking(server);
  const ward = await arrived();
  await ward.post('answer', ANSWER);
  ward.forget();
  for (const [act, fields] of [
    ['more-time', { until: 'tomorrow' }],
    ['passing', { email: 'matron@anytown.example' }],
    ['passing', { act: 'back', note: 'Not mine.' }],
  ] as const) {
    const sent = await ward.post(act, fields);
    expect([act, sent.status]).toEqual([act, 303]);
    expect((await ward.get()).page().heading).toBe('Sister J Cole, ward manager answered at 10:01am');
  }
  expect(server.mails).toHaveLength(1);
});

test('where the case was closed the page says that nobody waits, and takes an answer', async () => {
  const { arrived, sam, kase } = await asking(server);
  const ward = await arrived();
  await sam.as(async (ctx) => {
    const fates = Object.fromEntries(
      (await listOpenPromises(ctx, kase.id)).map(({ id }) => [id, 'cancelled' as const]),
    );
    await closeCase(ctx, await openableCase(ctx, kase.ref), { outcome: 'explained', told: 'yes', promises: fates });
  });
  const { text } = (await ward.get()).page();
  expect(text).toContain('Sam Reid from PALS asked this, and no longer waits for it. You can still answer.');
  expect(text).not.toContain('I need more time');
});
