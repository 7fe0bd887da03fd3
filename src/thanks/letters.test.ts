import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask, urlEncoded } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { mailTo, sendByNothing, wordsOf } from '../../test/meeting.ts';
import { newWorld } from '../../test/world.ts';
import { addPerson, findCase, openCase } from '../cases/index.ts';
import { noteBounce } from '../outbox/index.ts';
import { createPlace } from '../places/index.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => sendByNothing(server));

const TO = 'ade@anytown.example';

/** Grace thanks Nurse Ade, who cared for Ada. */
async function thanked() {
  sendBy(server);
  const world = await newWorld();
  const { sam, grace, ada, clock, runJobs } = world;
  const kase = await sam.as(async (ctx) => {
    const more = { aliases: [], phone: '', lead: '', answers_pals: '', visiting: '' };
    await createPlace(ctx, {
      site_id: world.site,
      kind: 'ward',
      name: 'Ward 9',
      email: 'ward9@anytown.example',
      ...more,
    });
    const made = await openCase(ctx, { type: 'thanks', owner: sam.id, caller: grace.id, receivedAt: ctx.now });
    await addPerson(ctx, made, ada.id, 'patient');
    return made;
  });
  const at = `/desk/cases/${kase.ref}/thanks/email`;
  const words = 'Nurse Ade sat with Ada all night. We thank her. Grace';
  const fields = { name: 'Nurse Ade', email: TO, words, with_name: 'no', close: 'yes' };
  const later = async (minutes: number) => {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000);
    return runJobs();
  };
  const page = async () => (await sam.get(`/desk/cases/${kase.ref}`)).page();
  const state = async () => (await sam.as((ctx) => findCase(ctx, kase.ref))).status;
  return { ...world, kase, at, fields, later, page, state };
}

function linkOf(address: string) {
  const words = wordsOf(mailTo(server, address).at(-1) ?? '');
  const path = /\/thanks\/\S+/.exec(words)?.[0] ?? expect.fail(`No link in ${words}`);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return {
    words,
    get: () => ask(undefined, 'GET', path),
    read: (answer: string) => ask(undefined, 'POST', `${path}/reading`, { payload: urlEncoded({ answer }), headers }),
  };
}

test('a nurse reads by a link what was said of her, without a name, and her line back is told to whoever gave it', async () => {
  const { sam, at, fields, later, page, state, kase } = await thanked();
  expect((await sam.get(`/desk/cases/${kase.ref}/thanks`)).page().text).toContain('Send it by email instead');
  expect((await sam.post(at, fields)).status).toBe(303);
  await sam.post(at, fields); // a second press
  expect((await page()).text).toContain(`By email to Nurse Ade. It goes to ${TO} in a few seconds`);
  expect(await state()).not.toBe('closed');
  await later(1);
  expect(server.mails).toHaveLength(1);
  expect(await state()).toBe('closed');
  const link = linkOf(TO);
  expect(link.words).not.toMatch(/Grace|Ada|sat with/);
  const shown = (await link.get()).page();
  expect(shown.text).toContain('Nurse Ade sat with [name] all night. We thank her. [name]');
  expect(shown.text).toContain('From somebody who told PALS');
  expect((await page()).text).not.toContain('has read it'); // looking is not reading
  await link.read('');
  expect((await page()).text).toContain('Nurse Ade has read it');
  await link.read('It made my week.');
  await link.read('Something else.'); // what was sent once stays
  expect((await page()).text).toContain('It made my week.');
  expect((await sam.get('/desk')).page().text).toContain('Lines back to tell');
  expect((await sam.get('/desk/thanks')).page().text).toContain('It made my week.');
  const told = (await page()).document.querySelector('form[action$="/telling"]')?.getAttribute('action') ?? '';
  await sam.post(told);
  expect((await sam.get('/desk')).page().text).not.toContain('Lines back to tell');
});

