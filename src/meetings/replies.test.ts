import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { mailOf, takeRaw } from '../../test/emails.ts';
import { type MailServer, startMailServer } from '../../test/mail.ts';
import { mailTo as cameTo, mediation as mediationBy, sendByNothing } from '../../test/meeting.ts';
import { listOpenPromises } from '../cases/index.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => sendByNothing(server));

const COLE = 'j.cole@anytown.example';

type Said = { partstat: string; from?: string; attendee?: string; uid?: string; sequence?: number; text?: string };

/** A mediation to which both sides are invited by email, and what a calendar answers. */
async function invited() {
  const home = await mediationBy(server);
  await home.sam.post(`${home.at}/invitations`);
  await home.later(1);
  const [raw = ''] = cameTo(server, COLE);
  const part = raw.slice(raw.indexOf('text/calendar')).split('\r\n\r\n')[1] ?? '';
  const entry = /UID:/.test(part) ? part : Buffer.from(part, 'base64').toString('utf8');
  const uid = /UID:(\S+)/.exec(entry)?.[1] ?? '';
  const calendar = ({ partstat, attendee = COLE, uid: of = uid, sequence = 0 }: Omit<Said, 'from' | 'text'>) =>
    [
      ...['BEGIN:VCALENDAR', 'PRODID:-//Test//Calendar//EN', 'VERSION:2.0', 'METHOD:REPLY', 'BEGIN:VEVENT'],
      ...[`UID:${of}`, `SEQUENCE:${sequence}`, 'DTSTAMP:20261124T100500Z', 'SUMMARY:Accepted: Meeting with PALS'],
      ...[`ATTENDEE;CN="Cole: J";PARTSTAT=${partstat}:mailto:`, ` ${attendee}`, 'END:VEVENT', 'END:VCALENDAR', ''],
    ].join('\r\n');
  const take = async (from: string, text: string, ics: string) => {
    const files = [{ name: 'invite.ics', type: 'text/calendar; method=REPLY', bytes: Buffer.from(ics) }];
    await home.asSystem((ctx) => takeRaw(ctx, mailOf({ from, subject: 'Re: Meeting with PALS', text, files })));
    await home.runJobs();
  };
  const steps = async () =>
    (await home.sam.as((ctx) => listOpenPromises(ctx, home.kase.id))).map(({ about }) => about).filter(Boolean);
  return {
    ...{ ...home, entry, steps, take },
    reply: ({ from = COLE, text = '', ...said }: Said) => take(from, text, calendar(said)),
    post: async () => (await home.sam.get('/desk/post')).page().text,
  };
}

test('whoever accepts by their calendar is shown so on the meeting, and nobody has anything to read', async () => {
  const { reply, page, steps, post, sam, kase, entry } = await invited();
  expect(entry.replace(/\r\n /g, '')).toContain('RSVP=TRUE');
  const before = await steps();
  await reply({ partstat: 'ACCEPTED', text: 'Sister Cole has accepted this invitation.' });
  expect((await page()).text).toMatch(/Sister Cole, Ward manager.*Accepted, 10:01am on Tuesday/);
  expect(await steps()).toEqual(before);
  expect(await post()).toContain('All post is sorted.');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain(
    'Somebody who was invited comes to the meeting',
  );
  await reply({ partstat: 'TENTATIVE' });
  expect((await page()).text).toMatch(/May come, 10:01am on Tuesday/);
});

test('whoever cannot come is told to the owner at once; if they can after all, nobody has to do anything', async () => {
  const { reply, page, steps, sam } = await invited();
  await reply({ partstat: 'DECLINED' });
  await reply({ partstat: 'DECLINED', text: ' ' });
  expect((await page()).text).toMatch(/Cannot come, 10:01am on Tuesday/);
  expect((await steps()).filter((about) => about === 'Sister Cole cannot come to the meeting')).toHaveLength(1);
  expect((await sam.get('/desk')).page().text).toContain('Sister Cole cannot come to the meeting');
  await reply({ partstat: 'ACCEPTED', text: 'I can come, but not before 3pm.' });
  expect(await steps()).not.toContain('Sister Cole cannot come to the meeting');
  expect(await steps()).toContain('Read the email that came in, and answer');
});

test('an answer to an earlier time says so', async () => {
  const { reply, page, sam, at, plan } = await invited();
  const version = (await sam.get(`${at}/change`)).page().value('version');
  await sam.post(`${at}/change`, { ...plan, day: '27 November', version });
  await reply({ partstat: 'ACCEPTED' });
  expect((await page()).text).toContain('To an earlier time: Accepted');
});

test('a stranger, somebody for another, a made-up meeting and a broken answer change nothing and wait in Post', async () => {
  const { reply, take, page, post } = await invited();
  const before = (await page()).text;
  await reply({ partstat: 'ACCEPTED', from: 'stranger@example.org', text: 'One' });
  await reply({ partstat: 'ACCEPTED', from: 'stranger@example.org', attendee: 'stranger@example.org', text: 'Two' });
  await reply({ partstat: 'ACCEPTED', from: COLE, attendee: 'grace@example.org', text: 'Three' });
  await reply({ partstat: 'ACCEPTED', uid: '0192f000-0000-7000-8000-000000000001@anytown.example', text: 'Four' });
  await reply({ partstat: 'ACCEPTED', uid: "x'; drop table meetings", text: 'Five' });
  await reply({ partstat: 'PERHAPS', text: 'Six' });
  await take(COLE, 'Seven', 'BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID');
  await take(COLE, 'Eight', `METHOD:REPLY\r\n${'BEGIN:VEVENT\r\n'.repeat(3_000)}ATTENDEE;;;;===":::"`);
  await take(COLE, 'Nine', '\0\u0001\uffff');
  expect((await page()).text).toBe(before);
  const waiting = await post();
  for (const words of ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'])
    expect(waiting).toContain(words);
});
