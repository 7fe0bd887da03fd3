import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { addAbsence } from '../away/index.ts';
import { lockOut, makePromise, openCase } from '../cases/index.ts';
import { atLocal } from '../platform/time.ts';
import { remindOften } from './reminders.jobs.ts';

const RECEIVED = new Date('2026-11-02T10:00:00Z');

async function team() {
  const home = await newTrust();
  const sam = await home.staff('officer', 'Sam Reid');
  const lena = await home.staff('senior_officer', 'Lena Ortiz');
  const mia = await home.staff('manager', 'Mia Long');
  const open = (received = RECEIVED) =>
    sam.as((ctx) => openCase(ctx, { type: 'question', owner: sam.id, receivedAt: received }));
  const made = () =>
    home.asSystem((ctx) =>
      ctx.db
        .selectFrom('promises')
        .select(['kind', 'owner_id', 'about', 'case_id', 'state'])
        .where('trust_id', '=', ctx.trust.id)
        .where('kind', 'in', ['look_into', 'ask_route', 'follow_up'])
        .where('state', '=', 'open')
        .orderBy('id')
        .execute(),
    );
  const at = async (day: string, time: string) => {
    home.clock.now = atLocal(day, time);
    await home.asSystem((ctx) => remindOften.run(ctx));
    return made();
  };
  return { ...home, sam, lena, mia, open, at, made };
}

const looks = (rows: Awaited<ReturnType<Awaited<ReturnType<typeof team>>['made']>>) =>
  rows.filter(({ kind }) => kind === 'look_into');

test('a service that does not answer is chased up the ladder: deputy, lead or matron, head of PALS', async () => {
  const { sam, mia, at } = await team();
  await sam.as(async (ctx) => {
    const kase = await openCase(ctx, { type: 'thanks', owner: sam.id, receivedAt: ctx.now });
    await makePromise(ctx, {
      kind: 'service_answer',
      owner: sam.id,
      case: kase.id,
      due: atLocal('2026-11-24', '16:00'),
    });
  });
  const words = async (day: string) =>
    looks(await at(day, '10:00'))
      .filter(({ about }) => about.startsWith('Answer'))
      .map(({ owner_id, about }) => [owner_id, about]);
  expect(await words('2026-11-25')).toEqual([
    [sam.id, 'Answer due from the service: was due Tuesday 24 November. Ask their deputy.'],
  ]);
  expect((await words('2026-11-27')).at(-1)?.[1]).toContain('Ask their lead or matron.');
  expect((await words('2026-12-01')).at(-1)).toEqual([
    mia.id,
    'Answer due from the service: was due Tuesday 24 November. The head of PALS decides what happens now.',
  ]);
});

test('a late promise goes to the senior officer and then to the manager, once each, and never at night', async () => {
  const { sam, lena, mia, at } = await team();
  await sam.as(async (ctx) => {
    const kase = await openCase(ctx, { type: 'thanks', owner: sam.id, receivedAt: ctx.now });
    await makePromise(ctx, { kind: 'call_back', owner: sam.id, case: kase.id, due: atLocal('2026-11-24', '16:00') });
  });
  const to = (rows: Awaited<ReturnType<typeof at>>) =>
    looks(rows)
      .filter(({ about }) => about.startsWith('Call'))
      .map(({ owner_id }) => owner_id);
  expect(to(await at('2026-11-25', '00:30'))).toEqual([]);
  expect(to(await at('2026-11-25', '09:30'))).toEqual([lena.id]);
  expect(to(await at('2026-11-25', '12:00'))).toEqual([lena.id]);
  expect(to(await at('2026-11-28', '12:00'))).toEqual([lena.id]);
  expect(to(await at('2026-11-30', '12:00'))).toEqual([lena.id, mia.id]);
});

