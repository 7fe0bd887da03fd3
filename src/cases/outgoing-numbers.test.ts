import { expect, test } from 'vitest';
import { newWorld } from '../../test/world.ts';
import { setHospitalNumbers } from '../people/index.ts';
import { findCase } from './index.ts';
import { checkOutgoing } from './outgoing.ts';

test('a hospital number of the case stops a text that goes without a name, however it is written', async () => {
  const { sam, kase, ada } = await newWorld();
  await sam.as((ctx) => setHospitalNumbers(ctx, ada, ['12345', 'RX777']));
  await sam.post(`/desk/cases/${kase.ref}/sharing`, { sharing: 'no_name', with: '', note: 'x' });
  const check = (text: string) =>
    sam.as(async (ctx) =>
      checkOutgoing(ctx, await findCase(ctx, kase.ref), { text, service: 'Ward 7B', field: 'question' }),
    );
  await expect(check('When is number 123-45 going home?')).rejects.toThrow('a hospital number in it (123-45)');
  await expect(check('rx 777 has no plan')).rejects.toThrow('a hospital number');
  expect(await check('When is she going home?')).toBe('When is she going home?');
});
