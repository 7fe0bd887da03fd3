// Files go where their matter goes: to the right case, and along with words that are taken to another case.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, touchCase } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { type CaseFile, maybeSameFile, strikeFile } from './files.ts';

/**
 * A file that was put into the wrong case: it goes to the right one with all of its bytes, and can be opened in the wrong one
 * no more. Both histories say so.
 * @throws RuleError it is there already, or was entered in error
 */
export async function moveFile(ctx: Ctx, file: CaseFile, from: Case, to: Case, reason: string) {
  if (file.error_at) throw new RuleError('This file is entered in error. It stays where it is.', 'ref');
  if (to.id === from.id) throw new RuleError('The file is in this case already. Enter another number.', 'ref');
  for (const id of [from.id, to.id].sort()) await touchCase(ctx, id);
  if (await maybeSameFile(ctx, to, file.sha256))
    throw new RuleError(`${to.ref} has this file already. Mark the one here as entered in error.`, 'ref');
  await ctx.db
    .updateTable('files')
    .set({ case_id: to.id, contact_id: null, note_id: null, moved_reason: reason, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', file.id)
    .execute();
  await record(ctx, 'file.moved_away', { case: from.id, file: file.id, ref: to.ref });
  await record(ctx, 'file.moved_here', { case: to.id, file: file.id, ref: from.ref });
}

/** Files that came with a contact, but for those entered in error. */
export async function filesOfContact(ctx: Ctx, contact: string): Promise<CaseFile[]> {
  return ctx.db
    .selectFrom('files')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('contact_id', '=', contact)
    .where('error_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** Copies, each with who added it and when: every case is open to its own people. What the other case has is not copied. */
export async function copyFiles(
  ctx: Ctx,
  files: readonly CaseFile[],
  { part, to }: { part: string; to: Pick<Case, 'id'> },
) {
  for (const file of files) {
    if (await maybeSameFile(ctx, to, file.sha256)) continue;
    const id = newId(ctx.now);
    const { found: _, version: __, ...kept } = file;
    const row = { ...kept, id, case_id: to.id, contact_id: part, note_id: null, copied_from: file.id };
    await ctx.db.insertInto('files').values(row).execute();
    await copyChunks(ctx, file, { id, case: to.id });
    if (file.state === 'waiting') await enqueue(ctx, 'files.check', { file: id }, { key: `check ${id}` });
    await record(ctx, 'file.came_along', { case: to.id, file: id });
  }
}

async function copyChunks(ctx: Ctx, file: Pick<CaseFile, 'id'>, copy: { id: string; case: string }) {
  await ctx.db
    .insertInto('file_chunks')
    .columns(['trust_id', 'file_id', 'part', 'case_id', 'bytes'])
    .expression((from) =>
      from
        .selectFrom('file_chunks')
        .select(['trust_id', sql<string>`${copy.id}::uuid`.as('file_id'), 'part'])
        .select([sql<string>`${copy.case}::uuid`.as('case_id'), 'bytes'])
        .where('trust_id', '=', ctx.trust.id)
        .where('file_id', '=', file.id),
    )
    .execute();
}

/** The split was taken back: its copies are struck; what was added there since stays. */
export async function strikeCopies(ctx: Ctx, part: string) {
  for (const file of await filesOfContact(ctx, part))
    if (file.copied_from) await strikeFile(ctx, file, 'The split was undone');
}

/** What came with a contact that was entered in error. */
export async function strikeFilesOf(ctx: Ctx, contact: string, why: string) {
  for (const file of await filesOfContact(ctx, contact)) await strikeFile(ctx, file, why);
}
