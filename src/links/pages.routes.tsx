// What lies behind a link: who may see it, and what may be done there. A module says what its links show and take.
import { maybeHelpNow } from '../cases/index.ts';
import { maybeTrust, recordFailure, refuseHaste, triesOf, trustIn } from '../identity/index.ts';
import { SYSTEM } from '../platform/access.ts';
import { LeaveQuickly } from '../platform/components/leave-quickly.tsx';
import { type Ctx, inTransaction, type Trust } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import type { House } from '../platform/house.ts';
import { type Cookie, outsidePage, type PageReply, type Reply, redirect, spokenPage } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { tongueAsked } from '../platform/tongue-links.ts';
import { maybeTongue } from '../tongues/index.ts';
import { sendCode } from './code-mail.ts';
import { countVisits, hasCode, maybePastVisit, maybeVisit, openVisit, spendCode, tryCode, withVisit } from './codes.ts';
import { DRAFT_HOURS, type Ended, endOf, type LinkKind, MOST_VISITS, readCode } from './links.rules.ts';
import { type Link, markOpened, maybeLink, PATHS } from './links.ts';
import { AskForCode, EnterCode, IsOver, NotLetIn, TooMany, Unknown } from './pages.tsx';

const COOKIE = 'pals_link';
/** By which a browser is known that may see what is behind a link, beside those it has open under the same path. */
export const visitCookie = ({ cookies }: Req, path: string, visit: string): Cookie => ({
  ...{ name: COOKIE, value: withVisit(cookies[COOKIE], visit), path },
});
/** Of no trust: what cannot be read is looked for like everything else. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Somebody at the page of a link that works, who may see it. */
export type Visitor = {
  link: Link;
  /** The address of the page. */
  path: string;
  /** This browser, as far as it is known: after the code, or after something was written. */
  visit: string | undefined;
};

/** `cookie` of a browser that was unknown before is set for it, on this address alone. */
export type Act = (ctx: Ctx, visitor: Visitor & { visit: string }, req: Req) => Promise<Reply>;

export type LinkPages = {
  kind: LinkKind;
  /** Of the page, in the browser's history: nobody's name. */
  title: string;
  /** Why a code is needed: "This question is about a named patient." */
  named: string | ((ctx: Ctx, link: Link) => Promise<string>);
  /** Its pages can be asked for in every language that the trust offers. */
  spoken?: true;
  show: (ctx: Ctx, visitor: Visitor, req: Req) => Promise<Reply>;
  /** Somebody might be watched while they read it: also where there is nothing any more, they leave it quickly. */
  quickly?: true;
  /** Who has this link writes of somebody else, for their work, and knows whom to call in danger. */
  ofOthers?: (ctx: Ctx, link: Link) => Promise<boolean>;
  /**
   * Only the browser that was let in sees it, and any other begins there: whoever finds the address in what was looked at
   * last, after somebody left quickly, reads nothing.
   */
  beginsAt?: string;
  /** What can be sent from it, by the last part of the address. */
  acts: Record<string, Act>;
  /** What was written reached us after the half hour: it may be kept for when they come back with a new code. */
  whenLate?: (ctx: Ctx, visitor: Visitor & { visit: string }, req: Req) => Promise<void>;
  /** What was sent (`act`) was written while the link ended. True: it was kept, and they are told so. */
  whenOver?: (ctx: Ctx, visitor: Visitor, act: string, req: Req) => Promise<boolean>;
};

/** Looking changes nothing: a GET neither uses a link up nor marks it as opened, however often it is asked. */
export function linkPages(r: Router, house: House, pages: LinkPages) {
  const path = `${PATHS[pages.kind]}/:token`;
  r.open('GET', path, (req) => atLink(house, pages, req, (ctx, visitor) => front(ctx, pages, visitor, req)));

  r.open('POST', `${path}/codes`, (req) =>
    atLink(house, pages, req, async (ctx, visitor) => {
      if (!visitor.link.needs_code || visitor.visit) return redirect(visitor.path);
      try {
        await sendCode(ctx, visitor.link);
        return redirect(visitor.path);
      } catch (error) {
        if (error instanceof RuleError) return codePage(ctx, pages, visitor, error.message);
        throw error;
      }
    }),
  );

  r.open('POST', `${path}/visits`, (req) => giveCode(house, pages, req));

  for (const [name, act] of Object.entries(pages.acts))
    r.open('POST', `${path}/${name}`, (req) =>
      atLink(house, pages, req, (ctx, visitor) => doAct(ctx, pages, { visitor, act, req }), name),
    );
}

