import { describe, expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { promised } from '../../test/promised.ts';
import { readHospitalNumber, readHospitalNumbers } from './hospital-numbers.rules.ts';
import { listHospitalNumbers, setHospitalNumbers } from './hospital-numbers.ts';
import { findMerge, mergePeople, undoMerge } from './merges.ts';
import { createPerson, type Person } from './people.ts';
import { searchPeople } from './search.ts';

const GRACE = { name: 'Grace Okafor', call_me: '', say_it: '', contact_rule: '', born_on: '', nhs_number: '' };

describe('the hospital number', () => {
  test('is read with gaps and small letters, one or several; a word is none', () => {
    expect(['a 123-456', 'RXH0012345', '1234567', 'ward', '12', 'A'].map(readHospitalNumber)).toEqual([
      'A123456',
      'RXH0012345',
      '1234567',
      undefined,
      undefined,
      undefined,
    ]);
    expect(readHospitalNumbers('a123456, 7654321')).toEqual(['A123456', '7654321']);
    expect(readHospitalNumbers('a123456, ward')).toBe(undefined);
  });

  test('is written in the details, stands with the person, finds them, and can be taken off', async () => {
    const { staff } = await newTrust();
    const sam = await staff();
    const person = await sam.as((ctx) => createPerson(ctx, { name: 'Grace Okafor' }));
    const at = `/desk/people/${person.id}`;
    const wrong = await sam.post(at, { ...GRACE, hospital_numbers: 'ward' });
    expect([wrong.status, wrong.page().value('hospital_numbers')]).toEqual([422, 'ward']);
    await sam.post(at, { ...GRACE, hospital_numbers: 'a 123456, 7654321' });
    expect((await sam.get(at)).page().text).toContain('Hospital number7654321, A123456');
    const found = (typed: string) => sam.as(async (ctx) => (await searchPeople(ctx, typed, 6)).map(({ id }) => id));
    expect([await found('A123456'), await found('a 123-456'), await found('7654321'), await found('A12345')]).toEqual([
      [person.id],
      [person.id],
      [person.id],
      [],
    ]);
    await sam.post(at, { ...GRACE, hospital_numbers: '7654321' });
    expect(await found('A123456')).toEqual([]);
    const other = await (await newTrust()).staff();
    expect(await other.as((ctx) => searchPeople(ctx, '7654321', 6))).toEqual([]);
  });

  test('a merge keeps the numbers of both, and taking it back gives each their own', async () => {
    const { staff } = await newTrust();
    const sam = await staff();
    await sam.as(async (ctx) => {
      const stays = await createPerson(ctx, { name: 'Grace Okafor' });
      const goes = await createPerson(ctx, { name: 'Grace Okafr' });
      await setHospitalNumbers(ctx, stays, ['A123456']);
      await setHospitalNumbers(ctx, goes, ['B654321']);
      const numbers = async (person: Person) => (await listHospitalNumbers(ctx, [person.id])).get(person.id);
      const merge = await mergePeople(ctx, { stays, goes, choices: {} });
      expect(await numbers(stays)).toEqual(['A123456', 'B654321']);
      expect((await searchPeople(ctx, 'B654321', 6)).map(({ id }) => id)).toEqual([stays.id]);
      await undoMerge(ctx, await findMerge(ctx, stays.id, merge));
      expect(await numbers(stays)).toEqual(['A123456']);
    });
  });

  test('stands on a print with personal details, and on none without', async () => {
    const { staff } = await newTrust();
    const sam = await staff();
    const { kase, person } = await promised(sam, 'Grace Okafor', { words: 'My number is A123456.' });
    await sam.as((ctx) => setHospitalNumbers(ctx, person, ['A123456']));
    const at = `/desk/cases/${kase.ref}/print`;
    expect((await sam.get(`${at}?details=with&for=pals`)).page().text).toContain('hospital number A123456');
    expect((await sam.get(`${at}?details=without&text=yes`)).body).not.toContain('A123456');
  });
});
