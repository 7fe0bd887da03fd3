import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { generateSecret, generateURI, verify } from 'otplib';
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { hashRecoveryCode } from './passwords.ts';
import { RECOVERY_CODES, readCode, recoveryCodeOf, STEP_SECONDS } from './second-factor.rules.ts';

type State = 'pending' | 'on';

export type Factors = { app: Date | null; passkeys: number; codesLeft: number };

/** What second steps this person has: since when the app, how many recovery codes are left. */
export async function factorsOf(ctx: Ctx, userId: string): Promise<Factors> {
  const app = await ctx.db
    .selectFrom('totp_factors')
    .select('created_at')
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', userId)
    .where('state', '=', 'on')
    .executeTakeFirst();
  const codes = await ctx.db
    .selectFrom('recovery_codes')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  const passkeys = await ctx.db
    .selectFrom('passkeys')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return { app: app?.created_at ?? null, passkeys: passkeys.count, codesLeft: codes.left };
}

/** A new key for an authenticator app. What was there before works until a code of the new one has come. */
export async function startApp(ctx: Ctx, userId: string) {
  await removeApp(ctx, userId, 'pending');
  await ctx.db
    .insertInto('totp_factors')
    .values({
      trust_id: ctx.trust.id,
      user_id: userId,
      state: 'pending',
      secret: generateSecret(),
      created_at: ctx.now,
    })
    .execute();
}

export type Enrolment = { secret: string; uri: string };

/** The key that waits for its first code; undefined when nothing was started. */
export async function maybeEnrolment(ctx: Ctx, userId: string): Promise<Enrolment | undefined> {
  const secret = await secretOf(ctx, userId, 'pending');
  if (!secret) return undefined;
  const who = await ctx.db
    .selectFrom('users')
    .innerJoin('trusts', 'trusts.id', 'users.trust_id')
    .select(['users.email', 'trusts.short_name'])
    .where('users.trust_id', '=', ctx.trust.id)
    .where('users.id', '=', userId)
    .executeTakeFirstOrThrow();
  return { secret, uri: generateURI({ secret, issuer: `PALS ${who.short_name}`, label: who.email }) };
}

/**
 * The first code of a new app: from now on it is asked for. Returns ten new recovery codes, to be shown once.
 * @throws RuleError the code is not of this app
 */
export async function confirmApp(ctx: Ctx, userId: string, typed: string): Promise<string[]> {
  const code = readCode(typed);
  const step = code && 'app' in code ? await stepOf(ctx, userId, 'pending', code.app) : undefined;
  if (step === undefined)
    throw new RuleError('This is not the code that the app shows now. Wait for the next one and enter it.', 'code');
  await removeApp(ctx, userId, 'on');
  await ctx.db
    .updateTable('totp_factors')
    .set({ state: 'on', last_step: step })
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', userId)
    .where('state', '=', 'pending')
    .execute();
  await record(ctx, 'identity.second_factor_set', { user: userId, by: 'app' });
  return renewCodes(ctx, userId);
}

/** Is this the code of the app now, or a recovery code that is left? Each is taken once, also when sent twice at once. */
export async function takeCode(ctx: Ctx, userId: string, typed: string): Promise<'code' | 'recovery_code' | undefined> {
  const code = readCode(typed);
  if (!code) return undefined;
  if ('app' in code) return (await takeAppCode(ctx, userId, code.app)) ? 'code' : undefined;
  return (await takeRecoveryCode(ctx, userId, code.recovery)) ? 'recovery_code' : undefined;
}

async function takeAppCode(ctx: Ctx, userId: string, code: string): Promise<boolean> {
  const step = await stepOf(ctx, userId, 'on', code);
  if (step === undefined) return false;
  const taken = await ctx.db
    .updateTable('totp_factors')
    .set({ last_step: step })
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', userId)
    .where('state', '=', 'on')
    .where('last_step', '<', step)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

async function takeRecoveryCode(ctx: Ctx, userId: string, code: string): Promise<boolean> {
  const mine = ctx.db
    .selectFrom('recovery_codes')
    .select('salt')
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', userId);
  const salt = (await mine.limit(1).executeTakeFirst())?.salt;
  if (!salt) return false;
  const taken = await ctx.db
    .updateTable('recovery_codes')
    .set({ used_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', userId)
    .where('hash', '=', await hashRecoveryCode(code, salt))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

/** Ten new recovery codes in place of those before. They are shown once; only hashes are kept. */
export async function renewCodes(ctx: Ctx, userId: string): Promise<string[]> {
  await removeCodes(ctx, userId);
  const salt = randomBytes(16);
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeOf(randomBytes(10)));
  const hashes = await Promise.all(codes.map((code) => hashRecoveryCode(code, salt)));
  const rows = hashes.map((hash) => ({
    trust_id: ctx.trust.id,
    user_id: userId,
    hash,
    salt,
    created_at: ctx.now,
    used_at: null,
  }));
  await ctx.db.insertInto('recovery_codes').values(rows).execute();
  await record(ctx, 'identity.recovery_codes_made', { user: userId });
  return codes;
}

/** One's own second step, where the role does not need it. @throws RuleError it does */
export async function turnOff(ctx: Ctx, userId: string, needed: boolean) {
  if (needed) throw new RuleError('Your role needs a second step. You can change to another app.');
  await removeApp(ctx, userId, 'pending');
  await removeApp(ctx, userId, 'on');
  if ((await factorsOf(ctx, userId)).passkeys === 0) await removeCodes(ctx, userId);
  await record(ctx, 'identity.second_factor_removed', { user: userId });
}

/** This person has no second step any more. */
export async function removeFactors(ctx: Ctx, userId: string) {
  await removeApp(ctx, userId, 'pending');
  await removeApp(ctx, userId, 'on');
  await removeCodes(ctx, userId);
  await ctx.db.deleteFrom('passkeys').where('trust_id', '=', ctx.trust.id).where('user_id', '=', userId).execute();
}

async function removeApp(ctx: Ctx, userId: string, state: State) {
  await ctx.db
    .deleteFrom('totp_factors')
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', userId)
    .where('state', '=', state)
    .execute();
}

async function removeCodes(ctx: Ctx, userId: string) {
  await ctx.db
    .deleteFrom('recovery_codes')
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', userId)
    .execute();
}

/** The time step to which this code belongs, if it is one of now, of the half minute before or of the one after. */
async function stepOf(ctx: Ctx, userId: string, state: State, token: string): Promise<number | undefined> {
  const secret = await secretOf(ctx, userId, state);
  if (!secret) return undefined;
  const epoch = Math.floor(ctx.now.getTime() / 1000);
  const found = await verify({ secret, token, epoch, epochTolerance: STEP_SECONDS });
  return found.valid && 'timeStep' in found ? found.timeStep : undefined;
}

async function secretOf(ctx: Ctx, userId: string, state: State): Promise<string | undefined> {
  const { rows } = await sql<{ secret: string | null }>`
    select totp_secret(${userId}::uuid, ${state}) as secret`.execute(ctx.db);
  return rows[0]?.secret ?? undefined;
}
