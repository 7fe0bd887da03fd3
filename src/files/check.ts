import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import { casesByIds, makePromise } from '../cases/index.ts';
import { listStaff } from '../identity/index.ts';
import type { ScannerAway, Verdict } from '../platform/clamd.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { type CaseFile, filesByIds } from './files.ts';

/** A file that still waits for its check; undefined once it has been checked. @throws NotFound it is gone */
export async function maybeUnchecked(ctx: Ctx, id: string): Promise<CaseFile | undefined> {
  const file = (await filesByIds(ctx, [id])).get(id);
  if (!file) throw new NotFound('This file');
  return file.state === 'waiting' ? file : undefined;
}

/** What the virus check said. A file with a virus is opened by nobody, and the manager has it to look into. */
export async function keepVerdict(ctx: Ctx, file: CaseFile, verdict: Verdict): Promise<void> {
  const state = verdict.clean ? 'clean' : 'infected';
  const done = await ctx.db
    .updateTable('files')
    .set({ state, found: verdict.clean ? '' : verdict.virus, checked_at: ctx.now, version: sql`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', file.id)
    .where('state', '=', sql.lit('waiting'))
    .executeTakeFirst();
  if (verdict.clean || !done.numUpdatedRows) return;
  await record(ctx, 'file.infected', { case: file.case_id, file: file.id });
  const kase = (await casesByIds(ctx, [file.case_id])).get(file.case_id);
  const manager = (await listStaff(ctx)).find(({ role, disabled_at }) => role === 'manager' && !disabled_at);
  await makePromise(ctx, {
    kind: 'look_into',
    owner: manager?.id ?? kase?.owner_id ?? null,
    case: file.case_id,
    due: withinTheHour(ctx.now, (await loadCalendar(ctx)).hours),
    about: 'Look into a file: the virus check found something',
  });
}

/** No verdict: it waits on. Why is told on the page where a person can do something about it. */
export async function keepWaiting(ctx: Ctx, file: CaseFile, why: ScannerAway['why']): Promise<void> {
  await ctx.db
    .updateTable('files')
    .set({ found: why === 'too_large' ? 'too_large' : '' })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', file.id)
    .where('state', '=', sql.lit('waiting'))
    .execute();
}

const MOST_AT_ONCE = 200;

/** Files whose check has not come, oldest first. */
export async function listUnchecked(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('files')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('state', '=', sql.lit('waiting'))
    .orderBy('added_at')
    .limit(MOST_AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}
