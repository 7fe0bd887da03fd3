import { expect, test } from 'vitest';
import type { Person } from '../people/index.ts';
import { goesTo } from './rounds.rules.ts';

const MINA = { needs: [], contact_rule: '', died: false, unsafe: false, no_messages: false } as unknown as Person;
const [HOME, MOBILE] = ['020 7946 0044', '07700 900 123'];

const byText = (...numbers: string[]) =>
  goesTo(
    'news',
    { person: MINA, consent: 'yes', channel: 'text', quiet: '' },
    numbers.map((value) => ({ kind: 'phone' as const, value })),
    () => true,
  );

test('a text goes to a mobile, though a number at home was added after it; to a number at home none is sent', () => {
  expect(byText(MOBILE, HOME)).toEqual({ how: 'text', to: MOBILE });
  expect(byText(HOME)).toEqual({ how: 'by_hand', why: 'No mobile number is recorded.' });
});
