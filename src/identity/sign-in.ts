import { sql } from 'kysely';
import { RuleError } from '../platform/errors.ts';
import type { House } from '../platform/house.ts';
import { inTrust } from './account-links.ts';
import { isPassword } from './passwords.ts';
import { enter, type Passed, passFirstStep } from './second-step.ts';
import { forgetFailures, recordFailure, refuseHaste, triesOf } from './tries.ts';
import { maybeTrustAt } from './trusts.ts';

const WRONG = 'The email address or password is not right. Check both and try again.';

/** `host` is the name under which the desk was asked for; `device` what its owner knows the computer by. */
type Attempt = { email: string; password: string; address: string; host: string; device: string };

/**
 * Signs in by e-mail and password: opens a session, or the way to the second step.
 * Unknown e-mails, wrong passwords and staff of another trust than the host's take the same time and get the same words.
 * @throws RuleError wrong, or too many tries (it says how long to wait)
 */
export async function signIn(house: House, attempt: Attempt): Promise<Passed> {
  const email = triesOf('email', attempt.email);
  const tried = [email, triesOf('address', attempt.address)];
  await refuseHaste(house, tried, 'email');
  const found = await sql<{ trust_id: string; user_id: string; password_hash: string | null }>`
    select * from find_sign_in(${attempt.email})`.execute(house.db);
  const row = found.rows[0];
  const home = await maybeTrustAt(house, attempt.host);
  const right = await isPassword(row?.password_hash, attempt.password);
  if (!right || !row || (home && home.id !== row.trust_id)) {
    await recordFailure(house, tried);
    throw new RuleError(WRONG, 'email');
  }
  await forgetFailures(house, email);
  return inTrust(house, row.trust_id, (ctx) => passFirstStep(ctx, house, row.user_id, attempt.device));
}

/** Demonstration only: signs in as one of the personas listed on the page. Returns the session token. */
export async function signInAs(
  house: House,
  { email, host, device }: { email: string; host: string; device: string },
): Promise<string> {
  if (!house.demo) throw new RuleError(WRONG, 'email');
  const personas = await listPersonas(house, host);
  const found = await sql<{ trust_id: string; user_id: string }>`select * from find_sign_in(${email})`.execute(
    house.db,
  );
  const row = found.rows[0];
  if (!row || !personas.some((persona) => persona.email === email))
    throw new RuleError('Choose one of the people below.', 'email');
  return inTrust(house, row.trust_id, (ctx) => enter(ctx, row.user_id, { device, signedBy: 'persona' }));
}

type Persona = { trust_id: string; email: string; name: string; role: string; about: string; trust_name: string };

/** Those of the trust at this host, or of all. */
export async function listPersonas(house: House, host: string): Promise<Persona[]> {
  if (!house.demo) return [];
  const home = await maybeTrustAt(house, host);
  const { rows } = await sql<Persona>`select * from list_personas()`.execute(house.db);
  return rows.filter((persona) => !home || persona.trust_id === home.id);
}
