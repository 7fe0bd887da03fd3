import type { Submitted } from '../platform/forms.ts';
import type { Router } from '../platform/routing.ts';
import { SEEN } from '../platform/seen.ts';
import { localDate } from '../platform/time.ts';
import { acknowledgeForm, handlingForm } from './acknowledgement.forms.ts';
import { acknowledgeComplaint, setHandling } from './acknowledgement.ts';
import { act, todayOf } from './act.routes.ts';

export function acknowledgementRoutes(r: Router) {
  act(
    r,
    'acknowledgement',
    async (on) => acknowledgeForm(todayOf(on)),
    ({ ctx, complaint, kase }, said) =>
      acknowledgeComplaint(ctx, complaint, kase, {
        on: said.on ?? localDate(ctx.now),
        how: said.how ?? 'written',
        advocacy: said.advocacy,
        ombudsman: said.ombudsman,
        copySent: said.copy,
        seen: said[SEEN],
        ...handlingIn(said),
      }),
  );
  act(
    r,
    'handling',
    async (on) => handlingForm(todayOf(on)),
    ({ ctx, complaint, kase }, said) => setHandling(ctx, complaint, kase, { ...handlingIn(said), seen: said[SEEN] }),
  );
}

type Acknowledged = (Submitted<ReturnType<typeof acknowledgeForm>['fields']> & { ok: true })['values'];
type AboutHandling = Pick<Acknowledged, 'discussion' | 'handling' | 'finish_on' | 'response_on' | 'period_told_on'>;

function handlingIn(said: AboutHandling) {
  return {
    discussion: said.discussion ?? 'offered',
    handling: said.handling,
    finishOn: said.finish_on ?? null,
    responseOn: said.response_on ?? null,
    periodToldOn: said.period_told_on ?? null,
  };
}
