import type { ExpressionBuilder } from 'kysely';
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { refusePast } from '../platform/dated.ts';
import type { Tables } from '../platform/db.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { type Day, localDate } from '../platform/time.ts';
import { changesFor, type Row } from './settings.rules.ts';
import type { Opening } from './working-hours.rules.ts';

/** Every row of opening hours that holds today or later, oldest first. */
export async function listOpeningHours(ctx: Ctx): Promise<Row[]> {
  const rows = await ctx.db
    .selectFrom('opening_hours')
    .select(['weekday', 'opens', 'closes', 'valid_from', 'valid_to'])
    .where('trust_id', '=', ctx.trust.id)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', localDate(ctx.now))]))
    .orderBy('valid_from')
    .orderBy('weekday')
    .orderBy('opens')
    .execute();
  return rows.map((row) => ({ ...row, opens: row.opens.slice(0, 5), closes: row.closes.slice(0, 5) }));
}

/**
 * New hours of a week from a day on. The rows that held before get an end, so that what was in force stays known.
 * @throws RuleError the day is past: promises were made by the hours that held then
 */
export async function changeOpeningHours(ctx: Ctx, week: ReadonlyMap<number, readonly Opening[]>, from: Day) {
  refusePast(ctx, from, 'Enter today or a later day: past days keep their hours');
  const { end, remove, add } = changesFor(await listOpeningHours(ctx), week, from);
  for (const row of remove) await ctx.db.deleteFrom('opening_hours').where(isRow(ctx, row)).execute();
  for (const { valid_to, ...row } of end) {
    await ctx.db.updateTable('opening_hours').set({ valid_to }).where(isRow(ctx, row)).execute();
  }
  if (add.length > 0) {
    const rows = add.map((row) => ({ trust_id: ctx.trust.id, ...row, valid_to: null }));
    await ctx.db.insertInto('opening_hours').values(rows).execute();
  }
  if (end.length + remove.length + add.length > 0) await record(ctx, 'calendar.hours_changed', { from });
}

/** The key of one row. */
function isRow(ctx: Ctx, { weekday, opens, valid_from }: Omit<Row, 'valid_to'>) {
  return (eb: ExpressionBuilder<Tables, 'opening_hours'>) =>
    eb.and({ trust_id: ctx.trust.id, weekday, opens, valid_from });
}

export type Closure = { id: string; on_date: Day; name: string };

/** Days on which this PALS is closed, from today on. */
export async function listClosures(ctx: Ctx): Promise<Closure[]> {
  return ctx.db
    .selectFrom('closures')
    .select(['id', 'on_date', 'name'])
    .where('trust_id', '=', ctx.trust.id)
    .where('on_date', '>=', localDate(ctx.now))
    .orderBy('on_date')
    .execute();
}

/** @throws RuleError the day is past, or closed already */
export async function addClosure(ctx: Ctx, closure: { on: Day; name: string }) {
  if (closure.on < localDate(ctx.now)) throw new RuleError('Enter a day that is still to come', 'on');
  if ((await listClosures(ctx)).some(({ on_date }) => on_date === closure.on))
    throw new RuleError('This day is in the list already', 'on');
  await ctx.db
    .insertInto('closures')
    .values({ trust_id: ctx.trust.id, id: newId(ctx.now), on_date: closure.on, name: closure.name })
    .execute();
  await record(ctx, 'calendar.closure_added', { on: closure.on });
}

/** PALS is open after all. @throws NotFound also for a day that is past */
export async function removeClosure(ctx: Ctx, id: string) {
  const closure = isId(id) ? (await listClosures(ctx)).find((one) => one.id === id) : undefined;
  if (!closure) throw new NotFound('This closure');
  await ctx.db.deleteFrom('closures').where('trust_id', '=', ctx.trust.id).where('id', '=', closure.id).execute();
  await record(ctx, 'calendar.closure_removed', { on: closure.on_date });
}
