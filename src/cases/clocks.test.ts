import { describe, expect, test } from 'vitest';
import { newTrust, TUESDAY } from '../../test/harness.ts';
import { newWorld, type World } from '../../test/world.ts';
import {
  addContact,
  changeCase,
  findCase,
  keepPromise,
  listClocks,
  listOpenPromises,
  makePromise,
  openCase,
} from './index.ts';
import type { CaseType, Channel } from './tables.ts';

const HOUR = 3_600_000;

/** Clocks of a case that was received then, by name, each with its last moment on London's clock. */
async function clocksOf(at: string, more: { type?: CaseType; channel?: Channel; route?: 'complaint' } = {}) {
  const now = new Date(at);
  const home = await newTrust(now);
  const sam = await home.staff();
  const kase = await sam.as((ctx) =>
    openCase(ctx, { type: more.type ?? 'concern', owner: sam.id, receivedAt: now, ...more }),
  );
  const rows = await sam.as((ctx) => listClocks(ctx, kase.id));
  const due = Object.fromEntries(rows.map(({ name, due_at }) => [name, londonWords(due_at)]));
  return { ...home, sam, kase, due };
}

const londonWords = (at: Date) => at.toLocaleString('sv-SE', { timeZone: 'Europe/London' }).slice(0, 16);

const dueOf = (world: Pick<World, 'sam' | 'kase'>) =>
  world.sam.as(async (ctx) => {
    const rows = await listClocks(ctx, world.kase.id);
    return Object.fromEntries(rows.map(({ name, due_at }) => [name, londonWords(due_at)]));
  });

describe('what is counted', () => {
  test('a concern told by phone has its aims, its update and the next working day of the law', async () => {
    const { due } = await clocksOf('2026-11-24T10:00:00Z');
    expect(due).toEqual({
      first_contact: '2026-11-25 17:00',
      next_working_day: '2026-11-25 23:59',
      goal: '2026-12-01 17:00',
      update: '2026-12-01 17:00',
      offer_route: '2026-12-08 17:00',
    });
  });

  test.each([
    ['an email has no next working day: the law means what is told by mouth', 'email', 'concern'],
    ['a question is no concern, so it has none either', 'phone', 'question'],
  ] as const)('%s', async (_, channel, type) => {
    const { due } = await clocksOf('2026-11-24T10:00:00Z', { channel, type });
    expect(Object.keys(due)).not.toContain('next_working_day');
  });

  test('a thank you is offered no complaint', async () => {
    const { due } = await clocksOf('2026-11-24T10:00:00Z', { type: 'thanks' });
    expect(Object.keys(due)).toEqual(['first_contact', 'goal']);
  });

  test('a complaint is acknowledged in 3 working days and answered in 6 months of the calendar', async () => {
    const { due } = await clocksOf('2026-04-02T09:00:00Z', { type: 'complaint', route: 'complaint' });
    expect([due.acknowledge, due.respond]).toEqual(['2026-04-09 23:59', '2026-10-01 23:59']);
  });

  test.each([
    ['2026-01-15T12:00:00Z', '2026-07-14 23:59'],
    ['2026-03-01T12:00:00Z', '2026-08-31 23:59'],
    ['2026-08-31T12:00:00Z', '2027-02-28 23:59'],
    ['2028-02-29T12:00:00Z', '2028-08-28 23:59'],
    ['2027-08-31T12:00:00Z', '2028-02-29 23:59'],
    // 11:30pm of summer time is the next day in UTC's clock, and still the day of London
    ['2026-03-31T22:30:00Z', '2026-09-30 23:59'],
    ['2026-03-31T23:30:00Z', '2026-09-30 23:59'],
  ])('6 months that begin on %s end at %s', async (at, end) => {
    expect((await clocksOf(at, { type: 'complaint', route: 'complaint' })).due.respond).toBe(end);
  });

  test.each([
    ['Thursday before Easter: Friday and Monday are no days', '2026-04-02T09:00:00Z', '2026-04-07 23:59'],
    ['Saturday: Monday is the next working day', '2026-11-28T11:00:00Z', '2026-11-30 23:59'],
    ['Christmas Eve: Boxing Day is made up for on Monday', '2026-12-24T15:00:00Z', '2026-12-29 23:59'],
    ['Friday before the clocks go forward', '2026-03-27T16:00:00Z', '2026-03-30 23:59'],
    ['Friday before the clocks go back', '2026-10-23T16:00:00Z', '2026-10-26 23:59'],
  ])('told by mouth on %s', async (_, at, end) => {
    expect((await clocksOf(at)).due.next_working_day).toBe(end);
  });

  test('a closure moves our aims and no limit of the law', async () => {
    const home = await newTrust();
    const mia = await home.staff('manager');
    await mia.post('/desk/settings/closures', { on: '25/11/2026', name: 'Training' });
    const due = await mia.as(async (ctx) => {
      const kase = await openCase(ctx, { type: 'concern', owner: mia.id, receivedAt: ctx.now });
      return (await listClocks(ctx, kase.id)).map(({ name, due_at }) => `${name} ${londonWords(due_at)}`);
    });
    expect(due).toContain('first_contact 2026-11-26 17:00');
    expect(due).toContain('next_working_day 2026-11-25 23:59');
  });

  test('a concern that turns out to be a question has the aim of a question, and what it no longer needs is gone', async () => {
    const world = await newWorld();
    await world.sam.as(async (ctx) => changeCase(ctx, await findCase(ctx, world.kase.ref), { type: 'question' }));
    const due = await dueOf(world);
    expect(due.goal).toBe('2026-11-26 17:00');
    expect(Object.keys(due)).not.toContain('next_working_day');
  });
});

