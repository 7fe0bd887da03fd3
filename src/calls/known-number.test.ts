import { expect, test } from 'vitest';
import { caseAt, desk, newCall } from '../../test/calling.ts';
import { openCase, restrictCase } from '../cases/index.ts';
import { addWay, createPerson } from '../people/index.ts';

const PHONE = '07700 900123';

async function known() {
  const world = await desk();
  const grace = await world.sam.as(async (ctx) => {
    const person = await createPerson(ctx, { name: 'Grace Okafor' });
    await addWay(ctx, person, { kind: 'phone', value: PHONE });
    return person;
  });
  const call = await newCall(world.sam);
  const ask = async (fields: Record<string, string>) =>
    (await world.sam.get(`${call.to}/known?${new URLSearchParams(fields)}`)).body;
  return { ...world, grace, call, ask };
}

test('a number that we know says whose it is while it is typed, and one press takes that person', async () => {
  const { sam, grace, call, ask } = await known();
  expect(await ask({ caller: 'Grace Okafr', phone: '+44 7700 900 123' })).toContain('Grace Okafor');
  expect(await ask({ phone: '07700' })).toBe('');
  expect(await ask({ phone: PHONE, caller_id: grace.id })).toBe('');
  const typed = { notes: 'She rang again.', caller: 'Grace Okafr', phone: PHONE };
  await call.press('later', typed);
  const use = (await call.page()).document.querySelector('.app-known button');
  expect(use?.textContent?.trim()).toBe('Use Grace Okafor');
  await call.press(use?.getAttribute('value') ?? '', typed);
  const page = await call.page();
  expect([page.value('caller'), page.value('caller_id')]).toEqual(['Grace Okafor', grace.id]);
  const done = { ...typed, caller: 'Grace Okafor', caller_id: grace.id, next: 'sorted' };
  expect((await caseAt(sam, (await call.finish(done)).to)).caller_id).toBe(grace.id);
});

test('who is known from a restricted case alone is not given away by their number', async () => {
  const { ask, staff } = await known();
  const boss = await staff('manager', 'Bea Marsh');
  await boss.as(async (ctx) => {
    const hidden = await createPerson(ctx, { name: 'Hidden Person' });
    await addWay(ctx, hidden, { kind: 'phone', value: '07700 900456' });
    const kase = await openCase(ctx, { type: 'concern', owner: boss.id, caller: hidden.id, receivedAt: ctx.now });
    await restrictCase(ctx, kase, { names: [boss.id], reason: 'Family' });
  });
  expect(await ask({ phone: '07700 900456' })).toBe('');
});
