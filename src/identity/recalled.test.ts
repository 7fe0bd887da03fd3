// Every request works for the session as it was at the one before, and asks meanwhile whether it still is.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { PDF } from '../../test/example-files.ts';
import { newWorld } from '../../test/world.ts';

type World = Awaited<ReturnType<typeof newWorld>>;

/** As another process does it: nothing in this one hears of it. */
const elsewhere = ({ asSystem, sam }: World, change: string) =>
  asSystem((ctx) =>
    sql`${sql.raw(change)} where trust_id = ${ctx.trust.id} and ${sql.ref(change.includes('users') ? 'id' : 'user_id')} = ${sam.id}`.execute(
      ctx.db,
    ),
  );

const notes = async ({ staff, kase }: World) =>
  (await (await staff('manager', 'Mia Cole')).get(`/desk/cases/${kase.ref}?show=notes`))
    .page()
    .all('.app-timeline__body');

test('who was signed out elsewhere writes nothing more, and is asked to sign in with the words kept', async () => {
  const world = await newWorld();
  const path = `/desk/cases/${world.kase.ref}`;
  expect((await world.sam.get(path)).status).toBe(200);
  const before = await notes(world);
  await elsewhere(world, `update sessions set ended_at = now()`);
  const answer = await world.sam.post(`${path}/notes`, { body: 'Written after the end' });
  expect(answer.status).toBe(401);
  expect(answer.body).toContain('Written after the end');
  expect((await world.sam.get(path)).to).toMatch(/^\/sign-in\?next=/);
  expect(await notes(world)).toEqual(before);
});

test('what comes with a file is received once: kept once when something changed meanwhile, and the words stand where somebody was signed out', async () => {
  const world = await newWorld();
  const path = `/desk/cases/${world.kase.ref}`;
  const letter = [{ name: 'letter.pdf', bytes: PDF }];
  expect((await world.sam.get(path)).status).toBe(200);
  await elsewhere(world, `update users set name = 'Samira Reid'`);
  expect((await world.sam.upload(`${path}/notes`, letter, {}, { body: 'She brought a letter' })).status).toBe(303);
  const after = await notes(world);
  expect(after.filter((words) => words.includes('She brought a letter'))).toHaveLength(1);
  expect((await world.sam.get(`${path}/files`)).body).toContain('letter.pdf');
  await elsewhere(world, `update sessions set ended_at = now()`);
  const answer = await world.sam.upload(`${path}/notes`, letter, {}, { body: 'Written after the end' });
  expect(answer.status).toBe(401);
  expect(answer.body).toContain('Written after the end');
  expect(await notes(world)).toEqual(after);
});

test('whose role was taken away may nothing more at the next press, and gets it back as soon', async () => {
  const world = await newWorld();
  const path = `/desk/cases/${world.kase.ref}`;
  expect((await world.sam.get(path)).status).toBe(200);
  const before = await notes(world);
  await elsewhere(world, `update users set role = 'board'`);
  expect((await world.sam.post(`${path}/notes`, { body: 'Not any more' })).status).toBe(403);
  expect((await world.sam.get(path)).status).toBe(403);
  expect(await notes(world)).toEqual(before);
  await elsewhere(world, `update users set role = 'officer'`);
  expect((await world.sam.get(path)).status).toBe(200);
});

test('a page shows the name and the settings that are true now', async () => {
  const world = await newWorld();
  expect((await world.sam.get('/desk')).body).not.toContain('Samira Reid');
  await elsewhere(world, `update users set name = 'Samira Reid'`);
  expect((await world.sam.get('/desk')).body).toContain('Samira Reid');
});