test('with the name it goes to addresses of the trust alone, asks for a code, and still names no patient', async () => {
  const { sam, at, fields, later } = await thanked();
  const outside = await sam.post(at, { ...fields, with_name: 'yes', email: 'ade@elsewhere.example' });
  expect([outside.status, outside.page().errors]).toEqual([
    422,
    ['Enter an email address of this trust, or send it without the name'],
  ]);
  expect(outside.page().value('words')).toBe(fields.words);
  await sam.post(at, { ...fields, with_name: 'yes', copy_to: 'matron@anytown.example' });
  await later(1);
  expect(server.mails.flatMap(({ to }) => to).sort()).toEqual([TO, 'matron@anytown.example']);
  const link = linkOf(TO);
  expect((await link.get()).page().text).toContain('First, a code');
  expect((await link.read('x')).status).toBe(422);
  const words = await sam.as((ctx) =>
    ctx.db
      .selectFrom('thanks_letters')
      .select(['words', 'giver'])
      .where('trust_id', '=', ctx.trust.id)
      .executeTakeFirstOrThrow(),
  );
  expect(words.giver).toBe('Grace Okafor');
  expect(words.words).not.toContain('Ada');
});

test('whoever leads them reads a copy and says nothing for them; numbers do not go out', async () => {
  const { sam, at, fields, later, page } = await thanked();
  const number = await sam.post(at, { ...fields, words: 'Ring me on 07700 900123 to hear more.' });
  expect(number.page().errors).toEqual(['Take this out, so that nobody can work out who it is: 07700 900123']);
  await sam.post(at, { ...fields, copy_to: 'matron@anytown.example' });
  await later(1);
  const copy = linkOf('matron@anytown.example');
  expect((await copy.get()).page().text).toContain('Thanks for Nurse Ade');
  await copy.read('Well done.');
  expect((await page()).text).not.toContain('has read it');
});

test('taken back, nothing goes and they are still to be passed on; what bounces says so on the thanks', async () => {
  const { sam, at, fields, later, page, state, kase } = await thanked();
  await sam.post(at, { ...fields, copy_to: 'matron@anytown.example' });
  const id = await sam.as((ctx) =>
    ctx.db
      .selectFrom('thanks_letters')
      .select('message_id')
      .where('trust_id', '=', ctx.trust.id)
      .executeTakeFirstOrThrow(),
  );
  const undone = await sam.post(`/desk/outgoing/${id.message_id}/undoing`);
  expect([undone.status, undone.to.split('?')[0]]).toEqual([303, `/desk/cases/${kase.ref}`]);
  await later(1);
  expect(server.mails).toHaveLength(0);
  expect(await state()).not.toBe('closed');
  expect((await sam.get('/desk')).page().text).toContain('Pass thanks on to Nurse Ade');
  await sam.post(at, { ...fields, close: '' });
  await later(1);
  expect((await sam.get('/desk')).page().text).not.toContain('Pass thanks on to Nurse Ade');
  await sam.as(async (ctx) => {
    const rows = ctx.db.selectFrom('thanks_letters').select('message_id').where('trust_id', '=', ctx.trust.id);
    const { message_id } = await rows.where('message_id', 'is not', null).executeTakeFirstOrThrow();
    await noteBounce(ctx, message_id ?? '', 'No such mailbox');
  });
  expect((await page()).text).toContain(`It was not sent to ${TO}. No such mailbox.`);
});

test('where no email goes out, thanks are passed on by hand as before', async () => {
  const { sam, at, fields, kase } = await thanked();
  sendByNothing(server);
  expect((await sam.get(`/desk/cases/${kase.ref}/thanks`)).page().text).not.toContain('Send it by email');
  expect((await sam.post(at, fields)).page().errors).toEqual(['No email goes out of here. Pass them on by hand.']);
  expect((await sam.post(at, { ...fields, name: '' })).page().errors).toEqual(['Enter who is thanked']);
});
