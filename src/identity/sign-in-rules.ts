import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { House } from '../platform/house.ts';
import type { RoleName } from './permissions.ts';
import { NEED_SECOND_FACTOR } from './second-factor.rules.ts';

/** The roles whose sign-in needs a second step at this trust. */
export async function rolesWithSecondFactor(ctx: Ctx, house: Pick<House, 'demo'>): Promise<readonly RoleName[]> {
  const rules = await ctx.db
    .selectFrom('sign_in_rules')
    .select('second_factor_roles')
    .where('trust_id', '=', ctx.trust.id)
    .executeTakeFirst();
  if (rules) return rules.second_factor_roles as RoleName[];
  return house.demo ? [] : NEED_SECOND_FACTOR;
}

export async function changeRolesWithSecondFactor(ctx: Ctx, before: readonly RoleName[], roles: readonly RoleName[]) {
  if (before.length === roles.length && roles.every((role) => before.includes(role))) return;
  const row = { trust_id: ctx.trust.id, second_factor_roles: [...roles], changed_at: ctx.now };
  await ctx.db
    .insertInto('sign_in_rules')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('trust_id').doUpdateSet({ second_factor_roles: row.second_factor_roles, changed_at: ctx.now }),
    )
    .execute();
  await record(ctx, 'identity.second_factor_rule_changed', { from: [...before], to: [...roles] });
}