type Doing = { visitor: Visitor; act: Act; req: Req };

async function doAct(ctx: Ctx, pages: LinkPages, { visitor, act, req }: Doing): Promise<Reply> {
  const { link, visit } = visitor;
  if (link.needs_code && !visit) return tooLate(ctx, pages, visitor, req);
  await markOpened(ctx, link);
  if (visit) return act(ctx, { ...visitor, visit }, req);
  if ((await countVisits(ctx, link)) >= MOST_VISITS) return page(ctx, pages.title, <TooMany />, 429);
  const cookie = await openVisit(ctx, link, DRAFT_HOURS * 60);
  const known = (await maybeVisit(ctx, link, cookie)) ?? '';
  const answer = await act(ctx, { ...visitor, visit: known }, req);
  return withCookie(answer, visitCookie(req, visitor.path, cookie));
}

/** What they had written comes back after the code, where this browser gave one before. */
async function tooLate(ctx: Ctx, pages: LinkPages, visitor: Visitor, req: Req): Promise<Reply> {
  const past = await maybePastVisit(ctx, visitor.link, req.cookies[COOKIE]);
  if (past) await pages.whenLate?.(ctx, { ...visitor, visit: past }, req);
  const words = past && pages.whenLate ? `${TOO_LATE} What you wrote was kept as you typed.` : TOO_LATE;
  return { ...(await codePage(ctx, pages, visitor, words, true)), stands: true };
}

const TOO_LATE = 'You were away for half an hour. Ask for a new code to go on.';

type Over = { link: Link; end: Ended; act: string; req: Req };

/** It works no more. What somebody was writing while it ended is not lost. */
async function over(ctx: Ctx, pages: LinkPages, { link, end, act, req }: Over): Promise<PageReply> {
  const kept = act !== '' && (await keepOver(ctx, pages, { link, end, act, req }));
  const typed = act === '' ? '' : Object.values(req.body).flat().join('\n');
  const danger = (await pages.ofOthers?.(ctx, link)) ? undefined : await maybeHelpNow(ctx, typed);
  const props = { end, kept, danger, phone: ctx.trust.phone, words: kept ? '' : one(req.body, 'words').trim() };
  const body = withWayOut(pages, <IsOver {...props} again={pages.beginsAt} />);
  return { ...page(ctx, pages.title, body, 410), ...(kept ? { stands: true } : {}) };
}

const withWayOut = ({ quickly }: LinkPages, body: PageReply['body']) =>
  quickly ? (
    <>
      <LeaveQuickly />
      {body}
    </>
  ) : (
    body
  );

async function keepOver(ctx: Ctx, pages: LinkPages, { link, act, req }: Over): Promise<boolean> {
  const ended = link.ended_at ?? link.ends_at;
  if (!pages.whenOver || ctx.now.getTime() - ended.getTime() > DRAFT_HOURS * 3_600_000) return false;
  const visit = await maybePastVisit(ctx, link, req.cookies[COOKIE]);
  if (link.needs_code && !visit) return false;
  return pages.whenOver(ctx, { link, path: pathOf(pages, req), visit }, act, req);
}

const pathOf = (pages: LinkPages, req: Req) => `${PATHS[pages.kind]}/${req.params.token ?? ''}`;

async function front(ctx: Ctx, pages: LinkPages, visitor: Visitor, req: Req): Promise<Reply> {
  if (visitor.link.needs_code && !visitor.visit) return codePage(ctx, pages, visitor);
  return pages.show(ctx, visitor, req);
}

async function codePage(ctx: Ctx, pages: LinkPages, { link, path }: Visitor, error?: string, away = false) {
  const named = typeof pages.named === 'string' ? pages.named : await pages.named(ctx, link);
  const props = { path, email: link.email, phone: ctx.trust.phone, named, error };
  const Body = !away && (await hasCode(ctx, link)) ? EnterCode : AskForCode;
  return page(ctx, pages.title, <Body {...props} />, error ? 422 : 200);
}

