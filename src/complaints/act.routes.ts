import type { Case } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { Filled } from '../platform/forms.ts';
import { redirect } from '../platform/reply.ts';
import type { Fields, Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { complaintPage } from './complaint-page.routes.tsx';
import { type Complaint, findComplaint } from './complaints.ts';

export type On = { ctx: Ctx; complaint: Complaint; kase: Case; body: Fields };

/** An act on a complaint: a form is read, what is wrong comes back with what was typed. */
export function act<V>(
  r: Router,
  what: string,
  form: (
    on: On,
  ) => Promise<{ submit: (body: Fields) => (Filled & { ok: true; values: V }) | (Filled & { ok: false }) }>,
  work: (on: On, values: V) => Promise<unknown>,
) {
  r.post(`/desk/complaints/:id/${what}`, { may: 'complaints.write' }, async (ctx, req) => {
    const on = { ctx, ...(await findComplaint(ctx, req.params.id ?? '')), body: req.body };
    const filled = (await form(on)).submit(req.body);
    const refused = filled.ok ? await tried(filled, () => work(on, filled.values)) : filled;
    if (refused) return complaintPage(ctx, on.complaint, on.kase, { failed: { what, filled: refused } });
    return redirect(`/desk/complaints/${on.complaint.id}?done=${what}`);
  });
}

async function tried(filled: Filled, work: () => Promise<unknown>): Promise<Filled | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { ...filled, errors: [{ field: error.field ?? '', message: error.message }] };
  }
}

export const todayOf = ({ ctx }: On) => localDate(ctx.now);
