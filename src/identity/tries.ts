import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { type House, recordApart } from '../platform/house.ts';
import { hashOf } from '../platform/ids.ts';
import { FREE_TRIES, secondsToWait } from './sessions.rules.ts';

/** Failures count for this long. */
const REMEMBERED_MINUTES = 60;

/** What is tried: an e-mail's password, a person's code, and from which address. */
export type Tried = { key: Buffer; free: number };

export function triesOf(kind: keyof typeof FREE_TRIES, what: string): Tried {
  return { key: hashOf(`${kind}:${what.toLowerCase()}`), free: FREE_TRIES[kind] };
}

/** @throws RuleError too many failures lately: it says how long to wait */
export async function refuseHaste(house: House, tried: readonly Tried[], field: string) {
  const now = house.now();
  const since = new Date(now.getTime() - REMEMBERED_MINUTES * 60_000);
  for (const { key, free } of tried) {
    const seen = await house.db
      .selectFrom('sign_in_failures')
      .select(({ fn }) => [fn.countAll<number>().as('failures'), fn.max('failed_at').as('last')])
      .where('key', '=', key)
      .where('failed_at', '>', since)
      .executeTakeFirstOrThrow();
    if (!seen.last) continue;
    const left = Math.ceil((seen.last.getTime() - now.getTime()) / 1000) + secondsToWait(seen.failures, free);
    if (left > 0)
      throw new RuleError(
        `Too many tries. Wait ${left < 90 ? `${left} seconds` : `${Math.ceil(left / 60)} minutes`}, then try again.`,
        field,
      );
  }
}

export async function recordFailure(house: House, tried: readonly Tried[]) {
  const failed_at = house.now();
  await recordApart(house, (db) =>
    db
      .insertInto('sign_in_failures')
      .values(tried.map(({ key }) => ({ key, failed_at })))
      .execute(),
  );
}

export async function forgetFailures(house: House, { key }: Tried) {
  await recordApart(house, (db) => db.deleteFrom('sign_in_failures').where('key', '=', key).execute());
}

/** Failed sign-ins of more than a day ago slow nobody down any more. They belong to no trust. */
export async function forgetOldFailures(ctx: Ctx) {
  const before = new Date(ctx.now.getTime() - 86_400_000);
  await ctx.db.deleteFrom('sign_in_failures').where('failed_at', '<', before).execute();
}
