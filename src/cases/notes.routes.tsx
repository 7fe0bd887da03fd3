import type { ReactElement } from 'react';
import { dropDraft } from '../drafts/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { isSlip, SLIP_MINUTES } from './cases.rules.ts';
import type { Case } from './cases.ts';
import { correctionForm, errorForm, noteForm } from './notes.forms.ts';
import { addNote, correctNote, findNote, type Note, strikeNote } from './notes.ts';
import { CorrectNote, EnteredInError } from './notes.tsx';
import { showCase } from './show.routes.tsx';
import { openableCase } from './show.ts';

const TOO_LATE = `A note can be corrected by its author for ${SLIP_MINUTES} minutes. Add a new note, or mark this one as entered in error.`;

export function noteRoutes(r: Router) {
  r.post('/desk/cases/:ref/notes', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = noteForm.submit(req.body);
    if (!filled.ok) return showCase(ctx, req, kase, { note: filled });
    await addNote(ctx, kase, filled.values.body);
    await dropDraft(ctx, `note/${kase.id}`);
    return redirect(`/desk/cases/${kase.ref}?done=note`);
  });
  r.get('/desk/cases/:ref/notes/:id/correction', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const note = await findNote(ctx, kase, req.params.id ?? '');
    if (!isSlip(note, actorId(ctx), ctx.now)) throw new RuleError(TOO_LATE);
    return correctionPage(kase, note, correctionForm.of({ body: note.body }));
  });
  r.post('/desk/cases/:ref/notes/:id/correction', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const note = await findNote(ctx, kase, req.params.id ?? '');
    const filled = correctionForm.submit(req.body);
    const refused = filled.ok ? await attempt(filled, () => correctNote(ctx, note, filled.values.body)) : filled;
    return refused ? correctionPage(kase, note, refused) : redirect(`/desk/cases/${kase.ref}?done=corrected`);
  });
  r.get('/desk/cases/:ref/notes/:id/error', { may: 'cases.write' }, async (ctx, req) => {
    const { kase, note } = await found(ctx, req.params);
    return errorPage(kase, note, errorForm.blank());
  });
  r.post('/desk/cases/:ref/notes/:id/error', { may: 'cases.write' }, async (ctx, req) => {
    const { kase, note } = await found(ctx, req.params);
    const filled = errorForm.submit(req.body);
    if (!filled.ok) return errorPage(kase, note, filled);
    await strikeNote(ctx, note, filled.values.reason);
    return redirect(`/desk/cases/${kase.ref}?done=struck`);
  });
}

async function found(ctx: Ctx, params: Record<string, string>) {
  const kase = await openableCase(ctx, params.ref ?? '');
  return { kase, note: await findNote(ctx, kase, params.id ?? '') };
}

function correctionPage(kase: Case, note: Note, filled: Filled): Reply {
  const action = `/desk/cases/${kase.ref}/notes/${note.id}/correction`;
  const body = <CorrectNote reference={kase.ref} action={action} minutes={SLIP_MINUTES} filled={filled} />;
  return formPage('Correct a note', filled, body);
}

function errorPage(kase: Case, note: Note, filled: Filled): Reply {
  const action = `/desk/cases/${kase.ref}/notes/${note.id}/error`;
  return formPage(
    'Entered in error',
    filled,
    <EnteredInError reference={kase.ref} action={action} words={note.body} filled={filled} />,
  );
}

function formPage(title: string, filled: Filled, body: ReactElement): Reply {
  return deskPage({ title, section: 'cases', width: 'form', status: filled.errors.length > 0 ? 422 : 200, body });
}
