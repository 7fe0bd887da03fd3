// What lies behind the link: five questions, answered once, or not at all.
import { listHelpNow, maybeHelpNow } from '../cases/index.ts';
import { type LinkPages, linkPages, page, type Visitor } from '../links/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { storable } from '../platform/storable.rules.ts';
import { answerForm, LONGEST_WORDS, saidIn } from './answer.forms.ts';
import { isKept, keepAnswer } from './answers.ts';
import { type Ask, lockedAsk, maybeAsk, refuseAsk, stillAsked } from './asks.ts';
import { AskThem, NotAsked, NotSent, Thanked } from './visitor.tsx';

const TITLE = 'How did we do?';

export function visitorRoutes(r: Router, house: House) {
  linkPages(r, house, {
    ...{ kind: 'satisfaction', title: TITLE, named: '' },
    show: (ctx, visitor, req) => show(ctx, visitor, req, answerForm.blank()),
    acts: { answer, refusal },
  } satisfies LinkPages);
}

const isLarge = (req: Req) => one(req.query, 'format') === 'large';
const after = (path: string, req: Req, done: string) =>
  `${path}?${new URLSearchParams({ done, ...(isLarge(req) ? { format: 'large' } : {}) })}`;

async function show(
  ctx: Ctx,
  { link, path }: Pick<Visitor, 'link' | 'path'>,
  req: Req,
  filled: Filled,
): Promise<Reply> {
  const ask = await maybeAsk(ctx, link.about);
  const size = { large: isLarge(req), phone: ctx.trust.phone };
  if (ask?.state === 'answered') {
    const danger = one(req.query, 'done') === 'help' ? await listHelpNow(ctx) : undefined;
    return page(ctx, TITLE, <Thanked {...size} danger={danger} />);
  }
  if (!ask || !(await stillAsked(ctx, ask))) return page(ctx, TITLE, <NotAsked {...size} />);
  return page(
    ctx,
    TITLE,
    <AskThem {...size} {...{ path, filled, helpNow: await listHelpNow(ctx) }} />,
    filled.errors.length > 0 ? 422 : 200,
  );
}

/** What was answered once is not answered again: a second press gives thanks, and changes nothing. */
const answer: LinkPages['acts'][string] = async (ctx, { link, path }, req) => {
  const ask = await lockedAsk(ctx, link.about);
  if (!ask || !(await stillAsked(ctx, ask))) return tooLate(ctx, ask, path, req);
  const filled = answerForm.submit(req.body);
  let danger = false;
  const refused = await attempt(filled, async (values) => {
    const { words, contact } = values;
    danger = await keepAnswer(ctx, ask, { said: saidIn(values), words: words.trim(), contact, way: 'link' });
  });
  return refused ? show(ctx, { link, path }, req, refused) : redirect(after(path, req, danger ? 'help' : 'sent'));
};

/**
 * Written by an old page: nobody reads it, so they have their words back, and help where these may mean danger. Of two
 * presses the second says what the first did.
 */
async function tooLate(ctx: Ctx, ask: Ask | undefined, path: string, req: Req): Promise<Reply> {
  const words = storable(one(req.body, 'words').trim(), LONGEST_WORDS);
  const danger = await maybeHelpNow(ctx, words);
  if (words === '' || (ask && (await isKept(ctx, ask, words))))
    return redirect(after(path, req, danger ? 'help' : 'sent'));
  const size = { large: isLarge(req), phone: ctx.trust.phone };
  return page(ctx, TITLE, <NotSent {...size} {...{ words, danger }} />, 409);
}

const refusal: LinkPages['acts'][string] = async (ctx, { link, path }, req) => {
  const ask = await lockedAsk(ctx, link.about);
  if (ask) await refuseAsk(ctx, ask);
  return redirect(after(path, req, 'no'));
};
