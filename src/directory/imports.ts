// A feed is looked at, then taken in whole by a job, and can be taken back as a whole.
import type { Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import type { Upload } from '../platform/uploads.ts';
import { type Help, ofTrust, shape } from './help.ts';
import { type Credit, LINES_PER_PAGE } from './imports.rules.ts';
import type { HelpImportTable } from './tables.ts';

export type HelpImport = Selectable<HelpImportTable>;

export const BATCH = 500;

/** Bytes that are put into the database at once. */
const PIECE = 1_000_000;

/** From where a feed comes: files that were sent, or an address; and under which licence, if one is named. */
export type FeedFrom = { files: readonly Pick<Upload, 'size' | 'read'>[]; address: string | null; licence?: string };

/** A job looks at it; its id. */
export async function sendFeed(ctx: Ctx, source: string, { files, address, licence = '' }: FeedFrom): Promise<string> {
  const id = newId(ctx.now);
  const times = { made_by: actorId(ctx), made_at: ctx.now, settled_at: null };
  const row = { trust_id: ctx.trust.id, id, source, licence, address, state: 'reading' as const, total: 0 };
  await ctx.db
    .insertInto('help_imports')
    .values({ ...row, notes: '[]', ...times })
    .execute();
  for (const [file, upload] of files.entries()) await keepPieces(ctx, id, file, upload);
  await enqueue(ctx, 'directory.look', { import: id }, { key: id });
  await record(ctx, 'help.feed_sent', { import: id });
  return id;
}

/** An empty file is one piece, too, so that it is known to have come. */
async function keepPieces(ctx: Ctx, import_id: string, file: number, upload: FeedFrom['files'][number]) {
  for (let at = 0; at === 0 || at < upload.size; at += PIECE) {
    const bytes = await upload.read(at, PIECE);
    const piece = { trust_id: ctx.trust.id, import_id, file, part: at / PIECE, bytes };
    await ctx.db.insertInto('help_import_pieces').values(piece).execute();
  }
}

export async function dropPieces(ctx: Ctx, { id }: Pick<HelpImport, 'id'>) {
  await ctx.db
    .deleteFrom('help_import_pieces')
    .where('trust_id', '=', ctx.trust.id)
    .where('import_id', '=', id)
    .execute();
}

/** How far a job is, told from a transaction of its own; nothing if it is done, or not wanted any more. */
export async function noteProgress(ctx: Ctx, { id, state }: HelpImport, set: { done: number; total?: number }) {
  await ctx.db
    .updateTable('help_imports')
    .set(set)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('state', '=', state)
    .execute();
}

/** What came from this feed before, by their ids: also what was taken out since. */
export async function knownFrom(ctx: Ctx, source: string, theirIds: readonly string[]) {
  const rows = await ofTrust(ctx)
    .where('source', '=', source)
    .where('their_id', '=', sql<string>`any(${[...theirIds]}::text[])`)
    .execute();
  return new Map((await shape(ctx, rows)).map((help) => [help.their_id ?? '', help]));
}

/** Whom an entry comes from, and the licence that was named last for what is taken in of it; undefined: it is of no feed. */
export async function maybeCredit(ctx: Ctx, { source }: Pick<Help, 'source'>): Promise<Credit | undefined> {
  if (!source) return undefined;
  const row = await ctx.db
    .selectFrom('help_imports')
    .select('licence')
    .where('trust_id', '=', ctx.trust.id)
    .where('source', '=', source)
    .where('state', '=', 'done')
    .where('licence', '<>', '')
    .orderBy('settled_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return { source, licence: row?.licence ?? '' };
}

/** @throws NotFound */
export async function findImport(ctx: Ctx, id: string): Promise<HelpImport> {
  const row = isId(id)
    ? await ctx.db
        .selectFrom('help_imports')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound('This import');
  return row;
}

/** The newest first. */
export function listImports(ctx: Ctx): Promise<HelpImport[]> {
  return ctx.db
    .selectFrom('help_imports')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('state', '<>', 'dropped')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
}

/** `taken`: whose entries it moved. */
export type Counts = { add: number; change: number; same: number; end: number; refused: number; taken: number };

export async function countLines(ctx: Ctx, { id }: HelpImport): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select count(*) filter (where act = 'add')::int as add, count(*) filter (where act = 'change')::int as change,
      count(*) filter (where act = 'same')::int as same, count(*) filter (where act = 'end')::int as end,
      count(*) filter (where refused is not null)::int as refused, count(*) filter (where entry_id is not null)::int as taken
    from help_import_lines where trust_id = ${ctx.trust.id} and import_id = ${id}`.execute(ctx.db);
  return rows[0] ?? { add: 0, change: 0, same: 0, end: 0, refused: 0, taken: 0 };
}

export function listRefused(ctx: Ctx, { id }: HelpImport, page: number) {
  return ctx.db
    .selectFrom('help_import_lines')
    .select(['position', 'name', 'refused'])
    .where('trust_id', '=', ctx.trust.id)
    .where('import_id', '=', id)
    .where('refused', 'is not', null)
    .orderBy('position')
    .limit(LINES_PER_PAGE)
    .offset((page - 1) * LINES_PER_PAGE)
    .execute();
}

/** What the feed says is no more, and would leave the directory, or left it. */
export function listEnding(ctx: Ctx, { id }: HelpImport, page: number) {
  return ctx.db
    .selectFrom('help_import_lines')
    .select(['position', 'name'])
    .where('trust_id', '=', ctx.trust.id)
    .where('import_id', '=', id)
    .where('act', '=', 'end')
    .orderBy('position')
    .limit(LINES_PER_PAGE)
    .offset((page - 1) * LINES_PER_PAGE)
    .execute();
}

/** One after the other: each stands on what the one before left. @throws RuleError another one of this feed is at work */
async function alone(ctx: Ctx, { source }: HelpImport) {
  await sql`select pg_advisory_xact_lock(hashtext(${`help_imports:${ctx.trust.id}:${source}`}))`.execute(ctx.db);
  const other = await ctx.db
    .selectFrom('help_imports')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('source', '=', source)
    .where('state', 'in', ['waiting', 'taking_back'])
    .executeTakeFirst();
  if (other) throw new RuleError('Another import of this feed is being worked through. Try again when it is done.');
}

/** From now on a job works it through. A second press changes nothing. */
export async function startImport(ctx: Ctx, known: HelpImport, vouched: boolean) {
  if (known.state !== 'looked') return;
  await alone(ctx, known);
  await settle(ctx, known, { state: 'waiting', vouched });
  await enqueue(ctx, 'directory.import', { import: known.id }, { key: known.id });
  await record(ctx, 'help.feed_wanted', { import: known.id });
}

/** The one of this feed that was taken in after it, and still stands. */
export function maybeLater(ctx: Ctx, { id, source, settled_at }: HelpImport) {
  return ctx.db
    .selectFrom('help_imports')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('source', '=', source)
    .where('state', '=', 'done')
    .where(sql<boolean>`(settled_at, id) > (${settled_at}, ${id})`)
    .orderBy('settled_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/** From now on a job takes all of it back. A second press changes nothing. @throws RuleError a later one stands on it */
export async function startTakingBack(ctx: Ctx, known: HelpImport) {
  if (known.state !== 'done') return;
  await alone(ctx, known);
  if (await maybeLater(ctx, known))
    throw new RuleError('A later import of this feed was taken in. Take that one back first.');
  await settle(ctx, known, { state: 'taking_back', done: 0 });
  await enqueue(ctx, 'directory.take_back', { import: known.id }, { key: known.id });
  await record(ctx, 'help.feed_unwanted', { import: known.id });
}

/** It is not taken, or not even looked at any further. */
export async function dropImport(ctx: Ctx, known: HelpImport) {
  if (known.state !== 'looked' && known.state !== 'reading') return;
  await settle(ctx, known, { state: 'dropped', settled_at: ctx.now });
  await dropPieces(ctx, known);
}

export async function settle(
  ctx: Ctx,
  { id, state }: Pick<HelpImport, 'id' | 'state'>,
  set: Updateable<Pick<HelpImportTable, 'state' | 'vouched' | 'settled_at' | 'done' | 'notes' | 'trouble'>>,
) {
  const done = await ctx.db
    .updateTable('help_imports')
    .set(set)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new RuleError('Somebody else did this meanwhile. Look at it again.');
}
