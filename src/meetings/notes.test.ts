import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask, urlEncoded } from '../../test/harness.ts';
import { type MailServer, startMailServer } from '../../test/mail.ts';
import { mailTo, mediation, sendByNothing, wordsOf } from '../../test/meeting.ts';
import { changeCase, closeCase, findCase, listOpenPromises } from '../cases/index.ts';
import { addWay, changePerson, findPerson, listWays } from '../people/index.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => sendByNothing(server));

/** The mediation took place this morning, with both sides there, and its notes are written. */
async function afterwards(given: Parameters<typeof mediation>[1] = {}) {
  const world = await mediation(server, { day: 'today', time: '10:10am', ...given });
  const { sam, at, later, valuesOf } = world;
  await later(11);
  await sam.post(`${at}/outcome`, { took: 'held', came: await valuesOf('came') });
  const write = (body: string, number: string) => sam.post(`${at}/notes`, { body, number });
  await write('Grace said that nobody rang her. Sister Cole said sorry.', '0');
  return { ...world, write };
}

/** Somebody at the page of their link, with the code from their e-mail. */
async function atLink(address: string, later: (minutes: number) => Promise<unknown>) {
  const words = wordsOf(mailTo(server, address).at(-1) ?? '');
  const path = /\/notes\/\S+/.exec(words)?.[0] ?? expect.fail(`No link in ${words}`);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const post = (what: string, fields: Record<string, string> = {}, cookie = '') =>
    ask(undefined, 'POST', `${path}/${what}`, { payload: urlEncoded(fields), headers: { ...headers, cookie } });
  const first = await ask(undefined, 'GET', path);
  const letIn = async () => {
    await post('codes');
    await later(0);
    const code = /\b\d{6}\b/.exec(wordsOf(mailTo(server, address).at(-1) ?? ''))?.[0] ?? '';
    const opened = await post('visits', { code });
    return `pals_link=${opened.cookies.find(({ name }) => name === 'pals_link')?.value ?? ''}`;
  };
  const cookie = first.status === 200 ? await letIn() : '';
  const get = () => ask(undefined, 'GET', path, cookie ? { headers: { cookie } } : {});
  return { first, path, post, cookie, get, letIn };
}

test('both sides read the notes by a link of their own; one agrees, the other’s words stand beside them', async () => {
  const { sam, at, later, page, kase, day } = await afterwards();
  expect((await page()).text).toContain('Sister Cole said sorry.');
  await sam.post(`${at}/askings`, { until: '8 December' });
  await sam.post(`${at}/askings`, { until: '8 December' }); // a second press
  await later(1);
  expect(server.mails.flatMap(({ to }) => to).sort()).toEqual(['grace@example.org', 'j.cole@anytown.example']);
  for (const { raw } of server.mails) expect(wordsOf(raw)).not.toMatch(/Okafor|Ada|rang|sorry/);
  const grace = await atLink('grace@example.org', later);
  expect(grace.first.page().text).toContain('These notes name people.');
  expect(grace.first.page().text).not.toContain('sorry');
  const shown = (await grace.get()).page();
  for (const words of ['Grace said that nobody rang her.', 'Sister Cole, Ward manager', 'Are these notes right?'])
    expect(shown.text).toContain(words);
  const empty = await grace.post('difference', { words: ' ' }, grace.cookie);
  expect([empty.status, empty.page().errors]).toEqual([422, ['Write how you see it']]);
  await grace.post('difference', { words: 'She never said sorry.' }, grace.cookie);
  await grace.post('agreement', {}, grace.cookie); // what was said once stays
  expect((await grace.get()).page().text).toContain('You see it differently');
  const cole = await atLink('j.cole@anytown.example', later);
  await cole.post('agreement', {}, cole.cookie);
  await cole.post('agreement', {}, cole.cookie);
  const after = (await page()).text;
  expect(after).toMatch(/Grace Okafor: sees it differently, by the link.*She never said sorry\./);
  expect(after).toMatch(/Sister Cole: agrees, by the link/);
  expect(after).toContain('Grace said that nobody rang her. Sister Cole said sorry.');
  expect(await day()).toContain('Somebody sees the notes of the meeting differently');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('sees the notes of the meeting differently');
});

