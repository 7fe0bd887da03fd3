import { expect, test } from 'vitest';
import { newTrust, TUESDAY } from '../../test/harness.ts';
import { hashOf } from '../platform/ids.ts';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(TUESDAY.getTime() - hours * HOUR);

test('each night sessions that ended more than a day ago are forgotten, and nobody who is signed in is signed out', async () => {
  const { staff, asSystem, runSweep } = await newTrust();
  const [here, left, longGone] = [await staff(), await staff('officer', 'Jo Left'), await staff('officer', 'Al Gone')];
  const end = (token: string, ended_at: Date | null, ends_at: Date) =>
    asSystem((ctx) =>
      ctx.db.updateTable('sessions').set({ ended_at, ends_at }).where('id', '=', hashOf(token)).execute(),
    );
  await end(left.token, ago(2), ago(-9));
  await end(longGone.token, ago(25), ago(20));
  await runSweep('identity.forget_sign_ins');
  await runSweep('identity.forget_sign_ins');
  const kept = await asSystem((ctx) => ctx.db.selectFrom('sessions').select('user_id').execute());
  expect(kept.map((row) => row.user_id).sort()).toEqual([here.id, left.id].sort());
  expect((await here.get('/desk')).status).toBe(200);
});

test('each night failed sign-ins of more than a day ago are forgotten', async () => {
  const { house, runSweep, trust } = await newTrust();
  const keys = [hashOf(`${trust.id} old`), hashOf(`${trust.id} new`)];
  await house.db
    .insertInto('sign_in_failures')
    .values([
      { key: keys[0] as Buffer, failed_at: ago(25) },
      { key: keys[1] as Buffer, failed_at: ago(23) },
    ])
    .execute();
  await runSweep('identity.forget_sign_ins');
  const kept = await house.db.selectFrom('sign_in_failures').select('key').where('key', 'in', keys).execute();
  expect(kept.map((row) => row.key)).toEqual([keys[1]]);
});
