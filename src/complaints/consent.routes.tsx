import { viewed } from '../audit/index.ts';
import type { Case } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { deskPage, type Reply } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { act, todayOf } from './act.routes.ts';
import { type Complaint, findComplaint } from './complaints.ts';
import { consentForm } from './consent.forms.ts';
import { recordWritten } from './consent.ts';
import { ConsentForm } from './consent-form.tsx';

export function consentRoutes(r: Router) {
  r.get('/desk/complaints/:id/consent-form', { may: 'complaints.read' }, async (ctx, req) => {
    const { complaint, kase } = await findComplaint(ctx, req.params.id ?? '');
    return consentPage(ctx, complaint, kase);
  });
  act(
    r,
    'consent',
    async (on) => consentForm(todayOf(on)),
    ({ ctx, kase }, { signs = 'patient', given_by, paper = 'form', consent_on, evidence, reasons }) =>
      recordWritten(ctx, kase, {
        ...{ signs, paper, evidence, reasons },
        givenBy: given_by,
        on: consent_on ?? localDate(ctx.now),
      }),
  );
}

async function consentPage(ctx: Ctx, complaint: Complaint, kase: Case): Promise<Reply> {
  await viewed(ctx, 'print', { case: kase.id });
  const people = await peopleByIds(ctx, [kase.caller_id, kase.patient_id]);
  const body = (
    <ConsentForm
      trust={ctx.trust.name}
      reference={kase.ref}
      patient={people.get(kase.patient_id ?? '')?.name ?? ''}
      who={people.get(kase.caller_id ?? '')?.name ?? ''}
      handler={(await staffNames(ctx)).get(complaint.handler_id ?? '') ?? ''}
    />
  );
  return deskPage({ title: 'Consent form', section: 'complaints', width: 'form', body });
}
