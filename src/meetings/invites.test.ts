import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../test/mail.ts';
import { mailTo as cameTo, mediation as mediationBy, sendByNothing } from '../../test/meeting.ts';
import { listBookings } from '../bookings/index.ts';
import { closeCase, findCase, listOpenPromises } from '../cases/index.ts';
import { listMeetings } from './meetings.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => sendByNothing(server));

const mediation = (given: Parameters<typeof mediationBy>[1] = {}) => mediationBy(server, given);
const mailTo = (address: string) => cameTo(server, address);

/** What the calendar of a receiver reads, its folded lines put together (RFC 5545, 3.1). */
function entryIn(raw: string): string {
  const part = raw.slice(raw.indexOf('text/calendar'));
  const body = part.slice(part.indexOf('\r\n\r\n') + 4).split('\r\n--')[0] ?? '';
  const text = /base64/i.test(part.split('\r\n\r\n')[0] ?? '') ? Buffer.from(body, 'base64').toString('utf8') : body;
  return text.replace(/\r\n[ \t]/g, '');
}

test('both sides get an invitation for their calendars that says nothing of whom or what it is about', async () => {
  const { sam, at, later, page, kase } = await mediation();
  expect((await page()).text).toContain('Not invited yet: by email, grace@example.org');
  await sam.post(`${at}/invitations`);
  await sam.post(`${at}/invitations`); // a second press
  expect((await page()).text).toContain('It goes to grace@example.org in a few seconds');
  await later(1);
  expect(server.mails.flatMap(({ to }) => to).sort()).toEqual(['grace@example.org', 'j.cole@anytown.example']);
  const [mail = ''] = mailTo('j.cole@anytown.example');
  const entry = entryIn(mail);
  for (const words of ['METHOD:REQUEST', 'SEQUENCE:0', 'SUMMARY:Meeting with PALS', 'DTSTART:20261126T140000Z'])
    expect(entry).toContain(words);
  expect(entry).toContain('LOCATION:Seminar room 2');
  expect(entry).toContain(`Reference: ${kase.ref}`);
  expect(entry).toMatch(/ORGANIZER;CN="PALS":mailto:pals@anytown.example/);
  expect(entry).not.toContain('grace');
  expect(mail).not.toMatch(/Grace|Okafor|Ada|rang/);
  expect((await page()).text).toContain('Sent to grace@example.org');
});

