// The question pages, the page before sending, and the last one.
import { byDateWords } from '../calendar/index.ts';
import { listHelpNow, maybeHelpNow, mayChooseBoth, soundsDangerous } from '../cases/index.ts';
import { listPlaces } from '../places/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import type { Filled } from '../platform/forms.ts';
import { json, type PageReply, type Reply, redirect, spokenPage } from '../platform/reply.ts';
import { many, one, type Req, type Router } from '../platform/routing.ts';
import { storable } from '../platform/storable.rules.ts';
import { dateWords } from '../platform/time.ts';
import { sayable } from '../platform/tongue.ts';
import { isCaught, isTooQuick } from '../platform/trap.rules.ts';
import { receiptOf } from '../receipts/index.ts';
import { aboutYouRoutes } from './about-you.routes.tsx';
import { Check, Later, NothingHere, SentPage, Start } from './check.tsx';
import { offersCopy, sendCopy } from './copying.ts';
import { ENCLOSES, enclosureRoutes, takeAlong } from './enclosures.routes.ts';
import { fieldError, notWhole, plainName } from './enclosures.rules.ts';
import { listEnclosures, sendEnclosures } from './enclosures.ts';
import { leavingRoutes } from './leaving.routes.tsx';
import { NotGone } from './not-gone.tsx';
import { sendTold } from './sending.ts';
import { shortRoutes } from './short.routes.tsx';
import { FIELDS, firstWrong, formOf } from './steps.forms.ts';
import { KEPT_NO_MORE, StepPage } from './steps.tsx';
import {
  AFTER_DEATH,
  BY_SIGNING,
  interpreterFor,
  isStep,
  isWhole,
  KEPT_DAYS,
  LONGEST_STORY,
  ownWords,
  type Sent,
  SHOWN_MINUTES,
  type Step,
  stepAfter,
  stepBefore,
  type Told,
  whereNext,
  withKnown,
} from './telling.rules.ts';
import { beginTelling, keepTold, maybeTelling, noteSaid, noteSent, type Telling, throwAway } from './tellings.ts';
import { printsOf, unsentOf } from './unsent.ts';
import {
  forgotten,
  ROOT,
  remembered,
  secretOf,
  sentForgotten,
  sentOf,
  sentRemembered,
  sentSecretOf,
  tellingOf,
  toSent,
  withCookie,
} from './visitor.ts';

/** In the browser's history: nothing of what it is about. */
const TITLE = sayable('Your contact');

