import { sql } from 'kysely';
import type { User } from '../platform/access.ts';
import { type Ctx, sendOnly, type Trust } from '../platform/context.ts';
import type { Db } from '../platform/db.ts';
import type { House } from '../platform/house.ts';
import { hashOf, newToken } from '../platform/ids.ts';
import { permissionsOf, type RoleName, reachOf } from './permissions.ts';
import { endsAt, isAlive } from './sessions.rules.ts';
import type { SignedBy } from './tables.ts';

/** The cookie that carries the session's token. */
export const SESSION_COOKIE = 'pals_session';

type SessionRow = {
  trust_id: string;
  user_id: string;
  last_seen_at: Date;
  ends_at: Date;
  name: string;
  first_name: string;
  role: RoleName;
  shortcuts: boolean;
  shortcut_keys: string;
  larger_text: boolean;
  trust_name: string;
  trust_short_name: string;
  pals_phone: string | null;
  settings: number;
  started_at: Date;
};

export type Session = {
  user: User;
  trust: Trust;
  last_seen_at: Date;
  ends_at: Date;
  /** Not read for this request, but remembered of one before. */
  recalled?: { key: Buffer; row: SessionRow };
};

/** Who is behind this cookie, if the session is alive. One look-up, before any trust is known. */
export async function maybeSession(house: House, token: string | undefined, now: Date): Promise<Session | undefined> {
  if (!token) return undefined;
  const key = hashOf(token);
  const row = await readSession(house.db, key);
  if (!row || !isAlive(row, now)) return undefined;
  remember(key, row);
  return sessionOf(key, row);
}

async function readSession(db: Db, key: Buffer): Promise<SessionRow | undefined> {
  return (await sql<SessionRow>`select * from find_session(${key})`.execute(db)).rows[0];
}

/** Sessions of the last requests, as they were then. */
const MOST_REMEMBERED = 500;
const remembered = new Map<string, SessionRow>();

function remember(key: Buffer, row: SessionRow) {
  const name = key.toString('base64');
  remembered.delete(name);
  remembered.set(name, row);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}

/** As it was at its last request: whatever is done for it is done in `whileItHolds`. */
export function recallSession(token: string | undefined, now: Date): Session | undefined {
  if (!token) return undefined;
  const key = hashOf(token);
  const row = remembered.get(key.toString('base64'));
  return row && isAlive(row, now) ? { ...sessionOf(key, row), recalled: { key, row } } : undefined;
}

/** A recalled session is no longer what it was: ended, or its person or its trust has changed. */
export class SessionChanged extends Error {}

/**
 * Works for a session. One that is recalled is read meanwhile, in the same transaction: a crossing less for each request.
 * @throws SessionChanged, whatever `work` came to; all of it is rolled back
 */
export async function whileItHolds<T>(ctx: Ctx, { recalled }: Session, work: () => Promise<T>): Promise<T> {
  if (!recalled) return work();
  const asked = readSession(ctx.db, recalled.key);
  const [made, read] = await Promise.allSettled([work(), asked]);
  if (read.status === 'rejected') throw read.reason;
  if (!read.value || !isAlive(read.value, ctx.now) || !isSame(recalled.row, read.value)) {
    remembered.delete(recalled.key.toString('base64'));
    throw new SessionChanged('This session has changed.');
  }
  remember(recalled.key, read.value);
  if (made.status === 'rejected') throw made.reason;
  return made.value;
}

/** But for when it was last seen. */
function isSame(one: SessionRow, other: SessionRow): boolean {
  const facts = (row: SessionRow) => JSON.stringify({ ...row, last_seen_at: null });
  return facts(one) === facts(other);
}

function sessionOf(key: Buffer, row: SessionRow): Session {
  const user: User = {
    kind: 'user',
    id: row.user_id,
    name: row.name,
    firstName: row.first_name,
    role: row.role,
    may: permissionsOf(row.role),
    reach: reachOf(row.role),
    shortcuts: row.shortcuts,
    keys: row.shortcut_keys,
    largerText: row.larger_text,
    session: key,
    signedInAt: row.started_at,
  };
  const { trust_id: id, trust_name: name, trust_short_name: shortName, pals_phone: phone, settings } = row;
  return {
    user,
    trust: { id, name, shortName, phone, settings },
    last_seen_at: row.last_seen_at,
    ends_at: row.ends_at,
  };
}

/** Opens a session for a user; returns the token for the cookie, which is kept nowhere else. */
export async function openSession(
  ctx: Ctx,
  userId: string,
  how: { device: string; signedBy: SignedBy } = { device: '', signedBy: 'password' },
): Promise<string> {
  const token = newToken();
  await ctx.db
    .insertInto('sessions')
    .values({
      trust_id: ctx.trust.id,
      id: hashOf(token),
      user_id: userId,
      started_at: ctx.now,
      last_seen_at: ctx.now,
      ends_at: endsAt(ctx.now),
      ended_at: null,
      device: how.device,
      signed_by: how.signedBy,
    })
    .execute();
  return token;
}

/** This person is still here: the idle time starts again. */
export async function seeSession(ctx: Ctx) {
  if (ctx.actor.kind !== 'user' || !ctx.actor.session) return;
  const seen = ctx.db
    .updateTable('sessions')
    .set({ last_seen_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', ctx.actor.session);
  await sendOnly(ctx, seen.execute());
}

export async function endSession(ctx: Ctx) {
  if (ctx.actor.kind !== 'user' || !ctx.actor.session) return;
  await ctx.db
    .updateTable('sessions')
    .set({ ended_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', ctx.actor.session)
    .execute();
}

/** Ends what is open of this person, everywhere; `but` keeps the one that asks. Returns how many ended. */
export async function endSessionsOf(ctx: Ctx, userId: string, { but = false } = {}): Promise<number> {
  const kept = but && ctx.actor.kind === 'user' ? ctx.actor.session : undefined;
  let ending = ctx.db
    .updateTable('sessions')
    .set({ ended_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null);
  if (kept) ending = ending.where('id', '!=', kept);
  const { numUpdatedRows } = await ending.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Sessions that ended more than a day ago are of no use to anybody; a day is for looking into what went wrong. */
export async function forgetSessions(ctx: Ctx) {
  const before = new Date(ctx.now.getTime() - 86_400_000);
  await ctx.db
    .deleteFrom('sessions')
    .where('trust_id', '=', ctx.trust.id)
    .where((is) => is.or([is('ends_at', '<', before), is('ended_at', '<', before)]))
    .execute();
}
