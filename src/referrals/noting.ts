// What was said on a call about another organisation: told whom to ask, or agreed that it goes there.
import { record } from '../audit/index.ts';
import type { Case } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { localDate } from '../platform/time.ts';
import { insertReferral } from './referral-rows.ts';

/** Which organisation: by its code, or as it was said where it is not in the directory. */
export type Whither = { organisation: string | null; named: string };

/** The same without ending the case: on a call, which ends itself. Undefined: it was noted before. */
export async function noteSignpost(ctx: Ctx, kase: Case, whither: Whither): Promise<string | undefined> {
  const id = await insertReferral(ctx, kase, {
    kind: 'told',
    ...whither,
    sent_on: localDate(ctx.now),
    person_told: true,
  });
  if (id) await record(ctx, 'case.signposted', { case: kase.id, organisation: whither.organisation });
  return id;
}

/**
 * They agreed on the call that it goes to another organisation; it is still to be sent. `agreedBy` is empty where the
 * caller cannot agree for the patient: then somebody asks first.
 */
export async function noteToPass(ctx: Ctx, kase: Case, { agreedBy, ...whither }: Whither & { agreedBy: string }) {
  const agreed = agreedBy ? { agreed_how: 'spoken' as const, agreed_on: localDate(ctx.now) } : {};
  const id = await insertReferral(ctx, kase, {
    kind: 'passed',
    ...whither,
    agreed_by: agreedBy,
    ...agreed,
    sent_on: null,
  });
  if (id) await record(ctx, 'referral.agreed', { case: kase.id, referral: id, agreed: agreedBy !== '' });
}
