// A feed is looked at, then taken in whole by a job, and can be taken back as a whole.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { listCodes } from '../codes/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { type FeedLine, readFeed } from './feed.rules.ts';
import { ofTrust, shape } from './help.ts';
import { differs, fedOf, REFUSED_PER_PAGE, valuesOf } from './imports.rules.ts';
import type { HelpImportTable } from './tables.ts';

export type HelpImport = Selectable<HelpImportTable>;

export const BATCH = 500;

/** What the feed would do, line by line; nothing is changed. @throws RuleError it cannot be read */
export async function lookAtFeed(ctx: Ctx, source: string, pages: readonly unknown[]): Promise<string> {
  const feed = readFeed(pages);
  if ('unreadable' in feed) throw new RuleError(feed.unreadable, 'files');
  const id = newId(ctx.now);
  const times = { made_by: actorId(ctx), made_at: ctx.now, settled_at: null };
  const row = { trust_id: ctx.trust.id, id, source, state: 'looked' as const, total: feed.lines.length };
  await ctx.db
    .insertInto('help_imports')
    .values({ ...row, notes: JSON.stringify(feed.notes), ...times })
    .execute();
  for (let at = 0; at < feed.lines.length; at += BATCH)
    await keepLines(ctx, id, source, feed.lines.slice(at, at + BATCH));
  await record(ctx, 'help.feed_read', { import: id, services: feed.lines.length });
  return id;
}

async function keepLines(ctx: Ctx, import_id: string, source: string, lines: readonly FeedLine[]) {
  const acts = await actsOf(ctx, source, lines);
  const rows = lines.map((line) => ({
    ...{ trust_id: ctx.trust.id, import_id, position: line.position, their_id: line.theirId, name: line.name },
    refused: 'refused' in line ? line.refused : null,
    act: 'said' in line ? (acts.get(line.theirId) ?? ('add' as const)) : null,
    said: 'said' in line ? JSON.stringify(line.said) : null,
    ...{ entry_id: null, before: null },
  }));
  await ctx.db.insertInto('help_import_lines').values(rows).execute();
}

/** What each would do to what is known from this feed. */
async function actsOf(ctx: Ctx, source: string, lines: readonly FeedLine[]): Promise<Map<string, 'change' | 'same'>> {
  const known = await knownFrom(
    ctx,
    source,
    lines.map(({ theirId }) => theirId),
  );
  if (known.size === 0) return new Map();
  const needs = await listCodes(ctx, 'help_needs');
  return new Map(
    lines.flatMap((line): [string, 'change' | 'same'][] => {
      const help = known.get(line.theirId);
      if (!help || !('said' in line)) return [];
      const gone = help.ended_at !== null && !help.written_over.includes('ended_at');
      return [
        [line.theirId, gone || differs(fedOf(help), valuesOf(line.said, needs), help.written_over) ? 'change' : 'same'],
      ];
    }),
  );
}

/** What came from this feed before, by their ids: also what was taken out since. */
export async function knownFrom(ctx: Ctx, source: string, theirIds: readonly string[]) {
  const rows = await ofTrust(ctx)
    .where('source', '=', source)
    .where('their_id', '=', sql<string>`any(${[...theirIds]}::text[])`)
    .execute();
  return new Map((await shape(ctx, rows)).map((help) => [help.their_id ?? '', help]));
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

export type Counts = { add: number; change: number; same: number; refused: number };

export async function countLines(ctx: Ctx, { id }: HelpImport): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select count(*) filter (where act = 'add')::int as add, count(*) filter (where act = 'change')::int as change,
      count(*) filter (where act = 'same')::int as same, count(*) filter (where refused is not null)::int as refused
    from help_import_lines where trust_id = ${ctx.trust.id} and import_id = ${id}`.execute(ctx.db);
  return rows[0] ?? { add: 0, change: 0, same: 0, refused: 0 };
}

export function listRefused(ctx: Ctx, { id }: HelpImport, page: number) {
  return ctx.db
    .selectFrom('help_import_lines')
    .select(['position', 'name', 'refused'])
    .where('trust_id', '=', ctx.trust.id)
    .where('import_id', '=', id)
    .where('refused', 'is not', null)
    .orderBy('position')
    .limit(REFUSED_PER_PAGE)
    .offset((page - 1) * REFUSED_PER_PAGE)
    .execute();
}

/** From now on a job works it through. A second press changes nothing. */
export async function startImport(ctx: Ctx, known: HelpImport, vouched: boolean) {
  if (known.state !== 'looked') return;
  await settle(ctx, known, { state: 'waiting', vouched });
  await enqueue(ctx, 'directory.import', { import: known.id }, { key: known.id });
  await record(ctx, 'help.feed_wanted', { import: known.id });
}

/** It is not taken. */
export async function dropImport(ctx: Ctx, known: HelpImport) {
  if (known.state !== 'looked') return;
  await settle(ctx, known, { state: 'dropped', settled_at: ctx.now });
}

export async function settle(
  ctx: Ctx,
  { id, state }: Pick<HelpImport, 'id' | 'state'>,
  set: Partial<Pick<HelpImport, 'state' | 'vouched' | 'settled_at' | 'done'>>,
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
