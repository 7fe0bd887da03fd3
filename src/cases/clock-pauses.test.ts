import { expect, test } from 'vitest';
import { newTrust } from '../../test/harness.ts';
import { atLocal } from '../platform/time.ts';
import {
  findCase,
  keepPromise,
  listCaseMerges,
  listClocks,
  makePromise,
  mergeCases,
  openCase,
  undoCaseMerge,
} from './index.ts';

const londonWords = (at: Date) => at.toLocaleString('sv-SE', { timeZone: 'Europe/London' }).slice(0, 16);

async function desk(at: string) {
  const home = await newTrust(new Date(at));
  const mia = await home.staff('manager', 'Mia Long');
  const sam = await home.staff('officer', 'Sam Reid');
  const open = () => sam.as((ctx) => openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now }));
  const wait = (kase: { id: string }) =>
    sam.as((ctx) =>
      makePromise(ctx, {
        kind: 'hear_from_person',
        owner: sam.id,
        case: kase.id,
        due: new Date(ctx.now.getTime() + 30 * 86_400_000),
      }),
    );
  const goal = (kase: { id: string }, name = 'goal') =>
    sam.as(async (ctx) => {
      const clock = (await listClocks(ctx, kase.id)).find((one) => one.name === name);
      return [clock && londonWords(clock.due_at), clock?.stopped_at !== null];
    });
  const later = (day: string, time: string) => {
    home.clock.now = atLocal(day, time);
  };
  return { ...home, mia, sam, open, wait, goal, later };
}

test.each([
  ['a pause over Christmas adds open hours only', '2026-12-22T09:00:00Z', ['2026-12-29', '09:00'], '2027-01-06 17:00'],
  ['a pause over the day the clocks change', '2026-10-23T08:00:00Z', ['2026-10-27', '09:00'], '2026-11-03 17:00'],
  ['a pause over 31 December', '2026-12-31T09:00:00Z', ['2027-01-04', '17:00'], '2027-01-12 17:00'],
  [
    'a pause that begins and ends while PALS is closed',
    '2026-11-28T10:00:00Z',
    ['2026-11-29', '10:00'],
    '2026-12-04 17:00',
  ],
] as const)('%s', async (_, from, [day, time], due) => {
  const { sam, open, wait, goal, later } = await desk(from);
  const kase = await open();
  const promise = await wait(kase);
  expect((await goal(kase))[1]).toBe(true);
  later(day, time);
  await sam.as((ctx) => keepPromise(ctx, promise));
  expect(await goal(kase)).toEqual([due, false]);
});

test('a merge with a case that waits for its person: both stand still, and each goes on as its own when it is undone', async () => {
  const { sam, open, wait, goal, later } = await desk('2026-11-24T10:00:00Z');
  const [into, goes] = [await open(), await open()];
  await wait(goes);
  expect([await goal(into), await goal(goes)]).toEqual([
    ['2026-12-01 17:00', false],
    ['2026-12-01 17:00', true],
  ]);
  later('2026-11-25', '10:00');
  await sam.as(async (ctx) => mergeCases(ctx, await findCase(ctx, into.ref), await findCase(ctx, goes.ref), ''));
  expect(await goal(into)).toEqual(['2026-12-01 17:00', true]);
  later('2026-11-26', '10:00');
  await sam.as(async (ctx) => {
    const [merge] = await listCaseMerges(ctx, await findCase(ctx, into.ref));
    if (merge) await undoCaseMerge(ctx, merge);
  });
  expect(await goal(into)).toEqual(['2026-12-02 17:00', false]);
  expect(await goal(goes)).toEqual(['2026-12-01 17:00', true]);
});

