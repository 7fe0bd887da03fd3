import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask, type Desk, urlEncoded } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { mailTo, sendByNothing, wordsOf } from '../../test/meeting.ts';
import { newWorld } from '../../test/world.ts';
import { addPerson, findCase, listOpenPromises, openCase } from '../cases/index.ts';
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
  /** As an officer does it: looked at first, then sent. */
  const send = async (more: Record<string, string> = {}) => {
    const typed = { ...fields, ...more };
    const looked = await sam.post(at, { ...typed, act: 'look' });
    if (looked.status !== 200) return looked;
    return sam.post(at, { ...typed, act: 'send', seen: looked.page().value('seen') });
  };
  const later = async (minutes: number) => {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000);
    return runJobs();
  };
  const page = async () => (await sam.get(`/desk/cases/${kase.ref}`)).page();
  const state = async () => (await sam.as((ctx) => findCase(ctx, kase.ref))).status;
  const share = async (sharing: string, services = '') => {
    const { document } = (await sam.get(`/desk/cases/${kase.ref}/sharing`)).page();
    const hidden = [...document.querySelectorAll('main input[type="hidden"]')].map((one): [string, string] => [
      one.getAttribute('name') ?? '',
      one.getAttribute('value') ?? '',
    ]);
    const said = { ...Object.fromEntries(hidden), sharing, with: services, note: 'Grace, on the phone' };
    expect((await sam.post(`/desk/cases/${kase.ref}/sharing`, said)).status).toBe(303);
  };
  return { ...world, kase, at, fields, send, later, page, state, share };
}

const steps = (sam: Desk, ref: string) =>
  sam.as(async (ctx) => (await listOpenPromises(ctx, (await findCase(ctx, ref)).id)).map(({ about }) => about));

function linkOf(address: string) {
  const words = wordsOf(mailTo(server, address).at(-1) ?? '');
  const path = /\/thanks\/\S+/.exec(words)?.[0] ?? expect.fail(`No link in ${words}`);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return {
    words,
    get: () => ask(undefined, 'GET', path),
    read: (answer: string) => ask(undefined, 'POST', `${path}/reading`, { payload: urlEncoded({ answer }), headers }),
    post: (act: string, fields: Record<string, string>, cookie = '') =>
      ask(undefined, 'POST', `${path}/${act}`, {
        payload: urlEncoded(fields),
        headers: { ...headers, ...(cookie ? { cookie: `pals_link=${cookie}` } : {}) },
      }),
    see: (cookie: string) => ask(undefined, 'GET', path, { headers: { cookie: `pals_link=${cookie}` } }),
  };
}

test('a nurse reads by a link what was said of her, without a name, and her line back is told to whoever gave it', async () => {
  const { sam, send, later, page, state, kase } = await thanked();
  expect((await sam.get(`/desk/cases/${kase.ref}/thanks`)).page().text).toContain('Send it by email instead');
  expect((await send()).status).toBe(303);
  await send(); // a second press
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
  const { fields, sam, send, later } = await thanked();
  const outside = await send({ with_name: 'yes', email: 'ade@elsewhere.example' });
  expect([outside.status, outside.page().errors]).toEqual([
    422,
    ['Enter an email address of this trust, or send it without the name'],
  ]);
  expect(outside.page().value('words')).toBe(fields.words);
  await send({ with_name: 'yes', copy_to: 'matron@anytown.example' });
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
  const { send, later, page } = await thanked();
  const number = await send({ words: 'Ring me on 07700 900123 to hear more.' });
  expect(number.page().errors).toEqual(['Take this out, so that nobody can work out who it is: 07700 900123']);
  await send({ copy_to: 'matron@anytown.example' });
  await later(1);
  const copy = linkOf('matron@anytown.example');
  expect((await copy.get()).page().text).toContain('Thanks for Nurse Ade');
  await copy.read('Well done.');
  expect((await page()).text).not.toContain('has read it');
});

test('taken back, nothing goes and they are still to be passed on; what bounces says so on the thanks', async () => {
  const { sam, send, later, page, state, kase } = await thanked();
  await send({ copy_to: 'matron@anytown.example' });
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
  await send({ close: '' });
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
  const { sam, send, kase } = await thanked();
  sendByNothing(server);
  expect((await sam.get(`/desk/cases/${kase.ref}/thanks`)).page().text).not.toContain('Send it by email');
  expect((await send()).page().errors).toEqual(['No email goes out of here. Pass them on by hand.']);
  expect((await send({ name: '' })).page().errors).toEqual(['Enter who is thanked']);
});

test('nothing goes that was not looked at: names are seen to be taken out, and what is changed is looked at again', async () => {
  const { sam, at, fields, send, later } = await thanked();
  const look = (await sam.post(at, { ...fields, act: 'look' })).page();
  expect(look.text).toContain('This is exactly what Nurse Ade will see.');
  expect(look.one('[data-seen="words"]')).toBe('Nurse Ade sat with [name] all night. We thank her. [name]');
  expect(look.text).toContain(`To ${TO}`);
  const seen = look.value('seen');
  const other = await sam.post(at, { ...fields, email: 'other@anytown.example', act: 'send', seen });
  expect([other.status, other.page().errors]).toEqual([
    422,
    ['Look at it below first: this is what they will see now'],
  ]);
  await later(1);
  expect(server.mails).toHaveLength(0);
  // What was written is there again after a look elsewhere, until it is sent.
  expect((await sam.get(at)).page().value('email')).toBe(TO);
  await send();
  expect((await sam.get(at)).page().value('email')).toBe('');
});

