import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../test/mail.ts';
import { mailTo, sendByNothing, wordsOf } from '../../test/meeting.ts';
import { openCase } from '../cases/index.ts';
import { PANEL, panelBy } from './involvement.examples.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
afterEach(() => {
  server.refuse(undefined);
  sendByNothing(server);
});

const COME = 'You can come to our first meeting.';
const OFF = 'The first meeting is cancelled. We are sorry.';

/** Mina has email; Grace is rung. Both are asked to come to an event. */
async function asked() {
  const panel = await panelBy(server);
  const { sam, grace, signUp, takeOn, newEvent, ask, id } = panel;
  await signUp('Mina Patel', 'mina@example.org');
  const said = { kinds: [], channel: 'phone', travel: '', expenses: 'no', consent: 'this_only', consent_how: 'phone' };
  await sam.post(`/desk/people/${grace.id}/involvement`, { ...said, edition: '1', opportunity: id });
  const event = await newEvent();
  for (const name of ['Mina Patel', grace.name]) {
    await takeOn(name);
    await ask(event, name);
  }
  server.mails.length = 0;
  const toMina = () => mailTo(server, 'mina@example.org').map(wordsOf);
  const text = async (path: string) => (await sam.get(path)).page().text;
  const mailIsBack = async () => {
    server.refuse(undefined);
    await panel.later(15);
    await panel.later(1);
  };
  const toTellByHand = () =>
    panel.asSystem(async (ctx) => {
      const promises = ctx.db.selectFrom('promises').select('state').where('trust_id', '=', ctx.trust.id);
      const found = await promises.where('about', 'like', 'Tell those who are not written to%').execute();
      return found.map(({ state }) => state).sort();
    });
  return { ...panel, toTellByHand, event, toMina, text, mailIsBack };
}

test('an invitation that waited while mail was down does not arrive after its cancellation, and nobody tells it by hand', async () => {
  const { event, lookAndSend, later, mailIsBack, toMina, text, toTellByHand } = await asked();
  server.refuse(450);
  await lookAndSend(`${event}/invitation`, COME);
  await later(1);
  expect(await text('/desk/involvement/to-tell')).toContain(COME);
  await lookAndSend(`${event}/cancellation`, OFF);
  await mailIsBack();
  expect(toMina().map((mail) => [mail.includes(COME), mail.includes(OFF)])).toEqual([[false, true]]);
  const toTell = await text('/desk/involvement/to-tell');
  expect([toTell.includes(OFF), toTell.includes(COME)]).toEqual([true, false]);
  expect(await toTellByHand()).toEqual(['cancelled', 'open']);
});

test('an invitation that waited until the event had begun does not go', async () => {
  const { event, lookAndSend, later, mailIsBack, toMina, clock } = await asked();
  server.refuse(450);
  await lookAndSend(`${event}/invitation`, COME);
  await later(1);
  clock.now = new Date('2026-12-08T14:30:00Z');
  await mailIsBack();
  expect(toMina()).toEqual([]);
});

test('news that waited does not go once it is not open any more, and is told by hand to nobody', async () => {
  const { sam, signUp, later, mailIsBack, lookAndSend, text, grace } = await asked();
  const made = await sam.post('/desk/involvement/opportunities', { ...PANEL, title: 'Food panel', owner: sam.id });
  const second = made.to.split('?')[0] ?? '';
  await signUp('Ola West', 'ola@example.org');
  await sam.post(`/desk/people/${grace.id}/involvement/withdrawal`);
  const said = { kinds: ['panel'], channel: 'phone', travel: '', expenses: 'no', consent: 'yes', consent_how: 'phone' };
  await sam.post(`/desk/people/${grace.id}/involvement`, { ...said, edition: '1', opportunity: '' });
  server.mails.length = 0;
  server.refuse(450);
  const { looked } = await lookAndSend(`${second}/news`, 'There is a new panel.');
  expect(looked.page().text).toContain('Ola West: by email');
  await later(1);
  expect(await text('/desk/involvement/to-tell')).toContain('There is a new panel.');
  await sam.post(second, { ...PANEL, title: 'Food panel', state: 'full', owner: sam.id, version: '1' });
  await mailIsBack();
  expect(mailTo(server, 'ola@example.org')).toEqual([]);
  expect(await text('/desk/involvement/to-tell')).not.toContain('There is a new panel.');
  expect(await text('/desk')).not.toContain('Tell those who are not written to: Food panel');
});

