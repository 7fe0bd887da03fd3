// What the public finds: current, checked in time, of this trust; without an account, a cookie or a script.
import { listHelpNumbers } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Reply, redirect, visitorPage } from '../platform/reply.ts';
import { type Fields, one, type Router } from '../platform/routing.ts';
import { localDate } from '../platform/time.ts';
import { FIND_HELP, helpAddress, isQuiet, isQuietly, maybeAsked, maybeKey, searchAddress } from './addresses.ts';
import { FindHelp, type FoundEntry, GoneEntry } from './find-help.tsx';
import { type Asked, asTyped, listNeedsServed, listPinned, PER_PAGE, searchHelp } from './finding.ts';
import { needNames, pageIn } from './help.routes.tsx';
import { besideNumbers, heldBack, pinnedNumbers } from './help.rules.ts';
import { findHelp, type Help, helpByIds } from './help.ts';
import { maybeCredit } from './imports.ts';
import { ShowEntry } from './show-entry.tsx';

const TITLE = 'Find help';

export function findHelpRoutes(r: Router) {
  r.anyone('GET', FIND_HELP, async (ctx, req) => findPage(ctx, await readAsked(ctx, req.query)));
  // What they type is sent, and never stands in an address; the answer has one of its own, so that going back works.
  r.anyone('POST', FIND_HELP, async (ctx, req) => redirect(searchAddress(ctx, await readAsked(ctx, req.body))));
  r.anyone('GET', `${FIND_HELP}/found/:sealed`, async (ctx, req) => {
    const asked = maybeAsked(ctx, req.params.sealed ?? '');
    return asked ? findPage(ctx, asked) : redirect(FIND_HELP);
  });
  r.anyone('GET', `${FIND_HELP}/about/:sealed`, async (ctx, req) => {
    const key = maybeKey(ctx, req.params.sealed ?? '');
    return key ? entryPage(ctx, key) : redirect(FIND_HELP);
  });
  r.anyone('GET', `${FIND_HELP}/:help`, (ctx, req) => entryPage(ctx, req.params.help ?? ''));
}

async function readAsked(ctx: Ctx, typed: Fields): Promise<Asked> {
  const need = one(typed, 'need');
  const known = need !== '' && (await listNeedsServed(ctx)).some(({ code }) => code === need);
  return {
    q: asTyped(one(typed, 'q')),
    need: known ? need : '',
    where: asTyped(one(typed, 'where')),
    page: pageIn(one(typed, 'page')),
  };
}

async function findPage(ctx: Ctx, asked: Asked): Promise<Reply> {
  const isAsked = asked.q !== '' || asked.need !== '' || asked.where !== '';
  const [found, needs, numbers, pinned] = await Promise.all([
    isAsked ? searchHelp(ctx, asked, 'public') : undefined,
    listNeedsServed(ctx),
    listHelpNumbers(ctx),
    listPinned(ctx, 'public'),
  ]);
  const shown = pinnedNumbers(numbers);
  const body = (
    <FindHelp
      {...{ asked, needs, found, perPage: PER_PAGE, phone: ctx.trust.phone }}
      quietly={isQuietly(asked, found?.helps ?? [])}
      address={(wanted) => searchAddress(ctx, wanted)}
      addressOf={(help) => helpAddress(ctx, help)}
      numbers={shown}
      pinned={besideNumbers(pinned, shown)}
    />
  );
  return visitorPage(ctx, { title: TITLE, body });
}

/** What is held back is not told apart from what never was, except that who does it now is. */
async function entryPage(ctx: Ctx, key: string): Promise<Reply> {
  const help = await findHelp(ctx, key);
  const today = localDate(ctx.now);
  const props = { phone: ctx.trust.phone };
  if (!heldBack(help, today)) {
    const credit = await maybeCredit(ctx, help);
    const entry: FoundEntry = { help, needs: await needNames(ctx), today };
    return visitorPage(ctx, {
      title: TITLE,
      body: <ShowEntry {...entry} {...props} credit={credit} quietly={isQuiet(help)} />,
    });
  }
  const successor = await currentSuccessor(ctx, help);
  const href = successor ? helpAddress(ctx, successor) : FIND_HELP;
  const body = <GoneEntry {...props} successor={successor} href={href} />;
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
