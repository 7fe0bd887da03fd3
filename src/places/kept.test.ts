import { expect, test } from 'vitest';
import { newTrust, open } from '../../test/harness.ts';
import { SYSTEM } from '../platform/access.ts';
import { type Ctx, inTransaction } from '../platform/context.ts';
import { createPlace, createSite, listPlaces } from './index.ts';

test('who changes the places of a trust sees the change at once, and nobody else does before it stands', async () => {
  const home = await newTrust();
  const trust = { ...home.trust, settings: 1 };
  const request = <T>(work: (ctx: Ctx) => Promise<T>, stands = true) =>
    inTransaction(open().house.db, { actor: SYSTEM, trust, now: home.clock.now }, work, () => stands);
  const names = async (ctx: Ctx) => (await listPlaces(ctx)).map(({ name }) => name);
  expect(await request(names)).toEqual([]);
  const seen = await request(async (ctx) => {
    const site_id = await createSite(ctx, { name: 'St Elsewhere' });
    await createPlace(ctx, {
      site_id,
      kind: 'ward',
      name: 'Ward 9',
      aliases: [],
      phone: '',
      email: '',
      lead: '',
      answers_pals: '',
      visiting: '',
    });
    return names(ctx);
  }, false);
  expect(seen).toEqual(['Ward 9']);
  expect(await request(names)).toEqual([]);
});
