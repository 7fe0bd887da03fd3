import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { open } from '../../test/harness.ts';
import { runDueJobs } from '../../test/jobs.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { newWorld } from '../../test/world.ts';
import { chooseFollowUp } from '../bereavement/index.ts';
import { findCase, listOpenPromises } from '../cases/index.ts';
import { takeMail } from '../mailbox/index.ts';
import { addWay, changePerson, findPerson, NEUTRAL } from '../people/index.ts';
import { bytesAsUpload } from '../platform/uploads.ts';
import { look } from './documents.examples.ts';
import { listOffered } from './templates.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => {
  server.refuse(undefined);
  server.mails.length = 0;
  delete open().house.senders;
  delete open().house.mailFrom;
});

/** A letter to Grace that has been written, as far as the page on which it is looked at. */
async function looked(how = 'email', address = 'grace@example.org') {
  sendBy(server);
  const world = await newWorld();
  const { sam, kase, trust } = world;
  const { clock, house } = open();
  const to = world.grace.id;
  if (address) await sam.as(async (ctx) => addWay(ctx, await findPerson(ctx, to), { kind: 'email', value: address }));
  const offered = await sam.as((ctx) => listOffered(ctx));
  const template = offered.find(({ name }) => name === 'Where we are')?.template_id ?? '';
  const asked = { template, to, how };
  const base = `/desk/cases/${kase.ref}/letters`;
  const page = (await sam.get(`${base}/new?${new URLSearchParams(asked)}`)).page();
  const body = String(page.value('body')).replace(/\[\[[^\]]*\]\]/g, 'words of Sam');
  const checked = await sam.post(`${base}/check`, { ...asked, subject: 'Where we are', body });
  const look = (await sam.get(checked.to)).page();
  const revision = look.value('revision') ?? '';
  const keeps = look.document.querySelector('input[name=keeps][value]:not([value=""])')?.getAttribute('value') ?? '';
  return {
    ...{ world, sam, look, keeps, body, base, asked },
    go: (by: string, more = {}) => sam.post(base, { ...asked, revision, keeps, by, ...more }),
    later: (minutes: number) => {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000);
      return runDueJobs(house.db, trust.id, house.now);
    },
    open: () => sam.as(async (ctx) => (await listOpenPromises(ctx, kase.id)).map(({ id }) => id)),
  };
}

test('a letter does not keep what is kept on a page of its own', async () => {
  const { sam, world, base, asked } = await looked();
  await sam.as(async (ctx) =>
    chooseFollowUp(ctx, await findCase(ctx, world.kase.ref), {
      ...{ person: world.grace.id, slot: 'other', chosen: true, due: new Date('2026-12-01T11:00:00Z'), way: 'phone' },
    }),
  );
  const chosen = (await sam.as((ctx) => listOpenPromises(ctx, world.kase.id))).find(({ kind }) => kind === 'follow_up');
  const look = (await sam.get(`${base}/check?${new URLSearchParams(asked)}`)).page();
  const offered = [...look.document.querySelectorAll('input[name=keeps]')].map((one) => one.getAttribute('value'));
  expect(offered.length).toBeGreaterThan(0);
  expect(offered).not.toContain(chosen?.id);
});

test('an officer sends an email from the desk: it keeps its promise, can be undone, and goes', async () => {
  const { look, go, keeps, later, sam, open: promises } = await looked();
  expect(look.all('main button')).toEqual(expect.arrayContaining(['Send email', 'I sent it another way']));
  expect(await promises()).toContain(keeps);
  const page = (await go('us')).to;
  expect((await sam.get(page)).page().text).toContain('It goes to grace@example.org in a few seconds.');
  expect((await go('us')).to).toBe(page);
  expect(await promises()).not.toContain(keeps);
  await later(1);
  expect(server.mails).toHaveLength(1);
  expect(server.mails[0]?.raw).toMatch(/Subject: Where we are/);
  expect((await sam.get(page)).page().text).toContain('Sent to grace@example.org');
});

