import { type Case, openableCase } from '../cases/index.ts';
import { placesByIds } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { localDate, shortDate } from '../platform/time.ts';
import { arrivedForm, thanksForm } from './thanks.forms.ts';
import { kindOf } from './thanks.rules.ts';
import { countThanks, noteArrived, passThanksOn } from './thanks.ts';
import { ThanksList, ThanksPage } from './thanks.tsx';

export function routes(r: Router) {
  const path = '/desk/cases/:ref/thanks';
  r.get('/desk/thanks', { may: 'cases.read' }, async (ctx) => {
    const counted = await countThanks(ctx);
    const places = await placesByIds(
      ctx,
      counted.map(({ place }) => place),
    );
    const rows = counted.map(({ place, ...row }) => ({
      ...row,
      place: places.get(place ?? '')?.name ?? 'No ward or service named',
    }));
    return deskPage({ title: 'Thanks', section: 'cases', width: 'form', body: <ThanksList rows={rows} /> });
  });
  r.get(path, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const form = thanksForm(localDate(ctx.now));
    return thanksPage(
      ctx,
      kase,
      form.of({ passed_on: shortDate(ctx.now, '0001-01-01'), passed_how: 'email', close: 'yes' }),
    );
  });
  r.post(path, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = thanksForm(localDate(ctx.now)).submit(req.body);
    const refused = filled.ok
      ? await attempt(filled, () => {
          const { staff_names, place, place_id, passed_to, passed_how = 'email', passed_on, with_name } = filled.values;
          return passThanksOn(ctx, kase, {
            staffNames: staff_names,
            place,
            placeId: place_id,
            passedTo: passed_to,
            how: passed_how,
            on: passed_on ?? localDate(ctx.now),
            withName: with_name === 'yes',
            hearBack: filled.values.hear_back,
            close: filled.values.close,
          });
        })
      : filled;
    return refused ? thanksPage(ctx, kase, refused) : redirect(`/desk/cases/${kase.ref}?done=step`);
  });
  r.post(`${path}/:id/arrival`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = arrivedForm.submit(req.body);
    const by = filled.ok ? filled.values.acknowledged_by : '';
    await noteArrived(ctx, kase, req.params.id ?? '', by);
    return redirect(`/desk/cases/${kase.ref}?done=step`);
  });
}

async function thanksPage(ctx: Ctx, kase: Case, filled: Filled): Promise<Reply> {
  const place = (await placesByIds(ctx, [kase.place_id])).get(kase.place_id ?? '')?.name ?? '';
  const body = <ThanksPage reference={kase.ref} kind={kindOf(kase.type)} place={place} filled={filled} />;
  return deskPage({
    title: 'Pass on',
    section: 'cases',
    width: 'form',
    status: filled.errors.length > 0 ? 422 : 200,
    body,
  });
}
