import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { heldOn } from '../platform/dated.rules.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { RuleError } from '../platform/errors.ts';
import { type Day, localDate } from '../platform/time.ts';
import { type DatedRung, stepsFrom } from './ladder.rules.ts';
import { DEFAULT_RUNGS, type Ladder, type Rung } from './reminders.rules.ts';

/** The ladder of a new trust. Leaves rows alone that are there already. */
export async function setRungs(ctx: Ctx): Promise<void> {
  await ctx.db
    .insertInto('reminder_rungs')
    .values(DEFAULT_RUNGS.map((rung) => ({ ...rung, trust_id: ctx.trust.id })))
    .onConflict((same) => same.doNothing())
    .execute();
}

/** The steps that hold today. */
export async function listRungs(ctx: Ctx): Promise<Rung[]> {
  return heldOn(await listAllRungs(ctx), localDate(ctx.now));
}

/** Every step that ever held or is planned, the oldest first: some dozens at most. */
export async function listAllRungs(ctx: Ctx): Promise<DatedRung[]> {
  return ctx.db
    .selectFrom('reminder_rungs')
    .select(['ladder', 'step', 'days', 'whom', 'valid_from', 'valid_to'])
    .where('trust_id', '=', ctx.trust.id)
    .orderBy('valid_from')
    .orderBy('step')
    .execute();
}

export type LadderChange = { ladder: Ladder; steps: readonly Omit<Rung, 'ladder' | 'step'>[]; from: Day };

/**
 * Other steps of one ladder from a day on. What was planned for that day or later gives way to it; what was told
 * already is not told again.
 * @throws RuleError the day is past, no step is left, or two fall on one day
 */
export async function changeLadder(ctx: Ctx, { ladder, steps, from }: LadderChange) {
  refusePast(ctx, from);
  const wanted = stepsFrom(ladder, steps);
  if (wanted.length === 0) throw new RuleError('Keep at least one step, so that somebody is told', 'days1');
  if (new Set(wanted.map(({ days }) => days)).size < wanted.length)
    throw new RuleError('Two steps fall on the same day. Change one of them.', 'days1');
  const held = await changeFrom(rungsOf(ctx, ladder), wanted, from);
  if (!held) return;
  const words = (list: readonly Rung[]) => list.map(({ days, whom }) => `${days} ${whom}`);
  await record(ctx, 'reminders.ladder_changed', { ladder, from, was: words(held), steps: words(wanted) });
}

/** Takes a change back that begins today or later: the steps that held before go on. @throws NotFound */
export async function takeLadderBack(ctx: Ctx, ladder: string, from: string) {
  await takeBack(ctx, rungsOf(ctx, ladder as Ladder), from);
  await record(ctx, 'reminders.ladder_taken_back', { ladder, from });
}

function rungsOf(ctx: Ctx, ladder: Ladder): DatedStore<Rung> {
  return {
    of: { trust_id: ctx.trust.id, ladder },
    list: async () => (await listAllRungs(ctx)).filter((row) => row.ladder === ladder),
    drop: (which) => ctx.db.deleteFrom('reminder_rungs').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('reminder_rungs').set({ valid_to }).where(which).execute(),
    add: (rows) =>
      ctx.db
        .insertInto('reminder_rungs')
        .values(rows.map((row) => ({ ...row, trust_id: ctx.trust.id })))
        .execute(),
  };
}
