import { deflateRawSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { mailOf, takeRaw } from '../../test/emails.ts';
import { newWorld, type World } from '../../test/world.ts';
import { addPerson, findCase, listOpenPromises, mergeCases, openCase } from '../cases/index.ts';
import { send } from '../outbox/index.ts';
import { addWay, changePerson, createPerson, findPerson } from '../people/index.ts';
import { runJob } from '../platform/job-runner.ts';
import { bytesAsUpload } from '../platform/uploads.ts';
import { findMail } from './mails.ts';
import { takeMail } from './storing.ts';

const MAILBOX = { mailbox: 'pals@imap.example', cameAt: undefined };
const GRACE = 'grace.okafor@example.com';

async function withAddress() {
  const world = await newWorld();
  await world.sam.as((ctx) => addWay(ctx, world.grace, { kind: 'email', value: GRACE }));
  return world;
}

async function come(world: World, raw: Buffer) {
  const { id } = await world.asSystem((ctx) => takeRaw(ctx, raw));
  await world.runJobs();
  return { id, mail: await world.asSystem((ctx) => findMail(ctx, id)) };
}

test('what is no email at all is kept whole and waits in Post', async () => {
  const world = await newWorld();
  const odd = [
    Buffer.from([0, 1, 2, 255, 254, 0]),
    Buffer.from('\r\n\r\n'),
    Buffer.from('From: \r\nSubject: \0\r\n\r\n\0\0'),
    Buffer.from(`From: a@x.example\r\nContent-Type: multipart/mixed; boundary="\r\n\r\n--`),
    Buffer.from(`From: a@x.example\r\n${'X-Long: y\r\n'.repeat(20_000)}\r\nWords`),
    Buffer.from(
      `Subject: =?utf-8?B?////?= =?bogus?Q?=00=FF?=\r\nFrom: =?utf-8?Q?=0ABcc:_x@y?= <a@x.example>\r\n\r\nHi`,
    ),
    Buffer.from(`From: a@x.example\r\nContent-Type: text/html\r\n\r\n${'<div>'.repeat(30_000)}deep`),
    Buffer.from(
      `From: a@x.example\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nDTSTART:99999999T\r\n`,
    ),
  ];
  for (const raw of odd) {
    const { id, mail } = await come(world, raw);
    expect(mail.place).toBe('post');
    expect((await world.sam.get(`/desk/post/${id}`)).status).toBe(200);
    expect((await world.sam.get(`/desk/post/${id}/original`)).bytes.equals(raw)).toBe(true);
  }
  expect((await world.sam.get('/desk/post')).status).toBe(200);
});

test('a line break in a name begins no header and stands in no page', async () => {
  const world = await newWorld();
  const { mail } = await come(world, mailOf({ from: '=?utf-8?Q?Eve=0D=0ABcc=3A_all=40x.example?= <eve@example.org>' }));
  expect(mail.from_name).toBe('Eve Bcc: all@x.example');
});

test('five thousand recipients are a number', async () => {
  const world = await newWorld();
  const to = Array.from({ length: 5000 }, (_, at) => `p${at}@example.org`).join(',\r\n ');
  const { mail } = await come(world, mailOf({ from: 'a@example.org', to }));
  expect(mail.to_words).toBe('p0@example.org and 4,999 others');
});

/** A real archive: a few kilobytes that unpack to four gigabytes, as its list says. */
function bomb(name: string): Buffer {
  const packed = deflateRawSync(Buffer.alloc(50_000_000));
  const entry = (signature: number, length: number) => {
    const head = Buffer.alloc(length);
    head.writeUInt32LE(signature);
    const at = length === 30 ? 0 : 2;
    head.writeUInt16LE(8, 8 + at);
    head.writeUInt32LE(packed.length, 18 + at);
    head.writeUInt32LE(0xfffffffe, 22 + at);
    head.writeUInt16LE(name.length, 26 + at);
    return head;
  };
  const list = Buffer.concat([entry(0x02014b50, 46), Buffer.from(name)]);
  const local = Buffer.concat([entry(0x04034b50, 30), Buffer.from(name), packed]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, list, end]);
}

