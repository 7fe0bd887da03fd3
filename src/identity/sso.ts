import * as oidc from 'openid-client';
import type { Ctx } from '../platform/context.ts';
import type { House } from '../platform/house.ts';
import { hashOf, newToken } from '../platform/ids.ts';
import { inTrust } from './account-links.ts';
import { enter } from './second-step.ts';
import { addressIn, isLoopback } from './sso.rules.ts';
import { maybeProvider, type Provider } from './sso-providers.ts';
import { newTrustToken, trustIn } from './trust-tokens.ts';
import { maybeTrustAt } from './trusts.ts';

/** The cookie that ties a visit to the provider to the browser that began it. */
export const SSO_COOKIE = 'pals_sso';
/** In seconds: time to sign in there, with their own second step. */
export const VISIT_SECONDS = 600;
/** What the provider says of itself is asked again after this time. */
const KNOWN_MS = 3_600_000;
/** A provider that does not answer in this time is down: nobody waits longer at a sign-in page. */
const PATIENCE_S = 5;

/** The provider does not answer. The desk and signing in by password go on. */
export class ProviderDown extends Error {}
/** Whatever was wrong with who came back. Says no more, to whom it may be. */
export class NotThisWay extends Error {}

type Found = { trustId: string; provider: Provider };

/** The provider to offer at this host; asks nothing of the provider itself. */
export async function providerAt(house: House, host: string): Promise<Found | undefined> {
  const home = await maybeTrustAt(house, host);
  return home && activeProvider(house, home.id);
}

async function activeProvider(house: House, trustId: string): Promise<Found | undefined> {
  const provider = await inTrust(house, trustId, maybeProvider);
  return provider?.active ? { trustId, provider } : undefined;
}

type Known = { at: number; configuration: oidc.Configuration };
const known = new Map<string, Known>();

/** Asked when somebody first wants to sign in, and kept for an hour; a failure is not kept. @throws ProviderDown */
async function discover(house: House, { issuer, client_id, secret_name }: Provider): Promise<oidc.Configuration> {
  const key = [issuer, client_id, secret_name].join(' ');
  const now = house.now().getTime();
  const kept = known.get(key);
  if (kept && Math.abs(now - kept.at) < KNOWN_MS) return kept.configuration;
  const secret = house.ssoSecrets?.get(secret_name);
  const configuration = await orDown(
    oidc.discovery(new URL(issuer), client_id, undefined, secret ? oidc.ClientSecretPost(secret) : oidc.None(), {
      timeout: PATIENCE_S,
      execute: [oidc.enableNonRepudiationChecks, ...(isLoopback(issuer) ? [oidc.allowInsecureRequests] : [])],
    }),
  );
  known.set(key, { at: now, configuration });
  return configuration;
}

async function orDown<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new ProviderDown('The provider does not answer.', { cause: error });
  }
}

type Leaving = { next: string; kept: string | undefined; callback: string };

/** Begins a visit to the provider: where to send the browser, and the token that it keeps. @throws ProviderDown */
export async function beginVisit(house: House, { trustId, provider }: Found, leaving: Leaving) {
  const configuration = await discover(house, provider);
  const [state, browser] = [newTrustToken(trustId), newToken()];
  const [nonce, verifier] = [oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
  await inTrust(house, trustId, (ctx) => openVisit(ctx, { state, browser, nonce, verifier, ...leaving }));
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: leaving.callback,
    scope: 'openid email',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, browser };
}

type Opening = Leaving & { state: string; browser: string; nonce: string; verifier: string };

async function openVisit(ctx: Ctx, { state, browser, nonce, verifier, next, kept }: Opening) {
  await ctx.db.deleteFrom('sso_visits').where('trust_id', '=', ctx.trust.id).where('ends_at', '<', ctx.now).execute();
  await ctx.db
    .insertInto('sso_visits')
    .values({
      trust_id: ctx.trust.id,
      id: hashOf(state),
      browser: hashOf(browser),
      nonce,
      verifier,
      next,
      kept: kept ?? null,
      began_at: ctx.now,
      ends_at: new Date(ctx.now.getTime() + VISIT_SECONDS * 1000),
      ended_at: null,
    })
    .execute();
}

type Returning = { url: URL; browser: string | undefined; device: string };
type Entered = { session: string; next: string; kept: string | undefined };

/**
 * Somebody comes back from the provider. The visit is used up first; the provider is asked outside of any transaction.
 * @throws NotThisWay for whatever is wrong: state, nonce, signature, audience, time, address, account
 * @throws ProviderDown
 */
export async function endVisit(house: House, { url, browser, device }: Returning): Promise<Entered> {
  const state = url.searchParams.get('state') ?? '';
  const found = await activeProvider(house, trustIn(state) ?? '00000000-0000-0000-0000-000000000000');
  const visit =
    found && browser ? await inTrust(house, found.trustId, (ctx) => takeVisit(ctx, state, browser)) : undefined;
  if (!found || !visit) throw new NotThisWay();
  const address = await addressFrom(house, found.provider, url, { ...visit, state });
  const session = await inTrust(house, found.trustId, async (ctx) => {
    const user = await maybeUserWith(ctx, address);
    return user && enter(ctx, user, { device, signedBy: 'sso' });
  });
  if (!session) throw new NotThisWay();
  return { session, next: visit.next, kept: visit.kept ?? undefined };
}

async function takeVisit(ctx: Ctx, state: string, browser: string) {
  const open = ctx.db
    .selectFrom('sso_visits')
    .select(['nonce', 'verifier', 'next', 'kept'])
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', hashOf(state))
    .where('browser', '=', hashOf(browser))
    .where('ended_at', 'is', null)
    .where('ends_at', '>', ctx.now)
    .forUpdate();
  const visit = await open.executeTakeFirst();
  if (!visit) return undefined;
  await ctx.db
    .updateTable('sso_visits')
    .set({ ended_at: ctx.now, kept: null, verifier: '', nonce: '' })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', hashOf(state))
    .execute();
  return visit;
}

type Checks = { state: string; nonce: string; verifier: string };

async function addressFrom(house: House, provider: Provider, url: URL, checks: Checks): Promise<string> {
  const configuration = await discover(house, provider);
  try {
    const tokens = await oidc.authorizationCodeGrant(configuration, url, {
      expectedState: checks.state,
      expectedNonce: checks.nonce,
      pkceCodeVerifier: checks.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new NotThisWay();
    const more = 'email' in claims ? {} : await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
    const address = addressIn({ ...more, ...claims }, provider.vouches);
    if (!address) throw new NotThisWay();
    return address;
  } catch (error) {
    throw isSilence(error) ? new ProviderDown() : new NotThisWay('', { cause: error });
  }
}

/** No answer at all, instead of a wrong one: no connection, or too late. */
function isSilence(error: unknown): boolean {
  const all = [error, error instanceof Error ? error.cause : undefined];
  return all.some(
    (one) => one instanceof Error && (/^(AbortError|TimeoutError)$/.test(one.name) || one.message === 'fetch failed'),
  );
}

async function maybeUserWith(ctx: Ctx, email: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('users')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('email', '=', email)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}
