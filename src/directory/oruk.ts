// What goes out as open data: current entries that the public may find, page by page.
import { type RawBuilder, sql } from 'kysely';
import { listCodes } from '../codes/index.ts';
import type { Ctx } from '../platform/context.ts';
import { isId } from '../platform/ids.ts';
import { localDate } from '../platform/time.ts';
import { asTyped, wordsMeant } from './finding.ts';
import { heldBack } from './help.rules.ts';
import { type Help, helpByIds, isPublic } from './help.ts';
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
  const where = await conditions(ctx, asked);
  if (!where) return { helps: [], total: 0 };
  const from = sql`from help_entries e where ${sql.join(where, sql` and `)}`;
  const [page, total] = await Promise.all([
    sql<{ id: string }>`select e.id ${from} order by e.id limit ${asked.size} offset ${offset(asked)}`.execute(ctx.db),
    sql<{ many: number }>`select count(*)::int as many ${from}`.execute(ctx.db),
  ]);
  const helps = await helpByIds(
    ctx,
    page.rows.map(({ id }) => id),
  );
  return { helps, total: total.rows[0]?.many ?? 0 };
}

const offset = ({ page, size }: FeedAsked) => (page - 1) * size;

/** A page of services at their places: each place with its service. */
export async function listPlacesOfHelp(ctx: Ctx, asked: FeedAsked) {
  const where = await conditions(ctx, asked);
  if (!where) return { found: [], total: 0 };
  const from = sql`from help_places p join help_entries e on e.trust_id = p.trust_id and e.id = p.entry_id
    where p.trust_id = ${ctx.trust.id} and p.ended_at is null and ${sql.join(where, sql` and `)}`;
  const [page, total] = await Promise.all([
    sql<{ id: string; entry_id: string }>`
      select p.id, p.entry_id ${from} order by p.id limit ${asked.size} offset ${offset(asked)}`.execute(ctx.db),
    sql<{ many: number }>`select count(*)::int as many ${from}`.execute(ctx.db),
  ]);
  const helps = await helpByIds(ctx, [...new Set(page.rows.map(({ entry_id }) => entry_id))]);
  const known = new Map(helps.map((help) => [help.id, help]));
  const found = page.rows.flatMap(({ id, entry_id }) => {
    const help = known.get(entry_id);
    const place = help?.places.find((one) => one.id === id);
    return help && place ? [{ help, place }] : [];
  });
  return { found, total: total.rows[0]?.many ?? 0 };
}

/** Undefined: nothing can fit. */
async function conditions(ctx: Ctx, { search, term, taxonomy, postcode }: FeedAsked) {
  const trust = ctx.trust.id;
  const where: RawBuilder<unknown>[] = [sql`e.trust_id = ${trust}`, isPublic(ctx)];
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
