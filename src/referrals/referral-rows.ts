// What was handed on, or is to be, as it is kept: the same pressed twice on one day is one.
import type { Selectable } from 'kysely';
import { type Case, type CaseAtHand, wholeCase } from '../cases/index.ts';
import { listOrganisations } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { mayHold } from '../platform/holds.ts';
import { newId } from '../platform/ids.ts';
import type { ReferralTable } from './tables.ts';

export type Referral = Selectable<ReferralTable>;

/** Of a case and of those that were merged into it. */
export async function listReferrals(ctx: Ctx, kase: CaseAtHand): Promise<Referral[]> {
  if (!mayHold(ctx, kase, 'referrals')) return [];
  return ctx.db
    .selectFrom('referrals')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('made_at')
    .execute();
}

/** What is agreed and still to be sent. */
export async function maybeToPass(ctx: Ctx, kase: Pick<Case, 'id'>): Promise<Referral | undefined> {
  return (await listReferrals(ctx, kase)).find(({ kind, sent_on }) => kind === 'passed' && sent_on === null);
}

/** So many are listed. */
export const MOST_WAITING = 200;

/**
 * What is agreed and still to be sent, and what was sent and has no answer: requests by their date, and what somebody
 * wanted to be reminded of. The oldest first.
 */
export async function listWaiting(ctx: Ctx): Promise<Referral[]> {
  return ctx.db
    .selectFrom('referrals')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('kind', '<>', 'told')
    .where('answered_on', 'is', null)
    .where((eb) =>
      eb.or([eb('sent_on', 'is', null), eb('due_on', 'is not', null), eb('check_promise', 'is not', null)]),
    )
    .orderBy('made_at')
    .limit(MOST_WAITING)
    .execute();
}

/** What each of these organisations is called: by the directory, else as it was said. */
export async function namesOf(ctx: Ctx, referrals: readonly Referral[]): Promise<(one: Referral) => string> {
  const named = referrals.some(({ organisation }) => organisation) ? await listOrganisations(ctx) : [];
  const names = new Map(named.map(({ code, name }) => [code, name]));
  return ({ organisation, named: said }) => names.get(organisation ?? '') ?? said;
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
