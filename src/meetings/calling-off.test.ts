import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../test/mail.ts';
import { mailTo as cameTo, mediation as mediationBy, sendByNothing, wordsOf } from '../../test/meeting.ts';
import { bookInterpreter, confirmBooking, listBookings, lockBooking } from '../bookings/index.ts';
import { changePerson, findPerson } from '../people/index.ts';
import { listMeetings } from './meetings.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => sendByNothing(server));

const mediation = (given: Parameters<typeof mediationBy>[1] = {}) => mediationBy(server, given);
const mailTo = (address: string) => cameTo(server, address);
const GRACE = 'grace@example.org';
const COLE = 'j.cole@anytown.example';

/** The plan at another time, as the form sends it. */
async function changed(world: Awaited<ReturnType<typeof mediation>>, to: Record<string, string>) {
  const { sam, at, plan } = world;
  const version = (await sam.get(`${at}/change`)).page().value('version');
  return sam.post(`${at}/change`, { ...plan, ...to, version });
}

const actionOf = async (world: Awaited<ReturnType<typeof mediation>>, end: string) =>
  (await world.page()).document.querySelector(`form[action$="${end}"]`)?.getAttribute('action') ?? '';

test('whoever was told of it by phone hears too that they are not expected, or that it is off', async () => {
  const world = await mediation();
  const { sam, at, page, later, day } = world;
  await sam.post(`${at}/people`, { side: 'service', name: 'Dr Shah, Ward 7B', place: 'Ward 7B' });
  await sam.post(`${at}/invitations`);
  await later(1);
  const told = /\/desk\/promises\/[\w-]+/.exec((await sam.get('/desk')).body)?.[0];
  expect(told).toBeDefined();
  expect(await day()).toContain('Tell Dr Shah, Ward 7B the time of the meeting');
  const promise = await sam.as((ctx) =>
    ctx.db
      .selectFrom('promises')
      .select('id')
      .where('trust_id', '=', ctx.trust.id)
      .where('about', 'like', 'Tell Dr Shah%')
      .executeTakeFirstOrThrow(),
  );
  await sam.post(`/desk/promises/${promise.id}/keeping`, {});
  expect((await page()).text).toContain('They know.');
  const removal = [...(await page()).document.querySelectorAll('form[action$="/removal"]')]
    .map((form) => form.getAttribute('action') ?? '')
    .at(-1);
  await sam.post(removal ?? '');
  expect(await day()).toContain('Tell Dr Shah, Ward 7B that the meeting is cancelled');
});

test('an invitation that never went is not followed by a cancellation', async () => {
  const waiting = await mediation();
  server.refuse(450);
  await waiting.sam.post(`${waiting.at}/invitations`);
  await waiting.later(1);
  await waiting.sam.post(`${waiting.at}/cancellation`, { by: 'pals', why: 'No room is free.' });
  server.refuse(undefined);
  for (const minutes of [2, 10, 60, 240]) await waiting.later(minutes);
  expect(server.mails).toHaveLength(0);
  expect(await waiting.day()).not.toContain('that the meeting is cancelled');
});

test('with a new time, an invitation to the earlier one that has not gone does not go', async () => {
  const world = await mediation();
  const { sam, at, page, later, day } = world;
  server.refuse(450);
  await sam.post(`${at}/invitations`);
  await later(1);
  await changed(world, { day: '27 November' });
  expect((await page()).text).toContain('Not invited yet: by email, grace@example.org');
  expect(await day()).not.toContain('Send the new time');
  server.refuse(undefined);
  await sam.post(`${at}/invitations`);
  await later(1);
  await later(20);
  const words = mailTo(GRACE).map((raw) => /When: [^\r\n]*/.exec(wordsOf(raw.slice(raw.indexOf('text/plain'))))?.[0]);
  expect(words).toEqual(['When: 2pm to 3pm on Friday 27 November 2026']);
});

