import { type Case, openableCase } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, choice, day, type Filled, form, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { type Day, dateWords, localDate } from '../platform/time.ts';
import { addBelonging, type Belonging, findBelonging, listBelongings, signOut, takeSignOutBack } from './belongings.ts';
import { BelongingsPage, BelongingsPart, FATE_WORDS, KIND_WORDS } from './belongings.tsx';
import { BELONGINGS, FATES } from './tables.ts';

const AT = '/desk/cases/:ref/bereavement/belongings';

const listForm = (today: Day) =>
  form({
    what: text({
      label: 'What?',
      required: 'Enter what it is, like a watch',
      max: [500, 'Use 500 characters or fewer'],
    }),
    kind: choice({ label: 'Kind', choices: BELONGINGS, blank: 'other' }),
    kept_where: text({ label: 'Where it is kept' }),
    listed_on: day({ label: 'Written down on', today }),
  });
const outForm = (today: Day) =>
  form({
    fate: choice({ label: 'What became of it?', choices: FATES, required: 'Choose what became of it' }),
    out_to: text({ label: 'Who signed for it' }),
    out_on: day({ label: 'On', today }),
  });

export function belongingRoutes(r: Router) {
  r.get(AT, { may: 'cases.read' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return page(ctx, kase, {});
  });
  r.post(AT, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const today = localDate(ctx.now);
    const filled = listForm(today).submit(req.body);
    const refused = await attempt(filled, ({ what, kind = 'other', kept_where, listed_on = today }) =>
      addBelonging(ctx, kase, { what, kind, kept_where, on: listed_on }),
    );
    return refused ? page(ctx, kase, { adding: refused }) : redirect(pathTo(kase));
  });
  r.post(`${AT}/:id/signing-out`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const today = localDate(ctx.now);
    const belonging = await findBelonging(ctx, kase, req.params.id ?? '');
    const filled = outForm(today).submit(req.body);
    const refused = await attempt(filled, ({ fate = 'collected', out_to, out_on = today }) =>
      signOut(ctx, kase, belonging, { fate, to: out_to, on: out_on }),
    );
    return refused ? page(ctx, kase, { out: { id: belonging.id, filled: refused } }) : redirect(pathTo(kase));
  });
  r.post(`${AT}/:id/restoration`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await takeSignOutBack(ctx, kase, await findBelonging(ctx, kase, req.params.id ?? ''));
    return redirect(pathTo(kase));
  });
}

const pathTo = ({ ref }: Case) => `/desk/cases/${ref}/bereavement/belongings`;

type Refused = { adding?: Filled; out?: { id: string; filled: Filled } };

async function page(ctx: Ctx, kase: Case, refused: Refused): Promise<Reply> {
  const today = localDate(ctx.now);
  const body = (
    <BelongingsPage
      reference={kase.ref}
      lines={await linesOf(ctx, kase)}
      adding={refused.adding ?? listForm(today).of({ listed_on: 'today' })}
      out={refused.out}
      mayWrite={mayDo(ctx.actor, 'cases.write')}
    />
  );
  const status = refused.adding || refused.out ? 422 : 200;
  return deskPage({ title: `Belongings, ${kase.ref}`, section: 'cases', width: 'form', status, body });
}

/** Within the step: what is here and what is gone, with the way to the list. */
export async function belongingsBelow(ctx: Ctx, kase: Case, { mayWrite }: { mayWrite: boolean }) {
  return <BelongingsPart href={pathTo(kase)} lines={await linesOf(ctx, kase)} mayWrite={mayWrite} />;
}

async function linesOf(ctx: Ctx, kase: Case) {
  const [rows, names] = await Promise.all([listBelongings(ctx, kase), staffNames(ctx)]);
  const goneWords = ({ fate, out_on, out_to, out_by }: Belonging) =>
    fate && out_on
      ? [`${FATE_WORDS[fate]}, ${dateWords(out_on, ctx.now)}`, out_to, names.get(out_by ?? '')]
          .filter(Boolean)
          .join(' – ')
      : '';
  return rows.map((one) => ({
    ...{ id: one.id, what: one.what, gone: goneWords(one) },
    words: [KIND_WORDS[one.kind], one.kept_where, `written down ${dateWords(one.listed_on, ctx.now)}`]
      .filter(Boolean)
      .join(', '),
  }));
}
