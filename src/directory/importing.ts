// The work of an import: all of it in one transaction, so that nothing is half taken; how far it is, in others.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { listCodes } from '../codes/index.ts';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import type { Afterwards } from '../platform/jobs.ts';
import { localDate } from '../platform/time.ts';
import { newEdition } from './editions.ts';
import { type Apart, type Change, isRewritten, maybeChange, writeChanges } from './fed-entries.ts';
import type { Said } from './feed.rules.ts';
import { reviewOn } from './help.rules.ts';
import type { Help } from './help.ts';
import { type Check, checkAfter, differs, fedOf, type Held, heldOf, merged, ownOf, valuesOf } from './imports.rules.ts';
import { BATCH, findImport, type HelpImport, knownFrom, noteProgress, settle } from './imports.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'directory.import': { import: string };
  }
}

/** `said`: null where the feed only says that it is no more. */
type Line = { position: number; their_id: string; said: Said | null };
type Needs = Awaited<ReturnType<typeof listCodes>>;

/** Looks first whether it is still wanted. */
export async function importFeed(ctx: Ctx, told: { import: string }): Promise<Afterwards | undefined> {
  const known = await findImport(ctx, told.import);
  if (known.state !== 'waiting') return undefined;
  return async (again) => {
    await again((own) => takeAll(own, known, again));
  };
}

async function takeAll(ctx: Ctx, known: HelpImport, apart: Apart) {
  const needs = await listCodes(ctx, 'help_needs');
  let at = 0;
  for (;;) {
    const lines = await linesFrom(ctx, known, at);
    if (lines.length === 0) break;
    await takeLines(ctx, known, lines, { needs, apart });
    // After the first lines the planner knows what the tables look like: the others come ten times as fast.
    if (at === 0) await countHelp(ctx);
    const done = lines.at(-1)?.position ?? at;
    await apart((short) => noteProgress(short, known, { done }));
    at = done;
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
    .select(['position', 'their_id', 'said'])
    .where('trust_id', '=', ctx.trust.id)
    .where('import_id', '=', id)
    .where('act', 'is not', null)
    .where('position', '>', after)
    .orderBy('position')
    .limit(BATCH)
    .execute();
  return rows as Line[];
}

type With = { needs: Needs; apart: Apart };

/** What changed since it was looked at is looked at again: the entries as they are now decide. */
async function takeLines(ctx: Ctx, known: HelpImport, lines: readonly Line[], { needs, apart }: With) {
  const before = await knownFrom(
    ctx,
    known.source,
    lines.map(({ their_id }) => their_id),
  );
  const changes = lines.flatMap((line): (Line & Change)[] => {
    const help = before.get(line.their_id);
    const held = heldAfter(ctx, known, line, { help, needs });
    const change = held && maybeChange({ source: known.source, their_id: line.their_id, help, held });
    return change ? [{ ...line, ...change }] : [];
  });
  const ids = await writeChanges(ctx, changes, apart, await keepOrganisations(ctx, known.source, changes));
  await noteLines(ctx, known, changes, ids);
}

type Around = { help: Help | undefined; needs: Needs };

/** What its entry is afterwards; undefined: there is none. */
function heldAfter(ctx: Ctx, known: HelpImport, { said }: Line, { help, needs }: Around): Held | undefined {
  if (said === null)
    return help && merged(heldOf(help), { ...heldOf(help), ended_at: help.ended_at ?? ctx.now }, ownOf(help));
  const values = valuesOf(said, needs);
  const check = checkIn(ctx, known, said);
  if (!help) return { ...values, ...check, ended_at: null };
  const wordsStay = !differs(fedOf(help), values, ownOf(help));
  return merged(heldOf(help), { ...values, ...checkAfter(check, help, wordsStay), ended_at: null }, ownOf(help));
}

/** That of this trust if it vouches for the feed, else that of the publisher. */
function checkIn(ctx: Ctx, known: HelpImport, { assured }: Said): Check {
  const today = localDate(ctx.now);
  const checked_on = known.vouched ? today : assured && assured <= today ? assured : null;
  return {
    checked_on,
    checked_by: known.vouched ? known.made_by : null,
    review_on: checked_on && reviewOn(checked_on, false),
  };
}

/** By the id that the feed gives them; whose each service is that says something new. */
async function keepOrganisations(ctx: Ctx, source: string, changes: readonly (Line & Change)[]) {
  const said = changes.flatMap((change) =>
    change.said && isRewritten(change) ? [[change.their_id, change.said.organisation] as const] : [],
  );
  const named = new Map(said.map(([, { id, name }]) => [id, name]));
  const ids = [...named].map(() => newId(ctx.now));
  const { rows } = await sql<{ id: string; their_id: string }>`
    insert into help_organisations (trust_id, id, name, source, their_id, made_at, changed_at)
    select ${ctx.trust.id}, x.id, x.name, ${source}, x.their_id, ${ctx.now}, ${ctx.now}
    from unnest(${ids}::uuid[], ${[...named.values()]}::text[], ${[...named.keys()]}::text[]) x (id, name, their_id)
    on conflict (trust_id, source, their_id) where source is not null do update set name = excluded.name, changed_at = excluded.changed_at
    returning id, their_id`.execute(ctx.db);
  const known = new Map(rows.map(({ id, their_id }) => [their_id, id]));
  return new Map(said.map(([of, { id, name }]) => [of, { id: known.get(id) ?? '', name }]));
}

/** Which entry each became, and what stood before. */
async function noteLines(ctx: Ctx, known: HelpImport, changes: readonly (Line & Change)[], ids: readonly string[]) {
  const held = changes.map(({ help }) => (help ? JSON.stringify(heldOf(help)) : null));
  await sql`update help_import_lines l set entry_id = x.entry, before = x.before
    from unnest(${changes.map(({ position }) => position)}::int[], ${[...ids]}::uuid[], ${held}::jsonb[]) x (position, entry, before)
    where l.trust_id = ${ctx.trust.id} and l.import_id = ${known.id} and l.position = x.position`.execute(ctx.db);
}
