import type { Ctx } from '../platform/context.ts';
import { heldOn } from '../platform/dated.rules.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { listDeputies, listWhoWorkCases, nameDeputy } from './deputies.ts';
import { daysOffered, ladderFormOf, submitLadder } from './ladder.forms.ts';
import { LADDER_WORDS } from './ladder.rules.ts';
import { EditLadder, LadderPage } from './ladder.tsx';
import { nearRoutes } from './near.routes.tsx';
import type { Ladder } from './reminders.rules.ts';
import { changeLadder, listAllRungs, takeLadderBack } from './rungs.ts';

const BASE = '/desk/settings/ladders';

/** Who is told before and after a date: set by the trust, from a day on. */
export function routes(r: Router) {
  nearRoutes(r);
  r.get(BASE, { may: 'settings.write' }, (ctx, req) => overview(ctx, { done: one(req.query, 'done') }));

  r.get(`${BASE}/:ladder`, { may: 'settings.write' }, async (ctx, req) => {
    const ladder = ladderOf(req.params.ladder);
    const today = localDate(ctx.now);
    const held = heldOn(await listAllRungs(ctx), today).filter((row) => row.ladder === ladder);
    return editPage(ctx, ladder, ladderFormOf(ladder, today, held, 'today'));
  });
  r.post(`${BASE}/:ladder`, { may: 'settings.write' }, async (ctx, req) => {
    const ladder = ladderOf(req.params.ladder);
    const { filled, steps, from } = submitLadder(ladder, localDate(ctx.now), req.body);
    if (!filled.ok || !steps) return editPage(ctx, ladder, filled);
    const refused = await attempt(filled, () => changeLadder(ctx, { ladder, steps, from }));
    return refused ? editPage(ctx, ladder, refused) : redirect(`${BASE}?done=saved`);
  });
  r.post('/desk/settings/ladder-removal', { may: 'settings.write' }, async (ctx, req) => {
    await takeLadderBack(ctx, one(req.body, 'ladder'), one(req.body, 'from'));
    return redirect(`${BASE}?done=back`);
  });
  r.post('/desk/settings/deputies', { may: 'settings.write' }, async (ctx, req) => {
    const user = one(req.body, 'user');
    try {
      await nameDeputy(ctx, user, one(req.body, 'deputy') || undefined);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      return overview(ctx, { trouble: error.message });
    }
    return redirect(`${BASE}?done=deputy`);
  });
}

/** @throws NotFound there is no such ladder */
function ladderOf(name = ''): Ladder {
  if (!Object.hasOwn(LADDER_WORDS, name)) throw new NotFound('This page');
  return name as Ladder;
}

async function overview(ctx: Ctx, asked: { done?: string; trouble?: string }): Promise<Reply> {
  const today = localDate(ctx.now);
  const props = {
    rungs: await listAllRungs(ctx),
    staff: await listWhoWorkCases(ctx),
    deputies: await listDeputies(ctx),
    today,
    done: asked.done ?? '',
    trouble: asked.trouble,
  };
  return deskPage({
    title: 'Warnings and who is told',
    section: 'settings',
    width: 'form',
    status: asked.trouble ? 422 : 200,
    body: <LadderPage {...props} />,
  });
}

async function editPage(ctx: Ctx, ladder: Ladder, filled: Filled): Promise<Reply> {
  const rows = (await listAllRungs(ctx)).filter((row) => row.ladder === ladder);
  const days = daysOffered(
    ladder,
    rows.map((row) => row.days),
  );
  return deskPage({
    title: LADDER_WORDS[ladder].label,
    section: 'settings',
    width: 'form',
    status: filled.errors.length > 0 ? 422 : 200,
    body: <EditLadder ladder={ladder} filled={filled} days={days} />,
  });
}
