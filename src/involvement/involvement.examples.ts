// What tests of this module begin with.
import { expect } from 'vitest';
import { type MailServer, sendBy } from '../../test/mail.ts';
import { newVisitor } from '../../test/visitor.ts';
import { newWorld } from '../../test/world.ts';

export const PANEL = {
  ...{ title: 'Ward 7B patient panel', kind: 'panel', does: 'Talk with the ward about what could be better.' },
  ...{ how_often: '2 hours each month', how: 'in_person', place: 'Seminar room 2', access: 'Step-free' },
  ...{ expenses: 'We pay travel.', ask: 'Priya at PALS', apply_by: '14/12/2026', places: '8' },
  ...{ state: 'open', review_on: '1/6/2027' },
};

const ANSWERS: readonly [string, Record<string, string | readonly string[]>][] = [
  ['name', { name: 'Grace Okafor' }],
  ['contact', { way: 'email' }],
  ['reach', { email: 'grace@example.org', seen_by_others: 'no' }],
  ['interests', { kinds: ['panel', 'reader_group'] }],
  ['access', { needs: ['large_print'], language: '', other_need: 'A seat by the door' }],
  ['expenses', { expenses: 'yes', travel: 'By bus' }],
  ['consent', { consent: 'yes', edition: '1' }],
];

/** Begins at this address and answers each question. */
export async function fillIn(visitor: ReturnType<typeof newVisitor>, path: string, over: Record<string, object> = {}) {
  await visitor.submit(path);
  for (const [step, fields] of ANSWERS) {
    const answer = await visitor.submit(`/get-involved/joining/${step}`, { ...fields, ...over[step] });
    expect([step, answer.status]).toEqual([step, 200]);
  }
}

const EVENT = {
  ...{ title: 'First meeting', on: '8/12/2026', at: '2pm', minutes: '60', place: 'Room 2', online: '' },
  ...{ places: '', access: '' },
};
const SAID = { state: 'came', needs: '', arranged: '', paid: '', paid_for: '', paid_on: '' };

/** A panel for which people sign up on the web, in a trust whose emails really go. */
export async function panelBy(server: Pick<MailServer, 'port'>) {
  sendBy(server);
  const world = await newWorld();
  const { sam, clock, runJobs } = world;
  const made = await sam.post('/desk/involvement/opportunities', { ...PANEL, owner: sam.id });
  const id = /opportunities\/([0-9a-f-]{36})/.exec(made.to)?.[1] ?? '';
  const at = `/desk/involvement/opportunities/${id}`;
  const later = async (minutes: number) => {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000);
    return runJobs();
  };
  const signUp = async (name: string, email: string, over: Record<string, object> = {}) => {
    const visitor = newVisitor(world);
    await fillIn(visitor, `/get-involved/${id}/joining`, {
      name: { name },
      reach: { email, seen_by_others: 'no' },
      ...over,
    });
    await later(1);
    const sent = await visitor.submit('/get-involved/joining/sending');
    expect(sent.page().heading).toBe('You have signed up');
    await later(1);
  };
  const answerOf = async (name: string) => {
    const page = (await sam.get(at)).page();
    const form = [...page.document.querySelectorAll('form')].find(
      (one) => one.getAttribute('action')?.includes('/sign-ups/') && one.textContent?.includes(name),
    );
    return form?.getAttribute('action') ?? '';
  };
  const takeOn = async (name: string) => sam.post(await answerOf(name), { answer: 'taken_on' });
  const lookAndSend = async (path: string, words: string) => {
    const looked = await sam.post(path, { words, act: 'look' });
    const seen = looked.page().value('seen');
    return { looked, sent: await sam.post(path, { words, act: 'send', seen }) };
  };
  const personOf = async (name: string) => {
    const page = (await sam.get('/desk/involvement/people')).page();
    const link = [...page.document.querySelectorAll('a')].find((one) => one.textContent === name);
    return link?.getAttribute('href') ?? '';
  };
  /** An event of the panel, two weeks from now unless it is said otherwise. */
  const newEvent = async (over: Record<string, string> = {}) =>
    (await sam.post(`${at}/events`, { ...EVENT, ...over })).to.split('?')[0] ?? '';
  const change = (event: string, over: Record<string, string>, version = '1') =>
    sam.post(event, { ...EVENT, version, ...over });
  const ask = async (event: string, name: string) => {
    const choices = [...(await sam.get(event)).page().document.querySelectorAll('select[name="member"] option')];
    const member = choices.find(({ textContent }) => textContent === name)?.getAttribute('value') ?? '';
    await sam.post(`${event}/comings`, { member });
  };
  /** What is said of somebody at an event. */
  const say = async (event: string, name: string, over: Record<string, string>) => {
    const forms = [...(await sam.get(event)).page().document.querySelectorAll('form[action*="/comings/"]')];
    const form = forms.find(({ textContent }) => textContent?.includes(name));
    const version = form?.querySelector('input[name="version"]')?.getAttribute('value') ?? '';
    return sam.post(form?.getAttribute('action') ?? '', { ...SAID, version, ...over });
  };
  return { ...world, id, at, later, signUp, takeOn, lookAndSend, personOf, newEvent, change, ask, say };
}
