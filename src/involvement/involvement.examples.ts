// What tests of this module begin with.
import { expect } from 'vitest';
import type { newVisitor } from '../../test/visitor.ts';

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
  ['consent', { consent: 'yes' }],
];

/** Begins at this address and answers each question. */
export async function fillIn(visitor: ReturnType<typeof newVisitor>, path: string, over: Record<string, object> = {}) {
  await visitor.submit(path);
  for (const [step, fields] of ANSWERS) {
    const answer = await visitor.submit(`/get-involved/joining/${step}`, { ...fields, ...over[step] });
    expect([step, answer.status]).toEqual([step, 200]);
  }
}
