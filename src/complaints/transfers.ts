import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import type { Case } from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { localDate } from '../platform/time.ts';
import type { Complaint } from './complaints.ts';
import type { TransferTable } from './tables.ts';

export type Transfer = Selectable<TransferTable>;

export async function listTransfers(ctx: Ctx, complaint: Pick<Complaint, 'id'>): Promise<Transfer[]> {
  return ctx.db
    .selectFrom('complaint_transfers')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('complaint_id', '=', complaint.id)
    .orderBy('sent_on')
    .orderBy('id')
    .execute();
}

export type NewTransfer = Pick<Transfer, 'organisation' | 'part' | 'agreed_by' | 'sent_how' | 'sent_on' | 'leads'>;

/**
 * A part of the complaint went on to the body that answers for it, and counts as made to that body (SI 2009/309 reg 6).
 * The same press twice is one transfer. @throws RuleError it is dated after today
 */
export async function sendOn(ctx: Ctx, complaint: Complaint, kase: Case, sent: NewTransfer) {
  if (sent.sent_on > localDate(ctx.now))
    throw new RuleError('Enter the day on which it was sent: it cannot be after today', 'transfer_on');
  const same = (one: Transfer) => one.organisation === sent.organisation && one.part === sent.part.trim();
  if ((await listTransfers(ctx, complaint)).some(same)) return;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('complaint_transfers')
    .values({
      ...sent,
      part: sent.part.trim(),
      trust_id: ctx.trust.id,
      id,
      case_id: kase.id,
      complaint_id: complaint.id,
      answered_on: null,
      made_by: actorId(ctx),
      made_at: ctx.now,
    })
    .execute();
  await record(ctx, 'complaint.sent_on', { case: kase.id, complaint: complaint.id, organisation: sent.organisation });
}

/** They answered, or said that they have it. A second press changes nothing. */
export async function noteAnswered(ctx: Ctx, complaint: Complaint, kase: Case, id: string) {
  const transfer = (await listTransfers(ctx, complaint)).find((one) => one.id === id);
  if (!transfer) throw new NotFound('This transfer');
  if (transfer.answered_on) return;
  await ctx.db
    .updateTable('complaint_transfers')
    .set({ answered_on: localDate(ctx.now) })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
  await record(ctx, 'complaint.transfer_answered', { case: kase.id, complaint: complaint.id });
}
