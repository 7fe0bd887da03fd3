import { listStaff, permissionsOf, type Staff } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { dateWords } from '../platform/time.ts';
import { accessForm, reasonForm } from './access.forms.ts';
import { listAccess, lockOut, openWithReason, restrictCase } from './access.ts';
import { RestrictedCase, WhoMayOpen } from './access.tsx';
import { readRef } from './cases.rules.ts';
import { type Case, findCase, maybeRestricted } from './cases.ts';
import { openableCase } from './show.ts';

/** Opening a restricted case with a reason; who may open a case, and deciding it. */
export function accessRoutes(r: Router) {
  r.get('/desk/cases/:ref/access', { may: 'cases.write' }, async (ctx, req) =>
    accessPage(ctx, await openableCase(ctx, req.params.ref ?? '')),
  );
  r.post('/desk/cases/:ref/access', { may: 'cases.write' }, async (ctx, req) => {
    const ref = req.params.ref ?? '';
    const id = await maybeRestricted(ctx, ref);
    if (id) {
      const filled = reasonForm.submit(req.body);
      if (!filled.ok) return restrictedPage(ref, filled, 422);
      await openWithReason(ctx, id, filled.values.reason);
    }
    return redirect(`/desk/cases/${(await findCase(ctx, ref)).ref}`);
  });
  const decide = { restriction: restrictCase, exclusion: lockOut } as const;
  for (const what of ['restriction', 'exclusion'] as const) {
    r.post(`/desk/cases/:ref/${what}`, { may: 'cases.share_out' }, async (ctx, req) => {
      const kase = await openableCase(ctx, req.params.ref ?? '');
      const filled = accessForm(readersOf(ctx, await listStaff(ctx)).map(({ id }) => id)).submit(req.body);
      const self = what === 'restriction' ? [actorId(ctx)] : [];
      const refused = filled.ok
        ? await attempt(filled, () =>
            decide[what](ctx, kase, { reason: filled.values.reason, names: [...self, ...filled.values.names] }),
          )
        : filled;
      return refused ? accessPage(ctx, kase, { [what]: refused }) : redirect(`/desk/cases/${kase.ref}/access`);
    });
  }
}

/** The page of a case that is known by its reference only. */
export function restrictedPage(ref: string, filled: Filled = reasonForm.blank(), status = 403): Reply {
  const body = <RestrictedCase reference={readRef(ref) ?? ref} filled={filled} />;
  return deskPage({ title: 'Restricted case', section: 'cases', width: 'form', status, body });
}

/** Colleagues who could open a case of this PALS at all. */
function readersOf(ctx: Ctx, staff: readonly Staff[]): { id: string; name: string }[] {
  const reads = ({ id, role, disabled_at }: Staff) =>
    !disabled_at && id !== ctx.actor.id && permissionsOf(role).has('cases.read');
  return staff.filter(reads).map(({ id, name }) => ({ id, name }));
}

type Refused = { restriction?: Filled; exclusion?: Filled };

async function accessPage(ctx: Ctx, kase: Case, refused: Refused = {}): Promise<Reply> {
  const staff = await listStaff(ctx);
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const lines = (await listAccess(ctx, kase)).map(({ user_id, may_open, reason, added_at }) => ({
    id: user_id,
    name: names.get(user_id) ?? 'A colleague',
    may: may_open,
    reason,
    since: dateWords(added_at, ctx.now),
  }));
  const body = (
    <WhoMayOpen
      reference={kase.ref}
      restricted={kase.access === 'restricted'}
      lines={lines}
      colleagues={mayDo(ctx.actor, 'cases.share_out') ? readersOf(ctx, staff) : []}
      restriction={refused.restriction ?? accessForm([]).blank()}
      exclusion={refused.exclusion ?? accessForm([]).blank()}
    />
  );
  const status = refused.restriction || refused.exclusion ? 422 : 200;
  return deskPage({ title: `Who may open ${kase.ref}`, section: 'cases', width: 'form', status, body });
}
