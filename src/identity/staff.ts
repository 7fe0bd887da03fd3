import { sql } from 'kysely';
import { type Earlier, keepEarlier, listEarlier, record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import { refuseStale } from '../platform/seen.ts';
import { endLinks, makeAccountLink } from './account-links.ts';
import type { RoleName } from './permissions.ts';
import { removeFactors } from './second-factor.ts';
import { endSessionsOf } from './sessions.ts';
import { accountWords, leavesNoManager, mayGive } from './staff.rules.ts';
import { createUser } from './users.ts';

export type Account = {
  id: string;
  name: string;
  email: string;
  role: RoleName;
  created_at: Date;
  disabled_at: Date | null;
  hasPassword: boolean;
  lastSeen: Date | null;
  secondFactor: boolean;
};

/** Every account of this trust, those who work here first, in order of name. */
export async function listAccounts(ctx: Ctx): Promise<Account[]> {
  return ctx.db
    .selectFrom('users as u')
    .select((eb) => [
      'u.id',
      'u.name',
      'u.email',
      'u.role',
      'u.created_at',
      'u.disabled_at',
      sql<boolean>`u.password_hash is not null`.as('hasPassword'),
      eb
        .selectFrom('sessions as s')
        .select(({ fn }) => fn.max('s.last_seen_at').as('seen'))
        .whereRef('s.trust_id', '=', 'u.trust_id')
        .whereRef('s.user_id', '=', 'u.id')
        .as('lastSeen'),
      sql<boolean>`exists (select from totp_factors f where f.trust_id = u.trust_id and f.user_id = u.id and f.state = 'on')
        or exists (select from passkeys p where p.trust_id = u.trust_id and p.user_id = u.id)`.as('secondFactor'),
    ])
    .where('u.trust_id', '=', ctx.trust.id)
    .orderBy(sql`u.disabled_at is not null`)
    .orderBy('u.name')
    .orderBy('u.id')
    .execute();
}

/** @throws NotFound */
export async function findAccount(ctx: Ctx, id: string): Promise<Account> {
  const found = isId(id) ? (await listAccounts(ctx)).find((one) => one.id === id) : undefined;
  if (!found) throw new NotFound('This account');
  return found;
}

export type AccountInput = { name: string; email: string; role: RoleName };

/** A colleague gets an account and a link to choose a password. @throws RuleError the e-mail is taken */
export async function inviteColleague(ctx: Ctx, input: AccountInput): Promise<{ id: string; path: string }> {
  refuseRole(ctx, input.role);
  await refuseTakenEmail(ctx, input.email);
  const id = await createUser(ctx, { ...input, passwordHash: null });
  return { id, path: await makeAccountLink(ctx, id) };
}

/** @throws RuleError one's own role, a role one may not give, the last manager's, an e-mail that is taken, changed since `seen` */
export async function changeAccount(ctx: Ctx, account: Account, input: AccountInput, seen = '') {
  const email = input.email.toLowerCase();
  const same = account.name === input.name && account.email === email && account.role === input.role;
  if (same) return;
  refuseAccount(ctx, account);
  refuseStale(seen, accountWords(account));
  if (account.role !== input.role) {
    if (account.id === actorId(ctx)) throw new RuleError('Your own role is changed by a colleague', 'role');
    refuseRole(ctx, input.role);
    await refuseLastManager(ctx, { ...account, role: input.role }, 'role');
  }
  if (account.email !== email) await refuseTakenEmail(ctx, email);
  const first_name = input.name.split(' ')[0] ?? input.name;
  await ctx.db
    .updateTable('users')
    .set({ name: input.name, first_name, email, role: input.role })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', account.id)
    .execute();
  await keepEarlier(ctx, 'account', account.id, accountWords(account));
  if (account.role !== input.role)
    await record(ctx, 'identity.role_changed', { user: account.id, from: account.role, to: input.role });
  if (account.name !== input.name || account.email !== email)
    await record(ctx, 'identity.user_changed', { user: account.id });
}

/** Name, address and role before each change, the newest first. */
export function listEarlierAccounts(ctx: Ctx, { id }: Account): Promise<Earlier<AccountInput>[]> {
  return listEarlier(ctx, 'account', id);
}

/** Somebody has left: signed out everywhere at once, and no link works. @throws RuleError oneself, the last manager */
export async function disableAccount(ctx: Ctx, account: Account) {
  if (account.disabled_at) return;
  if (account.id === actorId(ctx)) throw new RuleError('Your own account is closed by a colleague');
  await refuseLastManager(ctx, { ...account, disabled_at: ctx.now });
  await setDisabled(ctx, account, ctx.now);
  await endSessionsOf(ctx, account.id);
  await endLinks(ctx, account.id);
  await record(ctx, 'identity.user_disabled', { user: account.id });
}

export async function enableAccount(ctx: Ctx, account: Account) {
  if (!account.disabled_at) return;
  refuseAccount(ctx, account);
  const open = await sql`select user_id from find_sign_in(${account.email})`.execute(ctx.db);
  if (open.rows.length > 0)
    throw new RuleError('Another account has this email address now. Change one of them first.');
  await setDisabled(ctx, account, null);
  await record(ctx, 'identity.user_enabled', { user: account.id });
}

/** A new link to choose a password, for whoever forgot theirs. The old password works until the link is used. */
export async function renewLink(ctx: Ctx, account: Account): Promise<string> {
  refuseAccount(ctx, account);
  if (account.disabled_at) throw new RuleError('Open the account first. A closed account has no link.');
  return makeAccountLink(ctx, account.id);
}

/** The phone is lost: the next sign-in is by password alone, or sets up a new second step where the role needs one. */
export async function resetSecondFactor(ctx: Ctx, account: Account) {
  refuseAccount(ctx, account);
  await removeFactors(ctx, account.id);
  await endSessionsOf(ctx, account.id, { but: account.id === actorId(ctx) });
  await record(ctx, 'identity.second_factor_reset', { user: account.id });
}

async function setDisabled(ctx: Ctx, account: Account, disabled_at: Date | null) {
  await ctx.db
    .updateTable('users')
    .set({ disabled_at })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', account.id)
    .execute();
}

function refuseRole(ctx: Ctx, role: RoleName) {
  if (ctx.actor.kind === 'user' && !mayGive(ctx.actor.role, role))
    throw new RuleError('Roles that open cases are given by a PALS manager', 'role');
}

function refuseAccount(ctx: Ctx, { role }: Account) {
  if (ctx.actor.kind === 'user' && !mayGive(ctx.actor.role, role))
    throw new RuleError('Accounts that open cases are changed by a PALS manager.');
}

async function refuseLastManager(ctx: Ctx, changed: Account, field?: string) {
  // Two managers who close each other's account at the same moment: the second waits here and then sees the first.
  await sql`select id from trusts where id = ${ctx.trust.id} for update`.execute(ctx.db);
  if (leavesNoManager(await listAccounts(ctx), changed))
    throw new RuleError('This is the last PALS manager. Make somebody else a manager first.', field);
}

/** An address has one open account in the installation. The lock makes two who press at once wait for each other. */
async function refuseTakenEmail(ctx: Ctx, address: string) {
  const email = address.toLowerCase();
  await sql`select pg_advisory_xact_lock(hashtext(${`account:${email}`}))`.execute(ctx.db);
  const open = await sql`select user_id from find_sign_in(${email})`.execute(ctx.db);
  if (open.rows.length > 0) throw new RuleError('This email address has an account already', 'email');
  const closed = await ctx.db
    .selectFrom('users')
    .select('name')
    .where('trust_id', '=', ctx.trust.id)
    .where('email', '=', email)
    .where('disabled_at', 'is not', null)
    .executeTakeFirst();
  if (closed)
    throw new RuleError(`This is the address of the closed account of ${closed.name}. Open that again.`, 'email');
}
