// Signing up from outside: one question on a page, kept from the first word, checked, sent once, stopped by a link.
import { listHelpNow, maybeHelpNow } from '../cases/index.ts';
import { originOutside } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import type { Filled } from '../platform/forms.ts';
import { type Cookie, type PageReply, type Reply, redirect, visitorPage } from '../platform/reply.ts';
import { type Fields, one, type Req, type Router } from '../platform/routing.ts';
import { dateWords, localDate } from '../platform/time.ts';
import { isCaught, isTooQuick } from '../platform/trap.rules.ts';
import { consentWords, maybeRead } from './consent-words.ts';
import {
  beginSignUp,
  keepFields,
  maybeSignUpDraft,
  noteSignUpSent,
  type SignUpDraft,
  throwDraftAway,
} from './drafts.ts';
import { firstWrong, formOf } from './joining.forms.ts';
import { isStep, type Step, said, saidAll, stepAfter, stepBefore, type Typed, whereNext } from './joining.rules.ts';
import { join } from './joining.ts';
import { CheckJoining, Joined, JoiningStep, NothingBegun, StopPage } from './joining.tsx';
import { maybeKey } from './keys.ts';
import { KINDS } from './kinds.rules.ts';
import { membersByIds } from './members.ts';
import { publicState } from './opportunities.rules.ts';
import { findOpportunity, type Opportunity } from './opportunities.ts';
import { listOwedTo, withdraw } from './withdrawing.ts';

const ROOT = '/get-involved';
const AT = `${ROOT}/joining`;
const COOKIE = 'pals_involved';
const TITLE = 'Get involved';

const remembered = (secret: string): Cookie => ({ name: COOKIE, value: secret, path: ROOT });
const forgotten: Cookie = { name: COOKIE, value: '', path: ROOT, maxAge: 0 };
const secretOf = (req: Req) => req.cookies[COOKIE] || undefined;
const draftOf = (ctx: Ctx, req: Req, lock = false) => maybeSignUpDraft(ctx, secretOf(req), lock);

export function joiningRoutes(r: Router) {
  r.anyone('POST', AT, async (ctx, req) => begin(ctx, req, null));
  r.anyone('POST', `${ROOT}/:opportunity/joining`, async (ctx, req) => {
    const opportunity = await findOpportunity(ctx, req.params.opportunity ?? '');
    if (!isOpen(ctx, opportunity)) return redirect(`${ROOT}/${opportunity.id}`);
    return begin(ctx, req, opportunity);
  });
  r.anyone('GET', AT, async (ctx, req) => {
    const draft = await draftOf(ctx, req);
    return redirect(draft ? pathTo(draft) : ROOT);
  });
  r.anyone('GET', `${AT}/check`, (ctx, req) => whileWriting(ctx, req, (draft) => checkPage(ctx, draft)));
  r.anyone('POST', `${AT}/sending`, sendIt, { makes: true });
  r.anyone('GET', `${AT}/sent`, sentPage);
  r.anyone('POST', `${AT}/throwing-away`, async (ctx, req) => {
    const draft = await draftOf(ctx, req, true);
    if (draft && !draft.sent_at) await throwDraftAway(ctx, draft);
    return { ...redirect(ROOT), cookies: [forgotten] };
  });
  r.anyone('GET', `${AT}/:step`, (ctx, req) => {
    const step = stepIn(req);
    return whileWriting(ctx, req, async (draft) => {
      const { fields } = draft;
      const checking = one(req.query, 'from') === 'check';
      const known = step === 'consent' && !(await readOf(ctx, fields)) ? NOTHING_SAID : fields;
      const filled = checking ? await submitted(ctx, draft, step, fields) : formOf(step, fields).of(known);
      return stepPage(ctx, draft, step, { filled, checking });
    });
  });
  r.anyone('POST', `${AT}/:step`, answerStep);
  r.anyone('GET', `${ROOT}/stop/:key`, async (ctx, req) => {
    const key = await maybeKey(ctx, req.params.key ?? '');
    if (!key?.used_at) return stopPage(ctx, req, key ? 'ask' : 'unknown');
    const member = (await membersByIds(ctx, [key.member_id])).get(key.member_id);
    return stopPage(ctx, req, member && (await listOwedTo(ctx, member)).length > 0 ? 'owed' : 'stopped');
  });
  r.anyone('POST', `${ROOT}/stop/:key`, stop);
}