test('undone within ten seconds, everything is as before: the words, the promise, and nobody was told', async () => {
  const { go, keeps, later, sam, body, open: promises, world } = await looked();
  const page = (await go('us')).to;
  const undo =
    (await sam.get(page)).page().document.querySelector('form[action$="/undoing"]')?.getAttribute('action') ?? '';
  const back = await sam.post(undo);
  const again = (await sam.get(back.to)).page();
  expect(again.text).toContain('Undone: it was not sent. The words are kept here.');
  expect(again.text).toContain(body.split('\n')[0]);
  expect(await promises()).toContain(keeps);
  expect((await sam.get(page)).page().text).toContain('Taken back. It was not sent.');
  expect((await sam.get(`/desk/cases/${world.kase.ref}`)).page().text).toContain('Taken back before it went');
  await later(1);
  expect(server.mails).toHaveLength(0);
});

test('refused by their mail server, it is told on the case; given up, somebody still waits for an answer', async () => {
  const { go, later, sam, open: promises } = await looked();
  server.refuse(550);
  const page = (await go('us')).to;
  await later(1);
  const shown = (await sam.get(page)).page();
  expect(shown.text).toContain('It was not sent to grace@example.org.');
  const before = await promises();
  const end = shown.document.querySelector('form[action$="/end"]')?.getAttribute('action') ?? '';
  expect((await sam.post(end)).to).toContain('/letters/check?');
  expect((await promises()).length).toBe(before.length);
});

test('an address that is not recorded is asked for, and kept with the person', async () => {
  const { go, sam, world, look, later } = await looked('email', '');
  expect(look.text).toContain('Email addressNot recorded yet. It is kept with them.');
  const wrong = await go('us', { address: 'grace' });
  expect([wrong.status, wrong.page().errors]).toEqual([422, ['Enter an email address, like name@example.org']]);
  expect(wrong.page().value('address')).toBe('grace');
  const page = (await go('us', { address: ' grace@home.example ' })).to;
  expect((await sam.get(page)).page().text).toContain('By email: grace@home.example');
  await later(1);
  expect(server.mails[0]?.to).toEqual(['grace@home.example']);
  expect((await sam.get(`/desk/people/${world.grace.id}`)).page().text).toContain('grace@home.example');
});

test('an answer to an email that she wrote stands in the thread of her mail program', async () => {
  const { go, later, world } = await looked();
  const raw = [
    ...['From: Grace Okafor <Grace@Example.org>', 'To: pals@anytown.example', `Subject: Again ${world.kase.ref}`],
    ...['Message-ID: <hers@example.org>', 'In-Reply-To: <before@example.org>', '', 'Any news?'],
  ];
  const mailbox = { mailbox: 'pals@anytown.example', cameAt: undefined };
  await world.asSystem((ctx) => takeMail(ctx, bytesAsUpload('', Buffer.from(raw.join('\r\n'))), mailbox));
  await later(0);
  await go('us');
  await later(1);
  const mail = server.mails.at(-1)?.raw ?? '';
  expect(mail).toContain('In-Reply-To: <hers@example.org>');
  expect(mail).toMatch(/References: <before@example.org>\s+<hers@example.org>/);
});

test('without a mail server letters are recorded as before; nobody can send by a made-up form', async () => {
  const { go, sam, world } = await looked();
  delete open().house.senders;
  const refused = await go('us');
  expect(refused.status).toBe(422);
  expect(refused.page().errors).toEqual(['This cannot be sent from here. Send it, then record it.']);
  const page = (await go('hand')).to;
  expect((await sam.get(page)).page().text).toContain('Recorded as sent.');
  expect((await sam.get(`/desk/cases/${world.kase.ref}/outgoing`)).page().text).toContain('Nothing was sent from here');
});

