import type { Ctx } from '../platform/context.ts';
import { heldOn, plannedFrom } from '../platform/dated.rules.ts';
import { attempt, choice, type Filled, firstDay, form, wholeNumber } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { type Day, localDate } from '../platform/time.ts';
import { listTargets } from './calendar.ts';
import { amountWords, LIKE_A_CONCERN, TARGET_WORDS } from './targets.rules.ts';
import { changeTarget, takeTargetBack } from './targets.ts';
import { Targets } from './targets.tsx';

/** No aim is longer than half a year. */
const MOST = 130;

function targetForm(today: Day) {
  return form({
    kind: choice({ label: 'Which aim?', choices: Object.keys(TARGET_WORDS), required: 'Choose an aim' }),
    amount: wholeNumber({ label: 'How many?', required: 'Enter how many', from: 1, to: MOST }),
    unit: choice({ label: 'Of what?', choices: ['working_days', 'working_hours'], blank: 'working_days' }),
    from: firstDay({ today, required: 'Enter the first day of this aim' }),
  });
}

export function targetRoutes(r: Router) {
  r.get('/desk/settings/aims', { may: 'settings.write' }, (ctx, req) =>
    targetsPage(ctx, targetForm(localDate(ctx.now)).of({ from: 'today' }), one(req.query, 'done')),
  );
  r.post('/desk/settings/aims', { may: 'settings.write' }, async (ctx, req) => {
    const filled = targetForm(localDate(ctx.now)).submit(req.body);
    const refused = await attempt(
      filled,
      ({ kind = '', amount = 1, unit = 'working_days', from = localDate(ctx.now) }) =>
        changeTarget(ctx, { kind, amount, unit, from }),
    );
    return refused ? targetsPage(ctx, refused) : redirect('/desk/settings/aims?done=saved');
  });
  r.post('/desk/settings/aims/removal', { may: 'settings.write' }, async (ctx, req) => {
    await takeTargetBack(ctx, one(req.body, 'kind'), one(req.body, 'from'));
    return redirect('/desk/settings/aims?done=back');
  });
}

async function targetsPage(ctx: Ctx, filled: Filled, done?: string): Promise<Reply> {
  const today = localDate(ctx.now);
  const rows = await listTargets(ctx);
  const held = heldOn(rows, today);
  const lines = Object.keys(TARGET_WORDS).map((kind) => {
    const row = held.find((one) => one.kind === kind);
    const none = LIKE_A_CONCERN.includes(kind) ? 'As for a concern' : 'No aim';
    return { kind, words: row ? amountWords(row.amount, row.unit) : none };
  });
  const planned = plannedFrom(rows, today).map(({ kind, amount, unit, valid_from: from }) => ({
    name: TARGET_WORDS[kind]?.label ?? kind,
    words: amountWords(amount, unit),
    from,
    fields: { kind },
  }));
  const body = <Targets filled={filled} lines={lines} planned={planned} today={today} done={done} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Our aims', section: 'settings', width: 'form', status, body });
}