const page = (ctx: Ctx, body: PageReply['body'], status = 200) => visitorPage(ctx, { title: TITLE, body, status });
const isOpen = (ctx: Ctx, opportunity: Opportunity) => publicState(opportunity, localDate(ctx.now)) === 'open';

/** What was begun for the same goes on; of something else, it begins anew with what is known of them already. */
async function begin(ctx: Ctx, req: Req, opportunity: Opportunity | null): Promise<Reply> {
  const known = await draftOf(ctx, req, true);
  const id = opportunity?.id ?? null;
  if (known && !known.sent_at && known.opportunity_id === id) return redirect(pathTo(known));
  const kind = opportunity?.kind ?? KINDS.find((of) => of === one(req.body, 'kind'));
  const fields = known && !known.sent_at ? known.fields : kind ? { kinds: [kind] } : {};
  if (known && !known.sent_at) await throwDraftAway(ctx, known);
  const secret = await beginSignUp(ctx, id, fields);
  return { ...redirect(`${AT}/name`), cookies: [remembered(secret)] };
}

/** @throws NotFound no such question */
function stepIn(req: Req): Step {
  const name = req.params.step ?? '';
  if (!isStep(name)) throw new NotFound('This page');
  return name;
}

const pathTo = ({ sent_at, fields }: SignUpDraft) => `${AT}/${sent_at ? 'sent' : whereNext(fields)}`;

async function whileWriting(ctx: Ctx, req: Req, show: (draft: SignUpDraft) => Promise<Reply>): Promise<Reply> {
  const draft = await draftOf(ctx, req);
  if (!draft) return secretOf(req) ? page(ctx, <NothingBegun />, 404) : redirect(ROOT);
  return draft.sent_at ? redirect(`${AT}/sent`) : show(draft);
}

type Shown = { filled: Filled; checking: boolean };

/** The words that they read before they chose, where these still count. */
const readOf = (ctx: Ctx, typed: Typed) => maybeRead(ctx, said(typed, 'edition'));

/**
 * Whoever signs up for nothing has to agree that we write: else there is nothing that we could do with it. What was said
 * to words that count no more is asked again.
 */
async function submitted(ctx: Ctx, draft: SignUpDraft, step: Step, typed: Fields) {
  const filled = formOf(step, draft.fields).submit(typed);
  if (!filled.ok || step !== 'consent') return filled;
  if (!(await readOf(ctx, filled.typed)))
    return { ok: false as const, typed: NOTHING_SAID, errors: [{ field: 'consent', message: NEW_WORDS }] };
  if (draft.opportunity_id || said(filled.typed, 'consent') !== 'no') return filled;
  return { ...filled, ok: false as const, errors: [{ field: 'consent', message: NOTHING_TO_DO }] };
}

const NOTHING_SAID = { consent: '', edition: '' };
const NEW_WORDS = 'The words below are new. Read them, and choose yes or no again';

const NOTHING_TO_DO = 'Choose yes, so that we can tell you. If you do not want that, stop here';

async function stepPage(
  ctx: Ctx,
  { fields: typed, opportunity_id }: SignUpDraft,
  step: Step,
  { filled, checking }: Shown,
): Promise<PageReply> {
  const before = stepBefore(step);
  const back = checking ? `${AT}/check` : before ? `${AT}/${before}` : ROOT;
  const consent = step === 'consent' ? ((await readOf(ctx, filled.typed)) ?? (await consentWords(ctx))) : undefined;
  const body = (
    <JoiningStep
      {...{ step, typed, filled, back, checking, consent }}
      general={!opportunity_id}
      helpNow={await listHelpNow(ctx)}
    />
  );
  return page(ctx, body, filled.errors.length > 0 ? 422 : 200);
}