describe('waiting for the person', () => {
  test('our aims stand still and go on with the time left; the law and the promises do not wait', async () => {
    const world = await newWorld();
    const { sam, kase, clock } = world;
    const promise = await sam.as((ctx) =>
      makePromise(ctx, {
        kind: 'get_consent',
        owner: sam.id,
        case: kase.id,
        due: new Date(ctx.now.getTime() + 48 * HOUR),
      }),
    );
    const before = await dueOf(world);
    clock.now = new Date(clock.now.getTime() + 24 * HOUR);
    await sam.as((ctx) => keepPromise(ctx, promise));
    const after = await dueOf(world);
    expect(after.goal).toBe('2026-12-02 17:00');
    expect(after.offer_route).toBe('2026-12-09 17:00');
    expect([after.next_working_day, after.first_contact]).toEqual([before.next_working_day, before.first_contact]);
    const page = (await (await world.staff('officer', 'Priya Nair')).get(`/desk/cases/${kase.ref}/clocks`)).page();
    expect(page.text).toContain('8 working hours in which we waited for the person are added.');
  });

  test('the update to the person is due again 5 working days after they last spoke with us', async () => {
    const world = await newWorld();
    world.clock.now = new Date('2026-11-27T11:00:00Z');
    await world.sam.as((ctx) =>
      addContact(ctx, {
        case: world.kase.id,
        channel: 'phone',
        direction: 'out',
        words: 'Still waiting for the ward.',
      }),
    );
    expect((await dueOf(world)).update).toBe('2026-12-04 17:00');
    await world.sam.as((ctx) =>
      addContact(ctx, { case: world.kase.id, channel: 'phone', direction: 'out', result: 'no_answer' }),
    );
    expect((await dueOf(world)).update).toBe('2026-12-04 17:00');
  });
});

