import { type Case, caseTroubleOf, listCasesOf, openableCase, undoCaseMerge } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Router } from '../platform/routing.ts';
import { LINK_WORDS, linkCases, listLinks, unlinkCases } from './links.ts';
import { linkForm, mergeCasesForm, TWICE } from './merge-cases.forms.ts';
import { caseMergesOf, findCaseMerge, findOtherCase, loadCaseSide, mergeCasesSeen, seenCases } from './merge-cases.ts';
import { LookAtCases, OtherCase, SameMatter } from './same-matter.tsx';

export function sameMatterRoutes(r: Router) {
  const write = { may: 'cases.write' } as const;
  r.get('/desk/cases/:ref/same-matter', write, async (ctx, req) =>
    otherPage(ctx, await openableCase(ctx, req.params.ref ?? ''), linkForm.of({ ref: one(req.query, 'with') })),
  );

  r.get('/desk/cases/:ref/merge', write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const ref = one(req.query, 'with');
    if (ref === '') return redirect(`/desk/cases/${kase.ref}/same-matter`);
    const other = await tried(() => findOtherCase(ctx, ref));
    if ('message' in other) return otherPage(ctx, kase, { ...linkForm.of({ ref, kind: TWICE }), errors: [other] });
    return lookPage(ctx, kase, other, mergeCasesForm.blank());
  });

  r.post('/desk/cases/:ref/merge', write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = mergeCasesForm.submit(req.body);
    if (!filled.ok) return otherPage(ctx, kase, filled);
    const other = await tried(() => findOtherCase(ctx, filled.values.ref));
    if ('message' in other) return otherPage(ctx, kase, { ...filled, errors: [other] });
    if (!filled.values.sure) return lookPage(ctx, kase, other, filled);
    const { reason, seen } = filled.values;
    const refused = await attempt(filled, () => mergeCasesSeen(ctx, { into: kase, goes: other, reason, seen }));
    return refused ? lookPage(ctx, kase, other, refused) : redirect(`/desk/cases/${kase.ref}?done=merged`);
  });

  r.post('/desk/cases/:ref/merges/:merge/undo', write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await undoCaseMerge(ctx, await findCaseMerge(ctx, kase, req.params.merge ?? ''));
    return redirect(`/desk/cases/${kase.ref}?done=parted`);
  });

  r.post('/desk/cases/:ref/links', write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = linkForm.submit(req.body);
    if (!filled.ok) return otherPage(ctx, kase, filled);
    const { ref, kind = 'related' } = filled.values;
    const other = await tried(() => findOtherCase(ctx, ref));
    if ('message' in other) return otherPage(ctx, kase, { ...filled, errors: [other] });
    if (kind === TWICE) return redirect(`/desk/cases/${kase.ref}/merge?with=${other.ref}`);
    const refused = await attempt(filled, () => linkCases(ctx, kase, other, kind));
    return refused ? otherPage(ctx, kase, refused) : redirect(`/desk/cases/${kase.ref}?done=linked`);
  });

  r.post('/desk/cases/:ref/links/:link/ending', write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    await unlinkCases(ctx, kase, req.params.link ?? '');
    return redirect(`/desk/cases/${kase.ref}?done=unlinked`);
  });
}

async function tried(find: () => Promise<Case>): Promise<Case | { field: string; message: string }> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { field: error.field ?? 'ref', message: error.message };
  }
}

const MOST_OTHERS = 6;

async function otherPage(ctx: Ctx, kase: Case, filled: Filled): Promise<Reply> {
  const found = kase.caller_id ? await listCasesOf(ctx, kase.caller_id, MOST_OTHERS) : [];
  const others = found.filter(({ id }) => id !== kase.id).map(({ ref }) => ref);
  const body = <OtherCase reference={kase.ref} filled={filled} words={LINK_WORDS} others={others} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Same matter', section: 'cases', width: 'form', status, body });
}

async function lookPage(ctx: Ctx, kase: Case, other: Case, filled: Filled): Promise<Reply> {
  const body = (
    <LookAtCases
      into={await loadCaseSide(ctx, kase)}
      goes={await loadCaseSide(ctx, other)}
      trouble={caseTroubleOf(kase, other)}
      needsReason={kase.closed_at !== null || other.closed_at !== null}
      seen={seenCases(kase, other)}
      filled={filled}
      now={ctx.now}
    />
  );
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Merge two cases', section: 'cases', width: 'form', status, body });
}

/** The block on the page of a case. */
export async function sameMatterBlock(ctx: Ctx, kase: Case) {
  const [links, merges] = await Promise.all([listLinks(ctx, kase), caseMergesOf(ctx, kase)]);
  const mayWrite = mayDo(ctx.actor, 'cases.write');
  return (
    <SameMatter
      reference={kase.ref}
      links={links}
      merges={merges}
      words={LINK_WORDS}
      mayWrite={mayWrite}
      now={ctx.now}
    />
  );
}
