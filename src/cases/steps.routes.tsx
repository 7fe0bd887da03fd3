import { loadCalendar, readWhen, type TypedWhen } from '../calendar/index.ts';
import { dropDraft } from '../drafts/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Field, type Submitted, type Values } from '../platform/forms.ts';
import { redirect } from '../platform/reply.ts';
import { type Fields, one, type Router } from '../platform/routing.ts';
import { findPlaceTyped } from './about.ts';
import type { Promised } from './promises.ts';
import { chooseRoute } from './route.ts';
import { askService, checkTold, recordAnswer } from './services.ts';
import { showCase } from './show.routes.tsx';
import { openableCase } from './show.ts';
import {
  answerForm,
  askedForm,
  checkedForm,
  draftKindOf,
  heardForm,
  newStepForm,
  passedForm,
  routeForm,
  toldForm,
} from './steps.forms.ts';
import { type Do, dosOf } from './steps.rules.ts';
import { finishStep, hearFromPerson, lockStep, makeStep, replaceStep, tellPerson } from './steps.ts';
import type { Case } from './tables.ts';

type On = { ctx: Ctx; kase: Case; step: Promised; body: Fields };

export function stepRoutes(r: Router) {
  r.post('/desk/cases/:ref/promises', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = newStepForm.submit(req.body);
    const refused = filled.ok
      ? await attempt(filled, async () => makeStep(ctx, kase, await stepOf(ctx, filled.values)))
      : filled;
    return refused ? showCase(ctx, req, kase, { newStep: refused }) : redirect(`/desk/cases/${kase.ref}?done=step`);
  });
  tellingRoutes(r);
  serviceRoutes(r);
  routeOfHandling(r);
}

/** What was said to the person, and another step in the place of this one. Tries and moves are acts on the promise. */
function tellingRoutes(r: Router) {
  const telling = {
    path: '/desk/cases/:ref/promises/:id/telling',
    what: 'told',
    form: toldForm,
    done: 'told',
  } as const;
  onStep(r, telling, ({ ctx, kase, step }, { told, identity, satisfied = 'not_asked', ...said }) => {
    const needs = { against: said.against, needsUnmet: said.needs_unmet, ...metOf(said.needs_met) };
    const channel = said.other_channel ?? said.channel ?? 'phone';
    return tellPerson(ctx, kase, step, { told, identityChecked: identity === 'checked', channel, satisfied, ...needs });
  });
  const change = { path: '/desk/cases/:ref/promises/:id/replacement', what: 'change', form: newStepForm } as const;
  onStep(r, { ...change, done: 'step' }, async ({ ctx, kase, step }, values) =>
    replaceStep(ctx, kase, step, values.old ?? 'cancelled', await stepOf(ctx, values)),
  );
}

const metOf = (said: 'yes' | 'no' | undefined) => (said ? { needsMet: said === 'yes' } : {});

/** Acts about a ward or service, and about those who come back to us. */
function serviceRoutes(r: Router) {
  const asked = {
    path: '/desk/cases/:ref/promises/:id/question',
    what: 'asked',
    form: askedForm,
    done: 'asked',
  } as const;
  onStep(r, asked, async ({ ctx, kase, step }, values) => {
    const place = (await findPlaceTyped(ctx, values)) ?? {
      id: values.place ? null : kase.place_id,
      name: values.place,
    };
    const due = await timeOf(ctx, values);
    const agreed = values.when === 'choose' && values.agreed;
    await askService(ctx, kase, step, {
      question: values.question,
      place: place.id,
      placeName: place.name,
      due,
      agreed,
      anyway: values.anyway,
    });
  });
  const answer = { path: '/desk/cases/:ref/promises/:id/answer', what: 'answer', form: answerForm } as const;
  onStep(
    r,
    { ...answer, done: 'answer' },
    ({ ctx, kase, step }, { answer: words, from, share = 'no', teller = 'pals' }) =>
      recordAnswer(ctx, kase, step, { answer: words, from, share, teller }),
  );
  const done = { path: '/desk/cases/:ref/promises/:id/completion', form: passedForm, done: 'step' } as const;
  onStep(r, { ...done, what: 'visited' }, ({ ctx, kase, step }, { words, agreed }) =>
    finishStep(ctx, kase, step, words, agreed === 'yes'),
  );
  const heard = { path: '/desk/cases/:ref/promises/:id/reply', what: 'heard', form: heardForm, done: 'step' } as const;
  onStep(r, heard, ({ ctx, kase, step }, { words, channel = 'phone' }) =>
    hearFromPerson(ctx, kase, step, { words, channel }),
  );
  const check = {
    path: '/desk/cases/:ref/promises/:id/check',
    what: 'checked',
    form: checkedForm,
    done: 'step',
  } as const;
  onStep(r, check, ({ ctx, kase, step }, { heard: said, words }) =>
    checkTold(ctx, kase, step, { heard: said === 'yes', words }),
  );
}

function routeOfHandling(r: Router) {
  const route = { path: '/desk/cases/:ref/promises/:id/route', what: 'route', form: routeForm, done: 'route' } as const;
  onStep(r, route, ({ ctx, kase }, { route: chosen = 'informal', channel = 'phone' }) =>
    chooseRoute(ctx, kase, { route: chosen, channel }),
  );
}

type Shape = Record<string, Field<unknown>>;
type Form<S extends Shape> = { submit: (body: Fields) => Submitted<S> };
type Act<S extends Shape> = { path: string; what: Do; done: string; form: Form<S> | ((on: On) => Promise<Form<S>>) };

/** An act on an open step: the step is locked, the form is read, what is wrong comes back in its panel. */
function onStep<S extends Shape>(r: Router, row: Act<S>, act: (on: On, values: Values<S>) => Promise<unknown>) {
  r.post(row.path, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const step = await lockStep(ctx, kase, req.params.id ?? '');
    const on = { ctx, kase, step, body: req.body };
    const form = typeof row.form === 'function' ? await row.form(on) : row.form;
    const filled = form.submit(req.body);
    const what = row.what === 'visited' ? (dosOf(step)[0] ?? 'visited') : row.what;
    if (one(req.body, 'act') === 'look')
      return showCase(ctx, req, kase, { panel: { what, step: step.id, filled: { ...filled, errors: [] } } });
    const refused = filled.ok ? await attempt(filled, () => act(on, filled.values)) : filled;
    if (refused) return showCase(ctx, req, kase, { panel: { what, step: step.id, filled: refused } });
    await dropDraft(ctx, `${draftKindOf(what)}/${step.id}`);
    return redirect(`/desk/cases/${kase.ref}?done=${row.done}&on=${step.id}`);
  });
}

async function timeOf(ctx: Ctx, typed: TypedWhen): Promise<Date> {
  const { hours } = await loadCalendar(ctx);
  return readWhen(typed, ctx.now, hours);
}

async function stepOf(ctx: Ctx, values: Values<(typeof newStepForm)['fields']>) {
  const place = await findPlaceTyped(ctx, values);
  const about = [place ? '' : values.place, values.about].filter(Boolean).join(': ');
  const due = await timeOf(ctx, values);
  const agreed = values.when === 'choose' && values.agreed;
  return { kind: values.kind ?? 'call_back', due, agreed, about, place: place?.id ?? null };
}