test('moved, everybody gets the new time under the same entry; cancelled, it goes from their calendars', async () => {
  const { sam, at, later, page, plan, day } = await mediation();
  await sam.post(`${at}/invitations`);
  await later(1);
  const version = (await sam.get(`${at}/change`)).page().value('version');
  const changed = { ...plan, day: '27 November', version };
  expect((await sam.post(`${at}/change`, changed)).status).toBe(303);
  expect((await sam.post(`${at}/change`, changed)).status).toBe(303); // a second press changes nothing
  const stale = await sam.post(`${at}/change`, { ...changed, place: 'Room 9', version: '1' });
  expect([stale.status, stale.page().errors]).toEqual([
    422,
    ['Somebody else changed this meeting meanwhile. Look at it, and change it again.'],
  ]);
  expect(stale.page().value('place')).toBe('Room 9');
  expect((await page()).text).toContain('They have the earlier time');
  expect(await day()).toContain('Mediation with Grace Okafor');
  await sam.post(`${at}/invitations`);
  await later(1);
  const [first = '', second = ''] = mailTo('grace@example.org').map(entryIn);
  const uid = /UID:\S+/.exec(first)?.[0] ?? 'none';
  expect(second).toContain(uid);
  expect(second).toContain('SEQUENCE:1');
  expect(second).toContain('DTSTART:20261127T140000Z');
  const noWhy = await sam.post(`${at}/cancellation`, { by: 'service', why: '' });
  expect([noWhy.status, noWhy.page().errors]).toEqual([422, ['Write why it is cancelled']]);
  await sam.post(`${at}/cancellation`, { by: 'service', why: 'Sister Cole is ill.' });
  await sam.post(`${at}/cancellation`, { by: 'service', why: 'Sister Cole is ill.' });
  await later(1);
  expect(mailTo('grace@example.org')).toHaveLength(3);
  const last = entryIn(mailTo('grace@example.org').at(-1) ?? '');
  for (const words of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2', uid]) expect(last).toContain(words);
  expect(mailTo('grace@example.org').at(-1)).not.toContain('ill');
  expect((await page()).text).toContain('Sister Cole is ill.');
  expect(await day()).not.toContain('Mediation with Grace Okafor');
});

test('whoever may not be emailed is told by the way they chose, and an invitation that is undone was none', async () => {
  const { sam, at, later, page, day } = await mediation({ needs: ['voice_only'] });
  await sam.post(`${at}/invitations`);
  await later(0);
  expect(await day()).toContain('Tell Grace Okafor the time of the meeting');
  const undo = (await page()).document.querySelector('form[action$="/undoing"]')?.getAttribute('action');
  const undone = await sam.post(undo ?? '');
  expect([undone.status, undone.to.split('?')[0]]).toEqual([303, at]);
  expect((await page()).text).toContain('Not invited yet: by email, j.cole@anytown.example');
  await later(5);
  expect(server.mails).toHaveLength(0);
});

test('nobody from a service is invited where that is not agreed, and a withdrawal stops what is on its way', async () => {
  const kept = await mediation({ sharing: '' });
  await kept.sam.post(`${kept.at}/invitations`);
  await kept.later(1);
  expect(mailTo('j.cole@anytown.example')).toHaveLength(0);
  expect((await kept.page()).text).toContain('they have not agreed that this service knows it');
  const agreed = await mediation();
  server.mails.length = 0;
  await agreed.sam.post(`${agreed.at}/invitations`);
  await agreed.sam.post(`/desk/cases/${agreed.kase.ref}/consents/${agreed.consent}/withdrawal`, {
    reason: 'Ada rang: she does not want it any more.',
  });
  await agreed.later(1);
  await agreed.sam.post(`${agreed.at}/invitations`);
  await agreed.later(1);
  expect(server.mails).toHaveLength(0);
  expect((await agreed.page()).text).toContain('It is not recorded that they may be told about the patient');
});

test('what somebody needs is set up before anybody is invited; a Deaf person’s interpreter follows the meeting', async () => {
  const { sam, at, page, later, kase, plan, day } = await mediation({ needs: ['bsl', 'quiet_room'] });
  expect((await page()).text).toContain('BSL interpreter: not booked, for Grace Okafor');
  const refused = await sam.post(`${at}/invitations`);
  expect([refused.status, refused.page().errors]).toEqual([
    422,
    ['Set up first what they need: Quiet room, for Grace'],
  ]);
  const key = (await page()).document.querySelector('[name="arranged"]')?.getAttribute('value') ?? '';
  await sam.post(`${at}/access`, { arranged: key });
  const coming = (await page()).document.querySelector('form[action$="/booking"]')?.getAttribute('action') ?? '';
  await sam.post(coming);
  await sam.post(coming); // a second press
  expect(await sam.as((ctx) => listBookings(ctx, kase))).toHaveLength(1);
  expect((await page()).text).toContain('BSL interpreter: to be booked, for Grace Okafor');
  const version = (await sam.get(`${at}/change`)).page().value('version');
  await sam.post(`${at}/change`, { ...plan, time: '4pm', version });
  const bookings = await sam.as((ctx) => listBookings(ctx, kase));
  expect(bookings.map(({ state, starts_at }) => [state, starts_at.toISOString()])).toEqual([
    ['wanted', '2026-11-26T16:00:00.000Z'],
    ['cancelled', '2026-11-26T14:00:00.000Z'],
  ]);
  expect((await sam.post(`${at}/invitations`)).status).toBe(303);
  await later(1);
  expect(mailTo('grace@example.org')).toHaveLength(1);
  await sam.post(`${at}/cancellation`, { by: 'person', why: 'She is not well.' });
  expect((await sam.as((ctx) => listBookings(ctx, kase))).map(({ state }) => state)).toEqual([
    'cancelled',
    'cancelled',
  ]);
  expect(await day()).not.toContain('Book BSL');
});

test('after it, somebody says who came; before it has begun nobody can', async () => {
  const { sam, at, page, later, kase, day } = await mediation({ day: 'today', time: '10:15am' });
  const early = await sam.post(`${at}/outcome`, { took: 'held', came: 'x' });
  expect(early.status).toBe(422);
  await later(16);
  const all = [...(await page()).document.querySelectorAll('[name="came"]')].map(
    (box) => box.getAttribute('value') ?? '',
  );
  const nobody = await sam.post(`${at}/outcome`, { took: 'held' });
  expect(nobody.page().errors).toEqual(['Choose who came']);
  await sam.post(`${at}/outcome`, { took: 'not_attended', came: all[0] ?? '', words: 'Sister Cole was called away.' });
  await sam.post(`${at}/outcome`, { took: 'held', came: all });
  expect((await page()).text).toContain('Sister Cole, Ward manager – did not come');
  expect(await sam.as((ctx) => listMeetings(ctx, kase))).toMatchObject([{ state: 'not_attended' }]);
  expect(await day()).not.toContain('Mediation with Grace Okafor');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('somebody did not come');
});

test('somebody else comes too, and whoever is not expected any more hears that if they were invited', async () => {
  const { sam, at, page, later, place, day } = await mediation();
  await sam.post(`${at}/invitations`);
  await later(1);
  await sam.post(`${at}/people`, { side: 'service', place: 'Ward 7B', place_id: place });
  await sam.post(`${at}/people`, { side: 'service', place: 'Ward 7B', place_id: place });
  expect((await page()).text).toContain('Sister J Cole, Ward 7B');
  const missing = await sam.post(`${at}/people`, { side: 'service' });
  expect([missing.status, missing.page().errors]).toEqual([422, ['Enter a name']]);
  const removals = [...(await page()).document.querySelectorAll('form[action$="/removal"]')].map(
    (form) => form.getAttribute('action') ?? '',
  );
  expect(removals).toHaveLength(3);
  const last = await sam.post(removals[0] ?? '');
  expect(last.page().errors).toEqual(['Somebody has to come. Cancel the meeting instead.']);
  await sam.post(removals[1] ?? '');
  await sam.post(removals[1] ?? '');
  await later(1);
  expect(entryIn(mailTo('j.cole@anytown.example').at(-1) ?? '')).toContain('METHOD:CANCEL');
  await sam.post(`${at}/invitations`);
  expect(await day()).toContain('Tell Sister J Cole the time of the meeting');
});

test('a case that is closed takes its meeting along, once that cannot be undone any more', async () => {
  const { sam, at, later, page, kase } = await mediation();
  await sam.post(`${at}/invitations`);
  await later(1);
  await sam.as(async (ctx) => {
    const fresh = await findCase(ctx, kase.ref);
    const open = await listOpenPromises(ctx, kase.id);
    const promises = Object.fromEntries(open.map(({ id }) => [id, 'cancelled' as const]));
    await closeCase(ctx, fresh, { outcome: 'explained', told: 'yes', promises });
  });
  await later(1);
  await later(15);
  expect((await page()).text).toContain('Planned');
  await later(16);
  await later(1);
  expect((await page()).text).toContain('The case was closed.');
  expect(entryIn(mailTo('grace@example.org').at(-1) ?? '')).toContain('METHOD:CANCEL');
});

test('a case that is closed shortly before its meeting calls it off at once', async () => {
  const { sam, at, later, page, kase } = await mediation({ day: 'today', time: '10:20am' });
  await sam.post(`${at}/invitations`);
  await later(1);
  await sam.as(async (ctx) => {
    const open = await listOpenPromises(ctx, kase.id);
    const promises = Object.fromEntries(open.map(({ id }) => [id, 'cancelled' as const]));
    await closeCase(ctx, await findCase(ctx, kase.ref), { outcome: 'explained', told: 'yes', promises });
  });
  await later(1);
  await later(1);
  expect((await page()).text).toContain('The case was closed.');
  expect(entryIn(mailTo('grace@example.org').at(-1) ?? '')).toContain('METHOD:CANCEL');
});
