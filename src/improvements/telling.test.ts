import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { open } from '../../test/harness.ts';
import { type MailServer, sendBy, startMailServer } from '../../test/mail.ts';
import { mailTo, sendByNothing, wordsOf } from '../../test/meeting.ts';
import { type NotifyServer, startNotify } from '../../test/notify.ts';
import { newWorld, type World } from '../../test/world.ts';
import { changeCase, findCase } from '../cases/index.ts';
import { changePerson, findPerson } from '../people/index.ts';
import { checked, DONE, saidBy } from './improvements.examples.ts';

let mails: MailServer;
let notify: NotifyServer;
beforeAll(async () => {
  mails = await startMailServer();
  notify = await startNotify();
});
afterAll(async () => {
  await mails.stop();
  await notify.stop();
});
afterEach(() => {
  sendByNothing(mails);
  notify.asked.length = 0;
});

/** From now on emails go by the one server, texts and letters by the other. */
function sendAll() {
  sendBy(mails);
  const { house } = open();
  house.senders = { ...house.senders, ...notify.senders };
}

const WORDS = 'You told us something. A board by each bed says when the doctor comes.';

/** Something that changed and is public, with who said it linked to it. */
async function told(world: World) {
  const { at } = await checked(world);
  const link = (ref: string, wants = 'yes') => world.sam.post(`${at}/cases`, { ref, wants });
  const look = (words = WORDS, chosen: string[] = []) =>
    world.sam.post(`${at}/telling`, { words, chosen, act: 'look' });
  const lookAndSend = async (chosen: string[] = []) => {
    const seen = (await look(WORDS, chosen)).page().value('seen') ?? '';
    return world.sam.post(`${at}/telling`, { words: WORDS, chosen, act: 'send', seen });
  };
  const later = (minutes = 1) => {
    world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000);
    return world.runJobs();
  };
  const page = async () => (await world.sam.get(at)).page().text;
  const caseOf = async (ref: string) => (await world.sam.get(`/desk/cases/${ref}`)).page().text;
  return { at, link, look, lookAndSend, later, page, caseOf };
}

const HOME = '12 Long Street\nAnytown\nAN1 1AA';

