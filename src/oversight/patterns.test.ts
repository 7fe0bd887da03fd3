import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { viewed } from '../audit/index.ts';
import { addNote, lockOut, openCase } from '../cases/index.ts';
import { createPerson } from '../people/index.ts';

const HOUR = 3_600_000;

async function overseen() {
  const world = await newWorld();
  const ivy = await world.staff('information_governance', 'Ivy Stone');
  const nat = await world.staff('officer', 'Nat Dale');
  const find = () => world.runSweep('oversight.find_patterns');
  // Whoever oversees signs in anew: the tests move the clock by days.
  const rows = async (query = '') =>
    (await (await world.staff('information_governance', 'Ivy Hart')).get(`/desk/access-log/patterns${query}`))
      .page()
      .all('main .nhsuk-list--border li');
  const later = (hours: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + hours * HOUR);
  };
  return { ...world, ivy, nat, find, rows, later };
}

test('who looks at many people within an hour, or while PALS is closed, stands there as a question; fewer do not', async () => {
  const { nat, sam, find, rows, clock } = await overseen();
  const people = await sam.as(async (ctx) => {
    const made: string[] = [];
    for (let n = 0; n < 25; n += 1) made.push((await createPerson(ctx, { name: `Patient Number${n}` })).id);
    return made;
  });
  await sam.as(async (ctx) => {
    for (const person of people.slice(0, 24)) await viewed(ctx, 'person', { person });
  });
  await find();
  expect(await rows()).toEqual([]);
  await nat.as(async (ctx) => {
    for (const person of people) await viewed(ctx, 'person', { person });
  });
  await find();
  expect(await rows()).toEqual([expect.stringContaining('Nat Dale: Many people within an hour25 different people')]);
  clock.now = new Date('2026-11-28T22:00:00Z'); // a Saturday night
  await sam.as(async (ctx) => {
    for (const person of people.slice(0, 5)) await viewed(ctx, 'person', { person });
  });
  await find();
  await find(); // looked through again, it is one pattern
  expect(await rows()).toEqual([
    expect.stringContaining('Sam Reid: While PALS was closed5 different'),
    expect.stringContaining('Nat Dale'),
  ]);
});

test('the same last name, and the name of a colleague, are pointed out; the reads behind them are one link away', async () => {
  const { staff, find, rows, ivy, grace, kase } = await overseen();
  const ola = await staff('officer', 'Ola Okafor');
  await ola.get(`/desk/people/${grace.id}`);
  await staff('officer', 'Ada Okafor');
  await (await staff('officer', 'Una Hill')).get(`/desk/cases/${kase.ref}`);
  await find();
  const found = await rows();
  expect(found.join()).toContain('Ola Okafor: Same last nameGrace Okafor');
  expect(found.join()).toContain('Una Hill: Somebody with the name of a colleagueAda Okafor');
  const { document } = (await ivy.get('/desk/access-log/patterns')).page();
  const links = [...document.querySelectorAll('.nhsuk-list--border a')].map((link) => link.getAttribute('href') ?? '');
  const pages = await Promise.all(links.map((href) => ivy.get(href)));
  const own = pages.find(({ body }) => body.includes('Ola Okafor'))?.page();
  expect(own?.heading).toBe('Same last name');
  const reads = own?.document.querySelector('main a[href*="access-log?"]')?.getAttribute('href') ?? '';
  expect((await ivy.get(reads)).page().all('tbody tr')).toEqual([
    expect.stringContaining('Ola OkaforLooked at a person'),
  ]);
});

test('coming back to a case on three days without doing anything in it is a pattern; doing something in it is none', async () => {
  const { nat, sam, find, rows, kase, later } = await overseen();
  for (let day = 0; day < 3; day += 1) {
    later(day === 0 ? 0 : 24);
    for (const desk of [nat, sam]) await desk.as((ctx) => viewed(ctx, 'case', { case: kase.id }));
    await find();
  }
  expect(await rows()).toEqual([expect.stringContaining(`Nat Dale: No part in the case${kase.ref}. Looked on 3 days`)]);
  later(24);
  await nat.as((ctx) => addNote(ctx, kase, 'I rang the ward for Sam.'));
  await nat.as((ctx) => viewed(ctx, 'case', { case: kase.id }));
  await find();
  expect(await rows()).toHaveLength(1);
});