test('who was still to be told by hand hears the new time, and has no earlier one', async () => {
  const world = await mediation({ needs: ['voice_only'] });
  const { sam, at, kase, page, day } = world;
  await sam.post(`${at}/invitations`);
  await sam.post(await actionOf(world, '/undoing')); // the email to Sister Cole
  await changed(world, { day: '27 November' });
  expect(await day()).toContain('Tell Grace Okafor the time of the meeting');
  expect(await day()).not.toContain('Send the new time');
  expect((await page()).text).toContain('Somebody tells them: it is promised, in My day.');
  expect((await page()).text).not.toContain('earlier time');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).not.toContain('has the earlier time');
});

test('a new time is promised to those who know the earlier one, until it is sent; undone, they have the earlier time', async () => {
  const world = await mediation();
  const { sam, at, kase, page, later, day } = world;
  await sam.post(`${at}/invitations`);
  await later(1);
  await changed(world, { day: '27 November' });
  expect(await day()).toContain('Send the new time of the mediation');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('2 people have the earlier time');
  expect((await page()).all('button')).toContain('Send the new time to 2 people');
  expect((await page()).text).toContain('Changed: meeting with PALS'); // what they will read
  await sam.post(`${at}/invitations`);
  expect(await day()).not.toContain('Send the new time of the mediation');
  await sam.post(await actionOf(world, '/undoing'));
  expect((await page()).text).toContain('They have the earlier time');
  await later(1);
  await sam.post(`${at}/cancellation`, { by: 'service', why: 'Sister Cole is ill.' });
  await later(1);
  for (const address of [GRACE, COLE]) expect(mailTo(address).at(-1)).toContain('method=CANCEL');
});

test('a cancellation that is taken back is told by hand', async () => {
  const world = await mediation();
  const { sam, at, later, day } = world;
  await sam.post(`${at}/invitations`);
  await later(1);
  await sam.post(`${at}/cancellation`, { by: 'person', why: 'She is not well.' });
  await sam.post(await actionOf(world, '/undoing'));
  await later(1);
  expect(server.mails).toHaveLength(3);
  expect(await day()).toMatch(/Tell (Grace Okafor|Sister Cole) that the meeting is cancelled/);
});

test('after a withdrawal nobody tells the service of it by phone either, and an officer looks who may still come', async () => {
  const world = await mediation();
  const { sam, at, kase, later, day, consent, page } = world;
  await sam.post(`${at}/people`, { side: 'service', name: 'Sister Cole’s deputy', place: 'Ward 7B' });
  await sam.post(`${at}/invitations`);
  await later(1);
  expect(await day()).toContain('Tell Sister Cole’s deputy the time of the meeting');
  await sam.post(`/desk/cases/${kase.ref}/consents/${consent}/withdrawal`, { reason: 'Ada rang.' });
  await later(1);
  expect(await day()).not.toContain('Tell Sister Cole’s deputy the time of the meeting');
  expect(await day()).toContain('Look who may still come to the meeting');
  expect((await page()).text).toMatch(/Sent to grace@example.org.*It is not recorded that they may be told/);
});

test('nobody tells somebody who has died that it is off, and their needs hold up nobody', async () => {
  const world = await mediation({ needs: ['bsl', 'quiet_room'] });
  const { sam, at, grace, later, day, page, valuesOf, kase } = world;
  await sam.post(`${at}/access`, { arranged: await valuesOf('arranged') });
  await sam.post(`${at}/invitations`);
  await later(1);
  await sam.as(async (ctx) => changePerson(ctx, await findPerson(ctx, grace.id), { died: true }));
  expect((await page()).text).toContain('This person has died.');
  expect((await page()).text).not.toContain('Quiet room');
  await sam.post(`${at}/cancellation`, { by: 'pals', why: 'She died.' });
  await later(1);
  expect(mailTo(GRACE)).toHaveLength(1);
  expect(mailTo(COLE)).toHaveLength(2);
  expect(await day()).not.toMatch(/Tell Grace/);
  expect(await sam.as((ctx) => listMeetings(ctx, kase))).toMatchObject([{ state: 'cancelled' }]);
});

