// What the person had with them: written down, and signed out to whom.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, type CaseAtHand, sameCase, wholeCase } from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { refuseFuture } from '../platform/dated.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { isId, newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import type { Day } from '../platform/time.ts';
import type { BelongingTable } from './tables.ts';

export type Belonging = Selectable<BelongingTable>;

export async function listBelongings(ctx: Ctx, kase: CaseAtHand): Promise<Belonging[]> {
  if (!mayHold(ctx, kase, 'bereavement_belongings')) return [];
  return ctx.db
    .selectFrom('bereavement_belongings')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

export type NewBelonging = Pick<Belonging, 'what' | 'kind' | 'kept_where'> & { on: Day };

/** Written down, one line each; the same again within a moment is a second press. */
export async function addBelonging(
  ctx: Ctx,
  kase: Case,
  { what, kind, kept_where, on }: NewBelonging,
): Promise<string> {
  const since = await sincePress(ctx, 'belonging');
  refuseFuture(ctx, on, 'listed_on');
  const said = { what: what.trim(), kind, kept_where: kept_where.trim() };
  const same = (await listBelongings(ctx, kase)).find(
    (one) => one.made_at >= since && one.what === said.what && one.kind === kind,
  );
  if (same) return same.id;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('bereavement_belongings')
    .values({
      ...{ trust_id: ctx.trust.id, id, case_id: kase.id, ...said, listed_on: on },
      ...{ out_on: null, fate: null, out_by: null, made_by: actorId(ctx), made_at: ctx.now },
    })
    .execute();
  await record(ctx, 'bereavement.belonging_listed', { case: kase.id, belonging: id, kind });
  return id;
}

export type SigningOut = { fate: NonNullable<Belonging['fate']>; to: string; on: Day };

/** @throws NotFound */
export async function findBelonging(ctx: Ctx, kase: Case, id: string): Promise<Belonging> {
  const found = isId(id) ? (await listBelongings(ctx, kase)).find((one) => one.id === id) : undefined;
  if (!found) throw new NotFound('This line');
  return found;
}

/**
 * It left us: collected and signed for, with the person, given up by the family, or unclaimed. Once.
 * @throws RuleError nobody signed, or a day to come
 */
export async function signOut(ctx: Ctx, kase: Case, found: Belonging, { fate, to, on }: SigningOut) {
  if (found.fate) return;
  if (fate === 'collected' && to.trim() === '') throw new RuleError('Enter who signed for it', 'out_to');
  refuseFuture(ctx, on, 'out_on');
  await ctx.db
    .updateTable('bereavement_belongings')
    .set({ fate, out_to: to.trim(), out_on: on, out_by: actorId(ctx) })
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .where('id', '=', found.id)
    .where('fate', 'is', null)
    .execute();
  await record(ctx, 'bereavement.belonging_out', { case: kase.id, belonging: found.id, fate });
}

/** The signing out was a slip: it is still here. What was said of it stays in the record. A second press changes nothing. */
export async function takeSignOutBack(ctx: Ctx, kase: Case, found: Belonging) {
  if (!found.fate) return;
  await ctx.db
    .updateTable('bereavement_belongings')
    .set({ fate: null, out_to: '', out_on: null, out_by: null })
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .where('id', '=', found.id)
    .execute();
  await record(ctx, 'bereavement.belonging_back', { case: kase.id, belonging: found.id, fate: found.fate });
}
