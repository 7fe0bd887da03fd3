import { sql } from 'kysely';
import { SYSTEM } from '../platform/access.ts';
import { type Ctx, inTransaction, type Trust } from '../platform/context.ts';
import type { Db } from '../platform/db.ts';
import { NotFound } from '../platform/errors.ts';
import type { House } from '../platform/house.ts';
import { hashOf, newId, newToken } from '../platform/ids.ts';
import { hashPassword } from './passwords.ts';
import { createUser } from './users.ts';

type NewTrust = { name: string; shortName: string; host?: string; phone?: string };

/** Founds a trust: its row, and what every module lays down for a new trust. `then` works inside the same transaction. */
export async function foundTrust<T>(
  house: House,
  trust: NewTrust,
  now: Date,
  then: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const made: Trust = { id: newId(now), name: trust.name, shortName: trust.shortName, phone: trust.phone ?? null };
  return inTransaction(house.db, { actor: SYSTEM, trust: made, now }, async (ctx) => {
    await ctx.db
      .insertInto('trusts')
      .values({
        id: made.id,
        name: made.name,
        short_name: made.shortName,
        host: trust.host ?? null,
        pals_phone: made.phone,
        created_at: now,
      })
      .execute();
    for (const lay of house.foundations) await lay(ctx);
    return then(ctx);
  });
}

/** The trust of this transaction, as jobs are told of it: nothing if it is gone. */
export async function maybeTrust(ctx: Ctx): Promise<Trust | undefined> {
  const row = await ctx.db
    .selectFrom('trusts')
    .select(['id', 'name', 'short_name', 'pals_phone'])
    .where('id', '=', ctx.trust.id)
    .executeTakeFirst();
  return row && { id: row.id, name: row.name, shortName: row.short_name, phone: row.pals_phone };
}

/** For sweeps. `ask` is not of the application, which sees one trust at a time. */
export async function listTrustIds(ask: (text: string) => Promise<{ id: string }[]>): Promise<string[]> {
  return (await ask('select id from trusts order by created_at')).map((row) => row.id);
}

/**
 * The trust that this host name belongs to, or the only trust there is. An address of nobody, in an installation of
 * several trusts, is open to the staff of all.
 */
export async function maybeTrustAt(
  { db }: Pick<House, 'db'>,
  host: string,
): Promise<Pick<Trust, 'id' | 'shortName'> | undefined> {
  const found = await sql<{ id: string; short_name: string }>`
    select id, short_name from find_trust_by_host(${host})`.execute(db);
  const [row] = found.rows;
  return row && { id: row.id, shortName: row.short_name };
}

/**
 * Whose public pages this host name shows: the trust of that name, else the only one there is, else the only one that has
 * no name of its own.
 */
export async function maybePublicTrust({ db }: Pick<House, 'db'>, host: string): Promise<Trust | undefined> {
  const found = await sql<{
    id: string;
    name: string;
    short_name: string;
    pals_phone: string | null;
    settings: number;
  }>`
    select id, name, short_name, pals_phone, settings from find_public_trust(${host})`.execute(db);
  const [row] = found.rows;
  if (!row) return undefined;
  const { id, name, short_name: shortName, pals_phone: phone, settings } = row;
  return { id, name, shortName, phone, settings };
}

/** A set-up link lies in a terminal or a log: it is good for a day. */
const LINK_HOURS = 24;

/** Nobody has an account yet: the one-time path to create the first manager. Undefined once that was done. */
export async function offerFirstManager(house: House): Promise<string | undefined> {
  if ((await listSetUpLinks(house)).some((link) => link.used_at)) return undefined;
  const token = newToken();
  await house.db
    .insertInto('set_up_links')
    .values({ token_hash: hashOf(token), created_at: house.now(), used_at: null })
    .execute();
  return `/set-up/${token}`;
}

/** Is this set-up link good: known, of the last 24 hours, and nobody used any yet? */
export async function isSetUpLink(house: House, token: string): Promise<boolean> {
  const links = await listSetUpLinks(house);
  const key = hashOf(token);
  const since = house.now().getTime() - LINK_HOURS * 3_600_000;
  const known = links.find((link) => link.token_hash.equals(key));
  return known !== undefined && known.created_at.getTime() > since && links.every((link) => !link.used_at);
}

function listSetUpLinks(house: House) {
  return house.db.selectFrom('set_up_links').selectAll().execute();
}

type FirstManager = { trust: string; name: string; email: string; password: string };

/** @throws NotFound the link is not good, or somebody else was quicker */
export async function createFirstManager(house: House, token: string, input: FirstManager) {
  if (!(await isSetUpLink(house, token))) throw new NotFound('This link');
  const passwordHash = await hashPassword(input.password);
  const short =
    input.trust.replace(/\s+(NHS|University|Teaching|Foundation|Hospitals?|Trust)\b.*$/i, '') || input.trust;
  await foundTrust(house, { name: input.trust, shortName: short }, house.now(), async (ctx) => {
    const links = ctx.db.updateTable('set_up_links').set({ used_at: ctx.now }).where('used_at', 'is', null);
    if ((await links.executeTakeFirst()).numUpdatedRows === 0n) throw new NotFound('This link');
    await createUser(ctx, { email: input.email, name: input.name, role: 'manager', passwordHash });
  });
}

/** Live or demonstration is remembered; starting with the other value is refused by main. */
export async function rememberDemo(house: House, demo: boolean): Promise<{ demo: boolean; fresh: boolean }> {
  const known = await house.db.selectFrom('installation').selectAll().executeTakeFirst();
  if (known) return { demo: known.demo, fresh: false };
  await house.db.insertInto('installation').values({ demo, seeded_until: null, created_at: house.now() }).execute();
  return { demo, fresh: true };
}

/** How far the demonstration has been made: the last day that is whole, and what the seed must know to go on. */
export async function seedProgress(house: House): Promise<{ until: string | null; seeding: Record<string, unknown> }> {
  const known = await house.db.selectFrom('installation').select(['seeded_until', 'seeding']).executeTakeFirst();
  return { until: known?.seeded_until ?? null, seeding: known?.seeding ?? {} };
}

/** In the transaction of the days it speaks of, so that a seed that was killed goes on where it stopped. */
export async function keepSeeding(db: Db, trust: string, seeding: unknown) {
  const part = JSON.stringify({ [trust]: seeding });
  await db
    .updateTable('installation')
    .set({ seeding: sql`seeding || ${part}::jsonb` })
    .execute();
}

export async function rememberSeeded(house: House, until: string) {
  await house.db.updateTable('installation').set({ seeded_until: until }).execute();
}