describe('a date is moved', () => {
  const move = async (world: World, fields: Record<string, string>, name = 'goal') => {
    const clocks = await world.sam.as((ctx) => listClocks(ctx, world.kase.id));
    const clock = clocks.find((one) => one.name === name);
    const sent = { day: '4 December', told: 'yes', reason: 'The consultant is away until Thursday.' };
    const was = clock?.due_at.toISOString() ?? '';
    return world.sam.post(`/desk/cases/${world.kase.ref}/clocks/${clock?.id}/moves`, { was, ...sent, ...fields });
  };

  test('an aim is moved with a reason, and the timeline says so and who knows', async () => {
    const world = await newWorld();
    expect((await move(world, { reason: '' })).page().errors).toEqual(['Enter why this is moved']);
    expect((await move(world, {})).to).toBe(`/desk/cases/${world.kase.ref}?done=moved-date`);
    expect((await dueOf(world)).goal).toBe('2026-12-04 17:00');
    const page = (await world.sam.get(`/desk/cases/${world.kase.ref}?done=moved-date`)).page();
    expect(page.text).toContain('Moved: sorted, from Tuesday 1 December to Friday 4 December');
    expect(page.text).toContain('The consultant is away until Thursday.');
    expect(page.text).toContain('Moved by hand on Tuesday 24 November');
  });

  test('what they do not know yet is promised: tell them the new date', async () => {
    const world = await newWorld();
    await move(world, { told: 'no' });
    const open = await world.sam.as((ctx) => listOpenPromises(ctx, world.kase.id));
    expect(open.map(({ kind }) => kind)).toContain('tell_moved');
  });

  test('a colleague moved it a moment before: both are told, nothing is lost', async () => {
    const world = await newWorld();
    await move(world, { day: '3 December' });
    const stale = await move(world, { was: '2026-12-01T17:00:00.000Z' });
    expect(stale.status).toBe(422);
    expect(stale.page().errors).toEqual(['Somebody moved this meanwhile. Look at the date again, then move it.']);
    expect((await dueOf(world)).goal).toBe('2026-12-03 17:00');
  });

  test('a second press moves nothing twice', async () => {
    const world = await newWorld();
    await move(world, {});
    await move(world, { was: '2026-12-01T17:00:00.000Z' });
    const moves = await world.sam.as((ctx) =>
      ctx.db
        .selectFrom('events')
        .select('id')
        .where('trust_id', '=', ctx.trust.id)
        .where('name', '=', 'clock.moved')
        .execute(),
    );
    expect(moves).toHaveLength(1);
  });

  test('what the law sets is not moved, and its page does not exist', async () => {
    expect((await move(await newWorld(), {}, 'next_working_day')).status).toBe(404);
  });

  test('the 6 months grow only by agreement, and only before they end', async () => {
    const world = await newWorld();
    const { sam, kase, clock } = world;
    await sam.post(`/desk/cases/${kase.ref}/route`, { route: 'complaint', channel: 'phone' });
    expect((await move(world, { day: '1/7/2027', told: 'no' }, 'respond')).page().errors).toEqual([
      'A longer time counts only if it was agreed with them before the 6 months end',
    ]);
    expect((await move(world, { day: '1/4/2027' }, 'respond')).page().errors).toEqual([
      'Enter a day after the 6 months',
    ]);
    await move(world, { day: '1/7/2027' }, 'respond');
    expect((await dueOf(world)).respond).toBe('2027-07-01 23:59');
    clock.now = new Date('2027-07-02T09:00:00Z');
    const late = await newWorldAt(world, clock.now);
    expect((await late).page().errors[0]).toContain('The 6 months have ended.');
  });

  async function newWorldAt(world: World, now: Date) {
    const priya = await world.staff('officer', 'Priya Nair');
    const clocks = await priya.as((ctx) => listClocks(ctx, world.kase.id));
    const respond = clocks.find(({ name }) => name === 'respond');
    return priya.post(`/desk/cases/${world.kase.ref}/clocks/${respond?.id}/moves`, {
      was: respond?.due_at.toISOString() ?? '',
      day: new Date(now.getTime() + 240 * HOUR).toISOString().slice(0, 10),
      told: 'yes',
      reason: 'More time',
    });
  }
});

