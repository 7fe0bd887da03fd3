import { handingNotice } from '../handing/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { type Fields, one, type Req, type Router } from '../platform/routing.ts';
import { shortDate } from '../platform/time.ts';
import { type Offered, offerUnowned, shareOut } from './share.ts';
import { SharePage } from './share.tsx';

/** New cases that nobody has: each with a suggestion, given one by one or all at once. */
export function shareRoutes(r: Router) {
  r.get('/desk/team/share-out', { may: 'cases.share_out' }, (ctx, req) => page(ctx, req, 200));
  r.post('/desk/team/share-out', { may: 'cases.share_out' }, async (ctx, req) => {
    const chosen = chosenIn(req.body);
    if (chosen.size === 0) return page(ctx, req, 422, 'Choose who gets at least one case');
    try {
      const { handing, refused } = await shareOut(ctx, chosen, 'share_out');
      const skipped = refused.length > 0 ? `&skipped=${refused.length}` : '';
      return redirect(`/desk/team/share-out?done=handed&on=${handing}${skipped}`);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      return page(ctx, req, 422, error.message);
    }
  });
}

/** By reference: who was chosen. A button beside one case gives that one alone. */
export function chosenIn(fields: Fields): Map<string, string> {
  const alone = one(fields, 'one');
  const rows = Object.keys(fields).filter((name) => name.startsWith('to_') && (alone === '' || name === `to_${alone}`));
  return new Map(
    rows.map((name): [string, string] => [name.slice(3), one(fields, name)]).filter(([, to]) => to !== ''),
  );
}

type Colleague = { id: string; name: string; away: boolean; weight: number };

/** Each case with who could have it, as the form shows them: who was chosen before, else who is suggested. */
export async function choicesOf(ctx: Ctx, req: Req, offered: readonly Offered[], colleagues: readonly Colleague[]) {
  const people = await peopleByIds(
    ctx,
    offered.map(({ kase }) => kase.caller_id),
  );
  return {
    colleagues: colleagues.map(({ id, name, away, weight }) => ({
      value: id,
      label: `${name} – ${away ? 'away' : `weight ${weight}`}`,
    })),
    rows: offered.map(({ kase, place, site, suggested }) => ({
      ref: kase.ref,
      who: people.get(kase.caller_id ?? '')?.name ?? 'Nobody gave a name',
      where: [place?.name, site].filter(Boolean).join(', '),
      since: shortDate(kase.received_at, ctx.now),
      safety: kase.safety,
      afterDeath: kase.after_death,
      to: one(req.body, `to_${kase.ref}`) || suggested?.id,
      why: suggested?.why ?? '',
    })),
  };
}

async function page(ctx: Ctx, req: Req, status: number, error = ''): Promise<Reply> {
  const { offered, candidates } = await offerUnowned(ctx);
  const choices = await choicesOf(ctx, req, offered, candidates);
  const body = (
    <SharePage
      error={error}
      notice={req.method === 'GET' ? await handingNotice(ctx, req, '/desk/team/share-out') : undefined}
      {...choices}
    />
  );
  return deskPage({ title: 'Share out new cases', section: 'team', status, body });
}