test('who agreed and then sees it differently, by the page before, is heard; and what they add stands beneath', async () => {
  const { sam, at, later, page, day } = await afterwards();
  await sam.post(`${at}/askings`, { until: '8 December' });
  await later(1);
  const grace = await atLink('grace@example.org', later);
  await grace.post('agreement', {}, grace.cookie);
  await grace.post('difference', { words: 'She never said sorry.' }, grace.cookie); // back, and the form once more
  await grace.post('difference', { words: 'She never said sorry.' }, grace.cookie); // a second press
  expect((await grace.get()).page().text).toMatch(/You see it differently.*She never said sorry/);
  expect((await page()).text).toMatch(/Grace Okafor: sees it differently, by the link.*She never said sorry\./);
  expect(await day()).toContain('Somebody sees the notes of the meeting differently');
  await later(31);
  const late = await grace.post('difference', { words: 'And nobody rang.' }, grace.cookie);
  expect(late.page().text).toContain('What you wrote was kept as you typed.');
  const cookie = await grace.letIn();
  const see = { headers: { cookie } };
  expect((await ask(undefined, 'GET', grace.path, see)).page().value('words')).toBe('And nobody rang.');
  await grace.post('difference', { words: 'And nobody rang.' }, cookie);
  await grace.post('agreement', {}, cookie);
  const { text } = (await ask(undefined, 'GET', grace.path, see)).page();
  expect(text).toMatch(/You see it differently.*She never said sorry\.\s+And nobody rang\./);
  expect(text.split('She never said sorry.')).toHaveLength(2);
  const much = await grace.post('difference', { words: 'a'.repeat(19_990) }, cookie);
  expect([much.status, much.page().value('words')?.length]).toEqual([422, 19_990]);
});

test('new notes are asked about again, the earlier link stops, and what somebody else wrote meanwhile is not lost', async () => {
  const { sam, at, later, page, write } = await afterwards();
  await sam.post(`${at}/askings`, { until: '8 December' });
  await later(1);
  const before = await atLink('grace@example.org', later);
  await before.post('difference', { words: 'She never said sorry.' }, before.cookie);
  const stale = await write('Quite other notes.', '0');
  expect([stale.status, stale.page().errors]).toEqual([
    422,
    ['Somebody else wrote notes meanwhile: they stand above. Put both together.'],
  ]);
  expect(stale.page().value('body')).toBe('Quite other notes.');
  await write('Grace said that nobody rang her. Sister Cole will look why.', '1');
  await write('Grace said that nobody rang her. Sister Cole will look why.', '1'); // a second press
  expect((await before.get()).status).toBe(410);
  await later(1);
  expect(wordsOf(mailTo(server, 'j.cole@anytown.example').at(-1) ?? '')).toContain('have changed');
  const again = await atLink('grace@example.org', later);
  expect((await again.get()).page().text).toContain('Sister Cole will look why.');
  expect((await page()).text).toContain('As they were before: version 1');
});

test('who does not answer is reminded before the day, and asked by an officer after it', async () => {
  const { sam, at, later, clock, asSystem, runSweep } = await afterwards();
  await sam.post(`${at}/askings`, { until: '27 November' });
  await later(1);
  expect(server.mails).toHaveLength(2);
  await runSweep('meetings.remind');
  await runSweep('meetings.remind');
  await later(1);
  expect(server.mails).toHaveLength(4);
  expect(wordsOf(mailTo(server, 'grace@example.org').at(-1) ?? '')).toContain('We have not heard yet');
  expect((await atLink('grace@example.org', later)).first.status).toBe(200);
  clock.now = new Date('2026-11-30T09:30:00Z');
  await runSweep('meetings.remind');
  await runSweep('meetings.remind');
  const promises = await asSystem((ctx) =>
    ctx.db
      .selectFrom('promises')
      .select(['kind', 'about'])
      .where('trust_id', '=', ctx.trust.id)
      .where('state', '=', 'open')
      .where('about', 'like', '%notes of the meeting%')
      .orderBy('kind')
      .execute(),
  );
  expect(promises).toEqual([
    { kind: 'look_into', about: 'Ask Sister Cole whether the notes of the meeting are right' },
    { kind: 'tell_moved', about: 'the notes of the meeting' },
  ]);
});

