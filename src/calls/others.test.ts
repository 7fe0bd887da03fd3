import { expect, test } from 'vitest';
import { caseAt, desk, newCall, withWard } from '../../test/calling.ts';
import { createPerson, peopleByIds } from '../people/index.ts';

const CALL = { notes: 'Her tests are late.', caller: 'Grace Okafor', patient: 'Ada Okafor', next: 'sorted' };

test('others on the call get their part; a second patient stands beside the first', async () => {
  const { sam } = await desk();
  const known = await sam.as((ctx) => createPerson(ctx, { name: 'Joy Okafor' }));
  const call = await newCall(sam);
  const done = await call.finish({
    ...CALL,
    ...{ person_2: 'Joy Okafor', person_2_id: known.id, person_2_role: 'patient' },
    ...{ person_3: 'Ben Shaw', person_3_role: 'carer' },
  });
  const kase = await caseAt(sam, done.to);
  const names = await sam.as((ctx) =>
    peopleByIds(
      ctx,
      kase.people.map(({ person_id }) => person_id),
    ),
  );
  const parts = kase.people.map(({ person_id, role }) => [names.get(person_id)?.name, role]);
  expect(parts).toEqual(
    expect.arrayContaining([
      ['Grace Okafor', 'caller'],
      ['Ada Okafor', 'patient'],
      ['Joy Okafor', 'patient'],
      ['Ben Shaw', 'carer'],
    ]),
  );
  expect(names.get(kase.patient_id ?? '')?.name).toBe('Ada Okafor');
  expect(kase.people.filter(({ person_id }) => person_id === known.id)).toHaveLength(1);
});

test('a second matter becomes a case of its own, of the same people, and needs no typing again', async () => {
  const { sam } = await withWard();
  const call = await newCall(sam);
  const done = await call.finish({ ...CALL, second: 'The car park took her money twice.' });
  const kase = await caseAt(sam, done.to);
  expect(kase.ref).toBe('PAL-26-0001');
  const page = (await sam.get('/desk/cases/PAL-26-0002')).page();
  expect(page.text).toContain('The car park took her money twice.');
  expect(page.text).toContain('Grace Okafor');
  expect(page.text).toContain('Ada Okafor');
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).toContain('PAL-26-0002');
  await call.finish({ ...CALL, second: 'The car park took her money twice.' });
  expect((await sam.get('/desk/cases/PAL-26-0003')).status).toBe(404);
});

test('the second matter is kept while the call is a draft', async () => {
  const { sam } = await desk();
  const call = await newCall(sam);
  await call.press('later', { notes: 'Late.', second: 'The car park.', person_2: 'Joy' });
  const page = await call.page();
  expect([page.value('second'), page.value('person_2')]).toEqual(['The car park.', 'Joy']);
});
