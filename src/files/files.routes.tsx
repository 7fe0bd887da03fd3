import { viewed } from '../audit/index.ts';
import { type Case, findCase } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { FieldError, Filled } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { deskPage, json, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { dateTimeWords } from '../platform/time.ts';
import { strikeForm } from './files.forms.ts';
import { addedWords, MOST_FILES, problemWords, refusedWords, shortName } from './files.rules.ts';
import { addFile, type CaseFile, findFile, listFiles, maybeChunk, refuseUnsafe, strikeFile } from './files.ts';
import { FilesPage, StrikeFile } from './files.tsx';
import { kindOf, MOST_VIDEO_BYTES } from './kinds.rules.ts';
import { disposition } from './names.rules.ts';
import { takeHouse } from './scanner.ts';
import { mostBytesOf } from './sniff.ts';

const TAKES = {
  mostFiles: MOST_FILES,
  mostOf: mostBytesOf,
  mostOfAny: MOST_VIDEO_BYTES,
  mostInAll: MOST_VIDEO_BYTES + 50 * 1024 * 1024,
};

export function routes(r: Router, house: House) {
  takeHouse(house);
  r.get('/desk/cases/:ref/files', { may: 'cases.read' }, async (ctx, req) => {
    const kase = await findCase(ctx, req.params.ref ?? '');
    const done = one(req.query, 'done');
    return filesPage(ctx, kase, [], done === 'struck' ? 'Marked as entered in error.' : doneWords(done));
  });
  r.upload('/desk/cases/:ref/files', { may: 'cases.write', takes: TAKES }, async (ctx, req) => {
    const kase = await findCase(ctx, req.params.ref ?? '');
    const { added, errors } = await addAll(ctx, kase, req);
    const to = `/desk/cases/${kase.ref}/files?done=${added}`;
    if (errors.length === 0) return req.wantsJson ? json({ to }) : redirect(to);
    const said = added > 0 ? addedWords(added) : '';
    if (req.wantsJson) return json({ to: added > 0 ? to : '', said, errors: errors.map(({ message }) => message) });
    return filesPage(ctx, kase, errors, said);
  });
  r.get('/desk/cases/:ref/files/:id', { may: 'cases.read' }, (ctx, req) => handOut(ctx, req, 'attachment'));
  r.get('/desk/cases/:ref/files/:id/preview', { may: 'cases.read' }, (ctx, req) => handOut(ctx, req, 'inline'));
  r.get('/desk/cases/:ref/files/:id/error', { may: 'cases.write' }, async (ctx, req) => {
    const { kase, file } = await found(ctx, req);
    return strikePage(kase, file, strikeForm.blank());
  });
  r.post('/desk/cases/:ref/files/:id/error', { may: 'cases.write' }, async (ctx, req) => {
    const { kase, file } = await found(ctx, req);
    const filled = strikeForm.submit(req.body);
    if (!filled.ok) return strikePage(kase, file, filled);
    await strikeFile(ctx, file, filled.values.reason);
    return redirect(`/desk/cases/${kase.ref}/files?done=struck`);
  });
}

async function found(ctx: Ctx, req: Req) {
  const kase = await findCase(ctx, req.params.ref ?? '');
  return { kase, file: await findFile(ctx, kase, req.params.id ?? '') };
}

const doneWords = (done: string) => (/^[1-9]\d?$/.test(done) ? addedWords(Number(done)) : '');

/** The good files stand, whatever is wrong with the others. */
async function addAll(ctx: Ctx, kase: Case, req: Req) {
  const errors: FieldError[] = req.fileProblems.map((problem) => ({ field: 'files', message: problemWords(problem) }));
  let added = 0;
  for (const upload of req.files) {
    try {
      const { file, isNew } = await addFile(ctx, kase, upload);
      if (isNew) added += 1;
      else errors.push({ field: 'files', message: await sameWords(ctx, upload.name, file) });
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      errors.push({ field: 'files', message: refusedWords(upload.name, error.message) });
    }
  }
  if (req.files.length === 0 && errors.length === 0) errors.push({ field: 'files', message: 'Choose a file to add' });
  return { added, errors };
}

async function sameWords(ctx: Ctx, name: string, { name: known, added_by, added_at }: CaseFile): Promise<string> {
  const who = (await staffNames(ctx)).get(added_by) ?? 'a colleague';
  const called = shortName(name) === known ? '' : ` as ${known}`;
  return `${shortName(name)} is in this case already${called}, added by ${who}, ${dateTimeWords(added_at, ctx.now)}`;
}

/**
 * The bytes of a file. It can do nothing with the desk: no script, no frame, no form, no address of ours; and what the
 * browser makes of it is what we say it is.
 */
async function handOut(ctx: Ctx, req: Req, how: 'attachment' | 'inline'): Promise<Reply> {
  const { kase, file } = await found(ctx, req);
  const { type, preview } = kindOf(file.kind);
  if (how === 'inline' && !preview) return redirect(`/desk/cases/${kase.ref}/files/${file.id}`);
  refuseUnsafe(file);
  await viewed(ctx, 'file', { case: kase.id });
  return {
    kind: 'stream',
    status: 200,
    type: how === 'inline' && kindOf(file.kind).group === 'text' ? 'text/plain; charset=utf-8' : type,
    size: file.size,
    part: (later, at) => maybeChunk(later, file, at),
    headers: {
      'content-disposition': disposition(how, file.name),
      'content-security-policy': "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  };
}

async function filesPage(ctx: Ctx, kase: Case, errors: FieldError[], said: string): Promise<Reply> {
  const [files, staff] = await Promise.all([listFiles(ctx, kase), staffNames(ctx)]);
  const mayWrite = mayDo(ctx.actor, 'cases.write');
  const props = { reference: kase.ref, files, staff, now: ctx.now, mayWrite, errors, said };
  return deskPage({
    title: `Files of ${kase.ref}`,
    section: 'cases',
    width: 'form',
    status: errors.length > 0 ? 422 : 200,
    stands: true,
    body: <FilesPage {...props} />,
  });
}

function strikePage(kase: Case, file: CaseFile, filled: Filled): Reply {
  return deskPage({
    title: 'Entered in error',
    section: 'cases',
    width: 'form',
    status: filled.errors.length > 0 ? 422 : 200,
    body: <StrikeFile reference={kase.ref} id={file.id} name={file.name} filled={filled} />,
  });
}