test('each is really told by their own way, by email, text and letter, once, and it stands on their cases', async () => {
  sendAll();
  const world = await newWorld();
  const { link, look, lookAndSend, later, page, caseOf } = await told(world);
  const mina = await saidBy(world, 'Mina Patel', {});
  const theo = await saidBy(world, 'Theo Hall', {}, { way: { kind: 'phone', value: '07700 900123' } });
  const ivy = await saidBy(world, 'Ivy Marsh', { needs: ['large_print'] }, { way: { kind: 'address', value: HOME } });
  for (const ref of [mina, theo, ivy]) await link(ref);
  const seen = (await look()).page().text;
  for (const goes of [
    /Mina Patel, PAL-[\d-]+: by email/,
    /Theo Hall, PAL-[\d-]+: by text/,
    /Ivy Marsh, PAL-[\d-]+: by letter/,
  ])
    expect(seen).toMatch(goes);
  expect((await lookAndSend()).to).toContain('done=sent');
  expect([mails.mails.length, notify.asked.length]).toEqual([0, 0]);
  await later();
  const mail = wordsOf(mailTo(mails, 'mina@example.org').at(-1) ?? '');
  expect(mail).toContain('Hello Mina');
  expect(mail).toContain('A board by each bed');
  const [text, letter] = ['sms', 'letter'].map((way) => notify.asked.find(({ path }) => path.endsWith(way))?.body);
  expect(text?.phone_number).toContain('900123');
  expect(JSON.stringify(text?.personalisation)).toContain('Hello Theo, it is PALS');
  expect(
    Buffer.from(String(letter?.content ?? ''), 'base64')
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  for (const ref of [mina, theo, ivy]) expect(await caseOf(ref)).toContain('They know.');
  expect(await page()).toContain('Sent to mina@example.org');
  // Once: nobody is left to be told.
  expect((await lookAndSend()).status).toBe(422);
  await later();
  expect([mails.mails.length, notify.asked.length]).toEqual([1, 2]);
});

test('a letter that cannot be posted, and an email that is taken back, are told by hand', async () => {
  sendAll();
  const world = await newWorld();
  const { link, look, lookAndSend, later, page, caseOf } = await told(world);
  const ivy = await saidBy(world, 'Ivy Marsh', {}, { way: { kind: 'address', value: 'The blue house, Anytown' } });
  const mina = await saidBy(world, 'Mina Patel', {});
  await link(ivy);
  await link(mina);
  expect((await look()).page().text).toMatch(/You tell these yourself \(1\).*Ivy Marsh/);
  await lookAndSend();
  const out = (await world.sam.get(`/desk/cases/${mina}/outgoing`)).page();
  const undo = out.document.querySelector('form[action$="/undoing"]')?.getAttribute('action') ?? '';
  expect((await world.sam.post(undo)).status).toBe(303);
  await later();
  expect([mails.mails.length, notify.asked.length]).toEqual([0, 0]);
  for (const name of ['Ivy Marsh', 'Mina Patel'])
    expect(await page()).toContain(`${name}: to be told by you or a colleague`);
  expect(await caseOf(mina)).not.toContain('They know.');
  expect((await world.sam.get('/desk')).page().text).toContain('Tell them what changed because');
});

test('an email that no server takes does not count as told', async () => {
  sendAll();
  const world = await newWorld();
  const { link, lookAndSend, later, page, caseOf } = await told(world);
  const mina = await saidBy(world, 'Mina Patel', {});
  await link(mina);
  await lookAndSend();
  mails.refuse(550);
  await later();
  expect(await caseOf(mina)).not.toContain('They know.');
  expect(await page()).toContain('It was not sent to mina@example.org');
  expect((await world.sam.get('/desk')).page().text).toContain('an email');
});

test('after a death nobody is told by itself: only whom an officer chose', async () => {
  sendAll();
  const world = await newWorld();
  const { link, look, lookAndSend, later } = await told(world);
  await link(await saidBy(world, 'Bea Bereaved', {}, { afterDeath: true }));
  const seen = (await look()).page();
  expect(seen.text).toMatch(/Bea Bereaved, PAL-[\d-]+: After a death, only if you choose it/);
  expect((await lookAndSend()).status).toBe(422);
  const chosen = seen.document.querySelector('input[name="chosen"]')?.getAttribute('value') ?? '';
  expect((await lookAndSend([chosen])).to).toContain('done=sent');
  await later();
  expect(mailTo(mails, 'bea@example.org').length).toBe(1);
});

test('only those who said it, want to hear and are safe to write to are told: once, and it stands on their case', async () => {
  const world = await newWorld();
  const { at } = await checked(world);
  const link = (ref: string, wants: string) => world.sam.post(`${at}/cases`, { ref, wants });
  const mina = await saidBy(world, 'Mina Patel', {});
  await link(mina, 'yes');
  await link(await saidBy(world, 'Uma Unsafe', { unsafe: true }), 'yes');
  await link(await saidBy(world, 'Noor Notasked', {}), 'not_asked');
  await link(await saidBy(world, 'Bea Bereaved', {}, { afterDeath: true }), 'yes');
  const words = 'You told us something. A board by each bed says when the doctor comes.';
  const seen = await world.sam.post(`${at}/telling`, { words, act: 'look' });
  const text = seen.page().text;
  expect(text).toContain('You tell these yourself (1)');
  expect(text).toContain('Uma Unsafe');
  expect(text).toMatch(/Uma Unsafe, PAL-[\d-]+: Somebody else might see it/);
  expect(text).toMatch(/Noor Notasked, PAL-[\d-]+: They have not been asked/);
  expect(text).toMatch(/Bea Bereaved, PAL-[\d-]+: After a death, only if you choose it/);
  const key = seen.page().document.querySelector('input[name="seen"]')?.getAttribute('value') ?? '';
  expect((await world.sam.post(`${at}/telling`, { words: `${words} More.`, act: 'send', seen: key })).status).toBe(422);
  const sent = await world.sam.post(`${at}/telling`, { words, act: 'send', seen: key });
  expect(sent.to).toContain('done=sent');
  expect((await world.sam.post(`${at}/telling`, { words, act: 'send', seen: key })).status).toBe(422);
  const page = await world.sam.get(at);
  expect(page.page().text).toContain('Mina Patel: to be told by you or a colleague');
  const told = page.page().document.querySelector('form[action*="/told/"]')?.getAttribute('action') ?? '';
  await world.sam.post(told);
  expect((await world.sam.get(`/desk/cases/${mina}`)).page().text).toContain('They know.');
  expect((await world.sam.get('/desk')).page().text).not.toContain('Tell them what changed because');
});

const PROMISE = 'Tell them what changed because';

/** Somebody who waits to be told by hand, and somebody whose email waits for its ten seconds. */
async function waiting() {
  sendBy(mails);
  const world = await newWorld();
  const tell = await told(world);
  const ivy = await saidBy(world, 'Ivy Marsh', {}, { way: { kind: 'phone', value: '020 7946 0044' } });
  const mina = await saidBy(world, 'Mina Patel', {});
  await tell.link(ivy);
  await tell.link(mina);
  await tell.lookAndSend();
  expect(await tell.page()).toContain('Ivy Marsh: to be told by you or a colleague');
  expect((await world.sam.get('/desk')).page().text).toContain(PROMISE);
  const press = async (noun: string, fields = {}) => {
    const forms = (await world.sam.get(tell.at)).page().document.querySelectorAll(`form[action$="/${noun}"]`);
    for (const form of forms) await world.sam.post(form.getAttribute('action') ?? '', fields);
  };
  return { ...tell, world, press, refs: [ivy, mina] };
}

type Waiting = Awaited<ReturnType<typeof waiting>>;
const NO_MORE: [string, (at: Waiting) => Promise<unknown>, string][] = [
  ['do not want to hear', ({ press }) => press('wishes', { wants: 'no' }), 'They do not want to hear.'],
  ['had their case taken off', ({ press }) => press('removal'), 'The case is not linked any more.'],
  [
    'are bereaved by now',
    ({ world, refs }) =>
      world.sam.as(async (ctx) => {
        for (const ref of refs) await changeCase(ctx, await findCase(ctx, ref), { after_death: true });
      }),
    'After a death, only if you choose it.',
  ],
  [
    'have died, as their own page says',
    ({ world, refs }) =>
      world.sam.as(async (ctx) => {
        for (const ref of refs) {
          const { caller_id } = await findCase(ctx, ref);
          await changePerson(ctx, await findPerson(ctx, caller_id ?? ''), { died: true });
        }
      }),
    'They have died.',
  ],
];

test('what came off the public page is told to nobody, and to those who waited once it is on it again', async () => {
  const at = await waiting();
  await at.press('hiding');
  await at.later();
  expect(mails.mails).toHaveLength(0);
  expect(await at.page()).toContain('Ivy Marsh: not to be told. The public does not read it now.');
  expect((await at.world.sam.get('/desk')).page().text).not.toContain(PROMISE);
  const mo = await at.world.staff('officer', 'Mo Khan');
  await mo.post(`${at.at}/checks`, { version: '1', nobody_known: 'yes' });
  await at.later();
  expect(await at.page()).toContain('Ivy Marsh: to be told by you or a colleague');
  expect((await at.world.sam.get('/desk')).page().text).toContain(PROMISE);
  // What is written anew has to be checked first.
  await at.world.sam.post(at.at, { ...DONE, effect: 'All say now that they knew.', version: '1' });
  await at.later();
  expect((await at.world.sam.get('/desk')).page().text).not.toContain(PROMISE);
});

test('a “No” that is said when the case is linked again counts', async () => {
  const at = await waiting();
  for (const ref of at.refs) await at.link(ref, 'no');
  await at.later();
  expect(mails.mails).toHaveLength(0);
  expect(await at.page()).toContain('Ivy Marsh: not to be told. They do not want to hear.');
  await at.press('removal');
  for (const ref of at.refs) await at.link(ref, 'not_asked');
  await at.later();
  expect(await at.page()).toContain('Ivy Marsh: not to be told. They do not want to hear.');
});

test('after a death nobody is told on a day on which they hear from nobody', async () => {
  sendAll();
  const world = await newWorld();
  const { at, link, look, lookAndSend, later } = await told(world);
  const ref = await saidBy(world, 'Bea Bereaved', {}, { afterDeath: true });
  await link(ref);
  const chosen = (await look()).page().document.querySelector('input[name="chosen"]')?.getAttribute('value') ?? '';
  await world.sam.post(`/desk/cases/${ref}/bereavement/follow-ups/quiet-days`, { days: '24 November' });
  const seen = (await look(WORDS, [chosen])).page();
  expect(seen.text).toMatch(/Bea Bereaved, PAL-[\d-]+: They hear from nobody today/);
  expect(seen.document.querySelector('input[name="chosen"]')).toBeNull();
  expect((await lookAndSend([chosen])).status).toBe(422);
  await later(24 * 60);
  const mo = await world.staff('officer', 'Mo Khan');
  const next = await mo.post(`${at}/telling`, { words: WORDS, chosen: [chosen], act: 'look' });
  expect(next.page().text).toMatch(/Bea Bereaved, PAL-[\d-]+: by email/);
});

test.each(NO_MORE)('those who %s are not rung, and nothing goes to them that waits', async (_, make, why) => {
  const at = await waiting();
  await make(at);
  await at.later();
  expect(mails.mails).toHaveLength(0);
  for (const name of ['Ivy Marsh', 'Mina Patel']) expect(await at.page()).toContain(`${name}: not to be told. ${why}`);
  expect((await at.world.sam.get(at.at)).page().document.querySelector('form[action*="/told/"]')).toBeNull();
  expect((await at.world.sam.get('/desk')).page().text).not.toContain(PROMISE);
  expect((await at.world.sam.get('/desk/improvements?view=tell')).page().text).not.toContain('Nobody told us');
});

test('who wants to hear after all waits to be told again', async () => {
  const at = await waiting();
  await at.press('wishes', { wants: 'no' });
  await at.later();
  await at.press('wishes', { wants: 'yes' });
  await at.later();
  expect(await at.page()).toContain('Ivy Marsh: to be told by you or a colleague');
  expect((await at.world.sam.get('/desk')).page().text).toContain(PROMISE);
});