/** A try counts although it was wrong: the page that says so stands. */
async function giveCode(house: House, pages: LinkPages, req: Req): Promise<Reply> {
  const typed = readCode(one(req.body, 'code'));
  return atLink(house, pages, req, async (ctx, visitor) => {
    const { link, path } = visitor;
    if (!link.needs_code || visitor.visit) return redirect(path);
    if (!typed) return codePage(ctx, pages, visitor, 'Enter the 6-digit code from the email');
    const tried = await tryCode(ctx, link, typed);
    if (!tried) return codePage(ctx, pages, visitor, 'This code has run out. Ask for another one.');
    const cookie = tried.right ? await spendCode(ctx, link, tried.id) : undefined;
    if (!cookie) return { ...(await codePage(ctx, pages, visitor, wrongWords(tried.left))), stands: true };
    await markOpened(ctx, link);
    return withCookie(redirect(path), visitCookie(req, path, cookie));
  });
}

const wrongWords = (left: number) =>
  left === 0
    ? 'This code is not right. Ask for another one.'
    : `This code is not right. You can try ${left === 1 ? 'once' : `${left} times`} more.`;

const withCookie = (answer: Reply, cookie: Cookie): Reply => ({
  ...answer,
  cookies: [...(answer.cookies ?? []), cookie],
});

type AtLink = (ctx: Ctx, visitor: Visitor) => Promise<Reply>;

/**
 * Works as the system for whoever came by this link, under its trust. What is unknown, cut short, made up or of
 * another trust gets one and the same answer; who tries many is made to wait.
 */
async function atLink(house: House, pages: LinkPages, req: Req, work: AtLink, act = ''): Promise<Reply> {
  const found = await inLink(house, pages, req, work, act).catch((error: unknown) => {
    // What they wanted to act on is over since the page was opened: the page says how it stands.
    if (error instanceof NotFound && req.method === 'POST') return redirect(pathOf(pages, req));
    throw error;
  });
  return plainly(found ?? (await refused(house, pages, req)));
}

async function inLink(house: House, pages: LinkPages, req: Req, work: AtLink, act: string) {
  const token = req.params.token ?? '';
  const bare: Trust = { id: trustIn(token) ?? NOBODY, name: '', shortName: '', phone: null };
  const who = { actor: SYSTEM, trust: bare, now: house.now(), reading: req.method !== 'POST' };
  return inTransaction(
    house.db,
    who,
    async (ctx) => {
      const [link, trust] = await Promise.all([maybeLink(ctx, pages.kind, token), maybeTrust(ctx)]);
      if (!link || !trust) return undefined;
      const tongue = pages.spoken ? await maybeTongue({ ...ctx, trust }, tongueAsked(req)) : undefined;
      const here = { ...ctx, trust, tongue };
      const end = endOf(link, ctx.now);
      if (end) return over(here, pages, { link, end, act, req });
      const visit = await maybeVisit(here, link, req.cookies[COOKIE]);
      if (pages.beginsAt && !visit) return notLetIn(here, pages, pages.beginsAt, req);
      return work(here, { link, path: pathOf(pages, req), visit });
    },
    (answer) => answer === undefined || isKept(answer),
  );
}

/** What they wrote goes back to them: nobody knows who sent it. */
function notLetIn(ctx: Ctx, pages: LinkPages, again: string, req: Req): Reply {
  const words = one(req.body, 'words');
  if (words.trim() === '') return redirect(again);
  return page(ctx, pages.title, withWayOut(pages, <NotLetIn words={words} again={again} />), 403);
}

const isKept = (answer: Reply) =>
  answer.kind === 'redirect' || answer.status < 400 || (answer.kind === 'page' && answer.stands === true);

/** A good link never waits: a hospital shares one address. */
async function refused(house: House, pages: LinkPages, req: Req): Promise<PageReply> {
  const tried = [triesOf('link', req.address)];
  const answer = (status: number, wait?: string) =>
    outsidePage({
      ...{ title: pages.title, trust: 'NHS', status, byLink: true },
      body: withWayOut(pages, <Unknown wait={wait} />),
    });
  try {
    await refuseHaste(house, tried, 'token');
  } catch (error) {
    if (error instanceof RuleError) return answer(429, error.message);
    throw error;
  }
  await recordFailure(house, tried);
  return answer(404);
}

/** A page of a link, with the name of its trust above it. */
export function page(ctx: Ctx, title: string, body: PageReply['body'], status = 200): PageReply {
  return { ...spokenPage(ctx, { title, body, status }), byLink: true };
}

/** The address is the secret: it goes to nobody else as the page they came from, and no search engine lists it. */
const plainly = (answer: Reply): Reply => ({
  ...answer,
  headers: {
    ...answer.headers,
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
  },
});
