import type { Ctx } from '../platform/context.ts';
import { heldOn, plannedFrom } from '../platform/dated.rules.ts';
import { attempt, email, type Filled, firstDay, form, phone, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { type Day, dateWords, localDate } from '../platform/time.ts';
import { changeReach, listReach, loadReach, type Reach, takeReachBack } from './reach.ts';
import { REACH, ReachPage } from './reach.tsx';

const MAY = { may: 'settings.write' } as const;

const reachForm = (today: Day) =>
  form({
    phone: phone({ label: 'Phone', required: 'Enter the phone number of PALS' }),
    email: email({ label: 'Email' }),
    address: text({ label: 'Postal address', max: [300, 'The address must be 300 characters or fewer'] }),
    from: firstDay({ today, required: 'Enter the first day' }),
  });

export function reachRoutes(r: Router) {
  r.get(REACH, MAY, async (ctx, req) => {
    const { phone, email, address } = await loadReach(ctx);
    return page(
      ctx,
      reachForm(localDate(ctx.now)).of({ phone, email, address, from: 'today' }),
      one(req.query, 'done'),
    );
  });
  r.post(REACH, MAY, async (ctx, req) => {
    const filled = reachForm(localDate(ctx.now)).submit(req.body);
    if (!filled.ok) return page(ctx, filled);
    const { from = localDate(ctx.now), address, ...more } = filled.values;
    const refused = await attempt(filled, () => changeReach(ctx, { ...more, address: address.trim() }, from));
    return refused ? page(ctx, refused) : redirect(`${REACH}?done=saved`);
  });
  r.post(`${REACH}/removal`, MAY, async (ctx, req) => {
    await takeReachBack(ctx, one(req.body, 'from'));
    return redirect(`${REACH}?done=back`);
  });
}

const inOneLine = ({ phone, email, address }: Reach) =>
  [phone, email, address.replace(/\s*\n\s*/g, ', ')].filter(Boolean).join(', ');

async function page(ctx: Ctx, filled: Filled, done = ''): Promise<Reply> {
  const today = localDate(ctx.now);
  const rows = await listReach(ctx);
  const [held] = heldOn(rows, today);
  const planned = plannedFrom(rows, today).map((row) => ({
    ...{ name: 'How people reach us', words: inOneLine(row), from: row.valid_from, fields: {} },
  }));
  const past = rows
    .filter(({ valid_to }) => valid_to && valid_to < today)
    .map((row) => ({ key: `To ${dateWords(row.valid_to ?? today, today)}`, value: inOneLine(row) }));
  const body = (
    <ReachPage
      filled={filled}
      now={held ? inOneLine(held) : ''}
      planned={planned}
      past={past}
      today={today}
      done={done}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'How people reach us', section: 'settings', width: 'form', status, body });
}