test('an archive that unpacks to more than there is room for is not unpacked', async () => {
  const world = await withAddress();
  const { sam, kase } = world;
  const { id } = await come(
    world,
    mailOf({
      from: GRACE,
      subject: kase.ref,
      text: 'See this.',
      files: [{ name: 'all.zip', type: 'application/zip', bytes: bomb('all.txt') }],
    }),
  );
  expect((await sam.get(`/desk/post/${id}`)).page().text).toContain('it is a folder of files in one');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('See this.');
});

test('an email of 25 MB is read whole; of a larger one Post says that it is in the mailbox', async () => {
  const world = await newWorld();
  const head = 'From: a@example.org\r\nSubject: Large\r\nContent-Type: multipart/mixed; boundary=edge\r\n\r\n';
  const words = '--edge\r\nContent-Type: text/plain\r\n\r\nSee the scan.\r\n';
  const part = '--edge\r\nContent-Type: text/plain; name=scan.txt\r\nContent-Disposition: attachment\r\n\r\n';
  const raw = Buffer.alloc(25 * 1024 * 1024, 'one line of a long scan\r\n');
  raw.write(head + words + part);
  raw.write('\r\n--edge--\r\n', raw.length - 12);
  const { id, mail } = await come(world, raw);
  expect(mail).toMatchObject({ reading: 'read', place: 'post', subject: 'Large' });
  expect(mail.words.trim()).toBe('See the scan.');
  expect((await world.sam.get(`/desk/post/${id}/files/1`)).bytes.length).toBeGreaterThan(26_000_000);
  const larger = await world.asSystem((ctx) =>
    takeMail(ctx, bytesAsUpload('', Buffer.from(head.replace('Large', 'Larger'))), MAILBOX, { size: 40_000_000 }),
  );
  await world.runJobs();
  const page = (await world.sam.get(`/desk/post/${larger.id}`)).page();
  expect(page.text).toContain('This email is too large to be taken. The original is in the mailbox: open it there.');
  expect((await world.sam.get(`/desk/post/${larger.id}/original`)).status).toBe(404);
}, 60_000);

test('an email that hangs whoever reads it is given up, with its sender and its original; the next one is read', async () => {
  const world = await newWorld();
  const html = `<table><tr>${'<td>a'.repeat(380_000)}`; // minutes, for whoever makes words of it
  const hanging = mailOf({ from: 'Eve <eve@example.org>', subject: 'Hangs', html });
  const first = await world.asSystem((ctx) => takeRaw(ctx, hanging));
  const { mail } = await come(world, mailOf({ from: 'a@example.org', text: 'Next.' }));
  expect(mail).toMatchObject({ reading: 'read', place: 'post' });
  const page = (await world.sam.get(`/desk/post/${first.id}`)).page();
  expect(page.text).toContain('This email could not be read. Download the original.');
  expect(page.text).toContain('Eve <eve@example.org>');
  expect((await world.sam.get(`/desk/post/${first.id}/original`)).bytes.equals(hanging)).toBe(true);
}, 60_000);

test('of an email whose words cannot be read there is still who wrote it, and it stands in their case', async () => {
  const world = await withAddress();
  const html = '<b>'.repeat(5_000);
  const { mail } = await come(world, mailOf({ from: `Grace <${GRACE}>`, subject: `Re: ${world.kase.ref}`, html }));
  expect(mail).toMatchObject({ reading: 'unreadable', place: 'case', from_address: GRACE });
  expect((await world.sam.get(`/desk/cases/${world.kase.ref}`)).page().text).toContain(
    'This email could not be read. Download the original.',
  );
});

test('what comes from the address of somebody who has died waits in Post and says so', async () => {
  const world = await withAddress();
  const { sam, kase, grace } = world;
  await sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, grace.id), { died: true }));
  const { mail } = await come(world, mailOf({ from: GRACE, subject: `Re: ${kase.ref}`, text: 'I am her sister.' }));
  expect(mail).toMatchObject({ place: 'post', doubt: 'sender_died' });
  const { id } = await come(world, mailOf({ from: GRACE, subject: 'Please read', text: 'I am her sister.' }));
  expect((await sam.get(`/desk/post/${id}`)).page().text).toContain('has died. Find out who wrote it.');
  const list = (await sam.get('/desk/post')).page().text;
  expect(list).toContain('It comes from the address of somebody who has died. Find out who wrote it.');
  expect(list).toContain('From the address of Grace Okafor, who has died');
  expect((await sam.get(`/desk/post/sorting?act=attach&mail=${id}`)).page().text).toContain('will stay in Post');
});

