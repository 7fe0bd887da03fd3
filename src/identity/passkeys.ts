import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { Db } from '../platform/db.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { type House, recordApart } from '../platform/house.ts';
import { hashOf } from '../platform/ids.ts';
import { inTrust } from './account-links.ts';
import { handleOf, whoseHandle } from './passkeys.rules.ts';
import { enter } from './second-step.ts';
import { recordFailure, refuseHaste, triesOf } from './tries.ts';
import { maybeTrustAt } from './trusts.ts';

const CHALLENGE_MINUTES = 5;
const NOT_THIS_ONE = 'This passkey did not lead to an account here. Try again, or sign in with your password.';

export type Passkey = { id: string; name: string; created_at: Date; last_used_at: Date | null };

/** The passkeys of one person, the oldest first. */
export async function listPasskeys(ctx: Ctx, userId: string): Promise<Passkey[]> {
  return ctx.db
    .selectFrom('passkeys')
    .select(['id', 'name', 'created_at', 'last_used_at'])
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Where passkeys are good: `origin` is scheme, host and port; they belong to its host name. */
type Site = { origin: string };

const hostOf = ({ origin }: Site) => new URL(origin).hostname;

/** What the browser needs to make a new passkey of the person who asks, as JSON. */
export async function offerPasskey(ctx: Ctx, site: Site): Promise<string> {
  const me = await ctx.db
    .selectFrom('users')
    .select(['name', 'email'])
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', actorId(ctx))
    .executeTakeFirstOrThrow();
  const options = await generateRegistrationOptions({
    rpName: `PALS ${ctx.trust.shortName}`,
    rpID: hostOf(site),
    userName: me.email,
    userDisplayName: me.name,
    userID: handleOf(ctx.trust.id, actorId(ctx)),
    excludeCredentials: (await listPasskeys(ctx, actorId(ctx))).map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(ctx.db, options.challenge, ctx.now);
  return JSON.stringify(options);
}

/** Keeps a new passkey. @throws RuleError what came is not what was asked for, or came too late */
export async function addPasskey(ctx: Ctx, site: Site, input: { answer: string; name: string }) {
  const made = await verifyRegistrationResponse({
    response: parsed<RegistrationResponseJSON>(input.answer),
    expectedChallenge: (challenge) => takeChallenge(ctx.db, challenge, ctx.now),
    expectedOrigin: site.origin,
    expectedRPID: hostOf(site),
  }).catch(() => undefined);
  if (!made?.verified) throw new RuleError('The passkey was not made. Try again.', 'name');
  const { id, publicKey, counter, transports = [] } = made.registrationInfo.credential;
  await ctx.db
    .insertInto('passkeys')
    .values({
      trust_id: ctx.trust.id,
      id,
      user_id: actorId(ctx),
      public_key: Buffer.from(publicKey),
      counter,
      transports: [...transports],
      name: input.name,
      created_at: ctx.now,
      last_used_at: null,
    })
    .execute();
  await record(ctx, 'identity.second_factor_set', { user: actorId(ctx), by: 'passkey' });
}

/** @throws NotFound also for somebody else's */
export async function removePasskey(ctx: Ctx, id: string) {
  const gone = await ctx.db
    .deleteFrom('passkeys')
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', actorId(ctx))
    .where('id', '=', id)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new NotFound('This passkey');
  await record(ctx, 'identity.passkey_removed', { user: actorId(ctx) });
}

/** What the browser needs to ask any passkey of this site to sign, as JSON. Nobody is known yet. */
export async function askForPasskey(house: House, site: Site): Promise<string> {
  const options = await generateAuthenticationOptions({ rpID: hostOf(site), userVerification: 'required' });
  await recordApart(house, (db) => keepChallenge(db, options.challenge, house.now()));
  return JSON.stringify(options);
}

type Signing = { answer: string; site: Site; host: string; address: string; device: string };

/**
 * Signs in by passkey: it holds the person's own proof (a finger, a face, a PIN) as well, so no second step follows.
 * @throws RuleError whatever was wrong, in the same words, or too many tries
 */
export async function signInByPasskey(house: House, { answer, site, host, address, device }: Signing): Promise<string> {
  const tried = [triesOf('address', address)];
  await refuseHaste(house, tried, 'email');
  const response = parsed<AuthenticationResponseJSON>(answer);
  const who = whoseHandle(response.response?.userHandle);
  const home = await maybeTrustAt(house, host);
  const session =
    who && (!home || home.id === who.trustId)
      ? await inTrust(house, who.trustId, async (ctx) => {
          const used = await usePasskey(ctx, site, response, who.userId);
          return used ? enter(ctx, who.userId, { device, signedBy: 'passkey' }) : undefined;
        })
      : undefined;
  if (session) return session;
  await recordFailure(house, tried);
  throw new RuleError(NOT_THIS_ONE, 'email');
}

async function usePasskey(
  ctx: Ctx,
  site: Site,
  response: AuthenticationResponseJSON,
  userId: string,
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('passkeys as p')
    .innerJoin('users as u', (join) => join.onRef('u.trust_id', '=', 'p.trust_id').onRef('u.id', '=', 'p.user_id'))
    .select(['p.id', 'p.public_key', 'p.counter'])
    .where('p.trust_id', '=', ctx.trust.id)
    .where('p.user_id', '=', userId)
    .where('p.id', '=', typeof response.id === 'string' ? response.id : '')
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return false;
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(ctx.db, challenge, ctx.now),
    expectedOrigin: site.origin,
    expectedRPID: hostOf(site),
    credential: { id: row.id, publicKey: new Uint8Array(row.public_key), counter: row.counter },
  }).catch(() => undefined);
  if (!checked?.verified) return false;
  await ctx.db
    .updateTable('passkeys')
    .set({ counter: checked.authenticationInfo.newCounter, last_used_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', row.id)
    .execute();
  return true;
}

async function keepChallenge(db: Db, challenge: string, now: Date) {
  await db.deleteFrom('passkey_challenges').where('ends_at', '<', now).execute();
  const ends_at = new Date(now.getTime() + CHALLENGE_MINUTES * 60_000);
  await db
    .insertInto('passkey_challenges')
    .values({ id: hashOf(challenge), ends_at })
    .execute();
}

/** Was this asked for in the last minutes, and not yet answered? */
async function takeChallenge(db: Db, challenge: string, now: Date): Promise<boolean> {
  const taken = await db
    .deleteFrom('passkey_challenges')
    .where('id', '=', hashOf(challenge))
    .where('ends_at', '>', now)
    .executeTakeFirst();
  return taken.numDeletedRows > 0n;
}

/** What a browser sent is not trusted: the library looks at every part, and an empty object fails its checks. */
function parsed<T>(answer: string): T {
  try {
    const value: unknown = JSON.parse(answer);
    return (typeof value === 'object' && value !== null ? value : {}) as T;
  } catch {
    return {} as T;
  }
}