test('a Deaf person is not asked to a phone conference, nor told to call', async () => {
  const world = await mediation({ needs: ['bsl'] });
  const { sam, at, base, plan, later, valuesOf } = world;
  const NOT = ['Do not phone Grace Okafor. Choose a meeting or a video conference.'];
  expect((await sam.post(base, { ...plan, kind: 'phone', day: '30 November' })).page().errors).toEqual(NOT);
  expect((await changed(world, { kind: 'phone' })).page().errors).toEqual(NOT);
  const noInterpreter = await sam.post(`${at}/invitations`);
  expect([noInterpreter.status, noInterpreter.page().errors]).toEqual([
    422,
    ['Set up first what they need: BSL interpreter, for Grace'],
  ]);
  await sam.post(`${at}/access`, { arranged: await valuesOf('arranged') });
  await sam.post(`${at}/invitations`);
  await later(1);
  expect(wordsOf(mailTo(GRACE)[0] ?? '')).not.toMatch(/call us/);
  expect(wordsOf(mailTo(COLE)[0] ?? '')).toMatch(/reply to this email/);
});

test('in another room an interpreter is booked anew, whoever was booked hears it, and what is needed is set up again', async () => {
  const world = await mediation({ needs: ['bsl', 'quiet_room'] });
  const { sam, at, kase, grace, day, valuesOf, page } = world;
  await sam.as(async (ctx) => {
    const booking = await bookInterpreter(ctx, kase, {
      ...{ person_id: grace.id, kind: 'bsl', language: '', gender: 'any', minutes: 60, how: 'meeting' },
      ...{ starts_at: new Date('2026-11-26T14:00:00Z'), place: 'Seminar room 2', provider: 'BSL Direct' },
      ...{ cost_centre: '', asked: true },
    });
    await confirmBooking(ctx, kase, await lockBooking(ctx, kase, booking), { provider: '', reference: 'B 17' });
  });
  await sam.post(`${at}/access`, { arranged: await valuesOf('arranged') });
  await changed(world, { place: 'Chapel' });
  const bookings = await sam.as((ctx) => listBookings(ctx, kase));
  expect(bookings.map(({ state, place }) => [state, place]).sort()).toEqual([
    ['cancelled', 'Seminar room 2'],
    ['wanted', 'Chapel'],
  ]);
  expect(await day()).toContain('Tell BSL Direct at once: the meeting has another time or place');
  expect((await page()).document.querySelector('[name="arranged"]')?.hasAttribute('checked')).toBe(false);
  await sam.post(`${at}/people`, { side: 'person', name: 'Tom Hall' });
  expect((await sam.post(`${at}/invitations`)).status).toBe(422);
});

test('whoever is given the appointment leads the meeting; it cannot be moved behind the backs of those who come', async () => {
  const world = await mediation();
  const { sam, staff, at, kase, page, later } = world;
  const priya = await staff('officer', 'Priya Shah');
  const [meeting] = await sam.as((ctx) => listMeetings(ctx, kase));
  const promise = meeting?.promise_id ?? '';
  expect((await sam.get(`/desk/promises/${promise}`)).page().all('h2')).not.toContain('Move');
  const tried = await sam.post(`/desk/promises/${promise}/attempts`, {
    result: 'no_answer',
    when: 'choose',
    day: '27 November',
    time: '3pm',
  });
  expect(tried.status).toBe(422);
  await sam.post(`/desk/promises/${promise}/owner`, { owner: priya.id });
  await later(0);
  expect((await page()).text).toMatch(/Led by ?Priya Shah/);
  expect((await priya.get('/desk')).page().text).toContain('Mediation with Grace Okafor');
  await changed(world, { lead: sam.id });
  expect((await priya.get('/desk')).page().text).not.toContain('Mediation with Grace Okafor');
  expect((await sam.get('/desk')).page().text).toContain('Mediation with Grace Okafor');
  expect((await sam.get(at)).page().text).toMatch(/Led by ?Sam Reid/);
});

test('one that did not take place is planned again with what is known', async () => {
  const { sam, at, base, page } = await mediation();
  await sam.post(`${at}/cancellation`, { by: 'person', why: 'She is not well.' });
  const again = (await page()).document.querySelector('a[href*="like="]')?.getAttribute('href') ?? '';
  const form = (await sam.get(again)).page();
  expect([form.value('purpose'), form.value('place'), form.value('day')]).toEqual([
    'Why nobody rang her.',
    'Seminar room 2',
    '',
  ]);
  expect((await sam.get(`${base}/new?like=nothing`)).status).toBe(404);
});
