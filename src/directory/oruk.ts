// What goes out as open data: current entries that the public may find, page by page.
import { type RawBuilder, sql } from 'kysely';
import { listCodes } from '../codes/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { anyOf } from '../platform/plans.ts';
import { localDate } from '../platform/time.ts';
import { ofEdition } from './editions.ts';
import { asTyped, wordsMeant } from './finding.ts';
import { heldBack } from './help.rules.ts';
import { endedOrganisations, type Help, helpByIds, isPublic } from './help.ts';
import { type Term, taxonomyId, termId } from './oruk.rules.ts';
import { needWord, postcodeWords } from './words.rules.ts';

export type FeedAsked = {
  search: string;
  term: string;
  taxonomy: string;
  postcode: string;
  page: number;
  size: number;
};

/** The kinds of help, as terms. */
export function listTerms(ctx: Ctx): Promise<Term[]> {
  return listCodes(ctx, 'help_needs');
}

/** A page of services by id. */
export async function listServices(ctx: Ctx, asked: FeedAsked): Promise<{ helps: Help[]; total: number }> {
  const ended = await endedOrganisations(ctx);
  const where = await conditions(ctx, asked, ended);
  if (!where) return { helps: [], total: 0 };
  const from = sql`from help_entries e where ${sql.join(where, sql` and `)}`;
  const { ids, total } = await pageOfIds(ctx, asked, { from, id: sql`e.id`, what: ['services', ...ended].join(' ') });
  return { helps: await helpByIds(ctx, ids), total };
}

type Source = { from: RawBuilder<unknown>; id: RawBuilder<unknown>; what: string };

/** At every so manieth the id is kept: a page lies between two of them, so that however it is planned, little is read. */
const STEP = 100;
type Marks = { total: number; starts: readonly string[] };

/** A page in the order of the ids. Of whole lists the count, and where each part begins, are kept until something changes. */
async function pageOfIds(ctx: Ctx, asked: FeedAsked, source: Source): Promise<{ ids: string[]; total: number }> {
  const { from, id, what } = source;
  const at = (asked.page - 1) * asked.size;
  const isWhole = !asked.search && !asked.term && !asked.postcode;
  const { total, starts } = isWhole ? await ofEdition(ctx, what, () => marksOf(ctx, source)) : await countOf(ctx, from);
  if (at >= total) return { ids: [], total };
  const start = starts[Math.floor(at / STEP)];
  const end = starts[Math.ceil((at + asked.size) / STEP)];
  const between = sql`${start ? sql`and ${id} >= ${start}` : sql``} ${end ? sql`and ${id} < ${end}` : sql``}`;
  const page = sql<{ id: string }>`
    select ${id} as id ${from} ${between} order by ${id} limit ${asked.size} offset ${start ? at % STEP : at}`;
  const { rows } = await page.execute(ctx.db);
  return { ids: rows.map((row) => row.id), total };
}

async function countOf(ctx: Ctx, from: RawBuilder<unknown>): Promise<Marks> {
  const { rows } = await sql<{ many: number }>`select count(*)::int as many ${from}`.execute(ctx.db);
  return { total: rows[0]?.many ?? 0, starts: [] };
}

async function marksOf(ctx: Ctx, { from, id }: Source): Promise<Marks> {
  const { rows } = await sql<{ id: string; many: number }>`
    select x.id, x.many from (select ${id} as id, row_number() over (order by ${id}) as n, count(*) over ()::int as many ${from}) x
    where x.n % ${STEP} = 1 order by x.n`.execute(ctx.db);
  return { total: rows[0]?.many ?? 0, starts: rows.map((row) => row.id) };
}

/** A page of services at their places: each place with its service. */
export async function listPlacesOfHelp(ctx: Ctx, asked: FeedAsked) {
  const ended = await endedOrganisations(ctx);
  const where = await conditions(ctx, asked, ended);
  if (!where) return { found: [], total: 0 };
  const from = sql`from help_places p join help_entries e on e.trust_id = p.trust_id and e.id = p.entry_id
    where p.trust_id = ${ctx.trust.id} and p.ended_at is null and ${sql.join(where, sql` and `)}`;
  const { ids, total } = await pageOfIds(ctx, asked, { from, id: sql`p.id`, what: ['places', ...ended].join(' ') });
  const helps = await helpByIds(ctx, await entriesOf(ctx, ids));
  const places = new Map(helps.flatMap((help) => help.places.map((place) => [place.id, { help, place }] as const)));
  return { found: ids.flatMap((id) => places.get(id) ?? []), total };
}

async function entriesOf(ctx: Ctx, places: readonly string[]): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('help_places')
    .select('entry_id')
    .distinct()
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', anyOf(places))
    .execute();
  return rows.map(({ entry_id }) => entry_id);
}

/** Undefined: nothing can fit. */
async function conditions(ctx: Ctx, { search, term, taxonomy, postcode }: FeedAsked, ended: readonly string[]) {
  const trust = ctx.trust.id;
  const where: RawBuilder<unknown>[] = [sql`e.trust_id = ${trust}`, isPublic(ctx, ended)];
  const having = (kind: 'need' | 'place', words: readonly string[]) =>
    where.push(
      sql`e.id in (select w.entry_id from help_words w where w.trust_id = ${trust} and w.kind = ${kind} and w.word = any(${[...words]}::text[]))`,
    );
  if (taxonomy && taxonomy !== taxonomyId(trust)) return undefined;
  if (term) {
    const code = (await listTerms(ctx)).find((one) => termId(trust, one.code) === term)?.code;
    if (!code) return undefined;
    having('need', [needWord(code)]);
  }
  for (const words of asTyped(search) ? await wordsMeant(ctx, search) : []) having('need', words);
  if (postcode) having('place', postcodeWords(asTyped(postcode)));
  return where;
}

/** A service that the public may find today. */
export async function maybeService(ctx: Ctx, id: string): Promise<Help | undefined> {
  const [help] = isId(id) ? await helpByIds(ctx, [id]) : [];
  return help && !heldBack(help, localDate(ctx.now)) ? help : undefined;
}

/** A place of such a service. */
export async function maybePlaceOfHelp(ctx: Ctx, id: string) {
  if (!isId(id)) return undefined;
  const row = await ctx.db
    .selectFrom('help_places')
    .select('entry_id')
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  const help = row && (await maybeService(ctx, row.entry_id));
  const place = help?.places.find((one) => one.id === id);
  return help && place ? { help, place } : undefined;
}
