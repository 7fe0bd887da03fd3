import { type Case, casesByIds, openableCase } from '../cases/index.ts';
import { canSend } from '../outbox/index.ts';
import { placesByIds } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { localDate, shortDate } from '../platform/time.ts';
import { letterRoutes } from './letters.routes.tsx';
import { listUntold } from './letters.ts';
import { takeNameBack } from './name-back.ts';
import { lineOf } from './shows.ts';
import { arrivedForm, thanksForm } from './thanks.forms.ts';
import { KINDS, KINDS_WORDS, kindOf } from './thanks.rules.ts';
import { countThanks, listNewest, listThanksOf, noteArrived, noteGiverTold, passThanksOn } from './thanks.ts';
import { ThanksList, ThanksPage } from './thanks.tsx';

export function routes(r: Router, house: House) {
  letterRoutes(r, house);
  const path = '/desk/cases/:ref/thanks';
  r.get('/desk/thanks', { may: 'cases.read' }, (ctx, req) => listPage(ctx, one(req.query, 'kind')));
  r.get(path, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const form = thanksForm(localDate(ctx.now));
    const heard = (await listThanksOf(ctx, kase)).find(({ passed_on }) => passed_on === null);
    const known = {
      staff_names: heard?.staff_names ?? '',
      with_name: heard?.with_name === true ? 'yes' : heard?.with_name === false ? 'no' : '',
    };
    const usual = { passed_on: shortDate(ctx.now, '0001-01-01'), passed_how: 'email', close: 'yes' };
    return thanksPage(ctx, kase, form.of({ ...usual, ...known }));
  });
  r.post(path, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = thanksForm(localDate(ctx.now)).submit(req.body);
    const refused = await attempt(filled, (values) => {
      const { staff_names, place, place_id, passed_to, passed_how = 'email', passed_on, with_name } = values;
      return passThanksOn(ctx, kase, {
        staffNames: staff_names,
        place,
        placeId: place_id,
        passedTo: passed_to,
        how: passed_how,
        on: passed_on ?? localDate(ctx.now),
        withName: with_name === 'yes',
        hearBack: values.hear_back,
        close: values.close,
      });
    });
    return refused ? thanksPage(ctx, kase, refused) : redirect(`/desk/cases/${kase.ref}?done=step`);
  });
  r.post(`${path}/name-removal`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await takeNameBack(ctx, kase);
    return redirect(`/desk/cases/${kase.ref}?done=step`);
  });
  r.post(`${path}/:id/arrival`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = arrivedForm.submit(req.body);
    const { acknowledged_by: by = '', giver_told: giverTold = false } = filled.ok ? filled.values : {};
    await noteArrived(ctx, kase, req.params.id ?? '', { by, giverTold });
    return redirect(`/desk/cases/${kase.ref}?done=step`);
  });
  r.post(`${path}/:id/telling`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await noteGiverTold(ctx, kase, req.params.id ?? '');
    return redirect(`/desk/cases/${kase.ref}?done=step`);
  });
}

async function listPage(ctx: Ctx, wanted: string): Promise<Reply> {
  const kind = KINDS.find((one) => one === wanted) ?? 'thanks';
  const [counted, newest, untold] = await Promise.all([countThanks(ctx, kind), listNewest(ctx, kind), listUntold(ctx)]);
  const [places, cases] = await Promise.all([
    placesByIds(ctx, [...counted.map(({ place }) => place), ...newest.map(({ place_id }) => place_id)]),
    casesByIds(
      ctx,
      [...newest, ...untold].map(({ case_id }) => case_id),
    ),
  ]);
  const nameOf = (id: string | null) => places.get(id ?? '')?.name ?? '';
  const rows = counted.map(({ place, ...row }) => ({ ...row, place: nameOf(place) || 'No ward or service named' }));
  const lines = newest.map((one) => ({
    id: one.id,
    ref: cases.get(one.case_id)?.ref,
    place: nameOf(one.place_id),
    words: lineOf(one, ctx.now),
  }));
  const toTell = untold.map(({ id, case_id, name, answer }) => ({ id, name, answer, ref: cases.get(case_id)?.ref }));
  const body = <ThanksList kind={kind} rows={rows} newest={lines} toTell={toTell} />;
  return deskPage({ title: KINDS_WORDS[kind], section: 'thanks', width: 'form', body });
}

async function thanksPage(ctx: Ctx, kase: Case, filled: Filled): Promise<Reply> {
  const byMail = canSend(ctx, 'email');
  const place = (await placesByIds(ctx, [kase.place_id])).get(kase.place_id ?? '')?.name ?? '';
  const body = (
    <ThanksPage reference={kase.ref} kind={kindOf(kase.type)} place={place} byMail={byMail} filled={filled} />
  );
  return deskPage({
    title: 'Pass on',
    section: 'cases',
    width: 'form',
    status: filled.errors.length > 0 ? 422 : 200,
    body,
  });
}
