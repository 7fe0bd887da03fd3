// Help found by what somebody needs and where they live, however they spell it.
import { sql } from 'kysely';
import { listCodes } from '../codes/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Known, plainWords, scoresOf, type WordList, wordListOf } from '../platform/likeness.rules.ts';
import { localDate } from '../platform/time.ts';
import { ofEdition } from './editions.ts';
import { endedOrganisations, type Help, helpByIds, isPublic } from './help.ts';
import { wordsOf } from './indexing.ts';
import { isHere, reportedIds } from './reports.ts';
import type { WordKind } from './tables.ts';
import { EVERYWHERE, LIKE_ENOUGH, needWord, postcodeWords, typedWords } from './words.rules.ts';

export type Asked = {
  q: string;
  /** A code of the list of needs. */
  need: string;
  where: string;
  /** Counted from 1. */
  page: number;
};

/** `near`: some of what was found is in the place that was asked for. All else is for everywhere. */
export type Found = { helps: Help[]; total: number; near: boolean };

export const PER_PAGE = 20;
const LONGEST_TYPED = 100;

export const asTyped = (typed: string) => typed.replaceAll('\0', '').trim().slice(0, LONGEST_TYPED);

/** A word that may be meant, how well it fits, and the typed word it stands for. */
type Candidate = { grp: number; word: string; fit: number };

/** For the public only what is current and checked in time; for officers everything that is not hidden. The best first. */
export async function searchHelp(ctx: Ctx, asked: Asked, audience: 'public' | 'desk'): Promise<Found> {
  const [said, near] = await Promise.all([needsSaid(ctx, asked.q), placesMeant(ctx, asked.where)]);
  const nothing = asTyped(asked.q) !== '' && said.length === 0;
  if (nothing) return { helps: [], total: 0, near: false };
  const rows = await ranked(ctx, asked, { said, near, audience });
  const helps = await helpByIds(
    ctx,
    rows.map(({ id }) => id),
  );
  return { helps, total: rows[0]?.total ?? 0, near: rows[0]?.some_near ?? false };
}

type Meant = { said: Candidate[]; near: string[]; audience: 'public' | 'desk' };

/** First which are meant, from the index of words alone; of these, those that may be shown, the best first. */
async function ranked(ctx: Ctx, asked: Asked, meant: Meant) {
  const shown = await shownTo(ctx, meant.audience);
  const { rows } = await sql<{ id: string; total: number; some_near: boolean }>`
    with meant as materialized (${meantBy(ctx, asked, meant)}),
    found as (select e.id, e.name, m.near, m.hits, m.score, max(m.hits) over () as most
      from meant m join help_entries e on e.id = m.entry_id
      where e.trust_id = ${ctx.trust.id} and ${shown.rows})
    select id, count(*) over ()::int as total, bool_or(near) over () as some_near from found where hits = most
    order by near desc, score desc, lower(name), id limit ${PER_PAGE} offset ${(asked.page - 1) * PER_PAGE}`.execute(
    ctx.db,
  );
  return rows;
}

/** To the public what is current; to officers all that is not hidden. */
async function shownTo(ctx: Ctx, audience: Meant['audience']) {
  if (audience === 'public') return { rows: isPublic(ctx, await endedOrganisations(ctx)) };
  return { rows: sql`e.ended_at is null and e.shown <> 'hidden'` };
}