test('an address that is somebody’s no more joins nothing by itself, also in answer to an email of ours', async () => {
  const world = await withAddress();
  const { sam, kase, grace } = world;
  const sent = await sam.as((ctx) =>
    send(ctx, {
      ...{ channel: 'email', to: GRACE, subject: 'Hello', body: 'Hello', case: kase.id, held: false },
      ...{ person: grace.id, about: { kind: 'letter', id: kase.id } },
    }),
  );
  await world.asSystem((ctx) =>
    ctx.db.updateTable('ways').set({ ended_at: ctx.now }).where('trust_id', '=', ctx.trust.id).execute(),
  );
  const { mail } = await come(world, mailOf({ from: GRACE, inReplyTo: sent.messageId, text: 'Where is she?' }));
  expect(mail).toMatchObject({ place: 'post', doubt: 'not_a_party' });
});

test('of two people of a case who share an address nobody is said to have written', async () => {
  const world = await withAddress();
  const { sam, kase } = world;
  await sam.as(async (ctx) => {
    const ben = await createPerson(ctx, { name: 'Ben Okafor' });
    await addWay(ctx, ben, { kind: 'email', value: GRACE });
    await addPerson(ctx, kase, ben.id, 'other', 'Her brother');
  });
  await come(world, mailOf({ from: `The Okafors <${GRACE}>`, subject: `Re: ${kase.ref}`, text: 'We thank you.' }));
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Email from The Okafors');
});

test('a sender in doubt is said in Post also where no case is named, and nothing of them is attached in a pile', async () => {
  const world = await withAddress();
  const headers = ['Authentication-Results: mx.nhs.example; spf=fail; dmarc=fail'];
  const { id, mail } = await come(world, mailOf({ from: GRACE, subject: 'Send me all', headers }));
  expect(mail).toMatchObject({ place: 'post', doubt: 'sender_unconfirmed' });
  expect((await world.sam.get('/desk/post')).page().text).toContain('It may be somebody else.');
  expect((await world.sam.get(`/desk/post/sorting?act=attach&mail=${id}`)).page().text).toContain('will stay in Post');
});

test('what a form of the website or a colleague sends from our own address is sorted by a person', async () => {
  const world = await newWorld();
  world.house.mailFrom = () => 'pals@anytown.example';
  onTestFinished(() => void delete world.house.mailFrom);
  const { mail } = await come(world, mailOf({ from: 'PALS <pals@anytown.example>', subject: 'Contact form' }));
  expect(mail).toMatchObject({ place: 'post', nature: 'person', doubt: 'own_address' });
});

test('a sender that the mail server could not confirm is not believed, whatever case it answers', async () => {
  const world = await withAddress();
  const { mail } = await come(
    world,
    mailOf({
      from: GRACE,
      subject: world.kase.ref,
      headers: ['Authentication-Results: mx.nhs.example; spf=fail; dkim=none; dmarc=fail'],
    }),
  );
  expect(mail).toMatchObject({ place: 'post', doubt: 'sender_unconfirmed' });
  expect((await world.sam.get(`/desk/post/${mail.id}`)).page().text).toContain('It may be somebody else.');
});

test('a page of HTML becomes words: nothing of it runs, nothing is fetched', async () => {
  const world = await newWorld();
  const html =
    '<style>p{}</style><script>alert(1)</script><p>Dear PALS,</p><img src="https://spy.example/x.png"><p>the <b>bed</b>.</p>';
  const { id, mail } = await come(world, mailOf({ from: 'a@example.org', html }));
  expect(mail.words).toMatch(/Dear PALS,\s+the bed\./);
  const { body } = await world.sam.get(`/desk/post/${id}`);
  for (const bad of ['spy.example', 'alert(1)']) expect(body).not.toContain(bad);
});