test('to somebody who needs large print, the letter in large print comes along with the email', async () => {
  const { sam, world, base } = await looked();
  const { asked } = await look(world, { template: 'Where we are', how: 'email' });
  await sam.as((ctx) =>
    ctx.db
      .updateTable('people')
      .set({ needs: ['large_print'] })
      .where('id', '=', world.grace.id)
      .execute(),
  );
  const revision = (await sam.get(`${base}/check?${new URLSearchParams(asked)}`)).page().value('revision') ?? '';
  const page = await sam.post(base, { ...asked, revision, keeps: '', by: 'us', needs_met: 'yes' });
  expect(page.status).toBe(303);
  const { clock, house } = open();
  clock.now = new Date(clock.now.getTime() + 60_000);
  await runDueJobs(house.db, world.trust.id, house.now);
  expect(server.mails[0]?.raw).toContain(`filename=letter-${world.kase.ref}.pdf`);
  expect(server.mails[0]?.raw).toContain('Content-Type: application/pdf');
});

test('where somebody else might see the email, nothing goes along: no paper in large print, no translation', async () => {
  const { sam, world, base } = await looked();
  const { asked } = await look(world, { template: 'Where we are', how: 'email' });
  const words = { language: 'pl', translation: 'Dzwoniliśmy z PALS.', translated_by: 'Ewa Nowak' };
  await sam.post(`${base}/translation`, { ...asked, ...words });
  await sam.as(async (ctx) => {
    const grace = await findPerson(ctx, world.grace.id);
    await changePerson(ctx, grace, { needs: ['large_print'], unsafe: true, safe_way: '' }, grace.version);
  });
  const check = `${base}/check?${new URLSearchParams(asked)}`;
  await sam.post(`${base}/check`, { ...asked, subject: '', body: NEUTRAL });
  const page = (await sam.get(check)).page();
  expect(page.text).not.toContain('Dzwoniliśmy');
  expect(page.text).not.toContain('Open as PDF');
  const revision = page.value('revision') ?? '';
  const sent = await sam.post(base, { ...asked, revision, keeps: '', by: 'us', needs_met: 'yes' });
  expect(sent.status).toBe(303);
  const { clock, house } = open();
  clock.now = new Date(clock.now.getTime() + 60_000);
  await runDueJobs(house.db, world.trust.id, house.now);
  expect(server.mails).toHaveLength(1);
  expect(server.mails[0]?.raw).toContain('Subject: A message for you');
  for (const telling of ['pdf', 'PALS', world.kase.ref, 'Dzwoni']) expect(server.mails[0]?.raw).not.toContain(telling);
});

test('what was begun meanwhile is not lost when a letter is taken back', async () => {
  const { go, sam, base, asked } = await looked();
  const at = (await go('us')).to;
  await sam.post(`${base}/check`, { ...asked, subject: 'Another', body: 'Words that were begun meanwhile.' });
  const undo = (await sam.get(at)).page().document.querySelector('form[action$="/undoing"]')?.getAttribute('action');
  expect((await sam.post(undo ?? '')).to).toBe(at.split('?')[0]);
  const kept = (await sam.get(`${base}/new?${new URLSearchParams(asked)}`)).page();
  expect(kept.value('body')).toBe('Words that were begun meanwhile.');
});

test('a text goes to the mobile, though a number at home was added after it; too long for a text, it is told', async () => {
  sendBy(server);
  const world = await newWorld();
  const { sam, grace } = world;
  const home = { kind: 'phone' as const, value: '020 7946 0018' };
  await sam.as(async (ctx) => addWay(ctx, await findPerson(ctx, grace.id), home));
  open().house.senders = { text: { send: async () => ({ fate: 'sent' as const }) } };
  const { asked, page } = await look(world, { template: 'Thank you', how: 'text', body: 'Thank you. '.repeat(90) });
  expect(page.text).toContain('By text message: 07700 900123');
  const fields = { revision: page.value('revision') ?? '', keeps: '', by: 'us' };
  const refused = await sam.post(`/desk/cases/${world.kase.ref}/letters`, { ...asked, ...fields });
  expect(refused.page().errors[0]).toContain('A text message has at most 918');
});
