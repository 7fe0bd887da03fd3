import { dropDraft } from '../drafts/index.ts';
import { redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { noteForm } from './notes.forms.ts';
import { addNote } from './notes.ts';
import { showCase } from './show.routes.tsx';
import { openableCase } from './show.ts';

export function noteRoutes(r: Router) {
  r.post('/desk/cases/:ref/notes', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = noteForm.submit(req.body);
    if (!filled.ok) return showCase(ctx, req, kase, { note: filled });
    await addNote(ctx, kase, filled.values.body);
    await dropDraft(ctx, `note/${kase.id}`);
    return redirect(`/desk/cases/${kase.ref}?done=note`);
  });
}