describe('received before it was logged', () => {
  const received = (desk: World['sam'], world: World, fields: Record<string, string> = {}, version = '') =>
    desk.post(`/desk/cases/${world.kase.ref}/received`, {
      day: '20/11/2026',
      time: '3pm',
      reason: 'The voicemail was from Friday.',
      version,
      ...fields,
    });
  const versionOf = async (world: World) =>
    String((await world.sam.as((ctx) => findCase(ctx, world.kase.ref))).version);

  test('open clocks count from then, old and new stay in the timeline, what was met stays met', async () => {
    const world = await newWorld();
    const met = await world.sam.as(async (ctx) => (await listClocks(ctx, world.kase.id)).find(({ met_at }) => met_at));
    const sent = await received(world.sam, world, {}, await versionOf(world));
    expect(sent.to).toBe(`/desk/cases/${world.kase.ref}?done=received`);
    const due = await dueOf(world);
    expect([due.goal, due.next_working_day]).toEqual(['2026-11-27 17:00', '2026-11-23 23:59']);
    const after = await world.sam.as(async (ctx) =>
      (await listClocks(ctx, world.kase.id)).find(({ met_at }) => met_at),
    );
    expect([after?.name, after?.due_at, after?.met_at]).toEqual(['first_contact', met?.due_at, met?.met_at]);
    const page = (await world.sam.get(sent.to)).page();
    expect(page.text).toContain('First told us: 3pm on Friday 20 November, not 10am');
    expect(page.text).toContain('The voicemail was from Friday.');
  });

  test('never into the future, and never without a reason', async () => {
    const world = await newWorld();
    const version = await versionOf(world);
    const future = await received(world.sam, world, { day: '25/11/2026' }, version);
    expect([future.status, future.page().errors]).toEqual([422, ['Enter a time in the past']]);
    expect((await received(world.sam, world, { reason: ' ' }, version)).page().errors).toEqual([
      'Enter why this is corrected',
    ]);
    expect((await received(world.sam, world, { time: 'soon' }, version)).page().errors).toEqual([
      'Enter a time, like 3pm',
    ]);
  });

  test('an officer may on the day they logged it; the next day a senior officer does', async () => {
    const world = await newWorld();
    const priya = await world.staff('officer', 'Priya Nair');
    expect((await received(priya, world, {}, await versionOf(world))).status).toBe(422);
    world.clock.now = new Date(TUESDAY.getTime() + 24 * HOUR);
    const officer = await world.staff('officer', 'Sam Two');
    const page = (await officer.get(`/desk/cases/${world.kase.ref}/received`)).page();
    expect(page.text).toContain('After that, ask a senior officer or your PALS manager.');
    expect(page.all('main form')).toEqual([]);
    const senior = await world.staff('senior_officer', 'Lena Ortiz');
    expect((await received(senior, world, {}, await versionOf(world))).status).toBe(303);
  });

  test('somebody changed the case meanwhile: what was typed stays', async () => {
    const world = await newWorld();
    const stale = await received(world.sam, world, {}, '1');
    expect(stale.status).toBe(422);
    expect(stale.page().value('reason')).toBe('The voicemail was from Friday.');
  });
});

describe('it happened long ago', () => {
  const happened = async (world: World, fields: Record<string, string>) => {
    const version = String((await world.sam.as((ctx) => findCase(ctx, world.kase.ref))).version);
    return world.sam.post(`/desk/cases/${world.kase.ref}/happened`, { version, ...fields });
  };

  test('more than 12 months warns, blocks nothing, and goes when somebody records what was decided', async () => {
    const world = await newWorld();
    const page = async () => (await world.sam.get(`/desk/cases/${world.kase.ref}`)).page().text;
    await happened(world, { happened: '23/11/2025' });
    expect(await page()).toContain('This happened more than 12 months ago. PALS can help all the same.');
    const decided = { decision: 'look_into', reason: 'She was ill until June. The ward has the notes.' };
    expect((await world.sam.post(`/desk/cases/${world.kase.ref}/late-matter`, {})).page().errors).toHaveLength(2);
    await world.sam.post(`/desk/cases/${world.kase.ref}/late-matter`, decided);
    expect(await page()).not.toContain('This happened more than 12 months ago. PALS');
    expect(await page()).toContain('She was ill until June.');
  });

  test('the 12 months count from when they came to know of it, if that was later', async () => {
    const world = await newWorld();
    await happened(world, { happened: '1/2/2024', noticed: '24/11/2025' });
    expect((await dueOf(world)).time_limit).toBe('2026-11-24 23:59');
    await happened(world, { happened: '29/2/2024' });
    expect((await dueOf(world)).time_limit).toBe('2025-02-28 23:59');
    expect((await happened(world, { happened: '1/2/2027' })).page().errors).toEqual(['Enter a day in the past']);
    expect((await happened(world, { happened: '1/2/2025', noticed: '1/1/2025' })).page().errors).toHaveLength(1);
  });

  test('a complaint that was made in time has met its limit', async () => {
    const world = await newWorld();
    await happened(world, { happened: '24/11/2025' });
    await world.sam.post(`/desk/cases/${world.kase.ref}/route`, { route: 'complaint', channel: 'phone' });
    const page = (await world.sam.get(`/desk/cases/${world.kase.ref}/clocks`)).page();
    expect(page.text).toContain('Time limit to make a complaintMet. Due by Tuesday 24 November');
  });
});
