// "This did not help", "this is wrong": what an officer says of a guide goes to whoever keeps it.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { loadCalendar, targetDue } from '../calendar/index.ts';
import { GUIDE_SAID, keepPromise, makePromise, maybePromise } from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import type { Guide } from './guides.ts';
import type { GuideReportTable, ReportKind } from './tables.ts';

export type GuideReport = Selectable<GuideReportTable>;

const open = (ctx: Ctx) =>
  ctx.db.selectFrom('guide_reports').selectAll().where('trust_id', '=', ctx.trust.id).where('settled_at', 'is', null);

/** Those nobody has looked into yet. */
export function listReports(ctx: Ctx, guide: Pick<Guide, 'id'>): Promise<GuideReport[]> {
  return open(ctx).where('guide_id', '=', guide.id).orderBy('id').execute();
}

/** The guides of which something was said that nobody looked into. */
export async function reportedIds(ctx: Ctx): Promise<Set<string>> {
  return new Set((await open(ctx).execute()).map(({ guide_id }) => guide_id));
}

/**
 * The owner is asked to look, by the end of the next working day. The same words again, while nobody has looked, are one.
 * @throws RuleError it says that something is wrong, and not what
 */
export async function reportGuide(ctx: Ctx, guide: Guide, { kind, words }: { kind: ReportKind; words: string }) {
  if (kind === 'wrong' && words === '') throw new RuleError('Write what is wrong', 'words');
  const same = (await listReports(ctx, guide)).find((one) => one.words === words && one.kind === kind);
  if (same) return same.id;
  const id = newId(ctx.now);
  const promise = guide.owner_id ? await promiseLook(ctx, guide, guide.owner_id) : null;
  await ctx.db
    .insertInto('guide_reports')
    .values({
      ...{ trust_id: ctx.trust.id, id, guide_id: guide.id, edition: guide.edition, kind, words, promise_id: promise },
      ...{ made_by: actorId(ctx), made_at: ctx.now, settled_at: null, settled_by: null },
    })
    .execute();
  await record(ctx, 'guide.reported', { guide: guide.id, report: id, kind });
  return id;
}

async function promiseLook(ctx: Ctx, guide: Guide, owner: string): Promise<string> {
  const due = targetDue(ctx.now, { amount: 1, unit: 'working_days' }, (await loadCalendar(ctx)).hours);
  return (await makePromise(ctx, { kind: 'review', owner, due, about: `${GUIDE_SAID}${guide.title}` })).id;
}

/** Somebody looked into it. A second press changes nothing. @throws NotFound */
export async function settleReport(ctx: Ctx, guide: Guide, id: string) {
  const row = isId(id)
    ? await ctx.db
        .selectFrom('guide_reports')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .where('guide_id', '=', guide.id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound('This report');
  if (row.settled_at) return;
  await ctx.db
    .updateTable('guide_reports')
    .set({ settled_at: ctx.now, settled_by: actorId(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
  const promise = row.promise_id ? await maybePromise(ctx, row.promise_id) : undefined;
  if (promise?.state === 'open') await keepPromise(ctx, promise);
  await record(ctx, 'guide.report_settled', { guide: guide.id, report: id });
}