test('a closed case that somebody without a part in it looks at is a pattern; so are three openings with a reason', async () => {
  const { nat, sam, staff, find, rows, kase, promise, later } = await overseen();
  const address = `/desk/cases/${kase.ref}`;
  await nat.get(address);
  const closed = await sam.post(`${address}/closure`, {
    ...{
      [`promise_${promise.id}`]: 'kept',
      outcome: 'explained',
      told: 'yes',
      satisfied: 'not_asked',
      subject: 'falls',
    },
  });
  expect([closed.status, closed.page().errors]).toEqual([303, []]);
  later(0.1);
  await nat.get(address);
  await nat.get(address);
  await find();
  expect(await rows()).toEqual([expect.stringContaining('After the case was closed')]);
  const mia = await staff('manager', 'Mia Long');
  for (let n = 0; n < 3; n += 1) {
    const hidden = await mia.as((ctx) => openCase(ctx, { type: 'concern', owner: mia.id, receivedAt: ctx.now }));
    await mia.post(`/desk/cases/${hidden.ref}/restriction`, { kind: 'legal', reason: 'An inquest' });
    await nat.post(`/desk/cases/${hidden.ref}/access`, { why: 'cover', reason: 'She is away' });
  }
  await find();
  expect((await rows())[0]).toContain('Nat Dale: Restricted cases opened with a reason3 openings');
});

test('somebody looks into a pattern once, says what came of it, and never into their own', async () => {
  const { staff, ivy, find, rows, grace } = await overseen();
  const max = await staff('manager', 'Max Okafor');
  await max.get(`/desk/people/${grace.id}`);
  await find();
  const link = (await ivy.get('/desk/access-log/patterns')).page().document.querySelector('.nhsuk-list--border a');
  const address = link?.getAttribute('href') ?? '';
  expect((await max.get(address)).page().text).toContain('Somebody else looks into yours.');
  expect((await max.post(`${address}/look`, { outcome: 'nothing' })).status).toBe(422);
  const empty = await ivy.post(`${address}/look`, { note: 'Asked him' });
  expect([empty.status, empty.page().errors, empty.page().value('note')]).toEqual([
    422,
    ['Choose what came of it'],
    'Asked him',
  ]);
  const said = { outcome: 'followed_up', note: 'He asked to be taken off the case.' };
  expect((await ivy.post(`${address}/look`, said)).status).toBe(303);
  expect((await ivy.post(`${address}/look`, said)).status).toBe(303); // a second press
  const other = await staff('manager', 'Mia Long');
  expect((await other.post(`${address}/look`, { outcome: 'nothing' })).page().errors[0]).toContain('already');
  expect(await rows()).toEqual([]);
  expect((await rows('?show=all'))[0]).toContain('Looked into: followed up – Ivy Stone');
  expect((await ivy.get(address)).page().text).toContain('He asked to be taken off the case.');
  await find(); // what was looked into is not asked again
  expect(await rows()).toEqual([]);
  const told = await ivy.as((ctx) =>
    ctx.db.selectFrom('events').select('particulars').where('name', '=', 'read_pattern.looked_into').execute(),
  );
  expect(JSON.stringify(told)).not.toContain('taken off');
});

test('of a restricted case its reference alone is known, its people are compared with nobody; who is locked out sees nothing', async () => {
  const { staff, find, rows, kase, nat, later } = await overseen();
  const boss = await staff('manager', 'Mia Long');
  const ola = await staff('officer', 'Ola Okafor');
  const address = `/desk/cases/${kase.ref}`;
  await boss.post(`${address}/restriction`, { kind: 'legal', names: [nat.id, ola.id], reason: 'An inquest' });
  for (let day = 0; day < 3; day += 1) {
    later(day === 0 ? 0 : 24);
    for (const desk of [nat, ola]) await desk.as((ctx) => viewed(ctx, 'case', { case: kase.id }));
    await find();
  }
  const found = (await rows()).join();
  expect(found).toContain(`Nat Dale: No part in the case${kase.ref}`);
  expect(found).not.toMatch(/Same last name|Grace|Ada/);
  const leader = await staff('manager', 'Max Hill');
  await boss.as((ctx) => lockOut(ctx, kase, { names: [leader.id], reason: 'Her mother' }));
  expect((await leader.get('/desk/access-log/patterns')).page().all('main .nhsuk-list--border li')).toEqual([]);
});

test('officers see no patterns; one of another trust does not exist', async () => {
  const { sam, nat, find, grace, staff, ivy } = await overseen();
  expect((await sam.get('/desk/access-log/patterns')).status).toBe(403);
  await (await staff('officer', 'Ola Okafor')).get(`/desk/people/${grace.id}`);
  await find();
  const { document } = (await ivy.get('/desk/access-log/patterns')).page();
  const address = document.querySelector('.nhsuk-list--border a')?.getAttribute('href') ?? '';
  const other = await (await newWorld()).staff('manager', 'Olu Stranger');
  expect([(await other.get(address)).status, (await other.post(`${address}/look`)).status]).toEqual([404, 404]);
  const seen = await nat.as((ctx) => ctx.db.selectFrom('read_patterns').select('id').execute());
  expect(seen).toEqual([]);
});
