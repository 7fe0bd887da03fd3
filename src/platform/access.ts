/** Permissions are declared beside the roles (identity/permissions.ts) by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Permissions {}

export type Permission = keyof Permissions;

/** Who may use a route: a permission, or anyone at all (sign-in, health, public pages). */
export type May = Permission | 'anyone';

/** How far an actor sees into cases: not at all, by need to know, or everything (the system itself). */
export type Reach = 'none' | 'own' | 'all';

export type User = {
  kind: 'user';
  id: string;
  name: string;
  firstName: string;
  role: string;
  may: ReadonlySet<Permission>;
  reach: Reach;
  shortcuts: boolean;
  /** Keys of one's own, as writeOwnKeys() gives them; empty or absent: the usual ones. */
  keys?: string;
  largerText: boolean;
  /** Hash of the session's token; the session row's key. */
  session?: Buffer;
  /** When this session began: what guards the account is changed soon after signing in. */
  signedInAt?: Date;
};

export type Actor = User | { kind: 'system'; id: null; reach: 'all' | 'none' };

export const SYSTEM: Actor = { kind: 'system', id: null, reach: 'all' };

/** The house itself, for somebody at a public page: to the database no case and no person exists. */
export const PASSER_BY: Actor = { kind: 'system', id: null, reach: 'none' };

export function mayDo(actor: Actor, permission: May): boolean {
  return permission === 'anyone' || actor.kind === 'system' || actor.may.has(permission);
}
