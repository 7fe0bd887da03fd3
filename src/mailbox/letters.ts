// Letters on paper, scanned: pieces of post like emails, with their files.
import { createHash } from 'node:crypto';
import { record } from '../audit/index.ts';
import { cleanName, lookAt } from '../files/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import type { Upload } from '../platform/uploads.ts';
import { given } from './house.ts';
import { keepBytes } from './storing.ts';

export type ScannedLetter = {
  press: string | undefined;
  from: string;
  about: string;
  /** When it came to the office. */
  cameAt: Date;
  files: readonly Upload[];
};

/** Keeps a letter in Post; a second press is the same letter. @throws RuleError there is no file, or one of a kind we do not take */
export async function takeLetter(ctx: Ctx, { press, from, about, cameAt, files }: ScannedLetter): Promise<string> {
  if (files.length === 0) throw new RuleError('Choose the scanned letter', 'files');
  const id = press ?? newId(ctx.now);
  const scan = given().scanner ? ('waiting' as const) : ('unscanned' as const);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const sha256 = createHash('sha256')
    .update(Buffer.concat(files.map((file) => file.sha256)))
    .digest();
  const made = await ctx.db
    .insertInto('mails')
    .values({
      ...{ trust_id: ctx.trust.id, id, channel: 'letter' as const, uid_validity: null, uid: null, sha256, size },
      ...{ came_at: cameAt, taken_at: ctx.now, taken_by: actorId(ctx), reading: 'read' as const, scan },
      ...{ from_name: from.trim(), subject: about.trim(), place: 'post' as const },
    })
    .onConflict((same) => same.columns(['trust_id', 'id']).doNothing())
    .executeTakeFirst();
  if (!made.numInsertedOrUpdatedRows) return id;
  for (const [at, upload] of files.entries()) {
    const found = await lookAt(upload);
    const kind = 'refused' in found ? '' : found.kind;
    const row = {
      trust_id: ctx.trust.id,
      mail_id: id,
      file: at + 1,
      name: cleanName(upload.name, kind),
      kind,
      size: upload.size,
    };
    await ctx.db.insertInto('mail_files').values(row).execute();
    await keepBytes(ctx, { id, file: at + 1 }, upload);
  }
  await record(ctx, 'mail.taken', { mail: id });
  if (scan === 'waiting') await enqueue(ctx, 'mailbox.scan', { mail: id }, { key: `scan ${id}` });
  return id;
}
