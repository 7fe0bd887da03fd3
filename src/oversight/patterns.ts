// Patterns that were found in reads: listed, and looked into once.
import { type Selectable, sql } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import type { Outcome } from './patterns.rules.ts';
import type { ReadPatternTable } from './tables.ts';

export type ReadPattern = Selectable<ReadPatternTable>;

type Asked = { open: boolean; most: number; offset: number };

/** Newest first; those that nobody has looked into yet, or all. */
export async function listPatterns(ctx: Ctx, { open, most, offset }: Asked): Promise<ReadPattern[]> {
  let query = ctx.db.selectFrom('read_patterns').selectAll().where('trust_id', '=', ctx.trust.id);
  if (open) query = query.where('looked_at', 'is', null);
  return query.orderBy('last_at', 'desc').orderBy('id', 'desc').limit(most).offset(offset).execute();
}

/** @throws NotFound */
export async function findPattern(ctx: Ctx, id: string): Promise<ReadPattern> {
  const row = isId(id)
    ? await ctx.db
        .selectFrom('read_patterns')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound('This pattern');
  return row;
}

/**
 * Somebody looked into a pattern. A second press changes nothing.
 * @throws RuleError nobody looks into their own reads, or a colleague looked into it already
 */
export async function lookIntoPattern(
  ctx: Ctx,
  pattern: ReadPattern,
  { outcome, note }: { outcome: Outcome; note: string },
) {
  if (pattern.user_id === ctx.actor.id)
    throw new RuleError('Somebody else looks into what you read yourself.', 'outcome');
  const done = await ctx.db
    .updateTable('read_patterns')
    .set({ looked_at: ctx.now, looked_by: actorId(ctx), outcome, note: note.trim() })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', pattern.id)
    .where('looked_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows > 0n) return record(ctx, 'read_pattern.looked_into', { pattern: pattern.id, outcome });
  const now = await findPattern(ctx, pattern.id);
  if (now.looked_by !== ctx.actor.id || now.outcome !== outcome || now.note !== note.trim())
    throw new RuleError('This was looked into already. Open the page again to see what came of it.', 'outcome');
}

/** How many nobody has looked into, counted to a thousand. */
export async function countOpenPatterns(ctx: Ctx): Promise<number> {
  const open = ctx.db
    .selectFrom('read_patterns')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('looked_at', 'is', null)
    .limit(1000);
  const row = await ctx.db
    .selectFrom(open.as('open'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}
