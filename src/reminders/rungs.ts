import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { addDays, type Day, localDate } from '../platform/time.ts';
import { type DatedRung, inForce, LADDER_WORDS, sameSteps, stepsFrom } from './ladder.rules.ts';
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
  return inForce(await listAllRungs(ctx), localDate(ctx.now));
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
  if (from < localDate(ctx.now)) throw new RuleError('Enter today or a later day', 'from');
  const wanted = stepsFrom(ladder, steps);
  if (wanted.length === 0) throw new RuleError('Keep at least one step, so that somebody is told', 'days1');
  if (new Set(wanted.map(({ days }) => days)).size < wanted.length)
    throw new RuleError('Two steps fall on the same day. Change one of them.', 'days1');
  const held = (await listAllRungs(ctx)).filter((row) => row.ladder === ladder);
  if (sameSteps(inForce(held, from), wanted) && !held.some(({ valid_from }) => valid_from > from)) return;
  await dropFrom(ctx, ladder, from);
  await endAt(ctx, ladder, addDays(from, -1));
  const rows = wanted.map((rung) => ({ ...rung, trust_id: ctx.trust.id, valid_from: from, valid_to: null }));
  await ctx.db.insertInto('reminder_rungs').values(rows).execute();
  const words = (list: readonly Rung[]) => list.map(({ days, whom }) => `${days} ${whom}`);
  await record(ctx, 'reminders.ladder_changed', {
    ladder,
    from,
    was: words(inForce(held, from)),
    steps: words(wanted),
  });
}

/** Takes a change back that begins today or later: the steps that held before go on. @throws NotFound */
export async function takeLadderBack(ctx: Ctx, ladder: string, from: string) {
  const rows = Object.hasOwn(LADDER_WORDS, ladder) ? await listAllRungs(ctx) : [];
  const found = rows.find((row) => row.ladder === ladder && row.valid_from === from && from >= localDate(ctx.now));
  const before = rows.some((row) => row.ladder === ladder && row.valid_to === addDays(from, -1));
  if (!found || !before) throw new NotFound('This change');
  await dropFrom(ctx, found.ladder, found.valid_from);
  await ctx.db
    .updateTable('reminder_rungs')
    .set({ valid_to: null })
    .where('trust_id', '=', ctx.trust.id)
    .where('ladder', '=', found.ladder)
    .where('valid_to', '=', addDays(from, -1))
    .execute();
  await record(ctx, 'reminders.ladder_taken_back', { ladder, from });
}

async function dropFrom(ctx: Ctx, ladder: Ladder, from: Day) {
  await ctx.db
    .deleteFrom('reminder_rungs')
    .where('trust_id', '=', ctx.trust.id)
    .where('ladder', '=', ladder)
    .where('valid_from', '>=', from)
    .execute();
}

/** What still holds after the day ends with it. */
async function endAt(ctx: Ctx, ladder: Ladder, last: Day) {
  await ctx.db
    .updateTable('reminder_rungs')
    .set({ valid_to: last })
    .where('trust_id', '=', ctx.trust.id)
    .where('ladder', '=', ladder)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', last)]))
    .execute();
}
