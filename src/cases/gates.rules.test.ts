import { expect, test } from 'vitest';
import { askingMode, mayComplainFor, mayGoOutside } from './gates.rules.ts';

const shared = { sharing: 'safety' as const, sharing_with: 'Safeguarding team, the sister on 7A', outside_with: '' };
const relative = { patient_id: 'ada', caller_id: 'grace', may_hear: [], complaint_consent: 'none' as const };

test('shared for safety, those who were told hear the name, and nobody else does', () => {
  for (const told of ['Ward 7A', 'Safeguarding', 'The safeguarding team'])
    expect([told, askingMode(shared, told)]).toEqual([told, 'name']);
  for (const other of ['Ward 7B', 'Catering', 'Outpatients team', ''])
    expect([other, askingMode(shared, other)]).toEqual([other, 'no_name']);
  expect(askingMode({ ...shared, sharing_with: '' }, 'Ward 7B')).toBe('name');
});

test('shared for safety is no permission for an organisation that was not told, nor for a complaint', () => {
  expect([mayGoOutside(shared, 'Care Quality Commission'), mayComplainFor({ ...shared, ...relative })]).toEqual([
    false,
    false,
  ]);
  const told = { ...shared, sharing_with: 'Police; complaints team' };
  expect([mayGoOutside(told, 'Police'), mayComplainFor({ ...told, ...relative })]).toEqual([true, true]);
});
