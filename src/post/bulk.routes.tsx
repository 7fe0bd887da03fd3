import { findCase } from '../cases/index.ts';
import { type Mail, mailsByIds } from '../mailbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { many, one, type Req, type Router } from '../platform/routing.ts';
import { BulkLook } from './bulk.tsx';
import { linesOf } from './lines.ts';
import { elsewhereForm } from './post.forms.ts';
import { attachMail, partiesOf, passOn } from './sorting.ts';

/** So many at once are looked at before they are sorted. */
const MOST_AT_ONCE = 50;

type Act = 'attach' | 'elsewhere';

export function bulkRoutes(r: Router) {
  const write = { may: 'post.write' } as const;
  r.get('/desk/post/sorting', write, async (ctx, req) => {
    const mails = await ticked(ctx, many(req.query, 'mail'));
    if (mails.length === 0) return redirect('/desk/post?done=none');
    return lookPage(ctx, mails, actOf(one(req.query, 'act')), elsewhereForm.blank());
  });
  r.post('/desk/post/sorting', write, sort);
}

const actOf = (typed: string): Act => (typed === 'elsewhere' ? 'elsewhere' : 'attach');

/** Those that still wait: what a colleague has sorted meanwhile is left alone. */
async function ticked(ctx: Ctx, ids: readonly string[]): Promise<Mail[]> {
  return (await mailsByIds(ctx, ids.slice(0, MOST_AT_ONCE))).filter(({ place }) => place === 'post');
}

async function sort(ctx: Ctx, req: Req): Promise<Reply> {
  const mails = await ticked(ctx, many(req.body, 'mail'));
  if (actOf(one(req.body, 'act')) === 'attach')
    return redirect(`/desk/post?done=sorted&count=${await attachAll(ctx, mails)}`);
  const filled = elsewhereForm.submit(req.body);
  const refused = await attempt(filled, async ({ reason, went_to }) => {
    if (reason) for (const { id } of mails) await passOn(ctx, id, { reason, wentTo: went_to });
  });
  if (refused) return lookPage(ctx, mails, 'elsewhere', refused);
  return redirect(`/desk/post?done=sorted&count=${mails.length}`);
}

/** Each to the one open case of whoever sent it, as it was shown; how many there were. */
async function attachAll(ctx: Ctx, mails: readonly Mail[]): Promise<number> {
  const lines = new Map((await linesOf(ctx, mails)).map((line) => [line.id, line]));
  let count = 0;
  for (const mail of mails) {
    const ref = lines.get(mail.id)?.ref;
    const kase = ref ? await findCase(ctx, ref) : undefined;
    if (!kase || (await partiesOf(ctx, mail, kase)).length === 0) continue;
    await attachMail(ctx, mail, kase);
    count += 1;
  }
  return count;
}

async function lookPage(ctx: Ctx, mails: readonly Mail[], act: Act, filled: Filled): Promise<Reply> {
  const lines = await linesOf(ctx, mails);
  return deskPage({
    title: 'Sort post',
    section: 'post',
    status: filled.errors.length > 0 ? 422 : 200,
    body: <BulkLook lines={lines} act={act} filled={filled} />,
  });
}
