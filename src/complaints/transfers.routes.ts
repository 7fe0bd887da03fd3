import { listOrganisations } from '../places/index.ts';
import { redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { act, type On, todayOf } from './act.routes.ts';
import { findComplaint } from './complaints.ts';
import { transferForm } from './transfers.forms.ts';
import { noteAnswered, sendOn } from './transfers.ts';

export function transferRoutes(r: Router) {
  r.post('/desk/complaints/:id/transfers/:transfer/answer', { may: 'complaints.write' }, async (ctx, req) => {
    const { complaint, kase } = await findComplaint(ctx, req.params.id ?? '');
    await noteAnswered(ctx, complaint, kase, req.params.transfer ?? '');
    return redirect(`/desk/complaints/${complaint.id}?done=transfers`);
  });
  const codes = async ({ ctx }: On) => (await listOrganisations(ctx)).map(({ code }) => code);
  act(
    r,
    'transfers',
    async (on) => transferForm(todayOf(on), await codes(on)),
    ({ ctx, complaint, kase }, values) =>
      sendOn(ctx, complaint, kase, {
        organisation: values.organisation ?? '',
        part: values.part,
        agreed_by: values.transfer_agreed,
        sent_how: values.transfer_how ?? 'email',
        sent_on: values.transfer_on ?? localDate(ctx.now),
        leads: values.leads ?? 'each',
      }),
  );
}