export function routes(r: Router) {
  leavingRoutes(r);
  shortRoutes(r);
  r.anyone('GET', ROOT, async (ctx, req) => {
    const telling = await tellingOf(ctx, req);
    const begun = telling !== undefined && !telling.sent_at;
    const died = one(req.query, 'about') === 'died';
    const complaint = one(req.query, 'as') === 'complaint';
    return page(ctx, <Start phone={ctx.trust.phone} begun={begun} died={died} complaint={complaint} />);
  });
  r.anyone('POST', ROOT, async (ctx, req) => {
    const known = await tellingOf(ctx, req, true);
    const isUnsent = known !== undefined && !known.sent_at;
    if (isUnsent && one(req.body, 'again') !== 'yes') {
      await keepTold(ctx, known, withKnown(known.fields, knownFrom(req)));
      return redirect(`${ROOT}/what`);
    }
    if (isUnsent) await throwAway(ctx, known);
    const begun = await beginTelling(ctx, 'tell', { fields: knownFrom(req) });
    return withCookie(withCookie(redirect(`${ROOT}/what`), remembered(begun)), sentForgotten);
  });
  r.anyone('GET', `${ROOT}/on`, async (ctx, req) => {
    const telling = await tellingOf(ctx, req);
    return telling ? goOn(telling, secretOf(req) ?? '') : redirect(ROOT);
  });
  r.anyone('POST', `${ROOT}/opening`, async () => json({ opened: true }), { often: true });
  r.anyone('POST', `${ROOT}/draft`, keepTyped, { often: true });
  enclosureRoutes(r);
  aboutYouRoutes(r);
  r.anyone('GET', `${ROOT}/check`, (ctx, req) => whileWriting(ctx, req, (telling) => checkPage(ctx, telling.fields)));
  r.anyone('POST', `${ROOT}/sending`, send, { makes: true });
  r.anyone('GET', `${ROOT}/sent`, sentPage);
  r.anyone('POST', `${ROOT}/kept`, keptIt);
  r.anyone('POST', `${ROOT}/copy`, async (ctx, req) => {
    const telling = await sentOf(ctx, req, true);
    if (telling) await sendCopy(ctx, telling);
    return redirect(`${ROOT}/sent`);
  });
  r.anyone('GET', `${ROOT}/later`, (ctx, req) =>
    whileWriting(ctx, req, async () => {
      const link = `${req.origin}${ROOT}/back/${secretOf(req)}`;
      return page(ctx, <Later link={link} days={KEPT_DAYS} />);
    }),
  );
  r.anyone('POST', `${ROOT}/throwing-away`, async (ctx, req) => {
    const telling = await tellingOf(ctx, req, true);
    if (telling && !telling.sent_at) await throwAway(ctx, telling);
    return withCookie(redirect(ROOT), forgotten);
  });
  r.anyone('GET', `${ROOT}/back/:secret`, async (ctx, req) => {
    const secret = req.params.secret ?? '';
    const telling = await maybeTelling(ctx, secret);
    if (!telling) return page(ctx, <NothingHere />, 404);
    return withCookie(goOn(telling, secret), remembered(secret));
  });
  r.anyone('GET', `${ROOT}/:step`, async (ctx, req) => {
    const step = stepIn(req);
    return whileWriting(ctx, req, async (telling) => {
      const { fields } = telling;
      const checking = one(req.query, 'from') === 'check';
      const filled = checking
        ? formOf(step, fields).submit(fields)
        : formOf(step, fields).of({ ...suggestedIn(ctx, step, fields), ...fields });
      return stepPage(ctx, step, telling, { filled, checking });
    });
  });
  r.anyone('POST', `${ROOT}/what`, (ctx, req) => answerStep(ctx, { ...req, params: { step: 'what' } }), {
    takes: ENCLOSES,
  });
  r.anyone('POST', `${ROOT}/:step`, answerStep);
}

/** Where they came from: after a death, to make a complaint, or from the page in British Sign Language (`bsl=yes` in the form that begins). */
function knownFrom(req: Req): Told {
  if (one(req.body, 'about') === 'died') return AFTER_DEATH;
  if (one(req.body, 'as') === 'complaint') return { route: 'complaint' };
  return one(req.body, 'bsl') === 'yes' ? BY_SIGNING : {};
}

/** An interpreter, to somebody who reads another language: they can take the tick away. */
const suggestedIn = ({ tongue }: Ctx, step: Step, { seen = [] }: Told): Told =>
  tongue && step === 'needs' && ![seen].flat().includes('needs') ? interpreterFor(tongue) : {};

const page = (ctx: Ctx, body: PageReply['body'], status = 200) => spokenPage(ctx, { title: TITLE, body, status });

/** @throws NotFound no such question */
function stepIn(req: Req): Step {
  const name = req.params.step ?? '';
  if (!isStep(name)) throw new NotFound('This page');
  return name;
}

const goOn = ({ sent_at, fields }: Telling, secret: string): Reply =>
  sent_at ? toSent(secret) : redirect(`${ROOT}/${whereNext(fields)}`);

/** With nothing begun, to the beginning; what was sent already shows that it was. */
async function whileWriting(ctx: Ctx, req: Req, show: (telling: Telling) => Promise<Reply>): Promise<Reply> {
  const telling = await tellingOf(ctx, req);
  if (!telling) return secretOf(req) ? page(ctx, <NothingHere />, 404) : redirect(ROOT);
  return telling.sent_at ? toSent(secretOf(req) ?? '') : show(telling);
}