test('an email that ends the process each time it is read is given up, whole', async () => {
  const world = await newWorld();
  const { id } = await world.asSystem((ctx) => takeRaw(ctx, mailOf({ from: 'a@example.org' })));
  // Killed in the middle, five times: that it was begun is kept, and nothing else.
  await world.asSystem((ctx) =>
    ctx.db.updateTable('mails').set({ tries: 5 }).where('trust_id', '=', ctx.trust.id).where('id', '=', id).execute(),
  );
  await world.runJobs();
  expect((await world.sam.get(`/desk/post/${id}`)).page().text).toContain(
    'This email could not be read. Download the original.',
  );
});

test('an out-of-office reply stands in its case and is nothing to do; a bounce is told where the message is', async () => {
  const world = await withAddress();
  const { sam, kase } = world;
  const sent = await sam.as((ctx) =>
    send(ctx, {
      ...{ channel: 'email', to: GRACE, subject: 'Hello', body: 'Hello', case: kase.id, held: false },
      about: { kind: 'letter', id: kase.id },
    }),
  );
  await world.asSystem((ctx) =>
    ctx.db
      .updateTable('outgoing')
      .set({ state: 'sent', settled_at: ctx.now })
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', sent.id)
      .execute(),
  );
  const before = (await sam.as((ctx) => listOpenPromises(ctx, kase.id))).length;
  await come(
    world,
    mailOf({
      from: GRACE,
      subject: 'Automatic reply: Hello',
      inReplyTo: sent.messageId,
      text: 'I am away.',
      headers: ['Auto-Submitted: auto-replied'],
    }),
  );
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('I am away.');
  expect(await sam.as((ctx) => listOpenPromises(ctx, kase.id))).toHaveLength(before);
  const report = [
    'From: MAILER-DAEMON@mx.example',
    'To: pals@anytown.example',
    'Subject: Undelivered',
    'Message-ID: <b@mx.example>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Sorry',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx',
    '',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 no such user',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: ${sent.messageId}`,
    'Subject: Hello',
    '',
    'Hello',
    '--b--',
    '',
  ];
  const { mail } = await come(world, Buffer.from(report.join('\r\n')));
  expect(mail).toMatchObject({ nature: 'bounce', place: 'apart' });
  const row = await world.asSystem((ctx) =>
    ctx.db
      .selectFrom('outgoing')
      .selectAll()
      .where('trust_id', '=', ctx.trust.id)
      .where('id', '=', sent.id)
      .executeTakeFirstOrThrow(),
  );
  expect(row).toMatchObject({ state: 'failed', trouble: '5.1.1 550 no such user' });
  expect((await sam.get('/desk/post?show=apart')).page().text).toContain('Could not be delivered');
});

test('a mail to a case that was merged stands in the one that goes on', async () => {
  const world = await withAddress();
  const { sam, kase, grace } = world;
  const into = await sam.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, receivedAt: ctx.now }),
  );
  await sam.as(async (ctx) => mergeCases(ctx, await findCase(ctx, into.ref), await findCase(ctx, kase.ref), ''));
  await come(world, mailOf({ from: GRACE, subject: `Re: ${kase.ref}`, text: 'After the merge.' }));
  expect((await sam.get(`/desk/cases/${into.ref}`)).page().text).toContain('After the merge.');
});

test('the reading of one email twice has its effect once', async () => {
  const world = await newWorld();
  const { id } = await come(world, mailOf({ from: 'a@example.org', subject: 'Once' }));
  const { MODULES } = await import('../modules.ts');
  const { maybeTrust } = await import('../identity/index.ts');
  await runJob({ now: () => world.clock.now, modules: MODULES, maybeTrust }, world.house.db, 'mailbox.read', {
    trust: world.trust.id,
    mail: id,
  });
  const events = await world.asSystem((ctx) =>
    ctx.db
      .selectFrom('events')
      .select('name')
      .where('trust_id', '=', ctx.trust.id)
      .where('name', 'like', 'mail.%')
      .execute(),
  );
  expect(events.map(({ name }) => name)).toEqual(['mail.taken', 'mail.to_post']);
});
