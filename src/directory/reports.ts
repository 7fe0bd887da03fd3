// "This is wrong": what somebody found wrong with an entry, until somebody who keeps the directory has looked.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
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
  const rows = await open(ctx)
    .where((eb) =>
      eb.or([
        ...(help.own ? [eb('entry_id', '=', help.id)] : []),
        ...(help.national ? [eb('national', '=', help.national)] : []),
        eb.lit(false),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows;
}

/** Somebody looked into it. A second press changes nothing. @throws NotFound */
export async function settleReport(ctx: Ctx, help: Help, id: string) {
  const row = isId(id)
    ? await ctx.db
        .selectFrom('help_reports')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row || (row.entry_id !== help.id && row.national !== help.national)) throw new NotFound('This report');
  if (row.settled_at) return;
  await ctx.db
    .updateTable('help_reports')
    .set({ settled_at: ctx.now, settled_by: actorId(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
  await record(ctx, 'help.report_settled', { help: help.key, report: id });
}

/** Which of these have a report that nobody looked into, by their keys. */
export async function reportedKeys(ctx: Ctx): Promise<Set<string>> {
  const rows = await open(ctx).execute();
  return new Set(rows.map(({ entry_id, national }) => entry_id ?? national ?? ''));
}

export type ToDoCounts = { stale: number; unchecked: number; reported: number };

/** What waits for somebody who keeps the directory: checked too long ago, never checked, said to be wrong. */
export async function countToDo(ctx: Ctx): Promise<ToDoCounts> {
  const today = localDate(ctx.now);
  const { rows } = await sql<ToDoCounts>`
    select count(*) filter (where e.review_on <= ${today})::int as stale, count(*) filter (where e.review_on is null)::int as unchecked,
      (select count(*) from help_reports r where r.trust_id = ${ctx.trust.id} and r.settled_at is null)::int as reported
    from help_entries e where e.trust_id = ${ctx.trust.id} and e.ended_at is null and (e.review_on is null or e.review_on <= ${today})
      and e.shown <> 'hidden' and (e.valid_to is null or e.valid_to >= ${today})`.execute(ctx.db);
  return rows[0] ?? { stale: 0, unchecked: 0, reported: 0 };
}

/** The same without what was never checked, for My day: an import may bring thousands of those. */
export async function countDue(ctx: Ctx): Promise<Omit<ToDoCounts, 'unchecked'>> {
  const today = localDate(ctx.now);
  const { rows } = await sql<Omit<ToDoCounts, 'unchecked'>>`
    select (select count(*) from help_entries e where e.trust_id = ${ctx.trust.id} and e.ended_at is null and e.review_on <= ${today}
        and e.shown <> 'hidden' and (e.valid_to is null or e.valid_to >= ${today}))::int as stale,
      (select count(*) from help_reports r where r.trust_id = ${ctx.trust.id} and r.settled_at is null)::int as reported`.execute(
    ctx.db,
  );
  return rows[0] ?? { stale: 0, reported: 0 };
}
