import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { suggestSubject } from './closure.rules.ts';
import { changeCase, findCase, listOpenPromises } from './index.ts';

const MINUTE = 60_000;

async function closing() {
  const world = await newWorld();
  const address = `/desk/cases/${world.kase.ref}/closure`;
  const fields = { outcome: 'explained', told: 'yes', [`promise_${world.promise.id}`]: 'kept' };
  return { ...world, address, fields };
}

test('closing asks for the outcome and whether they were told, and for each promise that is still open', async () => {
  const { sam, address, fields } = await closing();
  const refused = await sam.post(address, { learning: 'Ring back sooner' });
  expect(refused.status).toBe(422);
  expect(refused.page().errors).toEqual([
    'Choose an outcome',
    'Choose whether they have been told',
    'Choose what becomes of each promise',
  ]);
  expect(refused.page().value('learning')).toBe('Ring back sooner');
  expect((await sam.post(address, { ...fields, outcome: 'nonsense' })).status).toBe(422);
});

test('a closed case says how it ended; closing it twice changes nothing', async () => {
  const { sam, kase, address, fields } = await closing();
  const answer = await sam.post(address, { ...fields, satisfied: 'yes', learning: 'Ring back sooner' });
  const page = (await sam.get(answer.to)).page();
  expect(page.one('.app-banner')).toContain(`${kase.ref} is closed.`);
  expect(page.one('.app-next-step')).toContain('Explained. They have been told – satisfied.');
  expect((await sam.post(address, { outcome: 'withdrawn', told: 'no_need' })).status).toBe(303);
  expect((await sam.as((ctx) => findCase(ctx, kase.ref))).outcome).toBe('explained');
  expect((await sam.get(address)).to).toBe(`/desk/cases/${kase.ref}`);
});

test('undo of a closing brings the promises and the clocks back, and is no reopening', async () => {
  const { sam, kase, address, fields } = await closing();
  const answer = await sam.post(address, fields);
  const undo = (await sam.get(answer.to)).page().document.querySelector('.app-banner form')?.getAttribute('action');
  expect(undo).toBe(`${address}/undo`);
  await sam.post(undo ?? '');
  const { reopened, status, kinds } = await sam.as(async (ctx) => ({
    ...(await findCase(ctx, kase.ref)),
    kinds: (await listOpenPromises(ctx, kase.id)).map(({ kind }) => kind),
  }));
  expect([reopened, status, kinds]).toEqual([0, 'looking', ['call_back']]);
  expect((await sam.get(`/desk/cases/${kase.ref}`)).page().text).not.toContain('met, by');
});

test('after half an hour a closing is not undone but the case is opened again, which is counted', async () => {
  const { sam, kase, address, fields, clock, staff } = await closing();
  await sam.post(address, fields);
  clock.now = new Date(clock.now.getTime() + 31 * MINUTE);
  const priya = await staff('officer', 'Priya Nair');
  expect((await priya.post(`${address}/undo`)).status).toBe(422);
  const answer = await priya.post(`/desk/cases/${kase.ref}/reopening`);
  expect((await priya.get(answer.to)).page().text).toContain('This case is open again.');
  expect((await priya.as((ctx) => findCase(ctx, kase.ref))).reopened).toBe(1);
});

test('after a death nobody is asked whether they were satisfied', async () => {
  const { sam, kase, address, fields, promise } = await closing();
  await sam.as(async (ctx) => changeCase(ctx, await findCase(ctx, kase.ref), { after_death: true }));
  expect((await sam.get(address)).page().text).not.toContain('satisfied');
  const panel = await sam.get(`/desk/cases/${kase.ref}?do=told&on=${promise.id}`);
  expect(panel.page().text).not.toContain('satisfied');
  await sam.post(address, { ...fields, satisfied: 'no' });
  expect((await sam.as((ctx) => findCase(ctx, kase.ref))).satisfied).toBe('not_asked');
});

test('the subject is suggested from what was said', async () => {
  const { sam, kase, address } = await closing();
  await sam.post(`/desk/cases/${kase.ref}/notes`, { body: 'She was sent home, discharged at night, and fell.' });
  expect((await sam.get(address)).page().document.querySelector('option[selected]')?.getAttribute('value')).toBe(
    'leaving_hospital',
  );
  expect(suggestSubject(['nothing of it'], [{ code: 'falls', words: ['fell'] }])).toBe('');
});
