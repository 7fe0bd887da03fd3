import { type Code, codesWith, listCodes } from '../codes/index.ts';
import { dropDraft, maybeDraft } from '../drafts/index.ts';
import { calledName, peopleByIds } from '../people/index.ts';
import { placesByIds } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { AT_CLOSING, closureForm } from './closure.forms.ts';
import { suggestSubject } from './closure.rules.ts';
import { closeByHand, reopenCase, undoClosure } from './closure.ts';
import { CloseCase } from './closure.tsx';
import { readFates } from './fates.forms.ts';
import { listWords } from './notes.ts';
import { listEnding } from './promises.ts';
import { openableCase } from './show.ts';
import { stepLine } from './steps.rules.ts';
import type { Case, Satisfied } from './tables.ts';

export function closureRoutes(r: Router) {
  r.get('/desk/cases/:ref/closure', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    if (kase.closed_at) return redirect(`/desk/cases/${kase.ref}`);
    return closurePage(ctx, kase);
  });
  r.post('/desk/cases/:ref/closure', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    if (kase.closed_at) return redirect(`/desk/cases/${kase.ref}?done=closed`);
    const { form, promises } = await openForm(ctx, kase);
    const filled = form.submit(req.body);
    const refused = filled.ok
      ? await attempt(filled, () => {
          const { outcome = '', told = 'no_need', satisfied = 'not_asked', subject, learning } = filled.values;
          return closeByHand(ctx, kase, {
            outcome,
            told,
            satisfied: kase.after_death ? 'not_asked' : satisfied,
            learning,
            subject: subject ?? null,
            promises: readFates(req.body, promises, AT_CLOSING),
          });
        })
      : filled;
    if (refused) return closurePage(ctx, kase, refused);
    await dropDraft(ctx, `closure/${kase.id}`);
    return redirect(`/desk/cases/${kase.ref}?done=closed`);
  });
  r.post('/desk/cases/:ref/closure/undo', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await undoClosure(ctx, kase);
    return redirect(`/desk/cases/${kase.ref}?done=undone`);
  });
  r.post('/desk/cases/:ref/reopening', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await reopenCase(ctx, kase);
    return redirect(`/desk/cases/${kase.ref}?done=reopened`);
  });
}

async function openForm(ctx: Ctx, kase: Case) {
  const outcomes = await listCodes(ctx, 'outcomes');
  const subjects = await codesWith(ctx, 'subjects', [kase.subject]);
  const promises = await listEnding(ctx, kase.id);
  const codes = (rows: readonly Code[]) => rows.map(({ code }) => code);
  const form = closureForm(
    codes(outcomes),
    codes(subjects),
    promises.map(({ id }) => id),
  );
  return { form, outcomes, subjects, promises };
}

async function closurePage(ctx: Ctx, kase: Case, refused?: Filled): Promise<Reply> {
  const { form, outcomes, subjects, promises } = await openForm(ctx, kase);
  const about = `closure/${kase.id}`;
  const draft = await maybeDraft(ctx, about);
  const satisfied: Satisfied = kase.satisfied;
  const subject = kase.subject ?? suggestSubject(await listWords(ctx, kase), subjects);
  const filled = refused ?? form.of(draft?.fields ?? { satisfied, subject });
  const people = await peopleByIds(ctx, [kase.caller_id, ...promises.map((promise) => promise.person_id)]);
  const places = await placesByIds(ctx, [kase.place_id, ...promises.map((promise) => promise.place_id)]);
  const nameOf = (id: string | null) => {
    const person = people.get(id ?? '') ?? people.get(kase.caller_id ?? '');
    return { who: person ? calledName(person) : '', whom: person };
  };
  const lines = promises.map((promise) => {
    const place = places.get(promise.place_id ?? kase.place_id ?? '')?.name ?? '';
    return { id: promise.id, title: stepLine({ ...promise, ...nameOf(promise.person_id), place }, ctx.now) };
  });
  const body = (
    <CloseCase
      reference={kase.ref}
      who={nameOf(kase.caller_id).who}
      filled={filled}
      draft={{ about, owner: actorId(ctx), revision: draft?.revision ?? 0, noun: 'note' }}
      promises={lines}
      outcomes={outcomes}
      subjects={subjects}
      afterDeath={kase.after_death}
      safety={kase.safety}
      unchecked={promises.some(({ kind }) => kind === 'check_told')}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: `Close ${kase.ref}`, section: 'cases', width: 'form', status, body });
}
