// The work of looking at a feed: it is read, or fetched, and each service is held against what is known; nothing is changed.
import { record } from '../audit/index.ts';
import { listCodes } from '../codes/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { Afterwards } from '../platform/jobs.ts';
import { NotFetched } from '../platform/web.ts';
import { type Feed, type FeedLine, jsonIn, openFeed } from './feed.rules.ts';
import { fetchFeed } from './fetching.ts';
import { differs, fedOf, valuesOf } from './imports.rules.ts';
import { BATCH, dropPieces, findImport, type HelpImport, knownFrom, noteProgress, settle } from './imports.ts';
import { maybeWeb } from './outside.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'directory.look': { import: string };
  }
}

type Again = Parameters<Afterwards>[0];

/** Looks first whether it is still wanted. Fetched and read outside any transaction, kept in one. */
export async function lookAtFeed(ctx: Ctx, told: { import: string }): Promise<Afterwards | undefined> {
  const known = await findImport(ctx, told.import);
  if (known.state !== 'reading') return undefined;
  return async (again) => {
    const feed = await feedOf(again, known).catch(troubleOf);
    if ('trouble' in feed) await again((own) => giveUp(own, known, feed.trouble));
    else
      await again((own) =>
        keepFeed(own, known, feed, (done) => again((other) => noteProgress(other, known, { done }))),
      );
  };
}

function troubleOf(error: unknown): { trouble: string } {
  if (error instanceof RuleError) return { trouble: error.message };
  if (error instanceof NotFetched) return { trouble: `It could not be fetched. ${error.message}.` };
  throw error;
}

/** @throws RuleError, NotFetched it cannot be read or fetched */
async function feedOf(again: Again, known: HelpImport): Promise<Feed> {
  const pages =
    known.address === null ? await sentPages(again, known) : await fetchedPages(again, known, known.address);
  const feed = openFeed(pages);
  if ('unreadable' in feed) throw new RuleError(feed.unreadable);
  await again((ctx) => noteProgress(ctx, known, { total: feed.total, done: 0 }));
  return feed;
}

async function fetchedPages(again: Again, known: HelpImport, address: string): Promise<unknown[]> {
  const web = maybeWeb();
  if (!web) throw new NotFetched('Nothing is fetched from here');
  return fetchFeed(web, address, (done) => again((ctx) => noteProgress(ctx, known, { done })));
}

async function sentPages(again: Again, { id }: HelpImport): Promise<unknown[]> {
  const pages: unknown[] = [];
  for (;;) {
    const parts = await again((ctx) => partsOf(ctx, id, pages.length));
    if (parts.length === 0) return pages;
    const page = jsonIn(Buffer.concat(parts));
    if (page === undefined)
      throw new RuleError('It is no JSON. Ask whoever publishes the feed for Open Referral UK 3.0.');
    pages.push(page);
  }
}

async function partsOf(ctx: Ctx, import_id: string, file: number): Promise<Buffer[]> {
  const rows = await ctx.db
    .selectFrom('help_import_pieces')
    .select('bytes')
    .where('trust_id', '=', ctx.trust.id)
    .where('import_id', '=', import_id)
    .where('file', '=', file)
    .orderBy('part')
    .execute();
  return rows.map(({ bytes }) => bytes);
}

async function giveUp(ctx: Ctx, known: HelpImport, trouble: string) {
  await settle(ctx, known, { state: 'failed', trouble, settled_at: ctx.now });
  await dropPieces(ctx, known);
}

async function keepFeed(ctx: Ctx, known: HelpImport, feed: Feed, progress: (done: number) => Promise<void>) {
  for (let at = 0; at < feed.total; at += BATCH) {
    await keepLines(ctx, known, feed.read(at, at + BATCH));
    await progress(Math.min(feed.total, at + BATCH));
  }
  await dropPieces(ctx, known);
  await settle(ctx, known, { state: 'looked', notes: JSON.stringify(feed.notes()), done: 0 });
  await record(ctx, 'help.feed_read', { import: known.id, services: feed.total });
}

async function keepLines(ctx: Ctx, { id: import_id, source }: HelpImport, lines: readonly FeedLine[]) {
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