test('after a death nobody is reminded on a day on which they hear from nobody, but on the next', async () => {
  const { sam, at, later, clock, kase, runSweep } = await afterwards();
  await sam.post(`${at}/askings`, { until: '27 November' });
  await later(1);
  await sam.as(async (ctx) => changeCase(ctx, await findCase(ctx, kase.ref), { after_death: true }));
  await sam.post(`/desk/cases/${kase.ref}/bereavement/follow-ups/quiet-days`, { days: '25 November' });
  clock.now = new Date('2026-11-25T09:05:00Z');
  await runSweep('meetings.remind');
  await later(1);
  expect(server.mails).toHaveLength(2);
  clock.now = new Date('2026-11-26T09:05:00Z');
  await runSweep('meetings.remind');
  await later(1);
  expect(wordsOf(mailTo(server, 'grace@example.org').at(-1) ?? '')).toContain('We have not heard yet');
});

test('whoever may not be emailed says it by phone or on paper, and the officer writes it down', async () => {
  const { sam, at, page, day } = await afterwards({ needs: ['voice_only'] });
  await sam.post(`${at}/askings`, { until: '8 December' });
  expect(await day()).toContain('Go through the notes of the meeting with Grace Okafor');
  const said =
    [...(await page()).document.querySelectorAll('form[action*="/answers/"]')].map(
      (form) => form.getAttribute('action') ?? '',
    )[0] ?? '';
  const unclear = await sam.post(said, { said: 'differs', how: 'phone', words: '' });
  expect(unclear.page().errors).toEqual(['Write how you see it']);
  await sam.post(said, { said: 'agreed', how: 'phone' });
  expect((await page()).text).toMatch(/Grace Okafor: agrees, by phone/);
  expect(await day()).not.toContain('Go through the notes of the meeting');
  const other = await afterwards();
  expect((await other.sam.post(said.replace(at, other.at), { said: 'agreed', how: 'phone' })).status).toBe(404);
});

test('who is away for too long finds what they wrote after a new code', async () => {
  const { sam, at, later } = await afterwards();
  await sam.post(`${at}/askings`, { until: '8 December' });
  await later(1);
  const grace = await atLink('grace@example.org', later);
  await later(31);
  const late = await grace.post('difference', { words: 'She never said sorry.' }, grace.cookie);
  expect([late.status, late.page().text.includes('What you wrote was kept')]).toEqual([422, true]);
  await grace.post('codes');
  await later(0);
  const code = /\b\d{6}\b/.exec(wordsOf(mailTo(server, 'grace@example.org').at(-1) ?? ''))?.[0] ?? '';
  const opened = await grace.post('visits', { code });
  const cookie = `pals_link=${opened.cookies.find(({ name }) => name === 'pals_link')?.value ?? ''}`;
  const again = await ask(undefined, 'GET', grace.path, { headers: { cookie } });
  expect(again.page().value('words')).toBe('She never said sorry.');
});

test('a withdrawal closes the notes to whoever may not hear of the patient any more', async () => {
  const { sam, at, later, kase, consent } = await afterwards();
  await sam.post(`${at}/askings`, { until: '8 December' });
  await later(1);
  const grace = await atLink('grace@example.org', later);
  expect((await grace.get()).page().text).toContain('Sister Cole said sorry.');
  await sam.post(`/desk/cases/${kase.ref}/consents/${consent}/withdrawal`, { reason: 'Ada rang.' });
  const closed = await grace.get();
  expect([closed.status, closed.page().text.includes('sorry')]).toEqual([410, false]);
  expect((await grace.post('agreement', {}, grace.cookie)).status).toBe(410);
  const back = await grace.post('difference', { words: 'She never said sorry.' }, grace.cookie);
  expect([back.status, back.page().value('words')]).toEqual([410, 'She never said sorry.']);
});

