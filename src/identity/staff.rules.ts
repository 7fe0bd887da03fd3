import { ROLES, type RoleName, reachOf } from './permissions.ts';

export const ROLE_NAMES = Object.keys(ROLES) as RoleName[];

/**
 * May somebody with the role `mine` make, change or re-open an account of the role `theirs`? A manager any; a system
 * administrator, who may not see cases, only those that do not see cases either: else the way to a case would be to
 * make an account for it.
 */
export function mayGive(mine: string, theirs: RoleName): boolean {
  const own = ROLE_NAMES.find((name) => name === mine);
  if (!own || !(ROLES[own].may as readonly string[]).includes('settings.write')) return false;
  return reachOf(theirs) === 'none' || reachOf(own) !== 'none';
}

type Account = { id: string; role: RoleName; disabled_at: Date | null };

/** Would nobody be left who may give out roles and see cases, were this account as `changed` says? */
export function leavesNoManager(staff: readonly Account[], changed: Account): boolean {
  const isManager = (one: Account) => one.role === 'manager' && !one.disabled_at;
  const was = staff.find(({ id }) => id === changed.id);
  if (!was || !isManager(was)) return false;
  return !staff.map((one) => (one.id === changed.id ? changed : one)).some(isManager);
}

export type AccountState = 'invited' | 'active' | 'disabled';

export function stateOf(account: {
  disabled_at: Date | null;
  hasPassword: boolean;
  lastSeen: Date | null;
}): AccountState {
  if (account.disabled_at) return 'disabled';
  return account.hasPassword || account.lastSeen ? 'active' : 'invited';
}

type Words = { name: string; email: string; role: RoleName };

/** What a manager sets of an account. */
export const accountWords = ({ name, email, role }: Words): Words => ({ name, email, role });
