import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, type CaseAtHand, sameCase, thingOf, touchCase, wholeCase } from '../cases/index.ts';
import { actorId, type Ctx, onceIn } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { anyOf } from '../platform/plans.ts';
import type { Upload } from '../platform/uploads.ts';
import { kindOf, REFUSAL_WORDS } from './kinds.rules.ts';
import { secondsOf } from './length.ts';
import { cleanName } from './names.rules.ts';
import { maybeScanner } from './scanner.ts';
import { sniff } from './sniff.ts';
import type { FileTable } from './tables.ts';

export type CaseFile = Selectable<FileTable>;

/** Bytes of one row: a part is read, sent and forgotten. */
export const CHUNK_BYTES = 262_144;

/** The entry with which it came. */
export type About = { contact?: string; note?: string; signed?: boolean };
type Added = { file: CaseFile; isNew: boolean };

/**
 * Keeps a file with its case. The very same file of this case is not kept twice: then `isNew` is false. While a virus
 * check is set up, nobody may open it before it has been checked.
 * @throws RuleError it is of a kind that a case does not take; the words say what to do
 */
export async function addFile(ctx: Ctx, kase: Pick<Case, 'id'>, upload: Upload, about: About = {}): Promise<Added> {
  const sniffed = await sniff(upload);
  if ('refused' in sniffed) throw new RuleError(REFUSAL_WORDS[sniffed.refused], 'files');
  await touchCase(ctx, kase.id); // locks the case, so that two presses come one after the other
  const same = await maybeSameFile(ctx, kase, upload.sha256);
  if (same) return { file: await joined(ctx, same, about), isNew: false };
  const file = await ctx.db
    .insertInto('files')
    .values({
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      case_id: kase.id,
      contact_id: about.contact ?? null,
      note_id: about.note ?? null,
      name: cleanName(upload.name, sniffed.kind),
      kind: sniffed.kind,
      size: upload.size,
      sha256: upload.sha256,
      seconds: await secondsOf(upload, sniffed.kind),
      signed: about.signed === true && kindOf(sniffed.kind).group === 'video',
      state: maybeScanner() ? 'waiting' : 'unscanned',
      checked_at: null,
      added_by: ctx.actor.id,
      added_at: ctx.now,
      error_at: null,
      error_by: null,
      error_reason: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await keepChunks(ctx, file, upload);
  if (file.state === 'waiting') await enqueue(ctx, 'files.check', { file: file.id }, { key: `check ${file.id}` });
  const along = about.note || about.contact;
  await record(ctx, along ? 'file.came_along' : 'file.added', { case: kase.id, file: file.id });
  return { file, isNew: true };
}

async function keepChunks(ctx: Ctx, file: CaseFile, upload: Upload) {
  const parts = Math.ceil(file.size / CHUNK_BYTES);
  for (let part = 0; part < parts; part += 1) {
    const bytes = await upload.read(part * CHUNK_BYTES, CHUNK_BYTES);
    const row = { trust_id: ctx.trust.id, file_id: file.id, part, case_id: file.case_id, bytes };
    await ctx.db.insertInto('file_chunks').values(row).execute();
  }
}

/** What the case had already belongs to this entry too, unless it belongs to another one. */
async function joined(ctx: Ctx, file: CaseFile, { contact, note }: About): Promise<CaseFile> {
  if (file.contact_id || file.note_id || !(contact || note)) return file;
  return ctx.db
    .updateTable('files')
    .set({ contact_id: contact ?? null, note_id: note ?? null, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', file.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The same bytes in this case; what was entered in error does not count. */
export async function maybeSameFile(ctx: Ctx, kase: Pick<Case, 'id'>, sha256: Buffer): Promise<CaseFile | undefined> {
  return ctx.db
    .selectFrom('files')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .where('sha256', '=', sha256)
    .where('error_at', 'is', null)
    .executeTakeFirst();
}

/** One part of a file; undefined after the last. Row level security is asked each time. */
export async function maybeChunk(ctx: Ctx, file: Pick<CaseFile, 'id'>, part: number): Promise<Buffer | undefined> {
  const row = await ctx.db
    .selectFrom('file_chunks')
    .select('bytes')
    .where('trust_id', '=', ctx.trust.id)
    .where('file_id', '=', file.id)
    .where('part', '=', part)
    .executeTakeFirst();
  return row?.bytes;
}

/** Files of a case and of those merged into it, newest first; those entered in error too. */
export async function listFiles(ctx: Ctx, kase: CaseAtHand): Promise<CaseFile[]> {
  if (!mayHold(ctx, kase, 'files')) return [];
  return ctx.db
    .selectFrom('files')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('id', 'desc')
    .execute();
}

/** For the page of a case, whose parts all show something of them: asked once. */
export function filesOnPage(ctx: Ctx, kase: CaseAtHand): Promise<CaseFile[]> {
  return onceIn(ctx, `files ${kase.id}`, () => listFiles(ctx, kase));
}

/** A file of this case; one of another case does not exist under this address. @throws NotFound */
export async function findFile(ctx: Ctx, kase: Pick<Case, 'id'>, id: string): Promise<CaseFile> {
  const file = await ctx.db
    .selectFrom('files')
    .selectAll()
    .where(thingOf(ctx, kase, id))
    .executeTakeFirst();
  if (!file) throw new NotFound('This file');
  return file;
}

/** Files by id, in no order; those that may not be seen are left out. */
export async function filesByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, CaseFile>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('files')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', anyOf(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** @throws RuleError nobody may open it: it waits for the virus check, or did not pass it */
export function refuseUnsafe(file: CaseFile) {
  if (file.state === 'infected')
    throw new RuleError('The virus check found something in this file, so nobody can open it. Ask for it again.');
  if (file.state === 'waiting') throw new RuleError('This file waits for the virus check. Try again in a minute.');
}

/** Entered in error: struck through with a reason and a name, never removed. */
export async function strikeFile(ctx: Ctx, file: CaseFile, reason: string) {
  if (file.error_at) return;
  await ctx.db
    .updateTable('files')
    .set({ error_at: ctx.now, error_by: actorId(ctx), error_reason: reason, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', file.id)
    .execute();
  await record(ctx, 'file.struck', { case: file.case_id, file: file.id });
}
