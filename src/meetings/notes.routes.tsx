// Notes, who agrees with them, and what was agreed: on the page of the meeting.
import { type Case, openableCase } from '../cases/index.ts';
import { dropDraft } from '../drafts/index.ts';
import { originOutside } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { attempt, type Shape, type Submitted } from '../platform/forms.ts';
import { type Reply, redirect } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { addAgreement } from './agreements.ts';
import { findMeeting, lockMeeting, type Meeting } from './meetings.ts';
import { agreementForm, askForm, notesForm, saidForm } from './notes.forms.ts';
import { askToAgree, lockAnswer, takeAnswer, writeNotes } from './notes.ts';
import { type FormName, shownMeeting } from './shown.routes.tsx';
import { notesDraft } from './shown-notes.ts';

type Pressed = { ctx: Ctx; req: Req; kase: Case; meeting: Meeting };

export function notesRoutes(r: Router, path: string) {
  const act = (name: string, press: (pressed: Pressed) => Promise<Reply>) =>
    r.post(`${path}/:id/${name}`, { may: 'cases.write' }, async (ctx, req) => {
      const kase = await openableCase(ctx, req.params.ref ?? '');
      return press({ ctx, req, kase, meeting: await lockMeeting(ctx, kase, req.params.id ?? '') });
    });
  act('notes', async (pressed) => {
    const { ctx, req, kase, meeting } = pressed;
    const origin = await originOutside(ctx, req);
    return formed(pressed, 'notes', notesForm.submit(req.body), async ({ body, number = 0 }) => {
      await writeNotes(ctx, kase, meeting, { body, number, origin });
      await dropDraft(ctx, notesDraft(meeting, number));
    });
  });
  act('askings', (pressed) => {
    const { ctx, req, kase, meeting } = pressed;
    const today = localDate(ctx.now);
    return formed(pressed, 'ask', askForm(today).submit(req.body), async ({ until = today }) =>
      askToAgree(ctx, kase, meeting, { until, origin: await originOutside(ctx, req) }),
    );
  });
  act('agreements', (pressed) => {
    const { ctx, req, kase, meeting } = pressed;
    const today = localDate(ctx.now);
    return formed(pressed, 'agreement', agreementForm(today).submit(req.body), ({ who, what, due = today }) =>
      addAgreement(ctx, kase, meeting, { who, what, due }),
    );
  });
  act('answers/:answer', async (pressed) => {
    const { ctx, req, kase, meeting } = pressed;
    const answer = await lockAnswer(ctx, req.params.answer ?? '');
    if (answer.meeting_id !== meeting.id) throw new NotFound('This');
    return formed(pressed, `said-${answer.id}`, saidForm.submit(req.body), ({ said, how = 'phone', words }) =>
      takeAnswer(ctx, kase, answer, { agrees: said === 'agreed', words, how }),
    );
  });
}

async function formed<S extends Shape>(
  { ctx, kase, meeting }: Pressed,
  form: FormName,
  filled: Submitted<S>,
  work: Parameters<typeof attempt<S>>[1],
): Promise<Reply> {
  const refused = await attempt(filled, work);
  const done = form.startsWith('said-') ? 'said' : form;
  if (!refused) return redirect(`/desk/cases/${kase.ref}/meetings/${meeting.id}?done=${done}`);
  return shownMeeting(ctx, kase, await findMeeting(ctx, kase, meeting.id), { refused: { form, filled: refused } });
}