test('who is on leave is passed over: the next who is here has it, and the case says who is away', async () => {
  const world = await team();
  const { sam, lena, mia, at } = world;
  const onLeave = (desk: typeof sam) =>
    desk.as((ctx) =>
      addAbsence(ctx, {
        user: desk.id,
        kind: 'leave',
        starts_at: atLocal('2026-11-23', '00:00'),
        ends_at: atLocal('2026-12-12', '00:00'),
      }),
    );
  await onLeave(lena);
  const kase = await sam.as(async (ctx) => {
    const made = await openCase(ctx, { type: 'thanks', owner: sam.id, receivedAt: ctx.now });
    await makePromise(ctx, { kind: 'call_back', owner: sam.id, case: made.id, due: atLocal('2026-11-24', '16:00') });
    return made;
  });
  const told = (rows: Awaited<ReturnType<typeof at>>) =>
    looks(rows)
      .filter(({ about }) => about.startsWith('Call'))
      .map(({ owner_id, about }) => [owner_id, about]);
  expect(told(await at('2026-11-25', '09:30'))).toEqual([
    [mia.id, 'Call the caller: was due Tuesday 24 November. Lena Ortiz is away.'],
  ]);
  const fresh = await world.staff('manager', 'Una Bell');
  expect((await fresh.get(`/desk/cases/${kase.ref}`)).page().text).toContain('Lena Ortiz is away.');
});

test('where all who could be told are on leave, it waits for the first of them; a short break passes nobody over', async () => {
  const { sam, lena, mia, at } = await team();
  const away = (desk: typeof sam, kind: 'leave' | 'break', until: [string, string]) =>
    desk.as((ctx) =>
      addAbsence(ctx, {
        user: desk.id,
        kind,
        starts_at: atLocal('2026-11-25', '09:20'),
        ends_at: atLocal(...until),
      }),
    );
  await away(lena, 'break', ['2026-11-25', '09:40']);
  await away(mia, 'leave', ['2026-12-12', '00:00']);
  await sam.as(async (ctx) => {
    const kase = await openCase(ctx, { type: 'thanks', owner: sam.id, receivedAt: ctx.now });
    await makePromise(ctx, { kind: 'call_back', owner: sam.id, case: kase.id, due: atLocal('2026-11-24', '16:00') });
  });
  const to = (rows: Awaited<ReturnType<typeof at>>) =>
    looks(rows)
      .filter(({ about }) => about.startsWith('Call'))
      .map(({ owner_id }) => owner_id);
  expect(to(await at('2026-11-25', '09:30'))).toEqual([lena.id]);
  await lena.as((ctx) =>
    addAbsence(ctx, {
      user: lena.id,
      kind: 'leave',
      starts_at: atLocal('2026-11-26', '00:00'),
      ends_at: atLocal('2026-12-12', '00:00'),
    }),
  );
  expect(to(await at('2026-11-30', '12:00')).at(-1)).toBe(mia.id);
});

test('many at once are one line with a number, not a flood', async () => {
  const { open, at, lena } = await team();
  for (let n = 0; n < 5; n += 1) await open();
  const rows = looks(await at('2026-11-09', '10:00')).filter(({ owner_id }) => owner_id === lena.id);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.about).toMatch(/^Look at the dates of 5 cases that are near their time or late: PAL-26-0001, /);
});

test('nobody is told of a case that does not exist for them', async () => {
  const { sam, open, at, lena, mia } = await team();
  const kase = await open();
  await sam.as((ctx) => lockOut(ctx, kase, { names: [lena.id], reason: 'It is her mother' }));
  const rows = looks(await at('2026-11-09', '10:00'));
  expect(rows.map(({ owner_id }) => owner_id)).not.toContain(lena.id);
  expect(rows.map(({ owner_id }) => owner_id)).toContain(mia.id);
});

test('after ten days the complaint route is offered, and an update is due after five', async () => {
  const { open, at } = await team();
  await open();
  const kinds = (rows: Awaited<ReturnType<typeof at>>) =>
    rows.filter(({ kind }) => kind !== 'look_into').map(({ kind }) => kind);
  expect(kinds(await at('2026-11-06', '10:00'))).toEqual([]);
  expect(kinds(await at('2026-11-09', '10:00'))).toEqual(['follow_up']);
  expect(kinds(await at('2026-11-16', '10:00'))).toEqual(['follow_up', 'ask_route']);
  expect(kinds(await at('2026-11-16', '11:00'))).toEqual(['follow_up', 'ask_route']);
});
