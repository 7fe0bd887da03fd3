import { expect, onTestFinished, test } from 'vitest';
import { mailOf, takeRaw } from '../../test/emails.ts';
import { newWorld, type World } from '../../test/world.ts';
import { cancelPromise, closeCase, findCase, listOpenPromises } from '../cases/index.ts';
import { send } from '../outbox/index.ts';
import { addWay } from '../people/index.ts';
import { noteTrouble, noteWell } from './progress.ts';

const GRACE = 'grace.okafor@example.com';

async function withAddress() {
  const world = await newWorld();
  await world.sam.as((ctx) => addWay(ctx, world.grace, { kind: 'email', value: 'Grace.Okafor@Example.com' }));
  return world;
}

const come = async (world: World, raw: Buffer) => {
  const taken = await world.asSystem((ctx) => takeRaw(ctx, raw));
  await world.runJobs();
  return taken.id;
};

test('an answer of somebody who is in the case stands there with its words, and its owner is to read it', async () => {
  const world = await withAddress();
  const { sam, kase } = world;
  const { messageId } = await sam.as((ctx) =>
    send(ctx, {
      ...{ channel: 'email', to: GRACE, subject: 'Your mother', body: 'How is she?', case: kase.id, held: false },
      about: { kind: 'letter', id: kase.id },
    }),
  );
  await come(
    world,
    mailOf({
      from: `Grace <${GRACE}>`,
      subject: 'Re: Your mother',
      inReplyTo: messageId,
      text: 'She is home.\n\nOn 24 Nov 2026, PALS wrote:\n> How is she?',
    }),
  );
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.text).toContain('Email from Grace Okafor');
  expect(page.text).toContain('She is home.');
  const open = await sam.as((ctx) => listOpenPromises(ctx, kase.id));
  expect(open.map(({ about }) => about)).toContain('Read the email that came in, and answer');
  expect((await sam.get('/desk/post')).page().text).toContain('All post is sorted.');
});

test('a stranger who knows the number of a case waits in Post: nobody is glued to it by a number', async () => {
  const world = await withAddress();
  const { sam, kase } = world;
  const id = await come(
    world,
    mailOf({ from: 'Somebody <stranger@example.org>', subject: `About ${kase.ref}`, text: 'Tell me all.' }),
  );
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).not.toContain('Tell me all.');
  const list = (await sam.get('/desk/post')).page();
  expect(list.text).toContain(`About ${kase.ref}`);
  expect(list.text).toContain(`Names ${kase.ref}`);
  const piece = (await sam.get(`/desk/post/${id}`)).page();
  expect(piece.text).toContain('whoever sent it is not one of its people');
  const once = await sam.post(`/desk/post/${id}/case`, { ref: kase.ref });
  expect(once.status).toBe(422);
  expect(once.page().text).toContain('Attach it all the same');
  expect((await sam.post(`/desk/post/${id}/case`, { ref: kase.ref, sure: kase.ref })).to).toContain('done=attached');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Email from Somebody');
  await sam.post(`/desk/post/${id}/waiting`);
  expect((await sam.get('/desk/post')).page().text).toContain(`About ${kase.ref}`);
});

test('the same email is kept once, however often it is fetched, and comes out byte for byte', async () => {
  const world = await withAddress();
  const raw = mailOf({ from: 'a@example.org', subject: 'Once', text: 'x'.repeat(600_000) });
  const id = await come(world, raw);
  expect(await come(world, raw)).toBe(id);
  expect((await world.sam.get(`/desk/post/${id}/original`)).bytes.equals(raw)).toBe(true);
});

test('whoever looks after the system reads how the mailbox is; nobody else is told that there is none', async () => {
  const { staff, house, trust, clock, asSystem, runJobs } = await withAddress();
  const owen = await staff('system_administrator', 'Owen Prosser');
  const line = async () =>
    (await owen.get('/desk/settings/system'))
      .page()
      .all('.app-results__item')
      .find((one) => one.startsWith('Mailbox')) ?? '';
  expect(await line()).toContain('Not set upEmails do not come in here by themselves. All post is sorted.');
  house.mailbox = (shortName) => (shortName === trust.shortName ? 'imaps://pals:secret@imap.example' : undefined);
  onTestFinished(() => void delete house.mailbox);
  expect(await line()).toContain('Look at thisNot fetched yet.');
  await asSystem((ctx) => noteTrouble(ctx, 'pals at imap.example', 'login'));
  expect(await line()).toContain('The mail server does not accept the name and password, since 10am');
  await asSystem((ctx) => noteWell(ctx, 'pals at imap.example'));
  expect(await line()).toContain('Wellpals at imap.example. Last fetched');
  expect(await line()).not.toContain('secret');
  // Fetched and kept, and nobody reads: the queue stands.
  await asSystem((ctx) => takeRaw(ctx, mailOf({ from: GRACE, subject: 'Waits', text: 'Hello' })));
  clock.now = new Date(clock.now.getTime() + 11 * 60_000);
  await asSystem((ctx) => noteWell(ctx, 'pals at imap.example'));
  expect(await line()).toContain('Look at this1 email was fetched and is not read yet.');
  await runJobs();
  clock.now = new Date(clock.now.getTime() + 15 * 60_000);
  expect(await line()).toContain('Look whether the process that works off the queue runs.');
});

test('an answer by email of whom we asked stands in the case and says which question it answers', async () => {
  const world = await withAddress();
  const { sam, kase } = world;
  const question = kase.id; // any id: which one it is, is the business of questions
  const { messageId } = await sam.as((ctx) =>
    send(ctx, {
      ...{
        channel: 'email',
        to: 'ward7b@anytown.example',
        subject: 'PALS has a question',
        body: 'Which day?',
        held: false,
      },
      ...{ case: kase.id, about: { kind: 'question', id: question } },
    }),
  );
  await come(world, mailOf({ from: 'Ward <ward7b@anytown.example>', inReplyTo: messageId, text: 'On Friday.' }));
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.text).toContain('Email from Ward');
  expect(page.text).toContain('On Friday.');
  const events = await sam.as((ctx) =>
    ctx.db
      .selectFrom('events')
      .select('particulars')
      .where('trust_id', '=', ctx.trust.id)
      .where('name', '=', 'mailbox.joined')
      .execute(),
  );
  expect(events.map(({ particulars }) => particulars)).toMatchObject([{ kind: 'question', about: question }]);
  // A colleague of theirs, whom nobody asked, waits for a person to decide.
  await come(world, mailOf({ from: 'x@anytown.example', inReplyTo: messageId, text: 'Or on Monday.' }));
  expect((await sam.get('/desk/post')).page().text).toContain('Or on Monday.');
});

test('an email to a closed case stands there, and its owner is asked to look', async () => {
  const world = await withAddress();
  const { sam, kase } = world;
  await sam.as(async (ctx) => {
    for (const promise of await listOpenPromises(ctx, kase.id)) await cancelPromise(ctx, promise);
    await closeCase(ctx, await findCase(ctx, kase.ref), { outcome: 'explained', told: 'yes' });
  });
  await come(world, mailOf({ from: GRACE, subject: `Re: ${kase.ref}`, text: 'It happened again.' }));
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('It happened again.');
  const open = await sam.as((ctx) => listOpenPromises(ctx, kase.id));
  expect(open.map(({ about, owner_id }) => [about, owner_id])).toEqual([
    ['Look at the email that came after this case was closed', sam.id],
  ]);
  expect((await sam.get('/desk')).page().text).toContain('Look at the email that came after this case was closed');
});
