import type { Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { act, todayOf } from './act.routes.ts';
import { outcomeForm, refusalForm, returnForm, sentForm } from './endings.forms.ts';
import { closeComplaint, noteRefusalSent, refuseComplaint, returnComplaint } from './endings.ts';

export function endingRoutes(r: Router) {
  act(
    r,
    'return',
    async () => returnForm,
    ({ ctx, complaint, kase }, { why = 'informal', return_words }) =>
      returnComplaint(ctx, complaint, kase, why, return_words),
  );
  act(
    r,
    'refusal',
    async (on) => refusalForm(todayOf(on)),
    ({ ctx, complaint, kase }, values) =>
      refuseComplaint(ctx, complaint, kase, {
        why: values.refusal ?? 'investigated',
        words: values.refusal_words,
        sentOn: values.refusal_sent_on ?? null,
      }),
  );
  act(
    r,
    'refusal-letter',
    async (on) => sentForm(todayOf(on)),
    ({ ctx, complaint, kase }, { sent_on }) => noteRefusalSent(ctx, complaint, kase, sent_on ?? localDate(ctx.now)),
  );
  act(
    r,
    'closure',
    async () => outcomeForm,
    ({ ctx, complaint, kase }, { outcome = 'settled' }) => closeComplaint(ctx, complaint, kase, outcome),
  );
}
