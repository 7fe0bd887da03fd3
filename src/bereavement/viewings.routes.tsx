import { type Case, openableCase } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled, form, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { dateTimeWords } from '../platform/time.ts';
import { dueIn } from './due.ts';
import { officeLine } from './offices.rules.ts';
import { listOffices } from './offices.ts';
import { bookViewing, endViewing, listViewings, takeEndBack } from './viewings.ts';
import { VIEWING_WORDS, ViewingsPage, ViewingsPart } from './viewings.tsx';

const AT = '/desk/cases/:ref/bereavement/viewings';

const viewingForm = form({
  day: text({ label: 'Which day?', required: 'Enter a day, like tomorrow or Friday' }),
  time: text({ label: 'At what time?', required: 'Enter a time, like 3pm' }),
  who: text({ label: 'Who comes?', required: 'Enter who comes' }),
  with_whom: text({ label: 'Who goes with them?' }),
  place: text({ label: 'Where?' }),
  note: text({ label: 'What matters to them', max: [1000, 'Use 1,000 characters or fewer'] }),
});

export function viewingRoutes(r: Router) {
  r.get(AT, { may: 'cases.read' }, async (ctx, req) => page(ctx, await openableCase(ctx, req.params.ref ?? '')));
  r.post(AT, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = viewingForm.submit(req.body);
    const refused = await attempt(filled, async ({ day, time, ...viewing }) =>
      bookViewing(ctx, kase, { ...viewing, starts_at: await dueIn(ctx, day, time) }),
    );
    return refused ? page(ctx, kase, refused) : redirect(pathTo(kase));
  });
  r.post(`${AT}/:id/ending`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const plain = { typed: { viewing: '' }, errors: [], ok: true as const, values: {} };
    const state = one(req.body, 'state') === 'held' ? 'held' : 'cancelled';
    const refused = await attempt(plain, () => endViewing(ctx, kase, req.params.id ?? '', state));
    return refused ? page(ctx, kase, refused) : redirect(pathTo(kase));
  });
  r.post(`${AT}/:id/restoration`, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await takeEndBack(ctx, kase, req.params.id ?? '');
    return redirect(pathTo(kase));
  });
}

const pathTo = ({ ref }: Case) => `/desk/cases/${ref}/bereavement/viewings`;

async function page(ctx: Ctx, kase: Case, refused?: Filled): Promise<Reply> {
  const mortuary = (await listOffices(ctx)).find(({ kind }) => kind === 'mortuary');
  const body = (
    <ViewingsPage
      reference={kase.ref}
      lines={await linesOf(ctx, kase)}
      filled={refused ?? viewingForm.blank()}
      office={mortuary && officeLine(mortuary) ? `${mortuary.name}: ${officeLine(mortuary)}` : ''}
      mayWrite={mayDo(ctx.actor, 'cases.write')}
    />
  );
  const status = refused ? 422 : 200;
  return deskPage({ title: `Viewings, ${kase.ref}`, section: 'cases', width: 'form', status, body });
}

/** Within the step: the times, with the way to book. */
export async function viewingsBelow(ctx: Ctx, kase: Case, { mayWrite }: { mayWrite: boolean }) {
  return <ViewingsPart href={pathTo(kase)} lines={await linesOf(ctx, kase)} mayWrite={mayWrite} />;
}

async function linesOf(ctx: Ctx, kase: Case) {
  return (await listViewings(ctx, kase)).map(({ id, starts_at, who, with_whom, place, note, state }) => ({
    ...{ id, note, state, over: starts_at <= ctx.now, title: `${who}, ${dateTimeWords(starts_at, ctx.now)}` },
    words: [VIEWING_WORDS[state], with_whom && `with ${with_whom}`, place].filter(Boolean).join(', '),
  }));
}
