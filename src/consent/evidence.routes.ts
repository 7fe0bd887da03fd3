import { openableCase } from '../cases/index.ts';
import { refusedFiles, TAKES } from '../files/index.ts';
import type { FieldError } from '../platform/forms.ts';
import { json, redirect } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { type Consent, lockConsent } from './consent.ts';
import { consentPage } from './consent-page.routes.tsx';
import { keepEvidence } from './evidence.ts';

export function evidenceRoutes(r: Router) {
  r.upload('/desk/cases/:ref/consents/:id/evidence', { may: 'cases.write', takes: TAKES }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const consent = await lockConsent(ctx, kase, req.params.id ?? '');
    const errors = await troublesOf(consent, req);
    const [paper] = req.files;
    if (!paper || errors.length > 0) {
      if (req.wantsJson) return json({ errors: errors.map(({ message }) => message) }, 422);
      return consentPage(ctx, req, kase, { one: { id: consent.id, noun: 'evidence', filled: { typed: {}, errors } } });
    }
    await keepEvidence(ctx, kase, consent, paper);
    const to = `/desk/cases/${kase.ref}/consents?done=evidence`;
    return req.wantsJson ? json({ to }) : redirect(to);
  });
}

async function troublesOf(consent: Consent, req: Req): Promise<FieldError[]> {
  const error = (message: string) => [{ field: 'files', message }];
  const refused = await refusedFiles(req);
  if (refused.length > 0) return refused;
  if (consent.error_at) return error('This record is entered in error. Record it again.');
  if (req.files.length === 0) return error('Choose a file to add');
  return req.files.length > 1 ? error('Choose one file. The others can be added to the case.') : [];
}
