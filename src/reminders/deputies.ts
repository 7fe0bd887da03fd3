// Who stands in for whom on the ladder.
import { record } from '../audit/index.ts';
import { listStaff, type Staff } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';

/** The deputy of each colleague who has one, by colleague. */
export async function listDeputies(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('deputies')
    .select(['user_id', 'deputy_id'])
    .where('trust_id', '=', ctx.trust.id)
    .execute();
  return new Map(rows.map(({ user_id, deputy_id }) => [user_id, deputy_id]));
}

const WORK_CASES: readonly string[] = ['officer', 'senior_officer', 'manager'];

/** Those who own cases and may stand in for each other. */
export async function listWhoWorkCases(ctx: Ctx): Promise<Staff[]> {
  return (await listStaff(ctx)).filter(({ role, disabled_at }) => !disabled_at && WORK_CASES.includes(role));
}

/** Names the deputy of a colleague, or nobody. A second press changes nothing. @throws NotFound, RuleError */
export async function nameDeputy(ctx: Ctx, user: string, deputy: string | undefined) {
  const staff = await listWhoWorkCases(ctx);
  const known = (id: string) => staff.some((one) => one.id === id);
  if (!known(user) || (deputy && !known(deputy))) throw new NotFound('This colleague');
  if (user === deputy) throw new RuleError('Choose somebody else: nobody is their own deputy', 'deputy');
  const was = (await listDeputies(ctx)).get(user);
  if (was === deputy) return;
  if (!deputy)
    await ctx.db.deleteFrom('deputies').where('trust_id', '=', ctx.trust.id).where('user_id', '=', user).execute();
  else {
    const by = { deputy_id: deputy, set_by: actorId(ctx), set_at: ctx.now };
    await ctx.db
      .insertInto('deputies')
      .values({ trust_id: ctx.trust.id, user_id: user, ...by })
      .onConflict((same) => same.columns(['trust_id', 'user_id']).doUpdateSet(by))
      .execute();
  }
  await record(ctx, 'reminders.deputy_named', { user, was: was ?? null, to: deputy ?? null });
}
