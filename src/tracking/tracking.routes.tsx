// The number and where the code goes; the code; then the page of the link that it opens.

import { readRef } from '../cases/index.ts';
import { recordFailure, refuseHaste, triesOf } from '../identity/index.ts';
import { makeLink, openVisit, visitCookie } from '../links/index.ts';
import { plainWay } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { type Filled, form, text } from '../platform/forms.ts';
import type { House } from '../platform/house.ts';
import { type Cookie, type PageReply, type Reply, redirect, spokenPage } from '../platform/reply.ts';
import type { Req, Router } from '../platform/routing.ts';
import { sayable } from '../platform/tongue.ts';
import { askForCode, maybeAsk, tryTrackCode } from './asks.ts';
import { progressRoutes } from './progress.routes.tsx';
import { receiptRoutes } from './receipt.routes.tsx';
import { OPEN_MINUTES, TOO_MANY_TRIES } from './tracking.rules.ts';
import { AskPage, CodePage } from './tracking.tsx';

const ROOT = '/track';
const TITLE = sayable('Your contact');
const COOKIE = 'pals_track';

const askForm = form({
  ref: text({ label: 'Your number', required: 'Enter your number, like PAL-26-0412' }),
  way: text({
    label: 'Your email address or mobile number',
    required: 'Enter the email address or mobile number that we have of you',
  }),
});
const codeForm = form({ code: text({ label: 'Code', required: 'Enter the 6-digit code' }) });

export function routes(r: Router, house: House) {
  r.anyone('GET', ROOT, async (ctx) => askPage(ctx, askForm.blank()));
  r.anyone('POST', ROOT, (ctx, req) => ask(ctx, house, req));
  r.anyone('GET', `${ROOT}/code`, async (ctx) => codePage(ctx, codeForm.blank()));
  r.anyone('POST', `${ROOT}/code`, enter);
  receiptRoutes(r, house);
  progressRoutes(r, house);
}

const page = (ctx: Ctx, body: PageReply['body'], filled: Filled) =>
  spokenPage(ctx, { title: TITLE, body, status: filled.errors.length > 0 ? 422 : 200 });

const askPage = (ctx: Ctx, filled: Filled) => page(ctx, <AskPage filled={filled} phone={ctx.trust.phone} />, filled);
const codePage = (ctx: Ctx, filled: Filled) => page(ctx, <CodePage filled={filled} phone={ctx.trust.phone} />, filled);

/** Every ask counts as a try, right or wrong: of one number few, from one address more. */
async function ask(ctx: Ctx, house: House, req: Req): Promise<Reply> {
  const filled = askForm.submit(req.body);
  if (!filled.ok) return askPage(ctx, filled);
  const ref = readRef(filled.values.ref);
  if (!ref) return askPage(ctx, wrong(filled, 'ref', sayable('Enter your number, like PAL-26-0412')));
  if (plainWay(filled.values.way).length < 5)
    return askPage(ctx, wrong(filled, 'way', sayable('Enter the email address or mobile number that we have of you')));
  const tried = [triesOf('ask', req.address), triesOf('asked', `${ctx.trust.id} ${ref}`)];
  try {
    await refuseHaste(house, tried, 'ref');
  } catch (error) {
    if (error instanceof RuleError) return askPage(ctx, wrong(filled, 'ref', TOO_MANY_TRIES));
    throw error;
  }
  await recordFailure(house, tried);
  const secret = await askForCode(ctx, { ref, way: filled.values.way });
  return { ...redirect(`${ROOT}/code`), cookies: [cookie(secret)] };
}

const wrong = (filled: Filled, field: string, message: string): Filled => ({ ...filled, errors: [{ field, message }] });
const cookie = (value: string): Cookie => ({ name: COOKIE, value, path: ROOT });

/** A wrong code counts although the page says no. */
async function enter(ctx: Ctx, req: Req): Promise<Reply> {
  const filled = codeForm.submit(req.body);
  if (!filled.ok) return codePage(ctx, filled);
  const secret = req.cookies[COOKIE];
  const tried =
    (await maybeAsk(ctx, secret)) && (await tryTrackCode(ctx, secret, filled.values.code.replace(/\D/g, '')));
  if (!tried)
    return {
      ...codePage(ctx, wrong(filled, 'code', sayable('This code has run out. Ask for another one.'))),
      stands: true,
    };
  if (!tried.right || !tried.case_id || !tried.person_id) {
    const message =
      tried.left > 0
        ? sayable('This code is not right. Check it and try again.')
        : sayable('This code is not right. Ask for another one.');
    return { ...codePage(ctx, wrong(filled, 'code', message)), stands: true };
  }
  const link = await makeLink(ctx, {
    ...{ kind: 'progress', about: tried.person_id, case: tried.case_id, to: { name: '', email: '' }, code: false },
    ends: new Date(ctx.now.getTime() + OPEN_MINUTES * 60_000),
  });
  const visit = await openVisit(ctx, { id: link.id, case_id: tried.case_id }, OPEN_MINUTES);
  return { ...redirect(link.path), cookies: [{ ...cookie(''), maxAge: 0 }, visitCookie(req, ROOT, visit)] };
}
