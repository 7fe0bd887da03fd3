import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { wordListOf } from './likeness.rules.ts';

const WORDS = [
  'bereavement',
  'carer',
  'care',
  'council',
  'counsellor',
  'counselling',
  'dementia',
  'st-ives',
  '24-7',
  'cafe',
];
const list = wordListOf(WORDS);

let database: pg.Client;
beforeAll(async () => {
  database = new pg.Client(inject('database'));
  await database.connect();
});
afterAll(() => database.end());

test('what begins so is found in its order, and no more than is wanted', () => {
  expect(list.begun('coun', 10)).toEqual(['council', 'counselling', 'counsellor']);
  expect(list.begun('coun', 2)).toEqual(['council', 'counselling']);
  expect(list.begun('care', 10)).toEqual(['care', 'carer']);
  expect(list.begun('zz', 10)).toEqual([]);
  expect(list.begun('counc1l', 10)).toEqual([]);
});

test.each(['beravement', 'carrer', 'counciler', 'demensia', 'stives', '24-8', 'caffe', 'counselingg'])(
  '%s looks like the same words as the database would say, and as much',
  async (typed) => {
    const { rows } = await database.query<{ word: string; like: number }>(
      `select word, similarity(word, $1) as like from unnest($2::text[]) word
       where similarity(word, $1) > 0 and abs(length(word) - length($1)) <= 3 order by word`,
      [typed, WORDS],
    );
    const found = [...list.alike(typed)].sort((a, b) => (a.word < b.word ? -1 : 1));
    expect(rows.length).toBeGreaterThan(0);
    expect(found.map(({ word }) => word).sort()).toEqual(rows.map(({ word }) => word).sort());
    for (const { word, like } of found) expect(like).toBeCloseTo(rows.find((row) => row.word === word)?.like ?? -1, 5);
  },
);

test('two letters the wrong way round are nearly the word', () => {
  expect(list.alike('conucil')).toContainEqual({ word: 'council', like: 0.9 });
  expect(list.alike('dementai')).toContainEqual({ word: 'dementia', like: 0.9 });
});

test('a word far longer or shorter is not meant, and what shares nothing is not found', () => {
  expect(list.alike('counsellingservices').map(({ word }) => word)).not.toContain('counselling');
  expect(list.alike('xyq')).toEqual([]);
});
