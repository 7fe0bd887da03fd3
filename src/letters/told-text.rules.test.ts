import { expect, test } from 'vitest';
import { findingInTold, type Other } from './told-text.rules.ts';

const TODAY = '2026-11-24';
const grace = { name: 'Grace Okafor', call_me: 'Grace' };
const about = (text: string, patient: Partial<Other>) =>
  findingInTold(text, grace, [{ name: '', call_me: '', ways: [], hidden: true, ...patient }], TODAY)?.kind;

test('a reader who may not hear of the patient gets no name of theirs, however it is written', () => {
  const ada = { name: 'Mrs Ada Okafor', call_me: 'Nan' };
  for (const text of ['ADA is well.', 'It is about ada.', 'We spoke with Nan', 'Ada’s bed'])
    expect([text, about(text, ada)]).toEqual([text, 'name']);
  expect(about('Dear Mrs Okafor, we are here to help.', ada)).toBeUndefined();
});

test('a name that is a word as well stops no letter that means the word', () => {
  const will = { name: 'Will May', call_me: '' };
  expect(about('Will you ring us? You may. May we ring? We will ring: may it be soon.', will)).toBeUndefined();
  expect(about('We have seen that Will is better.', will)).toBe('name');
  expect(about('Say hello to Mr May.', will)).toBe('name');
});

test('beds, numbers and dates of birth say who it is; a room to meet in, and our own number, do not', () => {
  const ada = { name: 'Ada Hall', call_me: '' };
  expect(about('In bed 4 now.', ada)).toBe('bed');
  expect(about('Number 999 000 0018 is hers.', ada)).toBe('nhs_number');
  expect(about('Born 4 May 1941.', ada)).toBe('birth_date');
  expect(about('We meet in room 12 on 4/12/2026. Ring 020 7946 0101.', ada)).toBeUndefined();
});

test('what is another person’s own is stopped for everybody', () => {
  const sister = { name: 'Ivy Okafor', call_me: '', hidden: false, numbers: ['RX12345'] };
  const ways = ['07700 900456', 'ivy@mail.example', '1 Mill Lane, Anytown AN5 1BB'];
  expect(about('Ivy rang.', { ...sister, ways })).toBeUndefined();
  expect(about('Ring 07700-900 456.', { ...sister, ways })).toBe('phone');
  expect(about('Write to IVY@mail.example', { ...sister, ways })).toBe('email');
  expect(about('She is at 1 mill lane anytown an51bb', { ...sister, ways })).toBe('postcode');
  expect(about('It is rx-12345.', { ...sister, ways })).toBe('hospital_number');
});
