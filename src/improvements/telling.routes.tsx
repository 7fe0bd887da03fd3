// Telling the people who said it: written, looked at, sent.
import { calledName } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { many, one, type Req, type Router } from '../platform/routing.ts';
import { tellForm } from './improvements.forms.ts';
import { isPublic } from './improvements.rules.ts';
import { findImprovement, type Improvement } from './improvements.ts';
import { toldMail } from './telling.rules.ts';
import { noteTold, type Seen, seeTelling, sendTelling } from './telling.ts';
import { TellingPage } from './telling.tsx';

const AT = '/desk/improvements/:improvement';
const write = { may: 'improvements.write' } as const;

export function tellingRoutes(r: Router) {
  r.get(`${AT}/telling`, write, async (ctx, req) => {
    const it = await findImprovement(ctx, req.params.improvement ?? '');
    if (!isPublic(it)) return redirect(`/desk/improvements/${it.id}`);
    return page(ctx, it, req, tellForm.of({ words: firstWords(it) }));
  });
  r.post(`${AT}/telling`, write, async (ctx, req) => {
    const it = await findImprovement(ctx, req.params.improvement ?? '', true);
    const filled = tellForm.submit(req.body);
    const isSent = one(req.body, 'act') === 'send';
    const chosen = many(req.body, 'chosen');
    let seen: Seen | undefined;
    const refused = await attempt(filled, async ({ words }) => {
      seen = await seeTelling(ctx, it, words, chosen);
      if (isSent) await sendTelling(ctx, it, { typed: words, chosen, key: one(req.body, 'seen') });
    });
    if (refused || !isSent) return page(ctx, it, req, refused ?? filled, seen);
    return redirect(`/desk/improvements/${it.id}?done=sent`);
  });
  r.post(`${AT}/told/:told`, write, async (ctx, req) => {
    const it = await findImprovement(ctx, req.params.improvement ?? '');
    await noteTold(ctx, it, req.params.told ?? '');
    return redirect(`/desk/improvements/${it.id}?done=told`);
  });
}

function firstWords({ said, changed, effect, still }: Improvement): string {
  const parts = ['You told us something, and so did others:', said, changed, effect];
  return [...parts, still && `We are still working on this: ${still}`].filter(Boolean).join('\n\n');
}

async function page(ctx: Ctx, it: Improvement, req: Req, filled: Filled, seen?: Seen): Promise<Reply> {
  const chosen = many(req.body, 'chosen');
  const first = seen?.lines.find(({ goes }) => 'to' in goes);
  const channel = first && 'to' in first.goes ? first.goes.how : 'email';
  const preview = seen
    ? toldMail({
        channel,
        called: first?.person ? calledName(first.person) : 'Sam',
        words: seen.words,
        trust: ctx.trust.name,
      }).body
    : '';
  const lines = (seen?.lines ?? []).map(({ link, person, goes }) => ({
    id: link.id,
    ref: link.kase.ref,
    name: person?.name ?? 'No name given',
    goes,
    chosen: chosen.includes(link.id),
  }));
  const body = <TellingPage id={it.id} filled={filled} seen={seen && { mark: seen.key, preview, lines }} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: 'Tell the people who said it', section: 'improvements', width: 'form', status, body });
}
