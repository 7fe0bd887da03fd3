import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { House } from '../platform/house.ts';
import { endLinks } from './account-links.ts';
import { isCommonPassword } from './common-passwords.ts';
import { passwordComplaint } from './passwords.rules.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { endSessionsOf } from './sessions.ts';
import { forgetFailures, recordFailure, refuseHaste, triesOf } from './tries.ts';

async function readMe(ctx: Ctx) {
  return ctx.db
    .selectFrom('users')
    .select(['email', 'name', 'password_hash'])
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', actorId(ctx))
    .executeTakeFirstOrThrow();
}

/** The address to sign in with, and whether there is a password at all: some sign in by their trust's own system only. */
export async function readMyAccount(ctx: Ctx): Promise<{ email: string; hasPassword: boolean }> {
  const { email, password_hash } = await readMe(ctx);
  return { email, hasPassword: password_hash !== null };
}

/**
 * A new password of one's own; all other sessions end (ASVS 5.0 V7.4.3).
 * @throws RuleError the present one is wrong, too many tries, or the new one is no good
 */
export async function changeMyPassword(ctx: Ctx, house: House, input: { current: string; wanted: string }) {
  const me = await readMe(ctx);
  const tried = triesOf('email', me.email);
  await refuseHaste(house, [tried], 'current');
  if (!(await isPassword(me.password_hash, input.current))) {
    await recordFailure(house, [tried]);
    throw new RuleError('This is not your present password', 'current');
  }
  const around = { trust: ctx.trust.name, name: me.name, email: me.email };
  const complaint = passwordComplaint(input.wanted, around, await isCommonPassword());
  if (complaint) throw new RuleError(complaint, 'wanted');
  const password_hash = await hashPassword(input.wanted);
  await ctx.db
    .updateTable('users')
    .set({ password_hash })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', actorId(ctx))
    .execute();
  await forgetFailures(house, tried);
  await endSessionsOf(ctx, actorId(ctx), { but: true });
  await endLinks(ctx, actorId(ctx));
  await record(ctx, 'identity.password_changed', { user: actorId(ctx) });
}
