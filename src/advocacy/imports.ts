// A list taken in: looked at before anything changes, done whole from today on, and taken back as a whole.
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { heldOn } from '../platform/dated.rules.ts';
import { NotFound } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { type Lines, readLines } from '../platform/lines.ts';
import { localDate } from '../platform/time.ts';
import { wordsOf } from './advocates.rules.ts';
import { type AdvocateRow, changeAdvocate, listAdvocates, restoreAdvocates } from './advocates.ts';
import { listCouncils, listEnded } from './councils.ts';
import { COLUMNS, type Reading, readAdvocateLines } from './imports.rules.ts';

export type AdvocateImport = Reading | Extract<Lines, { unreadable: string }>;

/** What the lines would do, line by line; nothing is changed. */
export async function readAdvocateImport(ctx: Ctx, typed: string): Promise<AdvocateImport> {
  const read = readLines(typed, COLUMNS);
  if ('unreadable' in read) return read;
  if (!read.columns.includes('name') || !(read.columns.includes('code') || read.columns.includes('council')))
    return {
      unreadable: 'The first line names the columns: “Council code” or “Council”, and “Advocate”. Copy that line, too.',
    };
  const [councils, ended, rows] = await Promise.all([listCouncils(ctx), listEnded(ctx), listAdvocates(ctx)]);
  const today = localDate(ctx.now);
  const held = new Map(heldOn(rows, today).map((row) => [row.council, wordsOf(row)]));
  // The rows come in the order of their days: of several, the first stands.
  const later = rows.filter(({ valid_from }) => valid_from > today).reverse();
  const planned = new Map(later.map((row) => [row.council, row.valid_from]));
  const known = { councils, ended, held, planned, today };
  return { ...readAdvocateLines(read.lines, read.columns, known), ignored: read.ignored };
}

/** Before: all that was ever said of each council that the list changes. */
type Before = Record<string, AdvocateRow[]>;

/** `checked`: somebody here has looked at all of it. Gives its id too, unless it changed nothing. */
export async function importAdvocates(ctx: Ctx, typed: string, checked: boolean) {
  const reading = await readAdvocateImport(ctx, typed);
  if ('unreadable' in reading || reading.accepted.length === 0) return { reading, id: undefined };
  const rows = await listAdvocates(ctx);
  const before: Before = Object.fromEntries(
    reading.accepted.map(({ council }) => [council.code, rows.filter((row) => row.council === council.code)]),
  );
  const from = localDate(ctx.now);
  for (const { council, isNew, words } of reading.accepted)
    await changeAdvocate(ctx, {
      ...{ council: { code: council.code, name: isNew ? council.name : '' }, words, from, checked },
    });
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('advocate_imports')
    .values({
      ...{ trust_id: ctx.trust.id, id, before: JSON.stringify(before) },
      ...{ made_by: actorId(ctx), made_at: ctx.now, taken_back_at: null },
    })
    .execute();
  await record(ctx, 'advocate.imported', { import: id, many: reading.accepted.length });
  return { reading, id };
}

/** The last one that stands; undefined: there is none. */
export async function maybeLastImport(ctx: Ctx) {
  return ctx.db
    .selectFrom('advocate_imports')
    .select(['id', 'made_at'])
    .where('trust_id', '=', ctx.trust.id)
    .where('taken_back_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** All stands as before it; what somebody changed since stays as they wrote it. A second press changes nothing. @throws NotFound */
export async function takeImportBack(ctx: Ctx, id: string) {
  const found = isId(id)
    ? await ctx.db
        .selectFrom('advocate_imports')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!found) throw new NotFound('This import');
  if (found.taken_back_at) return;
  for (const [council, rows] of Object.entries(found.before as Before))
    await restoreAdvocates(ctx, { council, rows, asOf: found.made_at });
  await ctx.db
    .updateTable('advocate_imports')
    .set({ taken_back_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
  await record(ctx, 'advocate.import_taken_back', { import: id });
}
