// Do the websites of entries answer? Asked once a week, some at a time and in no transaction. What does not answer twice is said to
// whoever keeps the directory, and hides nothing by itself.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { type Afterwards, enqueue } from '../platform/jobs.ts';
import { addDays, type Day, localDate } from '../platform/time.ts';
import { askPublic, NotFetched, type Web } from '../platform/web.ts';
import { webAddress } from '../platform/web-address.rules.ts';
import { type Help, helpByIds } from './help.ts';
import { maybeWeb } from './outside.ts';
import { reachOf } from './reach.rules.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    /** `after`: the entry up to which it was done. */
    'directory.check_links': { after?: string };
  }
}

const AT_ONCE = 4;
const ENTRIES = 20;
/** Between two tries that count as two: a job that is run again on the same day is none. */
const DAYS_APART = 6;

type Link = { help: Help; typed: string; href: string };
/** Undefined: it answers, or we never ask there. */
type Trouble = string | undefined;
type Answer = { link: Link; trouble: Trouble; isSilent: boolean };

/** Where nothing is ever asked, nothing is begun. */
export async function beginLinks(ctx: Ctx) {
  if (!maybeWeb()) return;
  await settleAnswered(ctx);
  await enqueue(ctx, 'directory.check_links', {}, { key: 'links' });
}

export async function checkLinks(ctx: Ctx, { after }: { after?: string }): Promise<Afterwards | undefined> {
  const web = maybeWeb();
  const ids = web ? await idsInUse(ctx, after) : [];
  const last = ids.at(-1);
  if (!web || !last) return undefined;
  const links = (await helpByIds(ctx, ids)).flatMap(linkOf);
  return async (again) => {
    const answers = await askAll(web, links);
    await again(async (own) => {
      for (const answer of believable(answers)) await keepAnswer(own, answer);
      await enqueue(own, 'directory.check_links', { after: last }, { key: 'links' });
    });
  };
}

async function idsInUse(ctx: Ctx, after: string | undefined): Promise<string[]> {
  const today = localDate(ctx.now);
  const rows = await ctx.db
    .selectFrom('help_entries')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('ended_at', 'is', null)
    .where('shown', '<>', 'hidden')
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)]))
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(ENTRIES)
    .execute();
  return rows.map(({ id }) => id);
}

function linkOf(help: Help): Link[] {
  const typed = reachOf(help).website;
  const href = webAddress(typed);
  return href ? [{ help, typed, href }] : [];
}

async function askAll(web: Web, links: readonly Link[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < links.length; at += AT_ONCE)
    answers.push(...(await Promise.all(links.slice(at, at + AT_ONCE).map((link) => askOne(web, link)))));
  return answers;
}

async function askOne(web: Web, link: Link): Promise<Answer> {
  try {
    const status = await askPublic(web, link.href, new AbortController().signal);
    return { link, trouble: troubleIn(status), isSilent: false };
  } catch (error) {
    if (!(error instanceof NotFetched)) throw error;
    return { link, trouble: error.unasked ? undefined : error.message, isSilent: !error.unasked };
  }
}

/** Who turns a program away (403, 405, 429) is there. */
function troubleIn(status: number): Trouble {
  return status === 404 || status === 410 || status >= 500 ? `It answers with an error (${status})` : undefined;
}

/** Where of several nobody answers at all, our own way out is broken: of that nothing is concluded. */
const believable = (answers: readonly Answer[]) =>
  answers.length > 1 && answers.every(({ isSilent }) => isSilent) ? [] : answers;

async function keepAnswer(ctx: Ctx, { link, trouble }: Answer) {
  const { help, typed } = link;
  const entry = { trust_id: ctx.trust.id, entry_id: help.id };
  await settleOthers(ctx, help, trouble === undefined ? '' : typed);
  const row = await ofEntry(ctx, help).executeTakeFirst();
  if (trouble === undefined || row?.address !== typed) await forget(ctx, help);
  if (trouble === undefined) return;
  const failing_on: Day = row?.address === typed ? row.failing_on : localDate(ctx.now);
  const isDue = failing_on <= addDays(localDate(ctx.now), -DAYS_APART);
  const told = row?.address === typed && row.reported;
  if (isDue && !told) await report(ctx, link, trouble);
  const kept = { failing_on, reported: told || isDue };
  await ctx.db
    .insertInto('help_links')
    .values({ ...entry, address: typed, ...kept })
    .onConflict((same) => same.columns(['trust_id', 'entry_id']).doUpdateSet(kept))
    .execute();
}

const ofEntry = (ctx: Ctx, { id }: Help) =>
  ctx.db.selectFrom('help_links').selectAll().where('trust_id', '=', ctx.trust.id).where('entry_id', '=', id);

async function forget(ctx: Ctx, { id }: Help) {
  await ctx.db.deleteFrom('help_links').where('trust_id', '=', ctx.trust.id).where('entry_id', '=', id).execute();
}

async function report(ctx: Ctx, { help, typed }: Link, trouble: string) {
  const id = newId(ctx.now);
  const words = `Its website did not open, twice within a week or more: ${typed}. ${trouble}.`;
  const about = { entry_id: help.id, national: null, address: typed, made_by: null };
  await ctx.db
    .insertInto('help_reports')
    .values({ trust_id: ctx.trust.id, id, ...about, words, made_at: ctx.now, settled_at: null, settled_by: null })
    .execute();
  await record(ctx, 'help.link_dead', { help: help.id, report: id });
}

/** What was said of another address of it, or of one that answers. */
async function settleOthers(ctx: Ctx, { id }: Help, address: string) {
  await ctx.db
    .updateTable('help_reports')
    .set({ settled_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('entry_id', '=', id)
    .where('made_by', 'is', null)
    .where('settled_at', 'is', null)
    .where('address', '<>', address)
    .execute();
}

/** Its address was changed, or nobody finds the entry any more. `ids`: of these entries alone. */
export async function settleAnswered(ctx: Ctx, ids?: readonly string[]) {
  const these = ids ? sql`and r.entry_id = any(${[...ids]}::uuid[])` : sql``;
  await sql`update help_reports r set settled_at = ${ctx.now} from help_entries e
    where r.trust_id = ${ctx.trust.id} and r.made_by is null and r.settled_at is null ${these}
      and e.trust_id = r.trust_id and e.id = r.entry_id and (e.ended_at is not null or e.shown = 'hidden'
        or e.valid_to < ${localDate(ctx.now)} or (e.website <> '' and e.website <> r.address))`.execute(ctx.db);
}