/** What was typed is kept also where something is wrong with it. */
async function answerStep(ctx: Ctx, req: Req): Promise<Reply> {
  const step = stepIn(req);
  const draft = await draftOf(ctx, req, true);
  if (!draft) return page(ctx, <NothingBegun />, 404);
  if (draft.sent_at) return redirect(`${AT}/sent`);
  const checking = one(req.body, 'checking') === 'yes';
  const filled = await submitted(ctx, draft, step, req.body);
  const seen = [...new Set([...saidAll(draft.fields, 'seen'), step])];
  const typed = await keepFields(ctx, draft, { ...filled.typed, seen });
  if (!filled.ok)
    return { ...(await stepPage(ctx, { ...draft, fields: typed }, step, { filled, checking })), stands: true };
  if (!checking) return redirect(`${AT}/${stepAfter(step)}`);
  const wrong = await wrongIn(ctx, { ...draft, fields: typed });
  return redirect(wrong ? `${AT}/${wrong}?from=check` : `${AT}/check`);
}

async function wrongIn(ctx: Ctx, draft: SignUpDraft): Promise<Step | undefined> {
  const wrong = firstWrong(draft.fields);
  return wrong ?? ((await submitted(ctx, draft, 'consent', draft.fields)).ok ? undefined : 'consent');
}

const opportunityOf = async (ctx: Ctx, { opportunity_id }: SignUpDraft) =>
  opportunity_id ? findOpportunity(ctx, opportunity_id) : undefined;

async function checkPage(ctx: Ctx, draft: SignUpDraft, again = false): Promise<PageReply> {
  const title = (await opportunityOf(ctx, draft))?.title ?? '';
  const wrong = await wrongIn(ctx, draft);
  const rest = wrong && (whereNext(draft.fields) === 'check' ? `${AT}/${wrong}?from=check` : AT);
  const danger = await maybeHelpNow(ctx, Object.values(draft.fields).flat().join('\n'));
  return page(ctx, <CheckJoining typed={draft.fields} {...{ title, again, rest, danger }} />);
}

/** Once: a second press, or the page pressed again after going back, shows what was sent. */
async function sendIt(ctx: Ctx, req: Req): Promise<Reply> {
  const draft = await draftOf(ctx, req, true);
  if (!draft) return page(ctx, <NothingBegun />, 404);
  if (draft.sent_at) return redirect(`${AT}/sent`);
  const [wrong, read] = [await wrongIn(ctx, draft), await readOf(ctx, draft.fields)];
  if (wrong || !read) return redirect(`${AT}/${wrong ?? 'consent'}?from=check`);
  const opportunity = await opportunityOf(ctx, draft);
  // It closed while they wrote: they are told on its page, and what they wrote is kept.
  if (opportunity && !isOpen(ctx, opportunity)) return redirect(`${ROOT}/${opportunity.id}`);
  if (isCaught(req.body, isTooQuick(draft.started_at, ctx.now))) return checkPage(ctx, draft, true);
  const about = { opportunity, edition: read.edition };
  await noteSignUpSent(ctx, draft, await join(ctx, draft.fields, about, await originOutside(ctx, req)));
  return redirect(`${AT}/sent`);
}

async function sentPage(ctx: Ctx, req: Req): Promise<Reply> {
  const draft = await draftOf(ctx, req);
  if (!draft) return redirect(ROOT);
  if (!draft.sent) return redirect(pathTo(draft));
  const { by, title, more } = draft.sent;
  const when = by ? dateWords(new Date(by), ctx.now) : '';
  return page(ctx, <Joined by={when} title={title} more={more} phone={ctx.trust.phone} />);
}

type StopState = 'ask' | 'stopped' | 'owed' | 'unknown';

function stopPage(ctx: Ctx, req: Req, state: StopState): Reply {
  const path = `${ROOT}/stop/${req.params.key ?? ''}`;
  const body = <StopPage state={state} path={path} phone={ctx.trust.phone} />;
  const headers = {
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
  };
  return { ...visitorPage(ctx, { title: TITLE, body, status: state === 'unknown' ? 404 : 200 }), headers };
}

async function stop(ctx: Ctx, req: Req): Promise<Reply> {
  const key = await maybeKey(ctx, req.params.key ?? '');
  if (!key) return stopPage(ctx, req, 'unknown');
  const member = (await membersByIds(ctx, [key.member_id])).get(key.member_id);
  if (member) await withdraw(ctx, member);
  return redirect(`${ROOT}/stop/${req.params.key ?? ''}`);
}
