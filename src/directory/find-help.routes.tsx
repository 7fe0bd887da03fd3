// What the public finds: current, checked in time, of this trust; without an account, a cookie or a script.
import { listHelpNumbers } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Reply, visitorPage } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { FindHelp, type FoundEntry, GoneEntry } from './find-help.tsx';
import { asTyped, listNeedsServed, listPinned, PER_PAGE, searchHelp } from './finding.ts';
import { needNames, pageIn } from './help.routes.tsx';
import { heldBack, pinnedNumbers } from './help.rules.ts';
import { findHelp, type Help, helpByIds } from './help.ts';
import { ShowEntry } from './show-entry.tsx';

const TITLE = 'Find help';

export function findHelpRoutes(r: Router) {
  r.anyone('GET', '/find-help', findPage);
  r.anyone('GET', '/find-help/:help', entryPage);
}

const isLarge = (req: Req) => one(req.query, 'format') === 'large';

async function findPage(ctx: Ctx, req: Req): Promise<Reply> {
  const needs = await listNeedsServed(ctx);
  const asked = {
    q: asTyped(one(req.query, 'q')),
    need: needs.find(({ code }) => code === one(req.query, 'need'))?.code ?? '',
    where: asTyped(one(req.query, 'where')),
    page: pageIn(one(req.query, 'page')),
  };
  const isAsked = asked.q !== '' || asked.need !== '' || asked.where !== '';
  const [found, numbers, pinned] = await Promise.all([
    isAsked ? searchHelp(ctx, asked, 'public') : undefined,
    listHelpNumbers(ctx),
    listPinned(ctx, 'public'),
  ]);
  const body = (
    <FindHelp
      {...{ asked, needs, pinned, found, perPage: PER_PAGE, large: isLarge(req), phone: ctx.trust.phone }}
      numbers={pinnedNumbers(numbers)}
    />
  );
  return visitorPage(ctx, { title: TITLE, body });
}

/** What is held back is not told apart from what never was, except that who does it now is. */
async function entryPage(ctx: Ctx, req: Req): Promise<Reply> {
  const help = await findHelp(ctx, req.params.help ?? '');
  const today = localDate(ctx.now);
  const props = { large: isLarge(req), phone: ctx.trust.phone };
  if (!heldBack(help, today)) {
    const entry: FoundEntry = { help, needs: await needNames(ctx), today };
    return visitorPage(ctx, { title: TITLE, body: <ShowEntry {...entry} {...props} /> });
  }
  const body = <GoneEntry {...props} successor={await currentSuccessor(ctx, help)} />;
  return visitorPage(ctx, { title: TITLE, status: 404, body });
}

const MOST_STEPS = 10;

/** Along the chain of who does it now, the first that the public may find. */
async function currentSuccessor(ctx: Ctx, help: Help): Promise<Help | undefined> {
  let at: Help | undefined = help;
  for (let step = 0; at?.successor_id && step < MOST_STEPS; step += 1) {
    [at] = await helpByIds(ctx, [at.successor_id]);
    if (at && !heldBack(at, localDate(ctx.now))) return at;
  }
  return undefined;
}
