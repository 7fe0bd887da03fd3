import { dropDraft } from '../drafts/index.ts';
import { json, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { maybeAttaches, postWithFiles } from './attaches.ts';
import { noteForm } from './notes.forms.ts';
import { addNote, noteDrafts } from './notes.ts';
import { showCase } from './show.routes.tsx';
import { openableCase } from './show.ts';

export function noteRoutes(r: Router) {
  postWithFiles(r, '/desk/cases/:ref/notes', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = noteForm.submit(req.body);
    const errors = [...filled.errors, ...((await maybeAttaches()?.refused(req)) ?? [])];
    if (!filled.ok || errors.length > 0) {
      if (req.wantsJson) return json({ errors: errors.map(({ message }) => message) }, 422);
      return showCase(ctx, req, kase, { note: { typed: filled.typed, errors } });
    }
    const [note, drafts] = await Promise.all([addNote(ctx, kase, filled.values.body), noteDrafts(ctx, kase)]);
    const twice = await maybeAttaches()?.keep(ctx, kase, { note }, req);
    await Promise.all(drafts.map((about) => dropDraft(ctx, about)));
    const to = `/desk/cases/${kase.ref}?done=${twice ? 'note-same-file' : 'note'}`;
    return req.wantsJson ? json({ to }) : redirect(to);
  });
}
