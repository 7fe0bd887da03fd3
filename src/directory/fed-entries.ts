// Entries as a feed writes them: many at a time, with their places and the words by which they are found.
import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import type { Afterwards } from '../platform/jobs.ts';
import { anyOf } from '../platform/plans.ts';
import { isSame } from '../platform/same.ts';
import type { Help } from './help.ts';
import { differs, FED, fedOf, type Held, heldOf } from './imports.rules.ts';
import { BATCH } from './imports.ts';
import { keepInDictionary, wordsOf } from './indexing.ts';
import { settleAnswered } from './links.ts';

/** What becomes of the entry of a service. */
export type Change = { source: string; their_id: string; help: Help | undefined; held: Held };

/** Undefined: it is so already. */
export function maybeChange(change: Change): Change | undefined {
  return change.help && isSame(heldOf(change.help), change.held) ? undefined : change;
}

/** Is it found by other words? Otherwise only the days of its checks move. */
export function isRewritten({ help, held }: Change): boolean {
  return !help || differs(fedOf(help), held, []) || (help.ended_at === null) !== (held.ended_at === null);
}

/** A short transaction beside the long one, for what others wait for. */
export type Apart = Parameters<Afterwards>[0];

type Row = ReturnType<typeof rowOf>;

/** `organisations`: by the id of the service, whose it is where the feed says so. Gives the ids of the entries, in their order. */
export async function writeChanges(
  ctx: Ctx,
  changes: readonly Change[],
  apart: Apart,
  organisations: ReadonlyMap<string, Organisation> = new Map(),
): Promise<string[]> {
  if (changes.length === 0) return [];
  const rows = changes.map((change) => rowOf(ctx, change, organisations.get(change.their_id)));
  await insertAll(ctx, rows);
  await replacePlaces(
    ctx,
    rows.filter(({ isMoved }) => isMoved),
  );
  await settleAnswered(
    ctx,
    rows.map(({ entry }) => entry.id),
  );
  await replaceWords(
    ctx,
    rows.filter((row) => row.isRewritten),
    apart,
  );
  return rows.map(({ entry }) => entry.id);
}

type Organisation = { id: string; name: string };

function rowOf(ctx: Ctx, change: Change, theirs: Organisation | undefined) {
  const { source, their_id, help, held } = change;
  const { places, ...fields } = held;
  return {
    places,
    organisation: theirs?.name ?? help?.organisation.name ?? '',
    isNew: help === undefined,
    isRewritten: isRewritten(change),
    isMoved: !help || !isSame(fedOf(help), { places }),
    entry: {
      ...{ trust_id: ctx.trust.id, id: help?.id ?? newId(ctx.now), source, their_id },
      organisation_id: theirs?.id ?? help?.organisation.id ?? '',
      ...{ ...fields, shown: help?.shown ?? ('public' as const), changed_at: ctx.now, made_at: ctx.now },
    },
  };
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

/** What is hidden or taken out has none. As arrays: a statement has room for 65,535 values, and 500 entries have more words. */
async function replaceWords(ctx: Ctx, rows: readonly Row[], apart: Apart) {
  const found = rows.filter(({ entry }) => entry.ended_at === null && entry.shown !== 'hidden');
  const words = found.flatMap(({ entry, places, organisation }) =>
    wordsOf({ ...entry, places, organisation }).map((word) => ({ ...word, entry: entry.id })),
  );
  const changed = rows.filter(({ isNew }) => !isNew).map(({ entry }) => entry.id);
  const trust = ctx.trust.id;
  if (changed.length > 0)
    await sql`delete from help_words where trust_id = ${trust} and entry_id = any(${changed}::uuid[])`.execute(ctx.db);
  const lists = sql`unnest(${words.map(({ kind }) => kind)}::text[], ${words.map(({ word }) => word)}::text[],
    ${words.map(({ entry }) => entry)}::uuid[], ${words.map(({ weight }) => weight)}::int[]) x (kind, word, entry, weight)`;
  await sql`insert into help_words (trust_id, kind, word, entry_id, weight)
    select ${trust}, x.kind, x.word, x.entry, x.weight from ${lists}`.execute(ctx.db);
  await apart((short) => keepInDictionary(short, words));
}