/** Each entry that is meant: how many of the typed words it has and how well they fit, and whether it is near. */
function meantBy(ctx: Ctx, { need, where }: Asked, { said, near }: Meant) {
  const trust = ctx.trust.id;
  const of = (kind: WordKind, words: readonly string[]) =>
    sql`from help_words w where w.trust_id = ${trust} and w.kind = ${kind} and w.word = any(${[...words]}::text[])`;
  const fits = sql`unnest(${said.map(({ grp }) => grp)}::int[], ${said.map(({ word }) => word)}::text[], ${said.map(({ fit }) => fit)}::real[])`;
  const hits = sql`(select f.entry_id, count(*) as hits, sum(f.score) as score from (
    select w.entry_id, s.grp, max(w.weight * s.fit) as score from ${fits} s (grp, word, fit)
    join help_words w on w.trust_id = ${trust} and w.kind = 'need' and w.word = s.word group by 1, 2) f group by 1) h`;
  const places = sql`(select w.entry_id, bool_or(w.word <> ${EVERYWHERE}) as near ${of('place', [...near, EVERYWHERE])} group by 1) p`;
  const needed = sql`(select w.entry_id ${of('need', [needWord(need)])}) n`;
  const all = sql`(select id as entry_id from help_entries where trust_id = ${trust}) a`;
  const asked = [...(said.length > 0 ? [hits] : []), ...(where ? [places] : []), ...(need ? [needed] : [])];
  const joined = asked.slice(1).reduce((so, one) => sql`${so} join ${one} using (entry_id)`, asked[0] ?? all);
  const measured = said.length > 0 ? sql`h.hits, h.score` : sql`1 as hits, 0 as score`;
  return sql`select entry_id, ${measured}, ${where ? sql`p.near` : sql`false as near`}
    from ${joined}`;
}

/** For each typed word the words of the directory that it may be, and the needs that people call so. */
async function needsSaid(ctx: Ctx, typed: string): Promise<Candidate[]> {
  const words = typedWords(asTyped(typed));
  if (words.length === 0) return [];
  const needs = await listCodes(ctx, 'help_needs');
  const meant = words.map((word) =>
    needs.filter((need) => [need.label, ...need.words].some((phrase) => plainWords(phrase).includes(word))),
  );
  const known = await Promise.all(words.map((word) => candidates(ctx, 'need', word)));
  return words.flatMap((_, grp) => [
    ...(known[grp] ?? []).map((one) => ({ grp, ...one })),
    ...(meant[grp] ?? []).map(({ code }) => ({ grp, word: needWord(code), fit: 0.5 })),
  ]);
}

/** Of each typed word, all that may be meant by it. */
export async function wordsMeant(ctx: Ctx, typed: string): Promise<string[][]> {
  const said = await needsSaid(ctx, typed);
  return typedWords(asTyped(typed)).map((_, at) => said.filter(({ grp }) => grp === at).map(({ word }) => word));
}

/** Words of places that may be meant; none where the directory knows no such place. */
async function placesMeant(ctx: Ctx, typed: string): Promise<string[]> {
  const where = asTyped(typed);
  const codes = postcodeWords(where);
  if (codes.length > 0) return codes;
  const known = await Promise.all(typedWords(where).map((word) => candidates(ctx, 'place', word)));
  return known.flat().map(({ word }) => word);
}

const MOST_BEGUN = 40;
const MOST_ALIKE = 5;

/** The word itself and what begins so; else what is spelt nearly so. */
async function candidates(ctx: Ctx, kind: WordKind, word: string): Promise<Omit<Candidate, 'grp'>[]> {
  const known = await ofEdition(ctx, `words of ${kind}`, () => wordsKnown(ctx, kind));
  const begun = known.begun(word, MOST_BEGUN);
  if (begun.length > 0) return begun.map((one) => ({ word: one, fit: one === word ? 1 : 0.6 }));
  if (word.length < 3) return [];
  const alike = known.alike(word).filter(({ like }) => like >= LIKE_ENOUGH);
  alike.sort((a, b) => b.like - a.like || (a.word < b.word ? -1 : 1));
  return alike.slice(0, MOST_ALIKE).map((one) => ({ word: one.word, fit: one.like * 0.5 }));
}

/** The dictionary of this directory: some ten thousand words, which change when an entry does. */
async function wordsKnown(ctx: Ctx, kind: WordKind): Promise<WordList> {
  const rows = await ctx.db
    .selectFrom('help_dictionary')
    .select('word')
    .where('trust_id', '=', ctx.trust.id)
    .where('kind', '=', kind)
    .execute();
  return wordListOf(rows.map(({ word }) => word));
}

/** Of what ships and is undecided, what fits: few enough to be looked through one by one. */
export async function searchUndecided(
  ctx: Ctx,
  undecided: readonly Help[],
  { q, need }: Pick<Asked, 'q' | 'need'>,
): Promise<Help[]> {
  const all = undecided.filter(({ needs }) => need === '' || needs.includes(need));
  const words = typedWords(asTyped(q));
  if (words.length === 0) return all;
  const codes = await listCodes(ctx, 'help_needs');
  const scored = scoresOf(
    words,
    all.map((help) => knownWords(help, codes)),
  );
  return all
    .map((help, at) => ({ help, score: scored[at] ?? 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ help }) => help);
}

