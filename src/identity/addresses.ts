// Under which address people reach the public pages of a trust: set by the trust, from a day on.
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Dated } from '../platform/dated.rules.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { RuleError } from '../platform/errors.ts';
import type { Day } from '../platform/time.ts';
import { maybePublicTrust } from './trusts.ts';

type Address = { address: string };

/** All that ever held or is planned. Empty: the usual one. */
export async function listAddresses(ctx: Ctx): Promise<(Address & Dated)[]> {
  return ctx.db
    .selectFrom('trust_addresses')
    .select(['address', 'valid_from', 'valid_to'])
    .where('trust_id', '=', ctx.trust.id)
    .orderBy('valid_from')
    .execute();
}

/** @throws RuleError the day is past, or somebody who goes there comes to no PALS or another */
export async function changeAddress(ctx: Ctx, wanted: Address, from: Day) {
  refusePast(ctx, from);
  if (wanted.address && (await maybePublicTrust(ctx, new URL(wanted.address).hostname))?.id !== ctx.trust.id)
    throw new RuleError(
      'This address does not lead to the pages of your PALS. Ask whoever looks after the installation',
      'address',
    );
  if (!wanted.address && (await listAddresses(ctx)).length === 0) return;
  if (!(await changeFrom(storeOf(ctx), [wanted], from))) return;
  await record(ctx, 'identity.address_changed', { from });
}

/** Takes a change back that begins today or later: what held before goes on. @throws NotFound */
export async function takeAddressBack(ctx: Ctx, from: string) {
  await takeBack(ctx, storeOf(ctx), from);
  await record(ctx, 'identity.address_taken_back', { from });
}

function storeOf(ctx: Ctx): DatedStore<Address> {
  const own = { trust_id: ctx.trust.id, changed_by: ctx.actor.id, changed_at: ctx.now };
  return {
    of: { trust_id: ctx.trust.id },
    list: () => listAddresses(ctx),
    drop: (which) => ctx.db.deleteFrom('trust_addresses').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('trust_addresses').set({ valid_to }).where(which).execute(),
    add: (rows) =>
      ctx.db
        .insertInto('trust_addresses')
        .values(rows.map((row) => ({ ...own, ...row })))
        .execute(),
  };
}
