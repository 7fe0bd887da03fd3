// The work of an import: all of it in one transaction, so that nothing is half taken; how far it is, in others.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { listCodes } from '../codes/index.ts';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import type { Afterwards } from '../platform/jobs.ts';
import { anyOf } from '../platform/plans.ts';
import { localDate } from '../platform/time.ts';
import { newEdition } from './editions.ts';
import type { Said } from './feed.rules.ts';
import { reviewOn } from './help.rules.ts';
import type { Help } from './help.ts';
import { FED, type Fed, fedOf, merged, valuesOf } from './imports.rules.ts';
import { BATCH, findImport, type HelpImport, knownFrom, noteProgress, settle } from './imports.ts';
import { wordsOf } from './indexing.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'directory.import': { import: string };
  }
}

type Line = { position: number; their_id: string; act: 'add' | 'change' | 'same'; said: Said };
type Needs = Awaited<ReturnType<typeof listCodes>>;

/** Looks first whether it is still wanted. */
export async function importFeed(ctx: Ctx, told: { import: string }): Promise<Afterwards | undefined> {
  const known = await findImport(ctx, told.import);
  if (known.state !== 'waiting') return undefined;
  return async (again) => {
    await again((own) => takeAll(own, known, (done) => again((other) => noteProgress(other, known, { done }))));
  };
}

async function takeAll(ctx: Ctx, known: HelpImport, progress: (done: number) => Promise<void>) {
  const needs = await listCodes(ctx, 'help_needs');
  let at = 0;
  for (;;) {
    const lines = await linesFrom(ctx, known, at);
    if (lines.length === 0) break;
    await takeLines(ctx, known, lines, needs);
    // After the first lines the planner knows what the tables look like: the others come ten times as fast.
    if (at === 0) await countHelp(ctx);
    at = lines.at(-1)?.position ?? at;
    await progress(at);
  }
  await countHelp(ctx);
  await newEdition(ctx);
  await settle(ctx, known, { state: 'done', settled_at: ctx.now, done: known.total });
  await record(ctx, 'help.feed_taken', { import: known.id });
}

/** So that searches and pages of the list are planned for what is there now. */
async function countHelp(ctx: Ctx) {
  await sql`select count_help()`.execute(ctx.db);
}

async function linesFrom(ctx: Ctx, { id }: HelpImport, after: number): Promise<Line[]> {
  const rows = await ctx.db
    .selectFrom('help_import_lines')
    .select(['position', 'their_id', 'act', 'said'])
    .where('trust_id', '=', ctx.trust.id)
    .where('import_id', '=', id)
    .where('act', 'in', ['add', 'change'])
    .where('position', '>', after)
    .orderBy('position')
    .limit(BATCH)
    .execute();
  return rows as Line[];
}

/** What changed since it was looked at is looked at again: the entries as they are now decide. */
async function takeLines(ctx: Ctx, known: HelpImport, lines: readonly Line[], needs: Needs) {
  const [organisations, before] = await Promise.all([
    keepOrganisations(ctx, known.source, lines),
    knownFrom(
      ctx,
      known.source,
      lines.map(({ their_id }) => their_id),
    ),
  ]);
  const rows = lines.map((line) =>
    rowOf(ctx, known, line, { needs, organisations, before: before.get(line.their_id) }),
  );
  await insertAll(ctx, rows);
  await replacePlaces(ctx, rows);
  await replaceWords(ctx, rows);
  await noteLines(ctx, known, lines, rows, before);
}

type Around = { needs: Needs; organisations: ReadonlyMap<string, string>; before: Help | undefined };
type Row = ReturnType<typeof rowOf>;

function rowOf(ctx: Ctx, known: HelpImport, { their_id, said }: Line, { needs, organisations, before }: Around) {
  const values = valuesOf(said, needs);
  const { places, ...fields } = before ? merged(fedOf(before), values, before.written_over) : values;
  const today = localDate(ctx.now);
  const assured = said.assured && said.assured <= today ? said.assured : undefined;
  const checked = known.vouched ? today : assured;
  return {
    places,
    organisation: said.organisation.name,
    isNew: before === undefined,
    entry: {
      ...{
        trust_id: ctx.trust.id,
        id: before?.id ?? newId(ctx.now),
        organisation_id: organisations.get(said.organisation.id) ?? '',
      },
      ...{ source: known.source, their_id, ...fields, shown: before?.shown ?? ('public' as const) },
      ...{
        checked_on: checked ?? before?.checked_on ?? null,
        checked_by: known.vouched ? known.made_by : (before?.checked_by ?? null),
      },
      review_on: checked ? reviewOn(checked, false) : (before?.review_on ?? null),
      ...{ changed_at: ctx.now, made_at: ctx.now },
      ended_at: before?.written_over.includes('ended_at') ? before.ended_at : null,
    },
  };
}

