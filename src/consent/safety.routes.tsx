import { type Case, casesByIds, openableCase } from '../cases/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { staffNames } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { reasonForm, safetyForm } from './consent.forms.ts';
import { listConsents, lockConsent } from './consent.ts';
import {
  confirmOverride,
  declineOverride,
  isOpenOverride,
  listOverrides,
  listSeconds,
  shareForSafety,
} from './safety.ts';
import { OverrideList, SafetyPage } from './safety.tsx';

const BASE = '/desk/cases/:ref/safety-sharing';

export function safetyRoutes(r: Router) {
  r.get(BASE, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const draft = await maybeDraft(ctx, `safety/${kase.id}`);
    const blank = safetyForm.blank();
    return safetyPage(ctx, kase, draft ? { ...blank, typed: { ...blank.typed, ...draft.fields } } : blank);
  });
  r.post(BASE, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = safetyForm.submit(req.body);
    const refused = await attempt(filled, (values) =>
      shareForSafety(ctx, kase, { ...values, second: values.second ?? '' }),
    );
    if (refused) return safetyPage(ctx, kase, refused);
    await dropDraft(ctx, `safety/${kase.id}`);
    return redirect(`/desk/cases/${kase.ref}/safety-sharing`);
  });
  secondPerson(r);
  r.get('/desk/safety-sharing', { may: 'sharing.override' }, overridesPage);
}

function secondPerson(r: Router) {
  r.post(`${BASE}/:id/confirmation`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const row = await lockConsent(ctx, kase, req.params.id ?? '');
    const filled = reasonForm.submit({});
    const refused = await attempt(filled, () => confirmOverride(ctx, kase, row));
    return refused ? safetyPage(ctx, kase, refused) : redirect(`/desk/cases/${kase.ref}/safety-sharing`);
  });
  r.post(`${BASE}/:id/refusal`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const row = await lockConsent(ctx, kase, req.params.id ?? '');
    const filled = reasonForm.submit(req.body);
    const refused = await attempt(filled, (values) => declineOverride(ctx, kase, row, values.reason));
    return refused ? safetyPage(ctx, kase, refused) : redirect(`/desk/cases/${kase.ref}/consents?done=refused`);
  });
}

async function safetyPage(ctx: Ctx, kase: Case, filled: Filled): Promise<Reply> {
  const about = `safety/${kase.id}`;
  const [rows, seconds, staff, draft] = await Promise.all([
    listConsents(ctx, kase),
    listSeconds(ctx),
    staffNames(ctx),
    maybeDraft(ctx, about),
  ]);
  const open = rows.find(isOpenOverride);
  const body = (
    <SafetyPage
      reference={kase.ref}
      draft={{ kase: kase.id, revision: draft?.revision ?? 0 }}
      open={open}
      userId={actorId(ctx)}
      asker={staff.get(open?.recorded_by ?? '') ?? ''}
      seconds={seconds}
      filled={filled}
      now={ctx.now}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  // Once somebody was asked, the words are a record, and the browser keeps no copy.
  const draftDone = open ? about : undefined;
  return deskPage({ title: `Share for safety: ${kase.ref}`, section: 'cases', width: 'form', status, body, draftDone });
}

async function overridesPage(ctx: Ctx): Promise<Reply> {
  const rows = await listOverrides(ctx);
  const [cases, staff] = await Promise.all([
    casesByIds(
      ctx,
      rows.map((row) => row.case_id),
    ),
    staffNames(ctx),
  ]);
  const lines = rows.flatMap((row) => {
    const kase = cases.get(row.case_id);
    return kase ? [{ id: row.id, reference: kase.ref, asker: staff.get(row.recorded_by) ?? '', row }] : [];
  });
  const body = <OverrideList lines={lines} now={ctx.now} />;
  return deskPage({ title: 'Shared for safety', section: 'oversight', body });
}