test('what was agreed is checked: it stays in My day and on the case until it was done', async () => {
  const { sam, at, page, kase } = await afterwards();
  const agreement = { who: 'Ward 7B', what: 'sends the discharge plan', due: 'Friday' };
  await sam.post(`${at}/agreements`, agreement);
  await sam.post(`${at}/agreements`, agreement); // a second press
  const wrong = await sam.post(`${at}/agreements`, { ...agreement, due: 'yesterday' });
  expect([wrong.status, wrong.page().errors]).toEqual([422, ['Enter a day from today on']]);
  expect((await page()).text).toContain(
    'Ward 7B: sends the discharge plan, by Friday 27 November – you check it on Monday 30 November',
  );
  const onCase = async () => (await sam.get(`/desk/cases/${kase.ref}`)).page().text;
  expect(await onCase()).toContain('Check that this was done: sends the discharge plan (Ward 7B)');
  expect(await onCase()).toContain('1 thing agreed is still to be checked');
  const promise = await sam.as((ctx) =>
    ctx.db
      .selectFrom('meeting_agreements')
      .select('promise_id')
      .where('trust_id', '=', ctx.trust.id)
      .executeTakeFirstOrThrow(),
  );
  await sam.post(`/desk/promises/${promise.promise_id}/keeping`, {});
  expect((await page()).text).toContain('by Friday 27 November – it was done');
  expect(await onCase()).not.toContain('still to be checked');
});

test('how somebody saw the earlier notes stays beside them, also when new notes were written', async () => {
  const { sam, at, later, page, write } = await afterwards();
  await sam.post(`${at}/askings`, { until: '8 December' });
  await later(1);
  const grace = await atLink('grace@example.org', later);
  await grace.post('difference', { words: 'She never said sorry.' }, grace.cookie);
  await write('Grace said that nobody rang her.', '1');
  expect((await page()).text).toMatch(
    /version 1.*Grace Okafor sees it differently, by the link.*She never said sorry\./,
  );
});

test('what is agreed after they were asked was agreed by nobody yet: it is not on their page until they are asked again', async () => {
  const { sam, at, later, page } = await afterwards();
  const agree = (what: string) => sam.post(`${at}/agreements`, { who: 'Ward 7B', what, due: 'Friday' });
  await agree('rings Grace every morning');
  await sam.post(`${at}/askings`, { until: '8 December' });
  await later(1);
  const grace = await atLink('grace@example.org', later);
  await grace.post('agreement', {}, grace.cookie);
  await later(1);
  await agree('sends the discharge plan');
  const seen = (await grace.get()).page().text;
  expect([seen.includes('rings Grace every morning'), seen.includes('sends the discharge plan')]).toEqual([
    true,
    false,
  ]);
  expect((await page()).text).toContain('1 thing was agreed after they were asked. They have not seen it.');
  await sam.post(`${at}/askings`, { until: '8 December' });
  await sam.post(`${at}/askings`, { until: '8 December' }); // a second press
  await later(1);
  expect((await grace.get()).status).toBe(410);
  const again = await atLink('grace@example.org', later);
  const now = (await again.get()).page().text;
  expect(now).toContain('sends the discharge plan');
  expect(now).toContain('Are these notes right?');
  expect((await page()).text).toMatch(/version 1.*The same words.*Grace Okafor agrees, by the link/);
  expect((await page()).text).not.toContain('after they were asked');
});

test('who sees it differently in words that may mean danger sees where help is, and is read first; a ward is not', async () => {
  const { sam, at, later, kase } = await afterwards();
  await sam.post(`${at}/askings`, { until: '8 December' });
  await later(1);
  const urgent = async () =>
    (await sam.as((ctx) => listOpenPromises(ctx, kase.id))).filter(({ about }) => about.startsWith('Read first'))
      .length;
  const cole = await atLink('j.cole@anytown.example', later);
  expect((await cole.get()).page().document.querySelector('[data-when-words]')).toBeNull();
  await cole.post('difference', { words: 'She told us that he hits her.' }, cole.cookie);
  expect((await cole.get()).page().document.querySelector('#danger-help-sent')).toBeNull();
  expect(await urgent()).toBe(0);
  const grace = await atLink('grace@example.org', later);
  expect((await grace.get()).page().document.querySelector('form [data-when-words]')?.hasAttribute('hidden')).toBe(
    true,
  );
  await grace.post('difference', { words: 'I cannot go on. I want to end it all.' }, grace.cookie);
  expect((await grace.get()).page().one('[aria-labelledby=danger-help-sent]')).toContain('116 123');
  expect(await urgent()).toBe(1);
});

