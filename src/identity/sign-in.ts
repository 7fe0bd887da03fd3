import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { SYSTEM } from '../platform/access.ts';
import { inTransaction, type Trust } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { type House, recordApart } from '../platform/house.ts';
import { hashOf } from '../platform/ids.ts';
import { isPassword } from './passwords.ts';
import { FREE_TRIES, secondsToWait } from './sessions.rules.ts';
import { openSession } from './sessions.ts';
import { maybeTrustAt } from './trusts.ts';

const WRONG = 'The email address or password is not right. Check both and try again.';
/** Failures count for this long. */
const REMEMBERED_MINUTES = 60;

type Keys = { email: Buffer; address: Buffer };
/** `host` is the name under which the desk was asked for. */
type Attempt = { email: string; password: string; address: string; host: string };

/**
 * Signs in by e-mail and password; returns the session token.
 * Unknown e-mails, wrong passwords and staff of another trust than the host's take the same time and get the same words.
 * @throws RuleError wrong, or too many tries (it says how long to wait)
 */
export async function signIn(house: House, attempt: Attempt): Promise<string> {
  const keys: Keys = {
    email: hashOf(`email:${attempt.email.toLowerCase()}`),
    address: hashOf(`address:${attempt.address}`),
  };
  await refuseHaste(house, keys);
  const found = await sql<{ trust_id: string; user_id: string; password_hash: string | null }>`
    select * from find_sign_in(${attempt.email})`.execute(house.db);
  const row = found.rows[0];
  const home = await maybeTrustAt(house, attempt.host);
  const right = await isPassword(row?.password_hash, attempt.password);
  if (!right || !row || (home && home.id !== row.trust_id)) {
    await recordFailure(house, keys);
    throw new RuleError(WRONG, 'email');
  }
  await forgetFailures(house, keys);
  return startSession(house, row.trust_id, row.user_id);
}

/** Demonstration only: signs in as one of the personas listed on the page. */
export async function signInAs(house: House, { email, host }: { email: string; host: string }): Promise<string> {
  if (!house.demo) throw new RuleError(WRONG, 'email');
  const personas = await listPersonas(house, host);
  const found = await sql<{ trust_id: string; user_id: string }>`select * from find_sign_in(${email})`.execute(
    house.db,
  );
  const row = found.rows[0];
  if (!row || !personas.some((persona) => persona.email === email))
    throw new RuleError('Choose one of the people below.', 'email');
  return startSession(house, row.trust_id, row.user_id);
}

type Persona = { trust_id: string; email: string; name: string; role: string; about: string; trust_name: string };

/** Those of the trust at this host, or of all. */
export async function listPersonas(house: House, host: string): Promise<Persona[]> {
  if (!house.demo) return [];
  const home = await maybeTrustAt(house, host);
  const { rows } = await sql<Persona>`select * from list_personas()`.execute(house.db);
  return rows.filter((persona) => !home || persona.trust_id === home.id);
}

async function startSession(house: House, trustId: string, userId: string): Promise<string> {
  const trust: Trust = { id: trustId, name: '', shortName: '', phone: null };
  return inTransaction(house.db, { actor: SYSTEM, trust, now: house.now() }, async (ctx) => {
    await record(ctx, 'identity.signed_in', { user: userId });
    return openSession(ctx, userId);
  });
}

async function refuseHaste(house: House, keys: Keys) {
  const now = house.now();
  const since = new Date(now.getTime() - REMEMBERED_MINUTES * 60_000);
  for (const kind of ['email', 'address'] as const) {
    const seen = await house.db
      .selectFrom('sign_in_failures')
      .select(({ fn }) => [fn.countAll<number>().as('failures'), fn.max('failed_at').as('last')])
      .where('key', '=', keys[kind])
      .where('failed_at', '>', since)
      .executeTakeFirstOrThrow();
    if (!seen.last) continue;
    const left =
      Math.ceil((seen.last.getTime() - now.getTime()) / 1000) + secondsToWait(seen.failures, FREE_TRIES[kind]);
    if (left > 0)
      throw new RuleError(
        `Too many tries. Wait ${left < 90 ? `${left} seconds` : `${Math.ceil(left / 60)} minutes`}, then try again.`,
        'email',
      );
  }
}

async function recordFailure(house: House, keys: Keys) {
  const failed_at = house.now();
  await recordApart(house, (db) =>
    db
      .insertInto('sign_in_failures')
      .values(Object.values(keys).map((key) => ({ key, failed_at })))
      .execute(),
  );
}

async function forgetFailures(house: House, keys: Keys) {
  await recordApart(house, (db) => db.deleteFrom('sign_in_failures').where('key', '=', keys.email).execute());
}
