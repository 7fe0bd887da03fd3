import { expect, test } from 'vitest';
import { caseAt, desk, newCall } from '../../test/calling.ts';
import { listHospitalNumbers } from '../people/index.ts';

const SAID = { notes: 'Nobody tells me anything.', next: 'sorted', caller: 'Grace Okafor', patient: 'Ada Okafor' };

test('the hospital number that is said in a call is kept, says whose it is, and nobody is recorded twice', async () => {
  const { sam } = await desk();
  const first = await caseAt(sam, (await (await newCall(sam)).finish({ ...SAID, patient_known: 'a 123-456' })).to);
  const patient = first.patient_id ?? '';
  expect([...(await sam.as((ctx) => listHospitalNumbers(ctx, [patient]))).values()]).toEqual([['A123456']]);

  const call = await newCall(sam);
  const ask = async (who: string, number: string) =>
    (await sam.get(`${call.to}/patient?${new URLSearchParams({ patient: who, patient_known: number })}`)).body;
  expect(await ask('Ada Okafor', 'A123456')).toContain('The call is kept with them.');
  expect(await ask('Ben Shaw', 'A123456')).toContain('Check the number, or choose them as the patient.');
  expect(await ask('Ada Okafor', 'A999999')).toBe('');
  const second = await caseAt(sam, (await call.finish({ ...SAID, patient: 'Ada Okafr', patient_known: 'A123456' })).to);
  expect(second.patient_id).toBe(patient);
  const third = await (await newCall(sam)).finish({ ...SAID, patient: 'Ben Shaw', patient_known: 'A123456' });
  expect((await caseAt(sam, third.to)).patient_id).not.toBe(patient);
});

test('what is neither a number of ours nor a date is told beside the field', async () => {
  const { sam } = await desk();
  const refused = await (await newCall(sam)).finish({ ...SAID, patient_known: '943 476 5918' });
  expect(refused.page().errors).toEqual([
    'Enter an NHS number of 10 digits, a hospital number like A123456, or a date of birth like 31 3 1950',
  ]);
});
