import { record } from '../audit/index.ts';
import { type Case, keepPromise, listOpenPromises } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { type Day, localDate } from '../platform/time.ts';
import type { AgreedHow } from './complaints.rules.ts';
import { type Complaint, changeComplaint } from './complaints.ts';

/** The patient agreed in writing that somebody else complains for them. */
export async function recordConsent(
  ctx: Ctx,
  complaint: Complaint,
  kase: Case,
  said: { by: string; how: AgreedHow; on: Day },
) {
  if (complaint.patient_consent === 'given') return;
  if (said.on > localDate(ctx.now))
    throw new RuleError('Enter the day on which they agreed: it cannot be after today', 'on');
  await changeComplaint(ctx, complaint, {
    patient_consent: 'given',
    consent_by: said.by.trim(),
    consent_how: said.how,
    consent_on: said.on,
  });
  for (const promise of await listOpenPromises(ctx, kase.id))
    if (promise.kind === 'get_consent') await keepPromise(ctx, promise);
  await record(ctx, 'complaint.consent_recorded', { case: kase.id, complaint: complaint.id, how: said.how });
}
