import {
  AT_HANDOVER,
  type Case,
  listEnding,
  mayComplainFor,
  openableCase,
  readFates,
  stepLine,
} from '../cases/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { peopleByIds } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled, type Submitted } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Fields, Router } from '../platform/routing.ts';
import { dateWords, localDate, shortDate } from '../platform/time.ts';
import { findComplaint, listComplaintsOf } from './complaints.ts';
import { handOverForm } from './handover.forms.ts';
import { handOver, undoHandOver } from './handover.ts';
import { HandOverPage } from './handover.tsx';

export function handOverRoutes(r: Router) {
  const path = '/desk/cases/:ref/complaint';
  r.get(path, { may: 'complaints.read' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const all = await listComplaintsOf(ctx, kase);
    const last = all.find(({ ended_at }) => !ended_at) ?? all[0];
    if (last && (!last.ended_at || kase.handed_over_at)) return redirect(`/desk/complaints/${last.id}`);
    if (!mayDo(ctx.actor, 'cases.write')) return redirect(`/desk/cases/${kase.ref}`);
    return handOverPage(ctx, kase);
  });
  r.post(path, { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    if (kase.handed_over_at || kase.closed_at) return redirect(`/desk/cases/${kase.ref}`);
    const today = localDate(ctx.now);
    const others = await listOthers(ctx, kase);
    const filled = handOverForm(
      today,
      others.map(({ id }) => id),
    ).submit(req.body);
    const refused = filled.ok ? await attempt(filled, () => handOverAs(ctx, kase, filled.values, req.body)) : filled;
    if (refused) return handOverPage(ctx, kase, refused);
    await dropDraft(ctx, draftOf(kase));
    return redirect(`/desk/cases/${kase.ref}?done=handover`);
  });
  r.post('/desk/complaints/:id/undo', { may: 'cases.write' }, async (ctx, req) => {
    const { complaint, kase } = await findComplaint(ctx, req.params.id ?? '');
    await undoHandOver(ctx, complaint, kase);
    return redirect(`/desk/cases/${kase.ref}?done=undone`);
  });
}

const draftOf = ({ id }: Case) => `handover/${id}`;

async function listOthers(ctx: Ctx, kase: Case) {
  return (await listEnding(ctx, kase.id)).filter(({ kind }) => kind !== 'hand_over');
}

type HandOverValues = (Submitted<ReturnType<typeof handOverForm>['fields']> & { ok: true })['values'];

async function handOverAs(ctx: Ctx, kase: Case, values: HandOverValues, body: Fields) {
  const today = localDate(ctx.now);
  if (values.agreed !== 'yes')
    throw new RuleError('Ask them first. The complaints team gets this only if they agree.', 'agreed');
  if (values.agreed_by.trim() === '') throw new RuleError('Enter who agreed', 'agreed_by');
  await handOver(ctx, kase, {
    madeOn: values.made_on ?? today,
    madeHow: values.made_how ?? 'phone',
    agreedBy: values.agreed_by,
    agreedHow: values.agreed_how ?? 'spoken',
    agreedOn: values.agreed_on ?? today,
    points: values.points
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    wanted: values.wanted,
    words: values.words,
    promises: readFates(body, await listOthers(ctx, kase), AT_HANDOVER),
  });
}

async function handOverPage(ctx: Ctx, kase: Case, refused?: Filled): Promise<Reply> {
  const promises = await listOthers(ctx, kase);
  const people = await peopleByIds(ctx, [
    kase.caller_id,
    kase.patient_id,
    ...promises.map(({ person_id }) => person_id),
  ]);
  const nameOf = (id: string | null) => people.get(id ?? '')?.name ?? '';
  const about = draftOf(kase);
  const draft = await maybeDraft(ctx, about);
  const form = handOverForm(localDate(ctx.now), []);
  const today = shortDate(ctx.now, '0001-01-01');
  const known = {
    agreed_by: nameOf(kase.caller_id),
    agreed_on: today,
    made_on: kase.route === 'complaint' && kase.route_at ? shortDate(kase.route_at, '0001-01-01') : today,
  };
  const body = (
    <HandOverPage
      reference={kase.ref}
      who={nameOf(kase.caller_id)}
      mayComplain={mayComplainFor(kase)}
      firstTold={dateWords(kase.received_at, ctx.now)}
      promises={promises.map((one) => ({
        id: one.id,
        title: stepLine(
          {
            ...one,
            who: nameOf(one.person_id ?? kase.caller_id),
            whom: people.get(one.person_id ?? kase.caller_id ?? ''),
            place: '',
          },
          ctx.now,
        ),
      }))}
      filled={refused ?? form.of({ ...known, ...draft?.fields })}
      draft={{ about, owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'note' }}
    />
  );
  const status = refused ? 422 : 200;
  return deskPage({ title: `Hand over ${kase.ref}`, section: 'cases', width: 'form', status, body });
}
