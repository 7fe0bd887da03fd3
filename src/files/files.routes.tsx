import { viewed } from '../audit/index.ts';
import { type Case, entryLine, findCase } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { attempt, type FieldError, type Filled } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { deskPage, json, type Reply, redirect, type StreamReply } from '../platform/reply.ts';
import { type Fields, one, type Req, type Router } from '../platform/routing.ts';
import { moveForm, strikeForm } from './files.forms.ts';
import { addedWords } from './files.rules.ts';
import {
  type About,
  type CaseFile,
  CHUNK_BYTES,
  findFile,
  listFiles,
  maybeChunk,
  refuseUnsafe,
  strikeFile,
} from './files.ts';
import { FilesPage, MoveFile, type OfEntry, StrikeFile } from './files.tsx';
import { moveFile } from './following.ts';
import { kindOf, plays } from './kinds.rules.ts';
import { isNewLook } from './looks.ts';
import { disposition } from './names.rules.ts';
import { type Range, rangeIn } from './range.rules.ts';
import { takeHouse } from './scanner.ts';
import { addAll, TAKES } from './taking.ts';
import { WatchFile } from './watch.tsx';

export function routes(r: Router, house: House) {
  takeHouse(house);
  r.get('/desk/cases/:ref/files', { may: 'cases.read' }, async (ctx, req) => {
    const kase = await findCase(ctx, req.params.ref ?? '');
    const done = one(req.query, 'done');
    const entry = await entryIn(ctx, kase, req.query);
    return filesPage(ctx, kase, { said: DONE[done] ?? doneWords(done), entry });
  });
  r.upload('/desk/cases/:ref/files', { may: 'cases.write', takes: TAKES }, async (ctx, req) => {
    const kase = await findCase(ctx, req.params.ref ?? '');
    const entry = await entryIn(ctx, kase, req.body);
    const { added, errors } = await addAll(ctx, kase, req, entry && aboutOf(entry));
    const to = entry ? `/desk/cases/${kase.ref}?done=file` : `/desk/cases/${kase.ref}/files?done=${added}`;
    if (errors.length === 0) return req.wantsJson ? json({ to }) : redirect(to);
    const said = added > 0 ? addedWords(added) : '';
    if (req.wantsJson) return json({ to: added > 0 ? to : '', said, errors: errors.map(({ message }) => message) });
    return filesPage(ctx, kase, { errors, said, entry });
  });
  r.get('/desk/cases/:ref/files/:id', { may: 'cases.read' }, (ctx, req) => handOut(ctx, req, 'attachment'));
  r.get('/desk/cases/:ref/files/:id/preview', { may: 'cases.read' }, (ctx, req) => handOut(ctx, req, 'inline'));
  r.get('/desk/cases/:ref/files/:id/watch', { may: 'cases.read' }, watch);
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
  r.get('/desk/cases/:ref/files/:id/move', { may: 'cases.write' }, async (ctx, req) => {
    const { kase, file } = await found(ctx, req);
    return movePage(kase, file, moveForm.blank());
  });
  r.post('/desk/cases/:ref/files/:id/move', { may: 'cases.write' }, async (ctx, req) => {
    const { kase, file } = await found(ctx, req);
    const filled = moveForm.submit(req.body);
    const refused = await attempt(filled, async ({ ref, reason }) =>
      moveFile(ctx, file, kase, await rightCase(ctx, ref), reason),
    );
    return refused ? movePage(kase, file, refused) : redirect(`/desk/cases/${kase.ref}/files?done=moved`);
  });
}

const DONE: Readonly<Record<string, string>> = {
  struck: 'Marked as entered in error.',
  moved: 'The file is in the other case now.',
};

/** To which note or contact the files belong, where the address or the form names one. */
async function entryIn(ctx: Ctx, kase: Case, fields: Fields): Promise<OfEntry | undefined> {
  const [note, contact] = [one(fields, 'note'), one(fields, 'contact')];
  if (note) return { note, line: await entryLine(ctx, kase, 'notes', note) };
  return contact ? { contact, line: await entryLine(ctx, kase, 'contacts', contact) } : undefined;
}

const aboutOf = ({ line: _, ...about }: OfEntry): About => about;

