import { type Case, openableCase, pastTimeOf } from '../cases/index.ts';
import { placesByIds } from '../places/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, choice, type Filled, form, id, text } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import type { Router } from '../platform/routing.ts';
import { addDays, type Day, dateWords, localDate, parseDateTyped } from '../platform/time.ts';
import { listMoves, recordMove } from './moves.ts';
import { MovesPage } from './moves.tsx';

const moveForm = form({
  where: choice({ label: 'Is the patient in hospital?', choices: ['yes', 'no'], blank: 'yes' }),
  place: text({ label: 'Ward' }),
  place_id: id({ label: 'Ward' }),
  bed: text({ label: 'Bed or bay', max: [30, 'Use 30 characters or fewer'] }),
  leaves: text({ label: 'Going home on (optional)' }),
  day: text({ label: 'Day' }),
  time: text({ label: 'Time' }),
});

const FARTHEST = 366;

export function routes(r: Router) {
  r.get('/desk/cases/:ref/moves', { may: 'cases.read' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    return page(ctx, kase, moveForm.of(await knownOf(ctx, kase)));
  });
  r.post('/desk/cases/:ref/moves', { may: 'cases.write' }, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = moveForm.submit(req.body);
    const refused = await attempt(filled, async ({ where, place, place_id: placeId, bed, leaves, day, time }) => {
      const at = pastTimeOf({ day, time }, ctx.now) ?? ctx.now;
      const leaves_on = readLeaving(leaves, localDate(ctx.now));
      await recordMove(ctx, kase, { place, placeId, bed, in_hospital: where !== 'no', leaves_on, at });
    });
    return refused ? page(ctx, kase, refused) : redirect(`/desk/cases/${kase.ref}?done=moved`);
  });
}

/** @throws RuleError it is no day from today on */
function readLeaving(typed: string, today: Day): Day | null {
  if (typed.trim() === '') return null;
  const day = parseDateTyped(typed, today);
  if (!day || day < today || day > addDays(today, FARTHEST))
    throw new RuleError('Enter a day from today on, like tomorrow or Friday', 'leaves');
  return day;
}

/** What is known stands in the form, so that a new bed is one word. */
async function knownOf(ctx: Ctx, kase: Case) {
  const id = kase.now_place_id;
  const place = (await placesByIds(ctx, [id])).get(id ?? '');
  return {
    where: kase.in_hospital === false ? 'no' : 'yes',
    place: place?.name ?? '',
    place_id: id ?? '',
    bed: kase.now_bed,
    leaves: kase.leaves_on && kase.leaves_on >= localDate(ctx.now) ? dateWords(kase.leaves_on, ctx.now) : '',
  };
}

async function page(ctx: Ctx, kase: Case, filled: Filled): Promise<Reply> {
  const props = { reference: kase.ref, moves: await listMoves(ctx, kase), now: ctx.now };
  const body = <MovesPage {...props} filled={filled} mayWrite={mayDo(ctx.actor, 'cases.write')} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: `Where the patient is, ${kase.ref}`, section: 'cases', width: 'form', status, body });
}