/** By the id that the feed gives them. */
async function keepOrganisations(ctx: Ctx, source: string, lines: readonly Line[]): Promise<Map<string, string>> {
  const named = new Map(lines.map(({ said }) => [said.organisation.id, said.organisation.name]));
  const ids = [...named].map(() => newId(ctx.now));
  const { rows } = await sql<{ id: string; their_id: string }>`
    insert into help_organisations (trust_id, id, name, source, their_id, made_at, changed_at)
    select ${ctx.trust.id}, x.id, x.name, ${source}, x.their_id, ${ctx.now}, ${ctx.now}
    from unnest(${ids}::uuid[], ${[...named.values()]}::text[], ${[...named.keys()]}::text[]) x (id, name, their_id)
    on conflict (trust_id, source, their_id) where source is not null do update set name = excluded.name, changed_at = excluded.changed_at
    returning id, their_id`.execute(ctx.db);
  return new Map(rows.map(({ id, their_id }) => [their_id, id]));
}

async function insertAll(ctx: Ctx, rows: readonly Row[]) {
  await ctx.db
    .insertInto('help_entries')
    .values(rows.map(({ entry }) => ({ ...entry, national: null, owner_id: null, valid_to: null, successor_id: null })))
    .onConflict((same) =>
      same.columns(['trust_id', 'id']).doUpdateSet((eb) => {
        const said = (field: 'name') => eb.ref(`excluded.${field}`);
        const fields = [
          'organisation_id',
          ...FED.filter((field) => field !== 'places'),
          ...['checked_on', 'checked_by', 'review_on', 'changed_at', 'ended_at'],
        ];
        return {
          ...Object.fromEntries(fields.map((field) => [field, said(field as 'name')])),
          version: sql<number>`help_entries.version + 1`,
        };
      }),
    )
    .execute();
}

async function replacePlaces(ctx: Ctx, rows: readonly Row[]) {
  const changed = rows.filter(({ isNew }) => !isNew).map(({ entry }) => entry.id);
  if (changed.length > 0)
    await ctx.db
      .updateTable('help_places')
      .set({ ended_at: ctx.now })
      .where('trust_id', '=', ctx.trust.id)
      .where('entry_id', '=', anyOf(changed))
      .where('ended_at', 'is', null)
      .execute();
  const places = rows.flatMap(({ entry, places: of }) =>
    of.map(({ name, address, postcode, times }, position) => ({
      ...{ trust_id: ctx.trust.id, id: newId(ctx.now), entry_id: entry.id, position, ended_at: null },
      ...{ name, address, postcode, times },
    })),
  );
  for (let at = 0; at < places.length; at += BATCH * 4)
    await ctx.db
      .insertInto('help_places')
      .values(places.slice(at, at + BATCH * 4))
      .execute();
}

/** As arrays: a statement has room for 65,535 values, and 500 entries have more words. */
async function replaceWords(ctx: Ctx, rows: readonly Row[]) {
  const nothing = { audience: '', access: '' };
  const words = rows.flatMap(({ entry, places, organisation }) =>
    wordsOf({ ...nothing, ...entry, places, organisation }).map((word) => ({ ...word, entry: entry.id })),
  );
  const changed = rows.filter(({ isNew }) => !isNew).map(({ entry }) => entry.id);
  const trust = ctx.trust.id;
  if (changed.length > 0)
    await sql`delete from help_words where trust_id = ${trust} and entry_id = any(${changed}::uuid[])`.execute(ctx.db);
  const lists = sql`unnest(${words.map(({ kind }) => kind)}::text[], ${words.map(({ word }) => word)}::text[],
    ${words.map(({ entry }) => entry)}::uuid[], ${words.map(({ weight }) => weight)}::int[]) x (kind, word, entry, weight)`;
  await sql`insert into help_words (trust_id, kind, word, entry_id, weight)
    select ${trust}, x.kind, x.word, x.entry, x.weight from ${lists}`.execute(ctx.db);
  await sql`insert into help_dictionary (trust_id, kind, word)
    select distinct ${trust}::uuid, x.kind, x.word from ${lists} on conflict do nothing`.execute(ctx.db);
}

