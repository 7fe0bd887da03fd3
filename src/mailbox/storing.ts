// Post as it came, kept whole in one transaction before anything is made of it.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import type { Upload } from '../platform/uploads.ts';
import { given } from './house.ts';
import type { Mail } from './mails.ts';

/** Bytes of one row: a part is read, sent and forgotten. */
const CHUNK_BYTES = 262_144;
/** An email that is larger stays in the mailbox (bytes as it came; attachments are a third larger there than as files). */
export const MOST_MAIL_BYTES = 25 * 1024 * 1024;

export type Raw = Pick<Upload, 'size' | 'sha256' | 'read'>;

export type CameFrom = {
  mailbox: string;
  uidValidity?: number;
  uid?: number;
  /** When it reached the mailbox, never later than now; just now, where that is not known. */
  cameAt: Date | undefined;
};

/**
 * Keeps an email whole, as it came; the same one is not kept twice, whether by its number in the mailbox or by its bytes.
 * It is read by a job. `size`: its bytes where `raw` holds its headers alone, because it is too large.
 */
export async function takeMail(
  ctx: Ctx,
  raw: Raw,
  from: CameFrom,
  { size = raw.size }: { size?: number } = {},
): Promise<Pick<Mail, 'id'> & { isNew: boolean }> {
  const id = newId(ctx.now);
  const scan = given().scanner ? ('waiting' as const) : ('unscanned' as const);
  const made = await ctx.db
    .insertInto('mails')
    .values({
      ...{ trust_id: ctx.trust.id, id, channel: 'email' as const, mailbox: from.mailbox },
      ...{ uid_validity: from.uidValidity ?? null, uid: from.uid ?? null, sha256: raw.sha256, size },
      ...{ came_at: from.cameAt && from.cameAt < ctx.now ? from.cameAt : ctx.now, taken_at: ctx.now, taken_by: null },
      ...{ reading: size > raw.size ? ('too_large' as const) : ('waiting' as const), scan, place: 'unread' as const },
    })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (!made.numInsertedOrUpdatedRows) return { id: await knownAs(ctx, raw, from), isNew: false };
  await keepBytes(ctx, { id, file: 0 }, raw);
  await record(ctx, 'mail.taken', { mail: id });
  await enqueue(ctx, 'mailbox.read', { mail: id }, { key: `read ${id}` });
  if (scan === 'waiting') await enqueue(ctx, 'mailbox.scan', { mail: id }, { key: `scan ${id}` });
  return { id, isNew: true };
}

async function knownAs(ctx: Ctx, { sha256 }: Raw, { mailbox, uidValidity, uid }: CameFrom): Promise<string> {
  const { id } = await ctx.db
    .selectFrom('mails')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where(({ eb, and, or }) =>
      or([
        and([eb('sha256', '=', sha256), eb('channel', '=', sql.lit('email'))]),
        and([eb('mailbox', '=', mailbox), eb('uid_validity', '=', uidValidity ?? null), eb('uid', '=', uid ?? null)]),
      ]),
    )
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

export async function keepBytes(ctx: Ctx, of: { id: string; file: number }, raw: Pick<Raw, 'size' | 'read'>) {
  for (let part = 0; part * CHUNK_BYTES < raw.size; part += 1) {
    const bytes = await raw.read(part * CHUNK_BYTES, CHUNK_BYTES);
    await ctx.db
      .insertInto('mail_chunks')
      .values({ trust_id: ctx.trust.id, mail_id: of.id, file: of.file, part, bytes })
      .execute();
  }
}
