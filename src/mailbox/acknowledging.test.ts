import { afterEach, expect, onTestFinished, test } from 'vitest';
import { mailOf, takeRaw } from '../../test/emails.ts';
import { newTrust, open } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { at } from '../../test/promised.ts';
import { maybeTrust } from '../identity/index.ts';
import { MODULES } from '../modules.ts';
import { addWay, changePerson, createPerson, findPerson } from '../people/index.ts';
import { runJob } from '../platform/job-runner.ts';
import { OPENS, SHIPPED } from './acknowledging.rules.ts';

const PAGE = '/desk/settings/acknowledging-emails';
const ON = { turned_on: 'yes', subject: SHIPPED.subject, body: SHIPPED.body, from: 'today' };

afterEach(() => {
  delete open().house.senders;
  delete open().house.mailFrom;
});

async function atNight({ on = true } = {}) {
  const home = await newTrust();
  const mia = await home.staff('manager', 'Mia Long');
  const server: MailServer = await startMailServer();
  onTestFinished(() => server.stop());
  sendBy(server);
  if (on) await mia.post(PAGE, ON);
  home.clock.now = at('24', '22:00');
  const come = async (mail: Parameters<typeof mailOf>[0]) => {
    await home.asSystem((ctx) => takeRaw(ctx, mailOf(mail)));
    await home.runJobs();
    return server.mails.length;
  };
  return { ...home, mia, server, come };
}

test('at night an email is answered once a day, with when PALS opens and where help is, and no promise', async () => {
  const { come, server, clock } = await atNight();
  expect(await come({ from: 'Joan <joan@example.org>', messageId: '<hers@example.org>' })).toBe(1);
  const raw = server.mails[0]?.raw ?? '';
  expect(server.mails[0]?.to).toEqual(['joan@example.org']);
  expect(raw).toContain('In-Reply-To: <hers@example.org>');
  expect(raw).toContain('Auto-Submitted: auto-replied');
  expect(raw.replace(/=\r\n/g, '')).toContain('9am on Wednesday 25 November');
  expect(raw.replace(/=\r\n/g, '')).toContain('999');
  expect(raw).not.toContain(OPENS);
  expect(await come({ from: 'joan@example.org', subject: 'Again' })).toBe(1);
  clock.now = at('25', '22:30');
  expect(await come({ from: 'joan@example.org', subject: 'Next night' })).toBe(2);
});

test('machines, lists, senders in doubt and we ourselves get no answer, and nobody does by day', async () => {
  const { come, clock } = await atNight();
  for (const mail of [
    { from: 'a@example.org', headers: ['Auto-Submitted: auto-generated'] },
    { from: 'b@example.org', headers: ['List-Id: <news.example.org>'] },
    { from: 'noreply@example.org' },
    { from: 'pals@anytown.example' },
    { from: 'MAILER-DAEMON@mx.example', subject: 'Undelivered Mail Returned to Sender' },
    { from: 'c@example.org', headers: ['Authentication-Results: mx; dmarc=fail'] },
    { from: 'd@example.org, e@example.org' },
    { from: 'g@example.org', headers: ['Return-Path: <>'] },
    { from: 'h@example.org', headers: ['X-Auto-Response-Suppress: All'] },
    { from: 'form@example.org', headers: ['Auto-Submitted: auto-generated'] },
    {},
  ])
    expect(await come(mail)).toBe(0);
  clock.now = at('25', '10:00');
  expect(await come({ from: 'f@example.org' })).toBe(0);
});

test('two emails at one moment are answered once; nobody is answered where somebody else might read it', async () => {
  const { come, server, staff, asSystem, trust, house, clock } = await atNight();
  const ids = await Promise.all(
    ['One', 'Two'].map((subject) =>
      asSystem((ctx) => takeRaw(ctx, mailOf({ from: 'joan@example.org', subject, text: subject }))),
    ),
  );
  const bench = { now: () => clock.now, modules: MODULES, maybeTrust };
  await Promise.all(ids.map(({ id }) => runJob(bench, house.db, 'mailbox.read', { trust: trust.id, mail: id })));
  expect(await come({})).toBe(1);
  const sam = await staff();
  await sam.as(async (ctx) => {
    const unsafe = await createPerson(ctx, { name: 'Nina Holt' });
    await addWay(ctx, unsafe, { kind: 'email', value: 'nina@example.org' });
    await changePerson(ctx, await findPerson(ctx, unsafe.id), { unsafe: true });
    const byLetter = await createPerson(ctx, { name: 'Una Holt' });
    await addWay(ctx, byLetter, { kind: 'email', value: 'una@example.org' });
    await changePerson(ctx, await findPerson(ctx, byLetter.id), { needs: ['voice_only'] });
  });
  for (const from of ['nina@example.org', 'una@example.org']) expect(await come({ from })).toBe(1);
  expect(server.mails.map(({ to }) => to)).toEqual([['joan@example.org']]);
});

test('it is off until somebody turns it on; its words are set from a day on', async () => {
  const { come, staff } = await atNight({ on: false });
  expect(await come({ from: 'joan@example.org' })).toBe(0);
  const owen = await staff('system_administrator', 'Owen Prosser');
  expect((await owen.get(PAGE)).page().text).toContain('Emails are not acknowledged by themselves.');
  expect((await (await staff()).get(PAGE)).status).toBe(403);
  const morgan = await staff('manager', 'Morgan Long');
  expect((await morgan.post(PAGE, { ...ON, body: '' })).page().errors).toEqual(['Enter the words']);
  expect((await morgan.post(PAGE, { ...ON, turned_on: '' })).page().errors).toEqual(['Choose yes or no']);
  await morgan.post(PAGE, ON);
  expect((await morgan.get(PAGE)).page().text).toContain('Emails that come while we are closed are acknowledged.');
  expect(await come({ from: 'joan@example.org', subject: 'Now' })).toBe(1);
});

test('what ships promises nothing', () => {
  expect(SHIPPED.turned_on).toBe(false);
  expect(SHIPPED.body).not.toMatch(/\b(?:will|within|tomorrow|today|working days?|answer you|reply|as soon as)\b/i);
  for (const help of ['999', '111', '116 123', 'switchboard', OPENS]) expect(SHIPPED.body).toContain(help);
});
