import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { newVisitor } from '../../test/visitor.ts';

const PANEL = {
  ...{ title: 'Ward 7B patient panel', kind: 'panel', does: 'Talk with the ward about what could be better.' },
  ...{
    how_often: '2 hours each month',
    how: 'in_person',
    place: 'Seminar room 2',
    access: 'Step-free',
    expenses: 'We pay travel.',
  },
  ...{ ask: 'Priya at PALS', apply_by: '14/12/2026', places: '8', state: 'open', review_on: '1/6/2027' },
};

async function newPanel(over: Record<string, string> = {}) {
  const trust = await newTrust();
  const sam = await trust.staff('officer', 'Sam Reid');
  const answer = await sam.post('/desk/involvement/opportunities', { ...PANEL, owner: sam.id, ...over });
  expect([answer.status, answer.page().text]).toEqual([303, expect.anything()]);
  const id = /opportunities\/([0-9a-f-]{36})/.exec(answer.to)?.[1] ?? '';
  return { ...trust, sam, id, visitor: newVisitor(trust) };
}

const ANSWERS: readonly [string, Record<string, string | readonly string[]>][] = [
  ['name', { name: 'Grace Okafor' }],
  ['contact', { way: 'email' }],
  ['reach', { email: 'grace@example.org', seen_by_others: 'no' }],
  ['interests', { kinds: ['panel', 'reader_group'] }],
  ['access', { needs: ['large_print'], language: '', other_need: 'A seat by the door' }],
  ['expenses', { expenses: 'yes', travel: 'By bus' }],
  ['consent', { consent: 'yes' }],
];

async function fillIn(visitor: ReturnType<typeof newVisitor>, path: string, over: Record<string, object> = {}) {
  await visitor.submit(path);
  for (const [step, fields] of ANSWERS)
    expect([
      step,
      (await visitor.submit(`/get-involved/joining/${step}`, { ...fields, ...over[step] })).status,
    ]).toEqual([step, 200]);
}

test('somebody finds a panel, signs up for it, and is on the register with what they agreed to', async () => {
  const { visitor, sam, id, clock } = await newPanel();
  const list = await visitor.get('/get-involved');
  expect(list.page().text).toContain('Ward 7B patient panel');
  expect(list.cookies).toEqual([]);
  expect((await visitor.get(`/get-involved/${id}`)).page().text).toContain('Monday 14 December');
  await fillIn(visitor, `/get-involved/${id}/joining`);
  expect((await visitor.get('/get-involved/joining/check')).page().text).toContain('grace@example.org');
  clock.now = new Date(clock.now.getTime() + 60_000);
  const sent = await visitor.submit('/get-involved/joining/sending');
  expect(sent.page().heading).toBe('You have signed up');
  expect(sent.page().text).toContain('We will contact you by Wednesday 25 November');
  const register = await sam.get('/desk/involvement/people?kind=reader_group');
  expect(register.page().text).toContain('Grace Okafor');
  expect(register.page().text).toContain('Large print');
  expect((await sam.get('/desk/involvement/people?kind=research')).page().text).not.toContain('Grace Okafor');
  const day = await sam.get('/desk');
  expect(day.page().text).toContain('Answer a sign-up for Ward 7B patient panel');
});
