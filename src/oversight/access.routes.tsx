import type { WhenBarred } from '../cases/index.ts';
import {
  type Case,
  findCase,
  liftRestriction,
  listAccess,
  lockOut,
  maybeRestricted,
  openableCase,
  readRef,
  removeAccess,
  restrictCase,
} from '../cases/index.ts';
import { listStaff, permissionsOf, type Staff } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { Forbidden, NotFound } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { dateWords } from '../platform/time.ts';
import { accessForm, liftForm, reasonForm, restrictionForm } from './access.forms.ts';
import { RESTRICTED_FOR_WORDS } from './access.rules.ts';
import { RestrictedCase, WhoMayOpen } from './access.tsx';
import { openWithReason, reasonDays, recordTry } from './openings.ts';

/** Opening a restricted case with a reason; who may open a case, and deciding it. */
export function accessRoutes(r: Router, house: House) {
  r.get('/desk/cases/:ref/access', { may: 'cases.write' }, async (ctx, req) =>
    accessPage(ctx, await openableCase(ctx, req.params.ref ?? '')),
  );
  r.post('/desk/cases/:ref/access', { may: 'cases.write' }, async (ctx, req) => {
    const ref = req.params.ref ?? '';
    const id = await maybeRestricted(ctx, ref);
    if (id) {
      const filled = reasonForm.submit(req.body);
      if (!filled.ok) return restrictedPage(ctx, ref, filled, 422);
      const { why = 'other', reason } = filled.values;
      await openWithReason(ctx, id, { why, reason });
    }
    return redirect(`/desk/cases/${(await findCaseOrKeepTry(house, ctx, ref)).ref}`);
  });
  decisionRoutes(r);
}

/** In the place of a case that is not open to them: the try is kept, and whoever works on cases may give a reason. */
export const barredCase =
  (house: House): WhenBarred =>
  async (ctx, ref, error) => {
    await recordTry(house, ctx, ref);
    return error instanceof Forbidden && mayDo(ctx.actor, 'cases.write') ? restrictedPage(ctx, ref) : undefined;
  };

/** For who is locked out, a try with a reason ends like one at a case that never was; the try is kept. */
async function findCaseOrKeepTry(house: House, ctx: Ctx, ref: string): Promise<Case> {
  try {
    return await findCase(ctx, ref);
  } catch (error) {
    if (error instanceof NotFound) await recordTry(house, ctx, ref);
    throw error;
  }
}

/** Restricting, locking out, and both taken back. */
function decisionRoutes(r: Router) {
  const may = { may: 'cases.share_out' } as const;
  const known = async (ctx: Ctx) => readersOf(ctx, await listStaff(ctx)).map(({ id }) => id);
  r.post('/desk/cases/:ref/restriction', may, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = restrictionForm(await known(ctx)).submit(req.body);
    const refused = filled.ok
      ? await attempt(filled, () => {
          const { kind = 'other', reason, names } = filled.values;
          return restrictCase(ctx, kase, { kind, reason, names: [actorId(ctx), ...names] });
        })
      : filled;
    return refused ? accessPage(ctx, kase, { restriction: refused }) : back(kase);
  });
  r.post('/desk/cases/:ref/exclusion', may, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = accessForm(await known(ctx)).submit(req.body);
    const refused = filled.ok ? await attempt(filled, () => lockOut(ctx, kase, filled.values)) : filled;
    return refused ? accessPage(ctx, kase, { exclusion: refused }) : back(kase);
  });
  r.post('/desk/cases/:ref/lifting', may, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = liftForm.submit(req.body);
    if (!filled.ok) return accessPage(ctx, kase, { lift: filled });
    await liftRestriction(ctx, kase, filled.values.reason);
    return back(kase);
  });
  r.post('/desk/cases/:ref/access/:user/removal', may, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = { ok: true, typed: {}, errors: [], values: {} } as const;
    const refused = await attempt({ ...filled, errors: [] }, () => removeAccess(ctx, kase, req.params.user ?? ''));
    return refused ? accessPage(ctx, kase, { removal: refused }) : back(kase);
  });
}

const back = (kase: Case) => redirect(`/desk/cases/${kase.ref}/access`);

/** The page of a case that is known by its reference only. */
async function restrictedPage(
  ctx: Ctx,
  ref: string,
  filled: Filled = reasonForm.blank(),
  status = 403,
): Promise<Reply> {
  const days = await reasonDays(ctx);
  const body = <RestrictedCase reference={readRef(ref) ?? ref} filled={filled} days={days} />;
  return deskPage({ title: 'Restricted case', section: 'cases', width: 'form', status, body });
}

/** Colleagues who could open a case of this PALS at all. */
function readersOf(ctx: Ctx, staff: readonly Staff[]): { id: string; name: string }[] {
  const reads = ({ id, role, disabled_at }: Staff) =>
    !disabled_at && id !== ctx.actor.id && permissionsOf(role).has('cases.read');
  return staff.filter(reads).map(({ id, name }) => ({ id, name }));
}

type Refused = { restriction?: Filled; exclusion?: Filled; lift?: Filled; removal?: Filled };

async function accessPage(ctx: Ctx, kase: Case, refused: Refused = {}): Promise<Reply> {
  const [staff, access] = await Promise.all([listStaff(ctx), listAccess(ctx, kase)]);
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const decides = mayDo(ctx.actor, 'cases.share_out');
  const lines = access.map(({ user_id, may_open, reason, added_at, until }) => ({
    id: user_id,
    name: names.get(user_id) ?? 'A colleague',
    may: mayWords(may_open, until, ctx.now),
    reason,
    since: dateWords(added_at, ctx.now),
    action: decides ? `/desk/cases/${kase.ref}/access/${user_id}/removal` : undefined,
  }));
  const body = (
    <WhoMayOpen
      reference={kase.ref}
      restrictedFor={kase.restricted_for ? RESTRICTED_FOR_WORDS[kase.restricted_for] : undefined}
      restricted={kase.access === 'restricted'}
      lines={lines}
      decides={decides}
      colleagues={decides ? readersOf(ctx, staff) : []}
      restriction={refused.restriction ?? restrictionForm([]).of({ kind: kase.restricted_for ?? '' })}
      exclusion={refused.exclusion ?? accessForm([]).blank()}
      lift={refused.lift ?? liftForm.blank()}
      removal={refused.removal?.errors ?? []}
    />
  );
  const status = Object.keys(refused).length > 0 ? 422 : 200;
  return deskPage({ title: `Who may open ${kase.ref}`, section: 'cases', width: 'form', status, body });
}

function mayWords(may: boolean, until: Date | null, now: Date): string {
  if (!may) return 'No, locked out';
  if (!until) return 'Yes';
  const day = dateWords(until, now);
  return until > now ? `Until ${day}, with a reason` : `No: it ended ${day}`;
}
