// The ladder of a trust, and who its head of PALS is: each from a day on.
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { heldOn } from '../platform/dated.rules.ts';
import { changeFrom, type DatedStore, refusePast, takeBack } from '../platform/dated.ts';
import { RuleError } from '../platform/errors.ts';
import { type Day, localDate } from '../platform/time.ts';
import { DEFAULT_RUNGS, type Rung } from './chase.rules.ts';

/** The ladder of a new trust. Leaves rows alone that are there already. */
export async function setChases(ctx: Ctx): Promise<void> {
  await ctx.db
    .insertInto('chase_rungs')
    .values(DEFAULT_RUNGS.map((rung) => ({ ...rung, trust_id: ctx.trust.id, valid_to: null })))
    .onConflict((same) => same.doNothing())
    .execute();
}

export async function listRungs(ctx: Ctx): Promise<Rung[]> {
  return heldOn(await listAllRungs(ctx), localDate(ctx.now));
}

export type DatedRung = Rung & { valid_from: Day; valid_to: Day | null };

export async function listAllRungs(ctx: Ctx): Promise<DatedRung[]> {
  return ctx.db
    .selectFrom('chase_rungs')
    .select(['step', 'days', 'whom', 'valid_from', 'valid_to'])
    .where('trust_id', '=', ctx.trust.id)
    .orderBy('valid_from')
    .orderBy('step')
    .execute();
}

/** Other steps from a day on. @throws RuleError the day is past, no step is left, or they are not one after the other */
export async function changeChases(ctx: Ctx, steps: readonly Omit<Rung, 'step'>[], from: Day) {
  refusePast(ctx, from);
  if (steps.length === 0) throw new RuleError('Keep at least one step, so that somebody is asked next', 'days1');
  if (steps.some(({ days }, at) => at > 0 && days <= (steps[at - 1]?.days ?? 0)))
    throw new RuleError('Each step comes later than the one before it', 'days1');
  const wanted = steps.map((one, at) => ({ ...one, step: at + 1 }));
  const held = await changeFrom(rungStore(ctx), wanted, from);
  if (!held) return;
  const words = (list: readonly Rung[]) => list.map(({ days, whom }) => `${days} ${whom}`);
  await record(ctx, 'question.ladder_changed', { from, was: words(held), steps: words(wanted) });
}

export async function takeChasesBack(ctx: Ctx, from: string) {
  await takeBack(ctx, rungStore(ctx), from);
  await record(ctx, 'question.ladder_taken_back', { from });
}

function rungStore(ctx: Ctx): DatedStore<Rung> {
  return {
    of: { trust_id: ctx.trust.id },
    list: () => listAllRungs(ctx),
    drop: (which) => ctx.db.deleteFrom('chase_rungs').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('chase_rungs').set({ valid_to }).where(which).execute(),
    add: (rows) =>
      ctx.db
        .insertInto('chase_rungs')
        .values(rows.map((row) => ({ ...row, trust_id: ctx.trust.id })))
        .execute(),
  };
}

export type Head = { name: string; email: string };
export type DatedHead = Head & { valid_from: Day; valid_to: Day | null };

/** The head of PALS today, if one is named. */
export async function maybeHead(ctx: Ctx): Promise<Head | undefined> {
  return heldOn(await listAllHeads(ctx), localDate(ctx.now))[0];
}

export async function listAllHeads(ctx: Ctx): Promise<DatedHead[]> {
  return ctx.db
    .selectFrom('chase_heads')
    .select(['name', 'email', 'valid_from', 'valid_to'])
    .where('trust_id', '=', ctx.trust.id)
    .orderBy('valid_from')
    .execute();
}

export async function changeHead(ctx: Ctx, head: Head, from: Day) {
  refusePast(ctx, from);
  const held = await changeFrom(headStore(ctx), [head], from);
  if (held) await record(ctx, 'question.head_changed', { from });
}

export async function takeHeadBack(ctx: Ctx, from: string) {
  await takeBack(ctx, headStore(ctx), from);
  await record(ctx, 'question.head_taken_back', { from });
}

function headStore(ctx: Ctx): DatedStore<Head> {
  return {
    of: { trust_id: ctx.trust.id },
    list: () => listAllHeads(ctx),
    drop: (which) => ctx.db.deleteFrom('chase_heads').where(which).execute(),
    end: (which, valid_to) => ctx.db.updateTable('chase_heads').set({ valid_to }).where(which).execute(),
    add: (rows) =>
      ctx.db
        .insertInto('chase_heads')
        .values(rows.map((row) => ({ ...row, trust_id: ctx.trust.id })))
        .execute(),
  };
}
