// What was handed on, or is to be, as it is kept: the same pressed twice on one day is one.
import type { Selectable } from 'kysely';
import type { Case } from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import type { ReferralTable } from './tables.ts';

export type Referral = Selectable<ReferralTable>;

export async function listReferrals(ctx: Ctx, kase: Pick<Case, 'id'>): Promise<Referral[]> {
  return ctx.db
    .selectFrom('referrals')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase.id)
    .orderBy('made_at')
    .execute();
}

/** What is agreed and still to be sent. */
export async function maybeToPass(ctx: Ctx, kase: Pick<Case, 'id'>): Promise<Referral | undefined> {
  return (await listReferrals(ctx, kase)).find(({ kind, sent_on }) => kind === 'passed' && sent_on === null);
}

/** What was agreed before is sent now; else it is written down as sent. */
export async function insertOrSend(ctx: Ctx, kase: Case, row: Row): Promise<string | undefined> {
  const waiting = await maybeToPass(ctx, kase);
  if (!waiting) return insertReferral(ctx, kase, row);
  const send = ctx.db.updateTable('referrals').set(row).where('trust_id', '=', ctx.trust.id);
  await send.where('id', '=', waiting.id).execute();
  return waiting.id;
}

export type Row = Pick<Referral, 'kind' | 'organisation' | 'sent_on'> & Partial<Referral>;

/** The same thing pressed twice on one day is one referral: then undefined. */
export async function insertReferral(ctx: Ctx, kase: Case, row: Row): Promise<string | undefined> {
  const same = (one: Referral) =>
    one.kind === row.kind &&
    one.organisation === row.organisation &&
    one.named === (row.named ?? '') &&
    one.sent_on === row.sent_on;
  if ((await listReferrals(ctx, kase)).some(same)) return undefined;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('referrals')
    .values({ ...row, trust_id: ctx.trust.id, id, case_id: kase.id, made_by: actorId(ctx), made_at: ctx.now })
    .execute();
  return id;
}
