import { describe, expect, test } from 'vitest';
import { readKnownBy, readPhone } from './known-by.rules.ts';
import { findInNotes, type Known } from './suggestions.rules.ts';

const place = (id: string, name: string, aliases: string[] = [], site = 'Main') => ({ id, name, aliases, site });

const known: Known = {
  places: [
    place('7', 'Ward 7'),
    place('7b', 'Ward 7B', ['Willow']),
    place('ed', 'A&E', ['Emergency department', 'ED']),
    place('12', 'Ward 12'),
  ],
  subjects: [
    { code: 'leaving_hospital', label: 'Leaving hospital', words: ['going home', 'discharge'] },
    { code: 'falls', label: 'Falls', words: ['fell', 'fall'] },
    { code: 'communication', label: 'Communication', words: ['told us', 'nobody told'] },
  ],
  relations: [{ code: 'daughter_or_son', label: 'Daughter or son', words: ['my mum', 'my dad'] }],
  cards: [
    { code: 'suicide', title: 'Suicide or self-harm', triggers: ['end it all', 'do not want to live'] },
    { code: 'died', title: 'Someone has died', triggers: ['died'] },
  ],
  today: '2026-11-24',
};

const labels = (notes: string) => findInNotes(notes, known).map(({ label }) => label);

test('the ward, who is calling and what it is about are offered from what was said', () => {
  expect(
    labels('My mum is on ward 7B and nobody has told us about her going home tomorrow. She fell last week.'),
  ).toEqual(['Ward 7B', 'Daughter or son', 'Leaving hospital', 'Falls']);
});

test('a ward is known by its figures, by spelled numbers and by what people call it', () => {
  for (const said of ['on 7b', 'on seven b', 'Ward Seven B', 'on WILLOW', 'ward 7 b please']) {
    expect(labels(said), said).toContain('Ward 7B');
  }
  expect(labels('ward 7')).toEqual(['Ward 7']);
  expect(labels('ward 7 b please')[0]).toBe('Ward 7B');
  expect(labels('she waited in A&E')).toEqual(['A&E']);
});

test('a figure alone is no ward', () => {
  expect(labels('she has waited 7 hours, 12 of us are here')).toEqual([]);
});

test('words of danger only offer help, with the words that were written', () => {
  expect(findInNotes("He says he doesn’t want to live. He'll end it all.", known)).toEqual([
    { key: 'card:suicide', label: 'You wrote “end it all”. Open help?', card: 'suicide' },
  ]);
  expect(labels("I don't want to live like this")).toEqual(['You wrote “do not want to live”. Open help?']);
});

test('no more than six things are offered', () => {
  const notes = `My mum died on ward 7B, after A&E, she wants to end it all, going home, fell, nobody told us.
    Call 07700 900123 tomorrow at 3pm, NHS number 943 476 5919`;
  expect(labels(notes)).toHaveLength(6);
});

describe('numbers', () => {
  test('a phone number in the notes is offered as the best number', () => {
    expect(findInNotes('ring me on 07700 900123 please', known)[0]?.fill).toEqual({ phone: '07700 900123' });
    expect(findInNotes('mobile +44 7700 900123.', known)[0]?.fill).toEqual({ phone: '+44 7700 900123' });
    expect(labels('reference 12345678901234')).toEqual([]);
  });

  test('an NHS number is offered only if its check figure is right', () => {
    expect(labels('her number is 943 476 5919')).toEqual(['NHS number 943 476 5919']);
    expect(labels('her number is 943 476 5918')).toEqual([]);
  });

  test('a number is understood as it is spoken', () => {
    expect(readPhone('oh double seven double oh nine double oh one two three')).toBe('07700900123');
    expect(readPhone('0 seven 700 900 123')).toBe('07700900123');
    expect(readPhone('ask her sister')).toBeUndefined();
  });

  test('an NHS number or a date of birth says who the patient is', () => {
    expect(readKnownBy('943 476 5919', known.today)).toEqual({ nhs_number: '9434765919' });
    expect(readKnownBy('31 3 1950', known.today)).toEqual({ born_on: '1950-03-31' });
    expect(readKnownBy('31/3/30', known.today)).toEqual({ born_on: '1930-03-31' });
    expect(readKnownBy('5 May 1941', known.today)).toEqual({ born_on: '1941-05-05' });
    for (const typed of ['943 476 5918', 'about eighty', '25 December 2027', '31 3']) {
      expect(readKnownBy(typed, known.today), typed).toBeUndefined();
    }
  });
});

describe('a day to call back', () => {
  test('is offered where calling is spoken of', () => {
    expect(findInNotes('Please call me tomorrow at 3pm.', known)).toEqual([
      {
        key: 'call:2026-11-25',
        label: 'Call back tomorrow at 3pm',
        fill: { next: 'call_back', call_when: 'choose', call_day: 'tomorrow', call_time: '3pm' },
      },
    ]);
    expect(labels('Can you ring on Friday?')).toEqual(['Call back on Friday 27 November']);
  });

  test('is not offered for what happens to the patient', () => {
    expect(labels('She has her scan tomorrow. I will call.')).toEqual([]);
  });
});