async function rightCase(ctx: Ctx, ref: string): Promise<Case> {
  try {
    return await findCase(ctx, ref);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    throw new RuleError('No case has this number. Check it, or search for the person.', 'ref');
  }
}

async function found(ctx: Ctx, req: Req) {
  const kase = await findCase(ctx, req.params.ref ?? '');
  return { kase, file: await findFile(ctx, kase, req.params.id ?? '') };
}

const doneWords = (done: string) => (/^[1-9]\d?$/.test(done) ? addedWords(Number(done)) : '');

/**
 * The bytes of a file. It can do nothing with the desk: no script, no frame, no form, no address of ours; and what the
 * browser makes of it is what we say it is.
 */
async function handOut(ctx: Ctx, req: Req, how: 'attachment' | 'inline'): Promise<Reply> {
  const { kase, file } = await found(ctx, req);
  const { type, preview } = kindOf(file.kind);
  const played = how === 'inline' && plays(file.kind);
  if (how === 'inline' && !preview && !played) return redirect(`/desk/cases/${kase.ref}/files/${file.id}`);
  refuseUnsafe(file);
  const range = played ? rangeIn(req.headers.range, file.size) : undefined;
  if (range === 'beyond') return beyond(file.size);
  if (!played || isNewLook(ctx, file.id)) await viewed(ctx, 'file', { case: kase.id });
  return {
    kind: 'stream',
    type: how === 'inline' && kindOf(file.kind).group === 'text' ? 'text/plain; charset=utf-8' : type,
    ...bytesOf(file, range),
    headers: {
      'content-disposition': disposition(how, file.name),
      'content-security-policy': "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      ...(played ? { 'accept-ranges': 'bytes' } : {}),
      ...(range ? { 'content-range': `bytes ${range.from}-${range.to}/${file.size}` } : {}),
    },
  };
}

/** All of it, or from a byte to another: a player asks for the beginning, the end, and what it jumps to. */
function bytesOf(file: CaseFile, range: Range | undefined): Pick<StreamReply, 'status' | 'size' | 'part'> {
  if (!range) return { status: 200, size: file.size, part: (later, at) => maybeChunk(later, file, at) };
  const first = Math.floor(range.from / CHUNK_BYTES);
  const part = async (later: Ctx, at: number) => {
    const from = (first + at) * CHUNK_BYTES;
    if (from > range.to) return undefined;
    const bytes = await maybeChunk(later, file, first + at);
    return bytes?.subarray(Math.max(0, range.from - from), range.to - from + 1);
  };
  return { status: 206, size: range.to - range.from + 1, part };
}

const beyond = (size: number): Reply => ({
  kind: 'text',
  status: 416,
  type: 'text/plain; charset=utf-8',
  body: 'The file ends before this.',
  headers: { 'content-range': `bytes */${size}` },
});

/** The player of the desk. What cannot be played is handed out, like any other file. */
async function watch(ctx: Ctx, req: Req): Promise<Reply> {
  const { kase, file } = await found(ctx, req);
  if (!plays(file.kind)) return redirect(`/desk/cases/${kase.ref}/files/${file.id}`);
  refuseUnsafe(file);
  const body = <WatchFile reference={kase.ref} file={file} />;
  return deskPage({ title: `A file of ${kase.ref}`, section: 'cases', width: 'form', body });
}

type Said = { errors?: FieldError[]; said: string; entry?: OfEntry | undefined };

async function filesPage(ctx: Ctx, kase: Case, { errors = [], said, entry }: Said): Promise<Reply> {
  const [files, staff] = await Promise.all([listFiles(ctx, kase), staffNames(ctx)]);
  const mayWrite = mayDo(ctx.actor, 'cases.write');
  const props = { reference: kase.ref, files, staff, now: ctx.now, mayWrite, errors, said, entry };
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

function movePage(kase: Case, file: CaseFile, filled: Filled): Reply {
  return deskPage({
    title: 'Move to another case',
    section: 'cases',
    width: 'form',
    status: filled.errors.length > 0 ? 422 : 200,
    body: <MoveFile reference={kase.ref} id={file.id} name={file.name} filled={filled} />,
  });
}
