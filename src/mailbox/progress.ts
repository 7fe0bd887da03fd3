// How far a mailbox has been fetched, and how it is.
import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import type { Trouble } from './fetching.rules.ts';

export type Progress = { uidValidity: number; lastUid: number };

/** Undefined: it was never looked into. */
export async function maybeProgress(ctx: Ctx, name: string): Promise<Progress | undefined> {
  const row = await ctx.db
    .selectFrom('mailboxes')
    .select(['uid_validity', 'last_uid'])
    .where('trust_id', '=', ctx.trust.id)
    .where('name', '=', name)
    .executeTakeFirst();
  return row && row.uid_validity > 0 ? { uidValidity: row.uid_validity, lastUid: row.last_uid } : undefined;
}

export async function keepProgress(ctx: Ctx, name: string, { uidValidity, lastUid }: Progress): Promise<void> {
  await write(ctx, name, { uid_validity: uidValidity, last_uid: lastUid });
}

/** It answered. */
export async function noteWell(ctx: Ctx, name: string): Promise<void> {
  await write(ctx, name, { looked_at: ctx.now, trouble: '', trouble_since: null });
}

/** It did not; since when is kept from the first time on. */
export async function noteTrouble(ctx: Ctx, name: string, trouble: Trouble): Promise<void> {
  await ctx.db
    .insertInto('mailboxes')
    .values({ trust_id: ctx.trust.id, name, looked_at: null, trouble, trouble_since: ctx.now })
    .onConflict((same) =>
      same
        .columns(['trust_id', 'name'])
        .doUpdateSet({ trouble, trouble_since: sql`coalesce(mailboxes.trouble_since, ${ctx.now})` }),
    )
    .execute();
}

type Change = { uid_validity: number; last_uid: number } | { looked_at: Date; trouble: ''; trouble_since: null };

async function write(ctx: Ctx, name: string, change: Change): Promise<void> {
  await ctx.db
    .insertInto('mailboxes')
    .values({ trust_id: ctx.trust.id, name, looked_at: null, trouble_since: null, ...change })
    .onConflict((same) => same.columns(['trust_id', 'name']).doUpdateSet(change))
    .execute();
}

/** Of these mails of a mailbox, those that are stored already; whether they are too large to have been taken. */
export async function knownUids(ctx: Ctx, of: { mailbox: string; uidValidity: number }, uids: readonly number[]) {
  if (uids.length === 0) return new Map<number, boolean>();
  const rows = await ctx.db
    .selectFrom('mails')
    .select(['uid', 'reading'])
    .where('trust_id', '=', ctx.trust.id)
    .where('mailbox', '=', of.mailbox)
    .where('uid_validity', '=', of.uidValidity)
    .where('uid', '=', sql<number>`any(${[...uids]}::bigint[])`)
    .execute();
  return new Map(rows.map(({ uid, reading }) => [uid ?? 0, reading === 'too_large']));
}
