import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { createPerson } from '../people/index.ts';
import { atLocal } from '../platform/time.ts';
import { findCase, findPromise, listClocks, lockOut, makePromise, openCase } from './index.ts';

/** A summer that no other test lives in: a bank holiday is everybody's. */
const MONDAY = new Date('2019-07-08T09:00:00Z');
const LATE = '2019-07-12';

async function summer() {
  const home = await newTrust(MONDAY);
  const mia = await home.staff('manager', 'Mia Long');
  const sam = await home.staff('officer', 'Sam Reid');
  const known = await sam.as(async (ctx) => {
    const grace = await createPerson(ctx, { name: 'Grace Okafor' });
    const kase = await openCase(ctx, {
      type: 'complaint',
      route: 'complaint',
      owner: sam.id,
      caller: grace.id,
      receivedAt: new Date('2019-07-10T08:00:00Z'),
    });
    const due = atLocal(LATE, '11:00');
    const promise = await makePromise(ctx, { kind: 'call_back', owner: sam.id, case: kase.id, person: grace.id, due });
    return { kase, promise };
  });
  const due = async () => {
    const rows = await home.asSystem((ctx) => listClocks(ctx, known.kase.id));
    return Object.fromEntries(rows.map(({ name, due_at }) => [name, due_at.toISOString().slice(0, 10)]));
  };
  return {
    ...home,
    mia,
    sam,
    ...known,
    due,
    recount: async () => {
      await home.runJobs();
      await home.runSweep('cases.recount_daily');
    },
  };
}

/** The same day twice would be in the list already: each test takes its own back. */
async function withHoliday(world: Awaited<ReturnType<typeof summer>>, work: () => Promise<void>) {
  const added = await world.mia.post('/desk/settings/holidays', {
    holiday_on: '12/7/2019',
    holiday_name: 'A royal day',
  });
  expect(added.to).toBe('/desk/settings/opening-hours?done=holiday');
  try {
    await world.recount();
    await work();
  } finally {
    await world.mia.post(`/desk/settings/holidays/${LATE}/removal`);
  }
}

test('a bank holiday that is added late moves open dates, and not what was promised; the case says both', async () => {
  const world = await summer();
  const { sam, kase, promise, due } = world;
  const before = await due();
  expect(before).toMatchObject({ acknowledge: '2019-07-15', goal: '2019-07-17', respond: '2020-01-09' });
  await withHoliday(world, async () => {
    expect(await due()).toMatchObject({ acknowledge: '2019-07-16', goal: '2019-07-18', respond: '2020-01-09' });
    const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
    expect(page.text).toContain('Bank holidays changed: Friday 12 July. Counted again:');
    expect(page.text).toContain('complaint acknowledged by Tuesday 16 July');
    expect(page.one('.app-next-step')).toContain('It now falls on a bank holiday. Tell them, or keep it.');
    const now = await sam.as((ctx) => findPromise(ctx, promise.id));
    expect([now.due_at, now.falls_on]).toEqual([promise.due_at, LATE]);
    expect((await sam.get('/desk')).page().text).toContain('It now falls on a bank holiday. Tell them, or keep it.');
  });
  await world.recount();
  expect(await due()).toEqual(before);
  expect((await sam.as((ctx) => findPromise(ctx, promise.id))).falls_on).toBeNull();
});

test('the officer keeps it, or moves it: either way nobody is asked again', async () => {
  const world = await summer();
  const { sam, promise } = world;
  await withHoliday(world, async () => {
    await sam.post(`/desk/promises/${promise.id}/holiday`);
    await sam.post(`/desk/promises/${promise.id}/holiday`);
    expect((await sam.as((ctx) => findPromise(ctx, promise.id))).falls_on).toBeNull();
    const kept = await sam.as((ctx) =>
      ctx.db
        .selectFrom('events')
        .select('id')
        .where('trust_id', '=', ctx.trust.id)
        .where('name', '=', 'promise.kept_on_holiday')
        .execute(),
    );
    expect(kept).toHaveLength(1);
    await world.recount();
    expect((await sam.as((ctx) => findPromise(ctx, promise.id))).falls_on).toBeNull();
  });
});

test('a second count changes nothing, and a case with a wall is counted too', async () => {
  const world = await summer();
  const { sam, mia, kase, due } = world;
  const other = await world.staff('officer', 'Priya Nair');
  await sam.as(async (ctx) =>
    lockOut(ctx, await findCase(ctx, kase.ref), { names: [other.id, mia.id], reason: 'Family' }),
  );
  await withHoliday(world, async () => {
    expect((await due()).acknowledge).toBe('2019-07-16');
    await world.recount();
    const told = await world.asSystem((ctx) =>
      ctx.db
        .selectFrom('events')
        .select('id')
        .where('trust_id', '=', ctx.trust.id)
        .where('name', '=', 'case.dates_recounted')
        .execute(),
    );
    expect(told).toHaveLength(1);
  });
});

test('a bank holiday is refused for a past day, twice, without a name, and by an officer', async () => {
  const world = await summer();
  const add = (desk: typeof world.mia, fields: Record<string, string>) => desk.post('/desk/settings/holidays', fields);
  expect((await add(world.sam, { holiday_on: '12/7/2019', holiday_name: 'Day' })).status).toBe(403);
  expect((await add(world.mia, { holiday_on: '1/7/2019', holiday_name: 'Day' })).page().errors).toEqual([
    'Enter a day that is still to come',
  ]);
  expect((await add(world.mia, { holiday_on: '26/8/2019', holiday_name: 'Day' })).page().errors).toEqual([
    'This day is in the list already',
  ]);
  expect((await add(world.mia, { holiday_on: 'soon', holiday_name: '' })).page().errors).toHaveLength(2);
  expect((await world.mia.post('/desk/settings/holidays/2019-08-26/removal')).status).toBe(404);
});