test('who was asked to an event hears of its new day: what said the earlier one does not go, and telling them is promised within the hour', async () => {
  const { sam, event, change, lookAndSend, later, mailIsBack, toMina, text } = await asked();
  server.refuse(450);
  await lookAndSend(`${event}/invitation`, COME);
  await later(1);
  const moved = await change(event, { on: '10/12/2026' });
  const page = (await sam.get(moved.to)).page();
  expect(page.heading).toBe('Tell them the new day or place');
  const words = page.document.querySelector('textarea')?.textContent ?? '';
  expect(words).toContain('10 December');
  const owed = 'Tell those who come the new day or place: First meeting';
  expect(await text('/desk')).toContain(owed);
  expect(await text('/desk/involvement/to-tell')).toContain('A new day or place');
  expect(await text('/desk/involvement/to-tell')).not.toContain(COME);
  await mailIsBack();
  expect(toMina()).toEqual([]);
  const { sent } = await lookAndSend(`${event}/new-time`, words);
  expect(sent.to).toContain('done=sent');
  await later(1);
  expect(toMina()).toEqual([expect.stringContaining('10 December')]);
  expect(await text('/desk')).not.toContain(owed);
  expect(await text('/desk/involvement/to-tell')).toContain('10 December');
});

test('another title needs no telling, nor does a new place of which nobody was told the earlier one', async () => {
  const { event, change, lookAndSend, text } = await asked();
  expect((await change(event, { place: 'Room 3' })).to).toContain('done=saved');
  await lookAndSend(`${event}/invitation`, COME);
  expect((await change(event, { place: 'Room 3', title: 'The first meeting' }, '2')).to).toContain('done=saved');
  expect(await text('/desk')).not.toContain('the new day or place');
  expect((await change(event, { place: 'Room 4' }, '3')).to).toContain('new-time');
  await lookAndSend(`${event}/cancellation`, OFF);
  expect(await text('/desk')).not.toContain('the new day or place');
});

test('an invitation pressed twice goes once, and pressed again later it has to be looked at first', async () => {
  const { sam, event, later, toMina } = await asked();
  const looked = await sam.post(`${event}/invitation`, { words: COME, act: 'look' });
  const press = () => sam.post(`${event}/invitation`, { words: COME, act: 'send', seen: looked.page().value('seen') });
  const [one, other] = await Promise.all([press(), press()]);
  expect([one.to, other.to]).toEqual([`${event}?done=sent`, `${event}?done=sent`]);
  await later(5);
  const again = await press();
  expect([again.status, again.page().errors.length]).toEqual([422, 1]);
  await later(1);
  expect(toMina().length).toBe(1);
});

test('of two who are said to come at once to the last place, one comes', async () => {
  const { event, change, say } = await asked();
  await change(event, { places: '1' });
  const [one, other] = await Promise.all([
    say(event, 'Mina Patel', { state: 'coming' }),
    say(event, 'Grace Okafor', { state: 'coming' }),
  ]);
  expect([one.status, other.status].sort()).toEqual([303, 422]);
});

/** Somebody close to Mina died, and she hears from nobody today. */
async function quietForMina({ sam, ada, personOf }: Awaited<ReturnType<typeof asked>>) {
  const mina = /people\/([0-9a-f-]{36})/.exec(await personOf('Mina Patel'))?.[1] ?? '';
  const death = { type: 'question', caller: mina, patient: ada.id, afterDeath: true } as const;
  const { ref } = await sam.as((ctx) => openCase(ctx, { ...death, owner: sam.id, receivedAt: ctx.now }));
  await sam.post(`/desk/cases/${ref}/bereavement/follow-ups/quiet-days`, { days: '24 November' });
}

const QUIET = 'They hear from nobody today';

test('after a death nothing goes to somebody on a day on which they hear from nobody: the officer sees why, and it waits', async () => {
  const panel = await asked();
  const { event, lookAndSend, later, toMina, text, toTellByHand, staff } = panel;
  await quietForMina(panel);
  const { looked } = await lookAndSend(`${event}/invitation`, COME);
  expect(looked.page().text).toContain(`Mina Patel: ${QUIET}`);
  expect(looked.page().text).not.toContain(`Grace Okafor: ${QUIET}`);
  await later(1);
  expect(toMina()).toEqual([]);
  expect(await text('/desk/involvement/to-tell')).toContain(`Mina Patel: not told yet. ${QUIET}`);
  expect(await toTellByHand()).toEqual(['open']);
  await later(24 * 60);
  const tomorrow = await (await staff('officer', 'Mo Khan')).get('/desk/involvement/to-tell');
  expect([tomorrow.page().text.includes('Mina Patel: not told yet.'), tomorrow.page().text.includes(QUIET)]).toEqual([
    true,
    false,
  ]);
});

test('what waited until a day on which they hear from nobody does not go: somebody tells them on another', async () => {
  const panel = await asked();
  const { event, lookAndSend, later, mailIsBack, toMina, text } = panel;
  server.refuse(450);
  await lookAndSend(`${event}/invitation`, COME);
  await later(1);
  await quietForMina(panel);
  await mailIsBack();
  expect(toMina()).toEqual([]);
  expect(await text('/desk/involvement/to-tell')).toContain(`Mina Patel: not told yet. ${QUIET}`);
});