test('what somebody sees differently is kept and told, also after the case was closed', async () => {
  const { sam, at, later, kase, page, day } = await afterwards();
  await sam.post(`${at}/askings`, { until: '8 December' });
  await later(1);
  const grace = await atLink('grace@example.org', later);
  await sam.as(async (ctx) => {
    const open = await listOpenPromises(ctx, kase.id);
    const promises = Object.fromEntries(open.map(({ id }) => [id, 'cancelled' as const]));
    await closeCase(ctx, await findCase(ctx, kase.ref), { outcome: 'explained', told: 'yes', promises });
  });
  expect((await grace.post('difference', { words: 'She never said sorry.' }, grace.cookie)).status).toBe(303);
  expect((await page()).text).toContain('She never said sorry.');
  expect(await day()).toContain('Somebody sees the notes of the meeting differently');
});

test('notes that were changed before the email went are not sent as they were; one who said it by phone gets no email', async () => {
  const { sam, at, later, page, write } = await afterwards();
  await sam.post(`${at}/askings`, { until: '8 December' });
  await write('Grace said that nobody rang her.', '1');
  const said = [...(await page()).document.querySelectorAll('form[action*="/answers/"]')].map(
    (form) => form.getAttribute('action') ?? '',
  );
  await sam.post(said[0] ?? '', { said: 'agreed', how: 'phone' });
  await later(1);
  expect(server.mails.map(({ to }) => to[0])).toEqual(['j.cole@anytown.example']);
});

test.each([
  ['her address is not hers any more', 'Go through the notes of the meeting with Grace Okafor'],
  ['she has another address instead', 'Grace Okafor cannot read the notes of the meeting by that email any more'],
  ['email is not safe for her', 'Go through the notes of the meeting with Grace Okafor'],
  ['she died', 'Grace Okafor has died: the link to the notes of the meeting was stopped'],
])('the link to notes stops when %s: no code goes there, and PALS is told', async (what, told) => {
  const { sam, at, later, page, grace, day, kase } = await afterwards();
  await sam.post(`${at}/askings`, { until: '8 December' });
  await later(1);
  const link = await atLink('grace@example.org', later);
  const cole = await atLink('j.cole@anytown.example', later);
  expect((await link.get()).status).toBe(200);
  const email = (await sam.as((ctx) => listWays(ctx, [grace.id]))).find(({ kind }) => kind === 'email');
  if (what.includes('another'))
    await sam.as((ctx) => addWay(ctx, grace, { kind: 'email', value: 'grace.new@example.org' }));
  if (what.includes('address')) await sam.post(`/desk/people/${grace.id}/ways/${email?.id}/end`);
  else
    await sam.as(async (ctx) => {
      const change = what === 'she died' ? { died: true } : { unsafe: true, safe_way: 'phone' as const };
      await changePerson(ctx, await findPerson(ctx, grace.id), change);
    });
  server.mails.length = 0;
  await later(1);
  expect([(await link.get()).status, (await link.post('codes')).status]).toEqual([410, 410]);
  await later(1);
  expect(server.mails).toEqual([]);
  expect(await day()).toContain(told);
  expect((await cole.get()).status).toBe(200);
  if (!what.includes('another')) return;
  // She is asked again, at the address that is hers now.
  await sam.post(`${at}/askings`, { until: '8 December' });
  await later(1);
  expect(server.mails.flatMap(({ to }) => to)).toEqual(['grace.new@example.org']);
  expect((await page()).text).toContain('Grace Okafor: no answer yet');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).status).toBe(200);
});