type Shown = { filled: Filled; checking: boolean };

async function stepPage(ctx: Ctx, step: Step, telling: Telling, { filled, checking }: Shown): Promise<PageReply> {
  const told = telling.fields;
  const before = stepBefore(step, told);
  const back = checking ? `${ROOT}/check` : before ? `${ROOT}/${before}` : ROOT;
  const places = step === 'where' ? (await listPlaces(ctx)).map(({ name }) => name) : [];
  const about = { danger: soundsDangerous(ownWords(told)), helpNow: await listHelpNow(ctx) };
  const enclosures = step === 'what' ? await listEnclosures(ctx, telling) : [];
  for (const { name } of enclosures.filter(({ whole_at }) => checking && !whole_at))
    filled.errors.push(fieldError(notWhole(name)));
  const mayBoth = step === 'route' && (await mayChooseBoth(ctx));
  const known = { step, told, filled, back, checking, places, mayBoth, enclosures, ...about, phone: ctx.trust.phone };
  return page(ctx, <StepPage {...known} />, filled.errors.length > 0 ? 422 : 200);
}

/** What was typed is kept also where something is wrong with it. */
async function answerStep(ctx: Ctx, req: Req): Promise<Reply> {
  const step = stepIn(req);
  const telling = await tellingOf(ctx, req, true);
  const checking = one(req.body, 'checking') === 'yes';
  if (!telling) return lateStep(ctx, step, req);
  if (telling.sent) return afterSending(ctx, req, { step, sent: telling.sent });
  const seen = [...new Set([...[telling.fields.seen ?? []].flat(), step])];
  // Where files were too much, the words beside them may not have come: what was kept of them stands.
  const body = req.fileProblems.length > 0 ? { ...telling.fields, ...req.body } : req.body;
  const { typed } = formOf(step, telling.fields).submit(body);
  const kept = { ...telling, fields: await keepTold(ctx, telling, { ...typed, seen }) };
  const { told, errors, stays } = await takeAlong(ctx, kept, req);
  const filled = formOf(step, told).submit(body);
  const wrong = [...errors, ...(stays ? [] : filled.errors)];
  if (wrong.length > 0) {
    const shown = { filled: { ...filled, errors: wrong }, checking };
    return { ...(await stepPage(ctx, step, { ...telling, fields: told }, shown)), stands: true };
  }
  if (stays) return redirect(`${ROOT}/what${checking ? '?from=check' : ''}#enclose`);
  if (checking) return redirect(`${ROOT}/${isWhole(told) ? 'check' : whereNext(told)}`);
  return redirect(`${ROOT}/${stepAfter(step, told) ?? 'check'}`);
}

/** Two pages were open, or they went back: what is not part of what was sent is not taken for it. */
async function afterSending(ctx: Ctx, req: Req, { step, sent }: { step: Step; sent: Sent }): Promise<Reply> {
  const secret = secretOf(req) ?? '';
  const files = req.files.map(({ name }) => plainName(name));
  const unsent = { ...unsentOf(typedIn(req), sent, secret), ...(files.length > 0 ? { files } : {}) };
  if (Object.keys(unsent).length === 0) return toSent(secret);
  const told: Told = { ...(sent.died ? { who: 'died' } : {}), ...unsent };
  const body = (
    <NotGone {...{ step, told, sent, danger: await maybeHelpNow(ctx, ownWords(told)), phone: ctx.trust.phone }} />
  );
  return withCookie(page(ctx, body, 409), sentRemembered(secret));
}

/** The cookie is gone, or a week has passed: what they typed just now begins anew. */
async function lateStep(ctx: Ctx, step: Step, req: Req): Promise<Reply> {
  const secret = await beginTelling(ctx, 'tell', { fields: { ...typedIn(req), seen: [step] } });
  const begun = await maybeTelling(ctx, secret, true);
  if (begun) await takeAlong(ctx, begun, req);
  return withCookie(redirect(`${ROOT}/on`), remembered(secret));
}

