// "This is wrong": what somebody found wrong with an entry, until somebody who keeps the directory has looked.
import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { Tables } from '../platform/db.ts';
import { NotFound } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { localDate } from '../platform/time.ts';
import type { Help } from './help.ts';
import type { HelpReportTable } from './tables.ts';

export type Report = Selectable<HelpReportTable>;

const open = (ctx: Ctx) =>
  ctx.db.selectFrom('help_reports').selectAll().where('trust_id', '=', ctx.trust.id).where('settled_at', 'is', null);

/** The same words again, while nobody has looked, are one report. */
export async function reportWrong(ctx: Ctx, help: Help, words: string): Promise<string> {
  const same = (await listReports(ctx, help)).find((one) => one.words === words);
  if (same) return same.id;
  const id = newId(ctx.now);
  const about = help.own ? { entry_id: help.id, national: null } : { entry_id: null, national: help.national };
  const by = { made_by: actorId(ctx), made_at: ctx.now, settled_at: null, settled_by: null };
  await ctx.db
    .insertInto('help_reports')
    .values({ trust_id: ctx.trust.id, id, ...about, words, ...by })
    .execute();
  await record(ctx, 'help.reported', { help: help.key, report: id });
  return id;
}

/** Those nobody has looked into yet. */
export async function listReports(ctx: Ctx, help: Help): Promise<Report[]> {
  return open(ctx)
    .where((eb) => about(eb, help))
    .orderBy('id')
    .execute();
}

/** Of this entry, and of what ships, from before this trust made it its own. */
function about(eb: ExpressionBuilder<Tables, 'help_reports'>, { own, id, national }: Help) {
  return eb.or([...(own ? [eb('entry_id', '=', id)] : []), ...(national ? [eb('national', '=', national)] : [])]);
}

/** Somebody looked into it. A second press changes nothing. @throws NotFound */
export async function settleReport(ctx: Ctx, help: Help, id: string) {
  const row = isId(id)
    ? await ctx.db
        .selectFrom('help_reports')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .where((eb) => about(eb, help))
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound('This report');
  if (row.settled_at) return;
  await ctx.db
    .updateTable('help_reports')
    .set({ settled_at: ctx.now, settled_by: actorId(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
  await record(ctx, 'help.report_settled', { help: help.key, report: id });
}

/** The ids of this trust's entries that somebody says are wrong, for a condition of a query. */
export const reportedIds = (ctx: Ctx) => sql`(
  select r.entry_id from help_reports r where r.trust_id = ${ctx.trust.id} and r.settled_at is null and r.entry_id is not null
  union select n.id from help_reports r join help_entries n on n.trust_id = r.trust_id and n.national = r.national
    where r.trust_id = ${ctx.trust.id} and r.settled_at is null)`;

/** Which have a report that nobody looked into, by their keys; what ships as well. */
export async function reportedKeys(ctx: Ctx): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select entry_id::text as key from ${reportedIds(ctx)} own
    union select national from help_reports r where r.trust_id = ${ctx.trust.id} and r.settled_at is null and r.national is not null`.execute(
    ctx.db,
  );
  return new Set(rows.map(({ key }) => key));
}

/** As many as stand on the list: what was hidden, ended or taken out meanwhile waits for nobody. */
const countReported = (ctx: Ctx) => sql`(
  (select count(*) from help_entries e where e.trust_id = ${ctx.trust.id} and e.id in ${reportedIds(ctx)} and ${isHere(ctx)})
  + (select count(distinct r.national) from help_reports r join national_help n on n.code = r.national
    where r.trust_id = ${ctx.trust.id} and r.settled_at is null
      and not exists (select from help_entries e
        where e.trust_id = r.trust_id and e.national = r.national and e.ended_at is null)))::int`;

/** It is neither ended nor hidden: somebody keeps it. */
export const isHere = (ctx: Ctx) =>
  sql`e.ended_at is null and e.shown <> 'hidden' and (e.valid_to is null or e.valid_to >= ${localDate(ctx.now)})`;

export type ToDoCounts = { stale: number; unchecked: number; reported: number };

/** What waits for somebody who keeps the directory: checked too long ago, never checked, said to be wrong. */
export async function countToDo(ctx: Ctx): Promise<ToDoCounts> {
  const today = localDate(ctx.now);
  const { rows } = await sql<ToDoCounts>`
    select count(*) filter (where e.review_on <= ${today})::int as stale, count(*) filter (where e.review_on is null)::int as unchecked,
      ${countReported(ctx)} as reported
    from help_entries e where e.trust_id = ${ctx.trust.id} and ${isHere(ctx)}
      and (e.review_on is null or e.review_on <= ${today})`.execute(ctx.db);
  return rows[0] ?? { stale: 0, unchecked: 0, reported: 0 };
}

/** The same without what was never checked, for My day: an import may bring thousands of those. */
export async function countDue(ctx: Ctx): Promise<Omit<ToDoCounts, 'unchecked'>> {
  const today = localDate(ctx.now);
  const { rows } = await sql<Omit<ToDoCounts, 'unchecked'>>`
    select (select count(*) from help_entries e where e.trust_id = ${ctx.trust.id} and ${isHere(ctx)} and e.review_on <= ${today})::int as stale,
      ${countReported(ctx)} as reported`.execute(ctx.db);
  return rows[0] ?? { stale: 0, reported: 0 };
}