type NeedCode = { code: string; label: string; words: readonly string[] };

/** The words of one that ships, and what people call its needs. */
function knownWords(help: Help, codes: readonly NeedCode[]): Known[] {
  const said = codes.filter(({ code }) => help.needs.includes(code)).flatMap(({ label, words }) => [label, ...words]);
  const own = wordsOf({ ...help, organisation: help.organisation.name }).filter(({ kind }) => kind === 'need');
  return [...own, ...said.flatMap(plainWords).map((word) => ({ word, weight: 1 }))];
}

/** Crisis lines among the entries, for the top of every page. */
export async function listPinned(ctx: Ctx, audience: 'public' | 'desk'): Promise<Help[]> {
  const shown = await shownTo(ctx, audience);
  const { rows } = await sql<{ id: string }>`
    select e.id from help_entries e where e.trust_id = ${ctx.trust.id} and e.crisis and ${shown.rows}
      order by lower(e.name) limit 20`.execute(ctx.db);
  return helpByIds(
    ctx,
    rows.map(({ id }) => id),
  );
}

/** Names of those that are kept from everybody once the organisation of this code is taken out. */
export async function crisisLinesOf(ctx: Ctx, organisation: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('help_entries as e')
    .innerJoin('help_organisations as o', (join) =>
      join.onRef('o.trust_id', '=', 'e.trust_id').onRef('o.id', '=', 'e.organisation_id'),
    )
    .select('e.name')
    .where('e.trust_id', '=', ctx.trust.id)
    .where('e.crisis', '=', true)
    .where('e.ended_at', 'is', null)
    .where('e.shown', '<>', 'hidden')
    .where('o.code', '=', organisation)
    .orderBy('e.name')
    .execute();
  return rows.map(({ name }) => name);
}

export type ToDo = 'check' | 'reported' | 'gone';

/**
 * A page of what somebody has to look at, or of what is hidden, ended or taken out. What was checked longest ago stands
 * first, what never was last: an import may bring thousands of those.
 */
export async function listToDo(ctx: Ctx, which: ToDo, page: number): Promise<Omit<Found, 'near'>> {
  const [today, ended] = [localDate(ctx.now), await endedOrganisations(ctx)];
  const here = isHere(ctx);
  const wanted = {
    check: sql`${here} and (e.review_on is null or e.review_on <= ${today})`,
    reported: sql`${here} and e.id in ${reportedIds(ctx)}`,
    gone: sql`(e.ended_at is not null or e.shown = 'hidden' or e.valid_to < ${today} or e.organisation_id = any(${ended}::uuid[]))`,
  };
  const { rows } = await sql<{ total: number; ids: string[] }>`
    with wanted as materialized (select e.id, e.review_on from help_entries e where e.trust_id = ${ctx.trust.id} and ${wanted[which]})
    select (select count(*) from wanted)::int as total, array(select id from wanted
      order by review_on nulls last, id limit ${PER_PAGE} offset ${(page - 1) * PER_PAGE}) as ids`.execute(ctx.db);
  const { total, ids } = rows[0] ?? { total: 0, ids: [] };
  return { helps: await helpByIds(ctx, ids), total };
}

/** The needs for which the public finds something today, in their order. */
export async function listNeedsServed(ctx: Ctx) {
  const [needs, ended] = await Promise.all([listCodes(ctx, 'help_needs'), endedOrganisations(ctx)]);
  const served = await ofEdition(ctx, ['needs', ...ended].join(' '), () => needsServed(ctx, ended));
  return needs.filter(({ code }) => served.has(code));
}

async function needsServed(ctx: Ctx, ended: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    select distinct unnest(e.needs) as code from help_entries e where e.trust_id = ${ctx.trust.id} and ${isPublic(ctx, ended)}`.execute(
    ctx.db,
  );
  return new Set(rows.map(({ code }) => code));
}
