import type { Staff } from '../identity/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { handOverAll, loadLeft, MOST_LEFT, planHandover } from './leaver.ts';
import { LeaverPage, LeaverPreview } from './leaver.tsx';
import { findMember, findWhoKeepsFor } from './members.ts';
import { choicesOf, chosenIn } from './share.routes.tsx';

/** Somebody leaves: all that is theirs goes to colleagues. */
export function leaverRoutes(r: Router) {
  r.get('/desk/team/:person/handover', { may: 'cases.share_out' }, (ctx, req) => page(ctx, req));
  r.post('/desk/team/:person/handover', { may: 'cases.share_out' }, async (ctx, req) => {
    const person = await findOther(ctx, req);
    if (one(req.body, 'act') === 'change') return page(ctx, req);
    try {
      if (one(req.body, 'act') !== 'do') return await preview(ctx, req, person);
      const { handing, refused, drafts } = await handOverAll(ctx, person, chosenFor(req));
      const more = `${refused.length > 0 ? `&skipped=${refused.length}` : ''}${drafts > 0 ? `&drafts=${drafts}` : ''}`;
      return redirect(`/desk/team/${person.id}?done=handed&on=${handing}${more}`);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      return page(ctx, req, { message: error.message, ...(error.field ? { field: error.field } : {}) });
    }
  });
}

/** Who gets what, as it was chosen. */
function chosenFor({ body }: Req) {
  const all = one(body, 'all');
  const cases = new Map([...chosenIn(body)].map(([ref, to]): [string, string] => [ref, all || to]));
  return { cases, rest: one(body, 'rest') || all };
}

async function preview(ctx: Ctx, req: Req, person: Staff): Promise<Reply> {
  const chosen = chosenFor(req);
  const { gives, rest, refused } = await planHandover(ctx, person, chosen);
  const names = [...new Set(gives.map(({ to }) => to.name))].sort();
  const kept = Object.keys(req.body).filter((name) => ['all', 'rest'].includes(name) || name.startsWith('to_'));
  const people = await peopleByIds(
    ctx,
    gives.map(({ kase }) => kase.caller_id),
  );
  const body = (
    <LeaverPreview
      id={person.id}
      name={person.name}
      hasLeft={person.disabled_at !== null}
      gets={names.map((name) => ({
        name,
        cases: gives
          .filter(({ to }) => to.name === name)
          .map(({ kase }) => ({ ref: kase.ref, who: people.get(kase.caller_id ?? '')?.name ?? 'Nobody gave a name' })),
      }))}
      rest={
        rest.length > 0
          ? { count: rest.length, name: (await findWhoKeepsFor(ctx, chosen.rest, person)).name }
          : undefined
      }
      refused={refused}
      fields={Object.fromEntries(kept.map((name) => [name, one(req.body, name)]))}
    />
  );
  return deskPage({ title: 'Hand all work on', section: 'team', width: 'form', body });
}

/** A colleague, not oneself. @throws NotFound */
async function findOther(ctx: Ctx, req: Req) {
  const person = await findMember(ctx, req.params.person ?? '');
  if (person.id === ctx.actor.id) throw new NotFound('This colleague');
  return person;
}

async function page(ctx: Ctx, req: Req, error?: { message: string; field?: string }): Promise<Reply> {
  const person = await findOther(ctx, req);
  const { offered, promises, colleagues } = await loadLeft(ctx, person);
  const choices = await choicesOf(ctx, req, offered, colleagues);
  const body = (
    <LeaverPage
      id={person.id}
      name={person.name}
      hasLeft={person.disabled_at !== null}
      error={error}
      promises={promises}
      isCapped={offered.length === MOST_LEFT}
      all={one(req.body, 'all')}
      rest={one(req.body, 'rest')}
      {...choices}
    />
  );
  return deskPage({ title: 'Hand all work on', section: 'team', status: error ? 422 : 200, body });
}