const standingOf = ({ checked_on, checked_by, review_on, ended_at }: Help) => ({
  checked_on,
  checked_by,
  review_on,
  ended_at,
});

/** Which entry each became, and what stood before. */
async function noteLines(
  ctx: Ctx,
  known: HelpImport,
  lines: readonly Line[],
  rows: readonly Row[],
  before: ReadonlyMap<string, Help>,
) {
  const held = lines.map(({ their_id }) => {
    const help = before.get(their_id);
    return help ? JSON.stringify({ ...fedOf(help), ...standingOf(help) }) : null;
  });
  await sql`update help_import_lines l set entry_id = x.entry, before = x.before
    from unnest(${lines.map(({ position }) => position)}::int[], ${rows.map(({ entry }) => entry.id)}::uuid[], ${held}::jsonb[]) x (position, entry, before)
    where l.trust_id = ${ctx.trust.id} and l.import_id = ${known.id} and l.position = x.position`.execute(ctx.db);
}

/** All that it brought is taken out, all that it changed stands as before; what this trust wrote over stays. */
export async function takeBackImport(ctx: Ctx, known: HelpImport) {
  if (known.state !== 'done') return;
  const trust = ctx.trust.id;
  const added = sql`(select l.entry_id from help_import_lines l where l.trust_id = ${trust} and l.import_id = ${known.id} and l.act = 'add')`;
  await sql`update help_entries set ended_at = ${ctx.now}, version = version + 1, changed_at = ${ctx.now}
    where trust_id = ${trust} and ended_at is null and id in ${added}`.execute(ctx.db);
  await sql`delete from help_words where trust_id = ${trust} and entry_id in ${added}`.execute(ctx.db);
  for (let at = 0; ; ) {
    const lines = await changedLines(ctx, known, at);
    if (lines.length === 0) break;
    await restore(ctx, known, lines);
    at = lines.at(-1)?.position ?? at;
  }
  await newEdition(ctx);
  await settle(ctx, known, { state: 'taken_back', settled_at: ctx.now });
  await record(ctx, 'help.feed_taken_back', { import: known.id });
}

type Changed = { position: number; their_id: string; before: Fed & ReturnType<typeof standingOf> };

async function changedLines(ctx: Ctx, { id }: HelpImport, after: number): Promise<Changed[]> {
  const rows = await ctx.db
    .selectFrom('help_import_lines')
    .select(['position', 'their_id', 'before'])
    .where('trust_id', '=', ctx.trust.id)
    .where('import_id', '=', id)
    .where('before', 'is not', null)
    .where('act', '=', 'change')
    .where('position', '>', after)
    .orderBy('position')
    .limit(BATCH)
    .execute();
  return rows as Changed[];
}

async function restore(ctx: Ctx, known: HelpImport, lines: readonly Changed[]) {
  const now = await knownFrom(
    ctx,
    known.source,
    lines.map(({ their_id }) => their_id),
  );
  const rows = lines.flatMap(({ their_id, before }): Row[] => {
    const help = now.get(their_id);
    if (!help) return [];
    const { places, ...fields } = merged(fedOf(help), fedOf(before), help.written_over);
    const { checked_on, checked_by, review_on } = before;
    const entry = {
      ...{
        trust_id: ctx.trust.id,
        id: help.id,
        organisation_id: help.organisation.id ?? '',
        source: known.source,
        their_id,
      },
      ...{ ...fields, shown: help.shown, checked_on, checked_by, review_on, changed_at: ctx.now, made_at: ctx.now },
      ended_at: before.ended_at && new Date(before.ended_at),
    };
    return [{ places, organisation: help.organisation.name, isNew: false, entry }];
  });
  await insertAll(ctx, rows);
  await replacePlaces(ctx, rows);
  await replaceWords(ctx, rows);
}
