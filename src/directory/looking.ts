// The work of looking at a feed: it is read, or fetched, and each service is held against what is known; nothing is changed.
import { record } from '../audit/index.ts';
import { listCodes } from '../codes/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { Afterwards } from '../platform/jobs.ts';
import { NotFetched } from '../platform/web.ts';
import { type Feed, type FeedLine, jsonIn, openFeed } from './feed.rules.ts';
import { fetchFeed } from './fetching.ts';
import type { Help } from './help.ts';
import { differs, fedOf, ownOf, valuesOf } from './imports.rules.ts';
import { BATCH, dropPieces, findImport, type HelpImport, knownFrom, noteProgress, settle } from './imports.ts';
import { maybeWeb } from './outside.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'directory.look': { import: string };
  }
}

type Again = Parameters<Afterwards>[0];
type Needs = Awaited<ReturnType<typeof listCodes>>;

/** Looks first whether it is still wanted. Fetched and read outside any transaction, kept in one. */
export async function lookAtFeed(ctx: Ctx, told: { import: string }): Promise<Afterwards | undefined> {
  const known = await findImport(ctx, told.import);
  if (known.state !== 'reading') return undefined;
  return async (again) => {
    try {
      const feed = await feedOf(again, known);
      await again((own) =>
        keepFeed(own, known, feed, (done) => again((other) => noteProgress(other, known, { done }))),
      );
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble) await again((own) => giveUp(own, known, trouble));
      // For the log, or to be tried again.
      if (!isForeseen(error)) throw error;
    }
  };
}

const isForeseen = (error: unknown) => error instanceof RuleError || error instanceof NotFetched;

/** Undefined: it passes, like a lost connection, and is tried again. */
function troubleOf(error: unknown): string | undefined {
  if (error instanceof RuleError) return error.message;
  if (error instanceof NotFetched) return `It could not be fetched. ${error.message}.`;
  return isLasting(error) ? 'Something in it stopped us. Tell whoever looks after OpenPALS.' : undefined;
}

/** A fault of ours, or something that the database cannot hold (unusable, too large): the next try would meet it again. */
function isLasting(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return error instanceof TypeError || error instanceof RangeError || /^(22|54)...$/.test(code);
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
  const known = await knownFrom(
    ctx,
    source,
    lines.map(({ theirId }) => theirId),
  );
  const needs = known.size > 0 ? await listCodes(ctx, 'help_needs') : [];
  const rows = lines.map((line) => {
    const help = known.get(line.theirId);
    const act = actOf(line, help, needs);
    return {
      ...{ trust_id: ctx.trust.id, import_id, position: line.position, their_id: line.theirId, act },
      name: line.name || (help?.name ?? ''),
      refused: 'refused' in line && act === null ? line.refused : null,
      said: 'said' in line ? JSON.stringify(line.said) : null,
      ...{ entry_id: null, before: null },
    };
  });
  await ctx.db.insertInto('help_import_lines').values(rows).execute();
}

/** What it would do to what is known of it; null: it is refused. */
function actOf(line: FeedLine, help: Help | undefined, needs: Needs): 'add' | 'change' | 'same' | 'end' | null {
  const mayEnd = help && !ownOf(help).includes('ended_at');
  if ('refused' in line) return line.closed && mayEnd && help.ended_at === null ? 'end' : null;
  if (!help) return 'add';
  const isBack = mayEnd && help.ended_at !== null;
  return isBack || differs(fedOf(help), valuesOf(line.said, needs), ownOf(help)) ? 'change' : 'same';
}