/** A script keeps what is typed while it is typed. */
async function keepTyped(ctx: Ctx, req: Req): Promise<Reply> {
  const telling = await tellingOf(ctx, req, true);
  if (!telling || telling.sent_at) throw new RuleError(KEPT_NO_MORE);
  // It had to wait for the page itself, which was pressed after it: that has the newer words.
  if (telling.changed_at <= ctx.now) await keepTold(ctx, telling, typedIn(req));
  return json({ saved: true });
}

/** Read by nobody yet: as it came. What was deleted on the page is empty from now on; of other pages it says nothing. */
function typedIn(req: Req): Told {
  const typed = FIELDS.filter((name) => Object.hasOwn(req.body, name)).map((name) => {
    const words = many(req.body, name).map((text) => storable(text, LONGEST_STORY));
    return [name, name === 'needs' ? words : (words[0] ?? '')];
  });
  return Object.fromEntries(typed);
}

async function checkPage(ctx: Ctx, told: Told, again = false): Promise<PageReply> {
  return page(
    ctx,
    <Check told={told} danger={await maybeHelpNow(ctx, ownWords(told))} again={again} phone={ctx.trust.phone} />,
  );
}

/** Once: a second press, or the page pressed again after going back, shows what was sent. */
async function send(ctx: Ctx, req: Req): Promise<Reply> {
  const telling = await tellingOf(ctx, req, true);
  const secret = secretOf(req) ?? '';
  if (!telling) return page(ctx, <NothingHere />, 404);
  if (telling.sent_at) return toSent(secret);
  if (!isWhole(telling.fields)) return goOn(telling, secret);
  const wrong = firstWrong(telling.fields);
  if (wrong) return redirect(`${ROOT}/${wrong}?from=check`);
  if (isCaught(req.body, isTooQuick(telling.started_at, ctx.now))) return checkPage(ctx, telling.fields, true);
  const files = await listEnclosures(ctx, telling);
  if (files.some(({ whole_at }) => !whole_at)) return redirect(`${ROOT}/what?from=check`);
  const sent = await sendTold(ctx, telling.fields, {
    along: (brought) => sendEnclosures(ctx, telling, brought),
    receipt: receiptOf(secret),
  });
  await noteSent(ctx, telling, { ...sent, prints: printsOf(telling.fields, secret) });
  return toSent(secret);
}

async function sentPage(ctx: Ctx, req: Req): Promise<Reply> {
  const telling = await sentOf(ctx, req);
  if (!telling) return redirect(ROOT);
  const { sent } = telling;
  if (!sent) return redirect(`${ROOT}/on`);
  const at = sent.by ? new Date(sent.by) : undefined;
  const slow = sent.pace === 'two_weeks';
  const by = at && { at, words: slow ? dateWords(at, ctx.now) : byDateWords(at, ctx.now), day: slow };
  const danger = sent.danger ? await listHelpNow(ctx) : undefined;
  return page(
    ctx,
    <SentPage
      {...{ sent, by, danger }}
      phone={ctx.trust.phone}
      receipt={shownNow(ctx, telling, req)}
      offers={offersCopy(ctx, sent)}
    />,
  );
}

/** For a quarter of an hour in the browser that sent it, unless they say that they have it. */
function shownNow(ctx: Ctx, { sent, sent_at }: Telling, req: Req): string | undefined {
  const since = ctx.now.getTime() - (sent_at?.getTime() ?? 0);
  const secret = sentSecretOf(req);
  return sent?.receipt && !sent.kept && secret && since < SHOWN_MINUTES * 60_000 ? receiptOf(secret) : undefined;
}

/** From now on it is shown nowhere. */
async function keptIt(ctx: Ctx, req: Req): Promise<Reply> {
  const telling = await sentOf(ctx, req, true);
  if (telling?.sent?.receipt) await noteSaid(ctx, telling, { kept: true });
  return redirect(`${ROOT}/sent`);
}
