import { expect, test } from 'vitest';
import { agreed, caseNow, firstId, graceMay, relative } from '../../test/consenting.ts';
import { addPerson, findCase, listCaseMerges, mergeCases, openCase, undoCaseMerge } from '../cases/index.ts';
import { createPerson, findMerge, findRecords, mergePeople, undoMerge } from '../people/index.ts';

test('a patient who called and was recorded twice is told about themself once the two records are one', async () => {
  const { sam, grace, runJobs } = await relative();
  const twin = await sam.as((ctx) => createPerson(ctx, { name: 'Grace O.' }));
  const kase = await sam.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, patient: twin.id, receivedAt: ctx.now }),
  );
  const barred = async () =>
    (await sam.get(`/desk/cases/${kase.ref}`)).page().text.includes('Do not tell Grace about the patient');
  expect(await barred()).toBe(true);
  const merge = await sam.as(async (ctx) => {
    const [stays, goes] = await findRecords(ctx, [grace.id, twin.id]);
    return mergePeople(ctx, { stays, goes, choices: {} });
  });
  await runJobs();
  expect(await barred()).toBe(false);
  await sam.as(async (ctx) => undoMerge(ctx, await findMerge(ctx, grace.id, merge)));
  await runJobs();
  expect(await barred()).toBe(true);
});

test('what was recorded of two cases that are one is shown together and counts together, until they are two again', async () => {
  const world = await relative();
  const { sam, base, grace, ada, place, runJobs } = world;
  const twice = await sam.as((ctx) =>
    openCase(ctx, { type: 'concern', owner: sam.id, caller: grace.id, patient: ada.id, place, receivedAt: ctx.now }),
  );
  await sam.post(`/desk/cases/${twice.ref}/consents`, { ...agreed(grace.id), services: '' });
  const merge = async () =>
    sam.as(async (ctx) => mergeCases(ctx, await findCase(ctx, world.kase.ref), await findCase(ctx, twice.ref), ''));
  await merge();
  await runJobs();
  const shown = (await sam.get(`${base}/consents`)).page();
  expect(shown.all('.app-card h2').filter((title) => title === 'Grace Okafor')).toHaveLength(1);
  expect(graceMay(await caseNow(world), world)).toBe(true);
  await sam.as(async (ctx) => {
    const [last] = await listCaseMerges(ctx, await findCase(ctx, world.kase.ref));
    if (last) await undoCaseMerge(ctx, last);
  });
  await runJobs();
  expect((await caseNow(world)).may_hear).toEqual([]);
  expect(graceMay(await caseNow({ sam, kase: twice }), world)).toBe(true);
  await merge();
  await runJobs();
  const id = await firstId(world, 'withdrawal');
  expect((await sam.post(`${base}/consents/${id}/withdrawal`, { reason: 'Ada rang.' })).status).toBe(303);
  expect((await caseNow(world)).may_hear).toEqual([]);
});

test('somebody recorded twice may be told under either record, while the two are one', async () => {
  const world = await relative();
  const { sam, base, grace, runJobs } = world;
  const twice = await sam.as((ctx) => createPerson(ctx, { name: 'G Okafor' }));
  await sam.post(`${base}/consents`, agreed(grace.id));
  const merge = await sam.as(async (ctx) => {
    const [stays, goes] = await findRecords(ctx, [twice.id, grace.id]);
    return mergePeople(ctx, { stays, goes, choices: { name: 'stays' } });
  });
  await runJobs();
  expect((await caseNow(world)).may_hear).toEqual(expect.arrayContaining([grace.id, twice.id]));
  await sam.as(async (ctx) => undoMerge(ctx, await findMerge(ctx, twice.id, merge)));
  await runJobs();
  const kase = await caseNow(world);
  expect([graceMay(kase, world), kase.may_hear.includes(twice.id)]).toEqual([true, false]);
});

test('what one patient agreed to does not count when it turns out that the case is about another', async () => {
  const world = await relative();
  const { sam, base, grace } = world;
  await sam.post(`${base}/consents`, agreed(grace.id));
  const other = await sam.as((ctx) => createPerson(ctx, { name: 'Ife Bello' }));
  await sam.as(async (ctx) => addPerson(ctx, await findCase(ctx, world.kase.ref), other.id, 'patient'));
  expect((await caseNow(world)).may_hear).toEqual([]);
  await sam.post(`${base}/consents`, { ...agreed(grace.id), what: ['complaints'] });
  expect((await caseNow(world)).may_hear).toEqual([]);
});
