// Reads of post: rows, bytes, what came along.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { type CaseAtHand, wholeCase } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { isId } from '../platform/ids.ts';
import { anyOf } from '../platform/plans.ts';
import type { MailFileTable, MailPlace, MailTable } from './tables.ts';

export type Mail = Selectable<MailTable>;
export type MailFile = Selectable<MailFileTable>;

const ofTrust = (ctx: Ctx) => ctx.db.selectFrom('mails').selectAll().where('trust_id', '=', ctx.trust.id);

/** A piece of post. @throws NotFound also where its case may not be known */
export async function findMail(ctx: Ctx, id: string): Promise<Mail> {
  const found = isId(id) ? await ofTrust(ctx).where('id', '=', id).executeTakeFirst() : undefined;
  if (!found) throw new NotFound('This piece of post');
  return found;
}

/** The same, locked until commit: two who decide on it come one after the other. */
export async function lockMail(ctx: Ctx, id: string): Promise<Mail> {
  const found = isId(id) ? await ofTrust(ctx).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (!found) throw new NotFound('This piece of post');
  return found;
}

export async function mailsByIds(ctx: Ctx, ids: readonly string[]): Promise<Mail[]> {
  const good = ids.filter(isId);
  if (good.length === 0) return [];
  return ofTrust(ctx).where('id', '=', anyOf(good)).orderBy('came_at', 'desc').execute();
}

type Asked = { place: Exclude<MailPlace, 'unread' | 'case'>; most: number; offset?: number };

/** What waits, newest first; what was passed on or set apart, the last first. */
export async function listMails(ctx: Ctx, { place, most, offset = 0 }: Asked): Promise<Mail[]> {
  return ofTrust(ctx)
    .where('place', '=', sql.lit(place))
    .orderBy(place === 'post' ? 'came_at' : 'settled_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .offset(offset)
    .execute();
}

/** How many wait for a person to decide: as a question, to be asked with others. */
export const postCount = (ctx: Ctx) =>
  ctx.db
    .selectFrom('mails')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('trust_id', '=', ctx.trust.id)
    .where('place', '=', sql.lit('post'));

export async function countPost(ctx: Ctx): Promise<number> {
  return (await postCount(ctx).executeTakeFirstOrThrow()).count;
}

/** How many were fetched before then and are not read yet. */
export async function countUnread(ctx: Ctx, before: Date): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('mails')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('trust_id', '=', ctx.trust.id)
    .where('place', '=', sql.lit('unread'))
    .where('taken_at', '<', before)
    .executeTakeFirstOrThrow();
  return count;
}

/** Post of a case and of those merged into it, newest first. */
export async function listMailsOf(ctx: Ctx, kase: CaseAtHand): Promise<Mail[]> {
  if (!mayHold(ctx, kase, 'mails')) return [];
  return ofTrust(ctx).where('case_id', '=', wholeCase(ctx, kase)).orderBy('came_at', 'desc').execute();
}

export type Thread = { inReplyTo: string; references: string[] };

/** What an email to this address in this case answers: the last that came from there (RFC 5322, 3.6.4). */
export async function maybeThread(ctx: Ctx, kase: CaseAtHand, address: string): Promise<Thread | undefined> {
  if (!mayHold(ctx, kase, 'mails')) return undefined;
  const last = await ctx.db
    .selectFrom('mails')
    .select(['message_id', 'answers'])
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .where('from_address', '=', address.trim().toLowerCase())
    .where('message_id', '<>', '')
    .orderBy('came_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last && { inReplyTo: last.message_id, references: [...last.answers, last.message_id] };
}

/** With which cases these Message-IDs of other people's mails are. */
export async function casesOfIds(ctx: Ctx, messageIds: readonly string[]): Promise<string[]> {
  if (messageIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('mails')
    .select('case_id')
    .distinct()
    .where('trust_id', '=', ctx.trust.id)
    .where('message_id', 'in', [...messageIds])
    .where('case_id', 'is not', null)
    .execute();
  return rows.flatMap(({ case_id }) => case_id ?? []);
}

export async function listFilesOf(ctx: Ctx, ids: readonly string[]): Promise<MailFile[]> {
  if (ids.length === 0) return [];
  return ctx.db
    .selectFrom('mail_files')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('mail_id', '=', anyOf(ids))
    .orderBy('mail_id')
    .orderBy('file')
    .execute();
}

/** One part of the bytes; undefined after the last. Row level security is asked each time. */
export async function maybeBytes(
  ctx: Ctx,
  of: { id: string; file: number },
  part: number,
): Promise<Buffer | undefined> {
  const row = await ctx.db
    .selectFrom('mail_chunks')
    .select('bytes')
    .where('trust_id', '=', ctx.trust.id)
    .where('mail_id', '=', of.id)
    .where('file', '=', of.file)
    .where('part', '=', part)
    .executeTakeFirst();
  return row?.bytes;
}

/** All bytes of a file at once: of an email never more than MOST_MAIL_BYTES. */
export async function readBytes(ctx: Ctx, of: { id: string; file: number }): Promise<Buffer> {
  const rows = await ctx.db
    .selectFrom('mail_chunks')
    .select('bytes')
    .where('trust_id', '=', ctx.trust.id)
    .where('mail_id', '=', of.id)
    .where('file', '=', of.file)
    .orderBy('part')
    .execute();
  return Buffer.concat(rows.map(({ bytes }) => bytes));
}

export type MailChange = Partial<Omit<Mail, 'trust_id' | 'id' | 'version'>>;

export async function changeMail(ctx: Ctx, { id }: Pick<Mail, 'id'>, change: MailChange): Promise<void> {
  await ctx.db
    .updateTable('mails')
    .set({ ...change, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}
