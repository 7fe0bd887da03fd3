import type { Ctx } from '../platform/context.ts';
import { plannedFrom } from '../platform/dated.rules.ts';
import { attempt, choice, type Filled, firstDay, form, wholeNumber } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { type Day, localDate } from '../platform/time.ts';
import { WEIGHED_MARKS } from './tables.ts';
import { MARK_WORDS } from './team.rules.ts';
import { MOST_ADDED, weightsOn } from './weights.rules.ts';
import { changeWeight, listWeights, takeWeightBack } from './weights.ts';
import { WeightsPage } from './weights.tsx';

function weightForm(today: Day) {
  return form({
    mark: choice({ label: 'Which cases?', choices: WEIGHED_MARKS, required: 'Choose which cases' }),
    adds: wholeNumber({ label: 'How much does it add?', required: 'Enter how much it adds', from: 0, to: MOST_ADDED }),
    from: firstDay({ today, required: 'Enter the first day' }),
  });
}

/** What weighs how much when work is shared out: set by the trust, from a day on. */
export function weightRoutes(r: Router) {
  r.get('/desk/settings/weights', { may: 'settings.write' }, (ctx, req) =>
    page(ctx, weightForm(localDate(ctx.now)).of({ from: 'today' }), one(req.query, 'done')),
  );
  r.post('/desk/settings/weights', { may: 'settings.write' }, async (ctx, req) => {
    const filled = weightForm(localDate(ctx.now)).submit(req.body);
    if (!filled.ok) return page(ctx, filled);
    const { mark, adds = 0, from = localDate(ctx.now) } = filled.values;
    if (!mark) return page(ctx, filled);
    const refused = await attempt(filled, () => changeWeight(ctx, { mark, adds, from }));
    return refused ? page(ctx, refused) : redirect('/desk/settings/weights?done=saved');
  });
  r.post('/desk/settings/weights/removal', { may: 'settings.write' }, async (ctx, req) => {
    await takeWeightBack(ctx, one(req.body, 'mark'), one(req.body, 'from'));
    return redirect('/desk/settings/weights?done=back');
  });
}

async function page(ctx: Ctx, filled: Filled, done = ''): Promise<Reply> {
  const today = localDate(ctx.now);
  const rows = await listWeights(ctx);
  const planned = plannedFrom(rows, today).map(({ mark, adds, valid_from: from }) => ({
    name: MARK_WORDS[mark],
    words: `adds ${adds}`,
    from,
    fields: { mark },
  }));
  const body = (
    <WeightsPage filled={filled} weights={weightsOn(rows, today)} planned={planned} today={today} done={done} />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'What weighs how much', section: 'settings', width: 'form', status, body });
}