test('they answer while the cases are one: the aims of both go on, and stay so when the merge is undone', async () => {
  const { sam, open, wait, goal, later } = await desk('2026-11-24T10:00:00Z');
  const [into, goes] = [await open(), await open()];
  const promise = await wait(goes);
  await sam.as(async (ctx) => mergeCases(ctx, await findCase(ctx, into.ref), await findCase(ctx, goes.ref), ''));
  later('2026-11-25', '10:00');
  await sam.as((ctx) => keepPromise(ctx, promise));
  expect(await goal(into)).toEqual(['2026-12-02 17:00', false]);
  await sam.as(async (ctx) => {
    const [merge] = await listCaseMerges(ctx, await findCase(ctx, into.ref));
    if (merge) await undoCaseMerge(ctx, merge);
  });
  expect([await goal(into), await goal(goes)]).toEqual([
    ['2026-12-02 17:00', false],
    ['2026-12-02 17:00', false],
  ]);
});

test('an aim is not moved into closed time', async () => {
  const { sam, open } = await desk('2026-11-24T10:00:00Z');
  const kase = await open();
  const clock = await sam.as(async (ctx) => (await listClocks(ctx, kase.id)).find(({ name }) => name === 'goal'));
  const move = (day: string) =>
    sam.post(`/desk/cases/${kase.ref}/clocks/${clock?.id}/moves`, {
      ...{ day, told: 'yes', reason: 'The ward is closed.' },
      was: clock?.due_at.toISOString() ?? '',
    });
  expect((await move('5/12/2026')).page().errors).toEqual([
    'PALS is closed on that day. Enter a day on which it is open.',
  ]);
  expect((await move('25/12/2026')).status).toBe(422);
  expect((await move('31/12/2026')).status).toBe(303);
});

test('a closure that is added later moves open aims, not the law, flags what was promised, and owners are told', async () => {
  const { sam, mia, wait, goal, runJobs } = await desk('2026-11-24T10:00:00Z');
  const kase = await sam.as((ctx) =>
    openCase(ctx, { type: 'complaint', route: 'complaint', owner: sam.id, receivedAt: ctx.now }),
  );
  await sam.as((ctx) =>
    makePromise(ctx, { kind: 'call_back', owner: sam.id, case: kase.id, due: atLocal('2026-11-26', '11:00') }),
  );
  const limits = async () => [await goal(kase), await goal(kase, 'acknowledge')].map(([due]) => due);
  expect(await limits()).toEqual(['2026-12-01 17:00', '2026-11-27 23:59']);
  await mia.post('/desk/settings/closures', { on: '26/11/2026', name: 'Team training' });
  await runJobs();
  await runJobs();
  expect(await limits()).toEqual(['2026-12-02 17:00', '2026-11-27 23:59']);
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.text).toContain('PALS is closed on Thursday 26 November. Counted again:');
  expect(page.one('.app-next-step')).toContain('PALS is closed on that day now. Tell them, or keep it.');
  const day = (await sam.get('/desk')).page().text;
  expect(day).toContain(`PALS is closed on Thursday 26 November. Our aims in this case moved: ${kase.ref}`);
  expect((await mia.get('/desk')).page().text).not.toContain('Dates counted again');
  const closures = (await mia.get('/desk/settings/opening-hours')).body;
  const removal = /\/desk\/settings\/closures\/[0-9a-f-]+\/removal/.exec(closures)?.[0] ?? '';
  await mia.post(removal);
  await runJobs();
  expect(await limits()).toEqual(['2026-12-01 17:00', '2026-11-27 23:59']);
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().one('.app-next-step')).not.toContain('closed on that day');
  await wait(kase);
});

test('other opening hours from a day on: open aims are counted by them', async () => {
  const { mia, open, goal, runJobs } = await desk('2026-11-24T10:00:00Z');
  const kase = await open();
  const week = {
    day1: '9am to 5pm',
    day2: '9am to 4pm',
    day3: '9am to 5pm',
    day4: '9am to 5pm',
    day5: '',
    from: 'today',
  };
  expect((await mia.post('/desk/settings/opening-hours', week)).status).toBe(303);
  await runJobs();
  expect(await goal(kase)).toEqual(['2026-12-02 17:00', false]);
});
