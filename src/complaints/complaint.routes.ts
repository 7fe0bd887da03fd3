import { addNote } from '../cases/index.ts';
import { redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { SEEN } from '../platform/seen.ts';
import { act } from './act.routes.ts';
import { complaintPage } from './complaint-page.routes.tsx';
import { noteForm, takingForm } from './complaints.forms.ts';
import { findComplaint, finishPromise, takeComplaint } from './complaints.ts';

export function complaintRoutes(r: Router) {
  const at = '/desk/complaints/:id';
  r.get(at, { may: 'complaints.read' }, async (ctx, req) => {
    const { complaint, kase } = await findComplaint(ctx, req.params.id ?? '');
    return complaintPage(ctx, complaint, kase, { done: one(req.query, 'done') });
  });
  r.post(`${at}/promises/:promise/completion`, { may: 'complaints.write' }, async (ctx, req) => {
    const { complaint, kase } = await findComplaint(ctx, req.params.id ?? '');
    await finishPromise(ctx, complaint, kase, req.params.promise ?? '');
    return redirect(`/desk/complaints/${complaint.id}?done=promise`);
  });
  act(
    r,
    'taking',
    async () => takingForm,
    ({ ctx, complaint, kase }, said) => takeComplaint(ctx, complaint, kase, said[SEEN]),
  );
  act(
    r,
    'notes',
    async () => noteForm,
    ({ ctx, kase }, { note }) => addNote(ctx, kase, note),
  );
}
