// Once a message has gone, and not after a death: questions about whoever sent it, which are only counted.
import { countAnswers, Questions, questionsForm, Thanks } from '../equality/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Filled } from '../platform/forms.ts';
import { type Reply, redirect, visitorPage } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { asksAboutThem } from './telling.rules.ts';
import { noteCounted, type Telling } from './tellings.ts';
import { ROOT, sentOf } from './visitor.ts';

const HERE = `${ROOT}/about-you`;
const SENT = `${ROOT}/sent`;

export function aboutYouRoutes(r: Router) {
  r.anyone('GET', HERE, (ctx, req) =>
    onceSent(ctx, req, false, async ({ counted }) =>
      counted
        ? visitorPage(ctx, { title: 'Your contact', body: <Thanks back={SENT} /> })
        : page(ctx, questionsForm.blank()),
    ),
  );
  r.anyone('POST', HERE, (ctx, req) =>
    onceSent(ctx, req, true, async (telling) => {
      const filled = questionsForm.submit(req.body);
      if (!filled.ok) return page(ctx, filled);
      if (!telling.counted) {
        await noteCounted(ctx, telling);
        await countAnswers(ctx, filled.values);
      }
      return redirect(HERE);
    }),
  );
}

/** Before it was sent, after a death or where somebody may be in danger, nobody is asked. */
async function onceSent(ctx: Ctx, req: Req, lock: boolean, go: (telling: Telling) => Promise<Reply>): Promise<Reply> {
  const telling = await sentOf(ctx, req, lock);
  if (!telling?.sent) return redirect(telling ? `${ROOT}/on` : ROOT);
  return asksAboutThem(telling.sent) ? go(telling) : redirect(SENT);
}

function page(ctx: Ctx, filled: Filled): Reply {
  const body = <Questions action={HERE} back={SENT} filled={filled} />;
  return visitorPage(ctx, { title: 'Your contact', body, status: filled.errors.length > 0 ? 422 : 200 });
}
