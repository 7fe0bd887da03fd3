// What came along with a piece of post: listed by name and kind; an email holds the bytes itself.
import { cleanName, lookAt, mediaTypeOf } from '../files/index.ts';
import type { Ctx } from '../platform/context.ts';
import { bytesAsUpload, type Upload } from '../platform/uploads.ts';
import { listFilesOf, type Mail, type MailFile, readBytes } from './mails.ts';
import { lineOf } from './parsing.rules.ts';
import { type Attached, parseMail } from './parsing.ts';

/** More than this in one email is no letter of a person: the rest stays in the original. */
const MOST_FILES = 100;

const ENDINGS: Readonly<Record<string, string>> = { 'message/rfc822': '.eml', 'text/calendar': '.ics' };

/** As the sender called it, or by what it says it is. */
function nameOf({ filename, contentType }: Attached, at: number): string {
  return lineOf(filename ?? '').slice(0, 200) || `attachment-${at}${ENDINGS[contentType] ?? ''}`;
}

/** Writes down what an email brought along. */
export async function keepAttached(ctx: Ctx, mail: Pick<Mail, 'id'>, attachments: readonly Attached[]) {
  const rows = await Promise.all(
    attachments.slice(0, MOST_FILES).map(async (one, at) => {
      const name = nameOf(one, at + 1);
      const found = await lookAt(bytesAsUpload(name, one.content));
      return {
        ...{ trust_id: ctx.trust.id, mail_id: mail.id, file: at + 1, name, size: one.content.length },
        ...('refused' in found ? { refused: found.refused } : { kind: found.kind }),
      };
    }),
  );
  if (rows.length > 0)
    await ctx.db
      .insertInto('mail_files')
      .values(rows.map((row) => ({ kind: '', refused: '', ...row })))
      .execute();
}

/** The files of a piece of post with their bytes, as far as a case takes them. */
export async function filesToTake(ctx: Ctx, mail: Mail): Promise<Upload[]> {
  const files = (await listFilesOf(ctx, [mail.id])).filter(({ kind }) => kind !== '');
  if (files.length === 0) return [];
  const bytesOf = await reader(ctx, mail);
  return Promise.all(files.map(async (file) => bytesAsUpload(file.name, await bytesOf(file))));
}

/** One of them, under a name that ends as what it is. */
export async function readAttached(ctx: Ctx, mail: Mail, file: MailFile): Promise<{ name: string; bytes: Buffer }> {
  return { name: cleanName(file.name, file.kind), bytes: await (await reader(ctx, mail))(file) };
}

/** An email is taken apart once, however many of its files are wanted. */
async function reader(ctx: Ctx, mail: Mail): Promise<(file: MailFile) => Promise<Buffer>> {
  if (mail.channel === 'letter') return ({ file }) => readBytes(ctx, { id: mail.id, file });
  const { attachments } = await parseMail(await readBytes(ctx, { id: mail.id, file: 0 }));
  return async ({ file }) => attachments[file - 1]?.content ?? Buffer.alloc(0);
}

/** It as it came: an email as one file, byte for byte; of a letter its pages. Nothing where the original is not kept here. */
export async function listOriginal(ctx: Ctx, mail: Mail): Promise<{ name: string; type: string; bytes: Buffer }[]> {
  if (mail.channel === 'letter') {
    const pages = await listFilesOf(ctx, [mail.id]);
    return Promise.all(
      pages.map(async (file) => ({ ...(await readAttached(ctx, mail, file)), type: mediaTypeOf(file.kind) })),
    );
  }
  const bytes = mail.reading === 'too_large' ? Buffer.alloc(0) : await readBytes(ctx, { id: mail.id, file: 0 });
  return bytes.length === 0 ? [] : [{ name: 'email.eml', type: 'message/rfc822', bytes }];
}
