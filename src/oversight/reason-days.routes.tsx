import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled, form, wholeNumber } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { reasonDays, setReasonDays } from './openings.ts';
import { ReasonDays } from './reason-days.tsx';

const daysForm = form({
  days: wholeNumber({ label: 'Days', required: 'Enter a number of days from 1 to 90', from: 1, to: 90 }),
});

export function reasonDayRoutes(r: Router) {
  r.get('/desk/settings/restricted-cases', { may: 'settings.write' }, (ctx, req) =>
    page(ctx, undefined, one(req.query, 'done') === 'saved'),
  );
  r.post('/desk/settings/restricted-cases', { may: 'settings.write' }, async (ctx, req) => {
    const filled = daysForm.submit(req.body);
    const refused = await attempt(filled, (values) => setReasonDays(ctx, values.days ?? Number.NaN));
    return refused ? page(ctx, refused) : redirect('/desk/settings/restricted-cases?done=saved');
  });
}

async function page(ctx: Ctx, refused?: Filled, saved = false): Promise<Reply> {
  const filled = refused ?? daysForm.of({ days: String(await reasonDays(ctx)) });
  const body = <ReasonDays filled={filled} saved={saved} />;
  return deskPage({
    title: 'Restricted cases',
    section: 'settings',
    width: 'form',
    status: refused ? 422 : 200,
    body,
  });
}
