import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { House } from '../platform/house.ts';
import { hashOf } from '../platform/ids.ts';
import { inTrust } from './account-links.ts';
import { confirmApp, type Enrolment, factorsOf, maybeEnrolment, startApp, takeCode } from './second-factor.ts';
import { openSession } from './sessions.ts';
import { rolesWithSecondFactor } from './sign-in-rules.ts';
import type { SignedBy } from './tables.ts';
import { forgetFailures, recordFailure, refuseHaste, triesOf } from './tries.ts';
import { newTrustToken, trustIn } from './trust-tokens.ts';

/** The cookie of somebody whose password was right and whose second step is still to come. */
export const STEP_COOKIE = 'pals_step';
/** In seconds: time to find the phone. */
export const STEP_SECONDS = 600;

/** The password was right: the session's token, or that of the second step. `sets`: the app is to be set up first. */
export type Passed = { session: string } | { step: string; sets: boolean };

type How = { device: string; signedBy: SignedBy };

/** Opens the session of somebody who has proved who they are. Returns its token. */
export async function enter(ctx: Ctx, userId: string, how: How): Promise<string> {
  await record(ctx, 'identity.signed_in', { user: userId, by: how.signedBy });
  return openSession(ctx, userId, how);
}

/** After the password: in, to the second step, or to setting it up where the role needs one. */
export async function passFirstStep(ctx: Ctx, house: House, userId: string, device: string): Promise<Passed> {
  const { app, passkeys } = await factorsOf(ctx, userId);
  const has = app !== null || passkeys > 0;
  const sets = !has && (await needsSecondFactor(ctx, house, userId));
  if (!has && !sets) return { session: await enter(ctx, userId, { device, signedBy: 'password' }) };
  if (sets) await startApp(ctx, userId);
  return { step: await openStep(ctx, userId), sets };
}

async function needsSecondFactor(ctx: Ctx, house: House, userId: string): Promise<boolean> {
  const { role } = await ctx.db
    .selectFrom('users')
    .select('role')
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  return (await rolesWithSecondFactor(ctx, house)).includes(role);
}

async function openStep(ctx: Ctx, userId: string): Promise<string> {
  const token = newTrustToken(ctx.trust.id);
  await ctx.db
    .deleteFrom('sign_in_steps')
    .where('trust_id', '=', ctx.trust.id)
    .where('ends_at', '<', ctx.now)
    .execute();
  await ctx.db
    .insertInto('sign_in_steps')
    .values({
      trust_id: ctx.trust.id,
      id: hashOf(token),
      user_id: userId,
      signed_by: 'password',
      began_at: ctx.now,
      ends_at: new Date(ctx.now.getTime() + STEP_SECONDS * 1000),
      ended_at: null,
    })
    .execute();
  return token;
}

export type Step = {
  userId: string;
  trustId: string;
  shortName: string;
  enrolment: Enrolment | undefined;
  hasPasskey: boolean;
};

/** Whose second step this is, if it is still open; with the key to set up where there is no second step yet. */
export async function maybeStep(house: House, token: string | undefined): Promise<Step | undefined> {
  const trustId = trustIn(token);
  if (!trustId || !token) return undefined;
  return inTrust(house, trustId, async (ctx) => {
    const row = await ctx.db
      .selectFrom('sign_in_steps as s')
      .innerJoin('users as u', (join) => join.onRef('u.trust_id', '=', 's.trust_id').onRef('u.id', '=', 's.user_id'))
      .innerJoin('trusts as t', 't.id', 's.trust_id')
      .select(['s.user_id', 't.short_name'])
      .where('s.trust_id', '=', trustId)
      .where('s.id', '=', hashOf(token))
      .where('s.ended_at', 'is', null)
      .where('s.ends_at', '>', ctx.now)
      .where('u.disabled_at', 'is', null)
      .executeTakeFirst();
    if (!row) return undefined;
    const { app, passkeys } = await factorsOf(ctx, row.user_id);
    const enrolment = app || passkeys > 0 ? undefined : await maybeEnrolment(ctx, row.user_id);
    return { userId: row.user_id, trustId, shortName: row.short_name, enrolment, hasPasskey: passkeys > 0 };
  });
}

type Given = { token: string; code: string; address: string; device: string };

/**
 * The second step of a sign-in: the session's token.
 * @throws RuleError wrong, used already, or too many tries (it says how long to wait)
 */
export async function giveCode(house: House, step: Step, given: Given): Promise<string> {
  const mine = triesOf('code', step.userId);
  const tried = [mine, triesOf('address', given.address)];
  await refuseHaste(house, tried, 'code');
  const session = await inTrust(house, step.trustId, async (ctx) => {
    const signedBy = await takeCode(ctx, step.userId, given.code);
    if (!signedBy || !(await endStep(ctx, given.token))) return undefined;
    return enter(ctx, step.userId, { device: given.device, signedBy });
  });
  if (!session) {
    await recordFailure(house, tried);
    throw new RuleError('This code is not right, or was used already. Enter the one that the app shows now.', 'code');
  }
  await forgetFailures(house, mine);
  return session;
}

/** Sets up the app during the sign-in: the session's token and the recovery codes. @throws RuleError a wrong code */
export async function setUpAndEnter(
  house: House,
  step: Step,
  given: Given,
): Promise<{ session: string; codes: string[] }> {
  return inTrust(house, step.trustId, async (ctx) => {
    const codes = await confirmApp(ctx, step.userId, given.code);
    if (!(await endStep(ctx, given.token))) throw new RuleError('This sign-in is over. Sign in again.', 'code');
    return { session: await enter(ctx, step.userId, { device: given.device, signedBy: 'code' }), codes };
  });
}

async function endStep(ctx: Ctx, token: string): Promise<boolean> {
  const ended = await ctx.db
    .updateTable('sign_in_steps')
    .set({ ended_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', hashOf(token))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}
