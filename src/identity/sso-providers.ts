import { type Earlier, keepEarlier, listEarlier, record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isSame } from '../platform/same.ts';

export type Provider = {
  label: string;
  issuer: string;
  client_id: string;
  secret_name: string;
  vouches: boolean;
  active: boolean;
};

/** The identity provider of this trust, if it has set one. */
export async function maybeProvider(ctx: Ctx): Promise<Provider | undefined> {
  return ctx.db
    .selectFrom('identity_providers')
    .select(['label', 'issuer', 'client_id', 'secret_name', 'vouches', 'active'])
    .where('trust_id', '=', ctx.trust.id)
    .executeTakeFirst();
}

/**
 * Whoever names the provider decides who signs in as whom. So only somebody who may see cases turns it on; what a
 * system administrator prepares or changes waits, turned off, for a manager. Returns whether it is on.
 */
export async function changeProvider(ctx: Ctx, input: Provider): Promise<boolean> {
  const held = await maybeProvider(ctx);
  if (held && isSame(held, input)) return held.active;
  const active = input.active && ctx.actor.reach !== 'none';
  const row = { ...input, active, changed_at: ctx.now };
  await ctx.db
    .insertInto('identity_providers')
    .values({ trust_id: ctx.trust.id, ...row })
    .onConflict((conflict) => conflict.column('trust_id').doUpdateSet(row))
    .execute();
  if (held) await keepEarlier(ctx, 'identity_provider', '', held);
  await record(ctx, 'identity.provider_changed', { active });
  return active;
}

/** What was set before, the newest first. */
export function listEarlierProviders(ctx: Ctx): Promise<Earlier<Provider>[]> {
  return listEarlier(ctx, 'identity_provider', '');
}
