// What tests of this module begin with.
import { expect } from 'vitest';
import { newVisitor } from '../../test/visitor.ts';
import type { World } from '../../test/world.ts';
import { closeCase, openCase } from '../cases/index.ts';
import { addWay, createPerson } from '../people/index.ts';

export const SAID = 'Nobody told us when the doctor comes.';
export const DONE = {
  ...{ said: SAID, site: 'everywhere', state: 'done', changed: 'A board by each bed says when the doctor comes.' },
  ...{ changed_on: '3/11/2026', effect: '9 of 10 people say now that they knew.', still: '' },
};

export async function written(world: World, over: Record<string, string> = {}) {
  const answer = await world.sam.post('/desk/improvements', { ...DONE, ...over });
  expect([answer.status, answer.status === 422 ? answer.page().text : '']).toEqual([303, '']);
  return answer.to.split('?')[0] ?? '';
}

export const onPublic = async (world: World) => (await newVisitor(world).get('/you-said-we-did')).page().text;

export async function checked(world: World, over: Record<string, string> = {}) {
  const at = await written(world, over);
  const priya = await world.staff('officer', 'Priya Shah');
  const answer = await priya.post(`${at}/checks`, { version: '1', nobody_known: 'yes' });
  expect(answer.to).toContain('done=checked');
  return { at, priya };
}

type Said = { afterDeath?: boolean; way?: { kind: 'phone' | 'email' | 'address'; value: string } };

/** Somebody who said it in a case of their own. */
export async function saidBy(world: World, name: string, facts: object, { afterDeath = false, way }: Said = {}) {
  return world.sam.as(async (ctx) => {
    const person = await createPerson(ctx, { name, ...facts });
    const email = { kind: 'email' as const, value: `${name.split(' ')[0]?.toLowerCase()}@example.org` };
    await addWay(ctx, person, way ?? email);
    const kase = await openCase(ctx, {
      ...{
        type: 'concern',
        owner: world.sam.id,
        caller: person.id,
        patient: afterDeath ? null : person.id,
        afterDeath,
      },
      receivedAt: ctx.now,
    });
    await closeCase(ctx, kase, { outcome: 'explained', told: 'yes' });
    return kase.ref;
  });
}
