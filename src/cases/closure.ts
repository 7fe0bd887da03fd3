import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { listCodes } from '../codes/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { refreshCase } from './cases.ts';
import { ENDS_AT_CLOSING } from './clock-kinds.rules.ts';
import { meetClocks, restartGoal, unmeetClocks } from './clocks.ts';
import { fateName } from './fates.forms.ts';
import { listEnding, listSettledAt, type Promised, reopenPromise, settleAll } from './promises.ts';
import type { Case, Satisfied, Told } from './tables.ts';

export type Closure = {
  outcome: string;
  told: Told;
  satisfied?: Satisfied;
  learning?: string;
  subject?: string | null;
  /** What becomes of each promise still open: every one must be answered for. */
  promises?: Readonly<Record<string, 'kept' | 'cancelled'>>;
};

/** The service said it will tell the person itself: somebody checks before the case can close as sorted. */
const UNCHECKED = 'Check first that they have heard from the service. That step is still open.';

/**
 * Closes a case with its outcome and whether the person was told.
 * @throws RuleError a promise is still open and nothing was said of it, or nobody checked that the service told them
 */
export async function closeCase(ctx: Ctx, kase: Case, closure: Closure) {
  if (kase.closed_at) return;
  if (!(await listCodes(ctx, 'outcomes')).some((row) => row.code === closure.outcome))
    throw new RuleError('Choose an outcome', 'outcome');
  const open = await listEnding(ctx, kase.id);
  for (const promise of open) refuseUnchecked(promise, closure);
  await settleAll(ctx, open, closure.promises ?? {});
  await ctx.db
    .updateTable('cases')
    .set({
      closed_at: ctx.now,
      status: 'closed',
      next_due_at: null,
      outcome: closure.outcome,
      told: closure.told,
      satisfied: closure.satisfied ?? 'not_asked',
      learning: closure.learning ?? '',
      subject: closure.subject ?? kase.subject,
      last_at: ctx.now,
      version: sql`version + 1`,
    })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .execute();
  await meetClocks(ctx, kase.id, ENDS_AT_CLOSING);
  await record(ctx, 'case.closed', { case: kase.id, outcome: closure.outcome, told: closure.told });
}

function refuseUnchecked({ id, kind }: Promised, { told, promises }: Closure) {
  if (kind === 'check_told' && promises?.[id] === 'cancelled' && told !== 'could_not')
    throw new RuleError(UNCHECKED, fateName(id));
}

/**
 * An officer closes it. While somebody may be at risk and nobody has said who was told, it stays open.
 * @throws RuleError as `closeCase`, or the red mark is still on
 */
export async function closeByHand(ctx: Ctx, kase: Case, closure: Closure) {
  if (kase.safety && !kase.closed_at) throw new RuleError(SAFETY_FIRST, 'outcome');
  await closeCase(ctx, kase, closure);
}

const SAFETY_FIRST = 'Record first who was told of the safety concern, and what came of it';

/** Opens a closed case again. As the undo of a slip it does not count as a reopening. */
export async function reopenCase(ctx: Ctx, kase: Case, { undo = false } = {}) {
  if (!kase.closed_at) return;
  await ctx.db
    .updateTable('cases')
    .set({
      closed_at: null,
      status: 'looking',
      outcome: null,
      told: null,
      reopened: undo ? kase.reopened : kase.reopened + 1,
    })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', kase.id)
    .execute();
  await refreshCase(ctx, kase.id);
  if (!undo) await restartGoal(ctx, kase);
  await record(ctx, undo ? 'case.closing_undone' : 'case.reopened', { case: kase.id });
}

/** For so long a closing is a slip that can be undone; after that the case is opened again, and that is counted. */
const UNDO_MINUTES = 30;

/**
 * Takes a closing back, with the promises that were settled by it and the clocks that it stopped.
 * @throws RuleError it was closed too long ago
 */
export async function undoClosure(ctx: Ctx, kase: Case) {
  const closedAt = kase.closed_at;
  if (!closedAt) return;
  if (ctx.now.getTime() - closedAt.getTime() > UNDO_MINUTES * 60_000) {
    throw new RuleError('It is too late to undo this. Open the case again instead.');
  }
  const settled = await listSettledAt(ctx, kase.id, closedAt);
  for (const promise of settled) await reopenPromise(ctx, promise);
  await unmeetClocks(ctx, kase.id, closedAt);
  await reopenCase(ctx, kase, { undo: true });
}
