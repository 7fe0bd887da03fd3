import { type Case, openableCase } from '../cases/index.ts';
import { dropDraft } from '../drafts/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { redirect } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { chaseConsent, giveUpConsent, receiveConsent, refuseConsent } from './asking.ts';
import { answerForm, reasonForm } from './consent.forms.ts';
import { type Consent, lockConsent } from './consent.ts';
import { consentPage } from './consent-page.routes.tsx';
import { strikeConsent, useConsent, withdrawConsent } from './withdrawal.ts';

const BASE = '/desk/cases/:ref/consents';

type Act = (ctx: Ctx, kase: Case, consent: Consent, req: Req) => Promise<Filled | undefined>;

/**
 * An act on one record of a case: it is locked, and what is wrong comes back on the page. What is shared for safety is
 * answered by its second person alone; it can be taken back and struck as every record.
 */
function onConsent(r: Router, noun: string, done: string, act: Act) {
  r.post(`${BASE}/:id/${noun}`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const consent = await lockConsent(ctx, kase, req.params.id ?? '');
    if (consent.type === 'override' && done !== 'withdrawn' && done !== 'struck') throw new NotFound('This record');
    const refused = await act(ctx, kase, consent, req);
    if (refused) return consentPage(ctx, req, kase, { one: { id: consent.id, noun, filled: refused } });
    if (done === 'withdrawn') await dropDraft(ctx, `withdrawal/${consent.id}`);
    return redirect(`/desk/cases/${kase.ref}/consents?done=${done}&on=${consent.id}`);
  });
}

export function answerRoutes(r: Router) {
  onConsent(r, 'receipt', 'received', async (ctx, kase, consent, req) => {
    const filled = answerForm.submit(req.body);
    if (!filled.ok) return filled;
    const { type = 'not_yet', limits, ...words } = filled.values;
    return attempt(filled, () =>
      receiveConsent(ctx, kase, consent, { type, limits: limits || consent.limits, ...words }),
    );
  });
  onConsent(r, 'refusal', 'refused', async (ctx, kase, consent, req) => {
    const filled = reasonForm.submit(req.body);
    if (!filled.ok) return filled;
    return attempt(filled, () => refuseConsent(ctx, kase, consent, filled.values.reason));
  });
  onConsent(r, 'chaser', 'chased', async (ctx, _, consent) => {
    await chaseConsent(ctx, consent, consent.asked_how);
    return undefined;
  });
  onConsent(r, 'ending', 'ended', async (ctx, _, consent) => {
    await giveUpConsent(ctx, consent);
    return undefined;
  });
}

export function endRoutes(r: Router) {
  onConsent(r, 'withdrawal', 'withdrawn', async (ctx, _, consent, req) => {
    const filled = reasonForm.submit(req.body);
    if (!filled.ok) return filled;
    return attempt(filled, () => withdrawConsent(ctx, consent, filled.values.reason));
  });
  onConsent(r, 'error', 'struck', async (ctx, kase, consent, req) => {
    const filled = reasonForm.submit(req.body);
    if (!filled.ok) return filled;
    return attempt(filled, () => strikeConsent(ctx, kase, consent, filled.values.reason));
  });
  // The record is one of another case: it is looked for there, under what this person may open.
  r.post(`${BASE}/:id/use`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await useConsent(ctx, kase, req.params.id ?? '');
    return redirect(`/desk/cases/${kase.ref}/consents?done=recorded`);
  });
}