test('a line that comes after the half hour of the code is there again after the next code', async () => {
  const { send, later } = await thanked();
  await send({ with_name: 'yes' });
  await later(1);
  const link = linkOf(TO);
  const enter = async () => {
    await link.post('codes', {});
    await later(0);
    const code = /Your code is (\d{6})/.exec(wordsOf(mailTo(server, TO).at(-1) ?? ''))?.[1] ?? '';
    return (await link.post('visits', { code })).cookies.find(({ name }) => name === 'pals_link')?.value ?? '';
  };
  const cookie = await enter();
  await later(31);
  const late = await link.post('reading', { answer: 'It made my week.' }, cookie);
  expect([late.status, late.page().text.includes('What you wrote was kept as you typed.')]).toEqual([422, true]);
  const stranger = await link.post('reading', { answer: 'I am somebody else.' });
  expect([stranger.status, stranger.page().text.includes('was kept')]).toEqual([422, false]);
  const next = await enter();
  expect((await link.see(next)).page().value('answer')).toBe('It made my week.');
  await link.post('reading', { answer: 'It made my week.' }, next);
  expect((await link.see(next)).page().text).toContain('You wrote back: It made my week.');
});

test('a copy that is taken back does not go, its link is none, and the thanks go on', async () => {
  const { sam, send, later, page } = await thanked();
  await send({ copy_to: 'matron@anytown.example' });
  const messages = await sam.as((ctx) =>
    ctx.db
      .selectFrom('outgoing')
      .select(['id', 'to_address'])
      .where('trust_id', '=', ctx.trust.id)
      .where('to_address', '=', 'matron@anytown.example')
      .execute(),
  );
  await sam.post(`/desk/outgoing/${messages[0]?.id}/undoing`);
  await later(1);
  expect(server.mails.map(({ to }) => to)).toEqual([[TO]]);
  expect((await page()).text).not.toContain('A copy to');
  const links = await sam.as((ctx) =>
    ctx.db
      .selectFrom('links')
      .select(['role', 'ended_why'])
      .where('trust_id', '=', ctx.trust.id)
      .orderBy('id')
      .execute(),
  );
  expect(links).toEqual([
    { role: 'copy', ended_why: 'recalled' },
    { role: '', ended_why: null },
  ]);
  expect((await linkOf(TO).get()).page().text).toContain('Thank you, Nurse Ade');
});

const TELL = 'Tell Nurse Ade: who thanked them took their name back. The link was stopped';

test('a name that is taken back is read no more, and whoever knows it is told', async () => {
  const { sam, send, later, page, kase } = await thanked();
  await send({ with_name: 'yes', close: '' });
  await later(1);
  const link = linkOf(TO);
  expect((await link.get()).status).toBe(200);
  const at = `/desk/cases/${kase.ref}/thanks/name-removal`;
  expect((await page()).document.querySelector(`form[action="${at}"]`)).not.toBeNull();
  await sam.post(at);
  const gone = await link.get();
  expect([gone.status, gone.body.includes('Grace')]).toEqual([410, false]);
  expect((await link.post('codes', {})).status).toBe(410);
  await sam.post(at); // a second press
  const shown = await page();
  expect(shown.text).toContain('The name was taken back, and the link stopped.');
  expect(shown.document.querySelector(`form[action="${at}"]`)).toBeNull();
  expect((await steps(sam, kase.ref)).filter((about) => about === TELL)).toHaveLength(1);
});

test('where sharing ends, thanks with the name stop too, and those without it stay', async () => {
  const { sam, send, later, kase, share } = await thanked();
  await share('name', 'Ward 9');
  await send({ with_name: 'yes', close: '' });
  await later(1);
  const named = linkOf(TO);
  await send({ name: 'Nurse Bo', email: 'bo@anytown.example', close: '' });
  await later(1);
  await share('keep');
  await later(0);
  expect((await named.get()).status).toBe(410);
  expect((await linkOf('bo@anytown.example').get()).status).toBe(200);
  expect((await steps(sam, kase.ref)).filter((about) => about === TELL)).toHaveLength(1);
});

test('a name that is taken back within ten seconds goes to nobody: the thanks are still to be passed on', async () => {
  const { sam, send, later, kase } = await thanked();
  await send({ with_name: 'yes', close: '' });
  await sam.post(`/desk/cases/${kase.ref}/thanks/name-removal`);
  await later(1);
  expect(server.mails).toHaveLength(0);
  expect(await steps(sam, kase.ref)).not.toContain(TELL);
  expect((await sam.get('/desk')).page().text).toContain('Pass thanks on to Nurse Ade');
});
