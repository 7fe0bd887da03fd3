import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { hasRecorded } from './audit/index.ts';
import {
  isWorthSeeing,
  maybePublicTrust,
  maybeSession,
  recallSession,
  SESSION_COOKIE,
  type Session,
  SessionChanged,
  seeSession,
  signInAgain,
  whileItHolds,
} from './identity/index.ts';
import { given, MODULES } from './modules.ts';
import { mayDo, PASSER_BY, SYSTEM } from './platform/access.ts';
import { assetPaths } from './platform/assets.ts';
import { ComponentsPage } from './platform/components/gallery.tsx';
import type { TrustProxy } from './platform/config.ts';
import { type Ctx, inTransaction, type Trust } from './platform/context.ts';
import { Forbidden } from './platform/errors.ts';
import { floodGates, inTurn } from './platform/flood.ts';
import type { House } from './platform/house.ts';
import { type Answering, answerError, draw, readRequest, type Visited, writeReply } from './platform/http.tsx';
import { type Receiving, receiving } from './platform/receiving.ts';
import { type Alert, json, plainPage, type Reply, redirect, type StreamReply } from './platform/reply.ts';
import { type Req, type Route, Router } from './platform/routing.ts';
import { isSameOrigin, SECURITY_HEADERS } from './platform/security.ts';
import type { Tongue } from './platform/tongue.ts';
import { largeAsked, leadOn, otherSize, tongueAsked } from './platform/tongue-links.ts';
import { isUnchanged, sentOn } from './platform/unchanged.ts';
import { formatsOffered, isTongue, maybeTongue } from './tongues/index.ts';

/** Largest body of a form: 50,000 characters of notes in any script, and the rest of a form. */
const MOST_BYTES = 1_000_000;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of the public pages. */
    public?: boolean;
  }
}

type Options = {
  house: House;
  assets: string;
  trustProxy?: TrustProxy;
  publicUrl?: string | undefined;
  /** For whoever watches the desk: 200 while `status` is ok, else 503. */
  health: () => Promise<{ status: string } & Record<string, string>>;
  development?: boolean;
};

/** Every route of the house, in the order of the list of modules. */
export function listRoutes(house: House): Route[] {
  return MODULES.flatMap((module) => {
    const router = new Router(module.name);
    module.routes?.(router, house, given);
    return router.routes;
  });
}

/** The whole order of a request on one screen: headers, size, same origin, who, may, transaction, page. */
export async function buildApp(options: Options): Promise<FastifyInstance> {
  const { house } = options;
  const app = Fastify({
    bodyLimit: MOST_BYTES,
    trustProxy: proxies(options.trustProxy ?? false),
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : '/unreadable'),
    routerOptions: { maxParamLength: 16_000 }, // longer than any address that Node takes: the verbs say what they find
  });
  await app.register(helmet, SECURITY_HEADERS(house.secure));
  await app.register(rateLimit, { global: false });
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: MOST_BYTES });
  await app.register(serveStatic, {
    root: options.assets,
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
  });

  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/assets/')) reply.header('cache-control', 'no-store');
    if (!isSameOrigin(request, options.publicUrl))
      throw new Forbidden('This page was sent from somewhere else. Open the desk and try again.');
  });
  app.setErrorHandler((error, request, reply) =>
    answerError(error, request, reply, {
      ...answering(house),
      visited: isPublic(request) ? visitedBy(request) : undefined,
    }),
  );
  app.setNotFoundHandler(async (request, reply) =>
    answerError(undefined, request, reply, await answeringTo(house, request)),
  );

  app.get('/favicon.ico', async (_, reply) => reply.redirect(assetPaths().oldIcon)); // asked for unbidden
  app.get('/health', async (_, reply) => {
    const answer = await options.health();
    return reply.code(answer.status === 'ok' ? 200 : 503).send(answer);
  });
  if (options.development) app.get('/components', (_, reply) => writeReply(gallery(), reply, answering(house)));
  const routes = listRoutes(house);
  serveRoutes(
    app,
    house,
    routes.filter(({ takes }) => !takes),
  );
  // Only here is a form with files read at all; everywhere else it is refused as any unknown kind of body.
  await app.register(async (withFiles) => {
    await withFiles.register(multipart);
    serveRoutes(
      withFiles,
      house,
      routes.filter(({ takes }) => takes),
    );
  });
  return app;
}

function serveRoutes(app: FastifyInstance, house: House, routes: readonly Route[]) {
  const refuseFlood = floodGates(app);
  for (const route of routes)
    app.route({
      method: route.method,
      url: route.path,
      config: { public: route.public === true },
      ...(route.public && route.method === 'POST' ? { onRequest: refuseFlood(route) } : {}),
      handler: (request, reply) => serve(house, route, request, reply),
    });
}

const isPublic = (request: FastifyRequest) => request.routeOptions.config.public === true;

/** Whose pages these are, and in which languages, by host name as it was last found: who is refused costs no question. */
const hosts = new Map<string, { trust: Trust; tongues: Map<string, Tongue | undefined> }>();
const MOST_HOSTS = 100;

function rememberHost(host: string, trust: Trust) {
  const tongues = hosts.get(host)?.tongues ?? new Map<string, Tongue | undefined>();
  if (hosts.size >= MOST_HOSTS) hosts.clear(); // an address that anybody may make up
  hosts.set(host, { trust, tongues });
}

/** The language that was asked for, if it is offered here. */
async function tongueFor(ctx: Ctx, req: Req): Promise<Tongue | undefined> {
  const asked = tongueAsked(req);
  const tongue = await maybeTongue(ctx, asked);
  if (isTongue(asked)) hosts.get(req.host)?.tongues.set(asked, tongue);
  return tongue;
}

/** Refused before it was asked whose pages these are. */
const NOT_ASKED_YET: Visited = { name: 'NHS', phone: null };

function visitedBy(request: FastifyRequest): Visited {
  const req = readRequest(request);
  const known = hosts.get(req.host);
  return known ? { ...known.trust, tongue: known.tongues.get(tongueAsked(req)) } : NOT_ASKED_YET;
}

/** Every component with all its states, for those who build. */
function gallery(): Reply {
  return { ...plainPage({ title: 'Components', body: ComponentsPage() }), width: 'wide' };
}

/** An address with half a letter in it, or a character that the database cannot hold, is refused like any that leads nowhere. */
function isReadable(url: string): boolean {
  try {
    const path = decodeURIComponent(url.split('?')[0] ?? '');
    return path !== '' && !path.includes('\0');
  } catch {
    return false;
  }
}

/** A number of proxies is that many hops from us. */
function proxies(trust: TrustProxy) {
  return typeof trust === 'number' ? (_: string, hop: number) => hop < trust : trust;
}

async function serve(house: House, route: Route, request: FastifyRequest, reply: FastifyReply) {
  const req = readRequest(request);
  if (route.open) return writeReply(leadOn(await route.open(req), req), reply, answering(house));
  const form = receiving(route, request, req);
  const asked = { route, request, reply, req, form };
  try {
    return await (route.public ? servePublic(house, asked) : serveDesk(house, { ...asked, now: house.now() }));
  } finally {
    await form.close();
  }
}

type AskedOutside = { route: Route; request: FastifyRequest; reply: FastifyReply; req: Req; form: Receiving };
type Asked = AskedOutside & { now: Date };

async function serveDesk(house: House, asked: Asked) {
  const { request, reply, form, now } = asked;
  const token = request.cookies[SESSION_COOKIE];
  const recalled = recallSession(token, now);
  let { req } = asked;
  try {
    if (recalled) return await serveTo(house, recalled, asked);
  } catch (error) {
    if (!(error instanceof SessionChanged)) throw error;
    req = await form.whole();
  }
  const session = await maybeSession(house, token, now);
  if (!session) return writeReply(await signedOut(house, req), reply, answering(house));
  return serveTo(house, session, asked);
}

async function serveTo(house: House, session: Session, { route, request, reply, req, form, now }: Asked) {
  const about = { ...answering(house), session };
  const who = { actor: session.user, trust: session.trust, reading: readOnly(req) };
  let drawn: Buffer | undefined;
  try {
    const whole = await form.whole();
    const answer = await inTransaction(
      house.db,
      { ...who, now },
      (ctx) => whileItHolds(ctx, session, () => answerTo(ctx, session, route, whole)),
      (made) => isKept(made) && req.method !== 'HEAD',
      (made) => {
        if (made.kind === 'page') drawn = draw(made, about);
      },
    );
    if (req.method === 'HEAD') return writeReply(answer, reply, about);
    return writeReply(answer, reply, about, { parts: (made) => parts(house, who, made), drawn });
  } catch (error) {
    if (error instanceof SessionChanged) throw error;
    return answerError(error, request, reply, about);
  }
}

/** Nobody is known: the house works for whoever comes, in the trust of the host name. */
async function servePublic(house: House, { route, request, reply, req, form }: AskedOutside) {
  const turn = readOnly(req) ? <T>(work: () => Promise<T>) => work() : inTurn;
  const trust = await turn(() => maybePublicTrust(house, req.host));
  const about = answering(house);
  if (!trust) return answerError(undefined, request, reply, about);
  rememberHost(req.host, trust);
  // Whoever looks reaches no case; what is sent is taken in by the house itself.
  const actor = readOnly(req) ? PASSER_BY : SYSTEM;
  const who = { actor, trust, now: house.now(), reading: readOnly(req) };
  try {
    const whole = await form.whole();
    const answer = await turn(() =>
      inTransaction(
        house.db,
        who,
        async (ctx) => {
          const here = { ...ctx, tongue: await tongueFor(ctx, req) };
          return withFormats(here, req, await route.handler(here, whole));
        },
        isKept,
      ),
    );
    return writeReply(leadOn(answer, req), reply, about, { parts: (made) => parts(house, who, made) });
  } catch (error) {
    return answerError(error, request, reply, { ...about, visited: visitedBy(request) });
  }
}

async function answerTo(ctx: Ctx, session: Session, route: Route, req: Req): Promise<Reply> {
  if (!mayDo(session.user, route.may))
    throw new Forbidden('You do not have access to this page. If you think you should, ask your PALS manager.');
  if (isWorthSeeing(session, ctx.now) && !req.headers['x-poll']) await seeSession(ctx);
  // A page of the desk: what its head has to say is asked together with the rest.
  const early = opensPage(req) ? alertsOf(ctx) : undefined;
  early?.catch(() => undefined);
  const made = await withAlerts(await route.handler(ctx, req), () => early ?? alertsOf(ctx), isUnchanged(req));
  return sentOn(made, route, hasRecorded(ctx));
}

/** In which other ways a public page can be had. Pages in many languages are where somebody writes: there it is only large. */
async function withFormats(ctx: Ctx, req: Req, answer: Reply): Promise<Reply> {
  if (answer.kind !== 'page' || answer.shell !== 'outside') return answer;
  const sized = { ...answer, large: largeAsked(req) };
  if (answer.spoken) return sized;
  const offered = await formatsOffered(ctx, req.url.split('?')[0] ?? '/');
  return { ...sized, formats: { otherSize: otherSize(req.url, sized.large), ...offered } };
}

/** Whoever may not go on reading gets no more: each part asks the database anew. */
async function* parts(house: House, who: Pick<Ctx, 'actor' | 'trust'>, { part }: StreamReply) {
  for (let at = 0; ; at += 1) {
    const bytes = await inTransaction(house.db, { ...who, now: house.now() }, (ctx) => part(ctx, at));
    if (!bytes) return;
    yield bytes;
  }
}

/** What this person has to know on every page of the desk, from the modules that have something to say. */
async function withAlerts(answer: Reply, alerts: () => Promise<Alert[]>, unchanged: boolean): Promise<Reply> {
  if (answer.kind !== 'page' || answer.shell !== 'desk') return answer;
  return { ...answer, alerts: await alerts(), unchanged };
}

async function alertsOf(ctx: Ctx): Promise<Alert[]> {
  return (await Promise.all(given('alerts').map((alerts) => alerts(ctx)))).flat();
}

/** Browsers say that they open a page, and not a part of one. */
const opensPage = (req: Req) => readOnly(req) && req.headers['sec-fetch-dest'] === 'document';

const readOnly = ({ method }: Req) => method === 'GET' || method === 'HEAD';

/** A page with errors changes nothing, unless it says that it stands; all other answers do. */
function isKept(answer: Reply): boolean {
  return answer.kind === 'redirect' || answer.status < 400 || (answer.kind === 'page' && answer.stands === true);
}

async function signedOut(house: House, req: ReturnType<typeof readRequest>): Promise<Reply> {
  if (req.wantsJson || req.headers['x-poll']) return json({ reason: 'signed_out' }, 401);
  if (req.method === 'GET' || req.method === 'HEAD') return redirect(`/sign-in?next=${encodeURIComponent(req.url)}`);
  return signInAgain(house, req);
}

/** What the head of every page is made of, beside who is signed in. */
export function answering(house: House): Answering {
  return {
    demo: house.demo,
    secure: house.secure,
    cookieName: SESSION_COOKIE,
    modules: MODULES,
    header: { search: 'cases.read', call: 'cases.write', settings: ['settings.write', 'access_log.read'] },
  };
}

/** With the navigation and the search of whoever asks, so that a wrong address is no dead end; for a visitor, with theirs. */
async function answeringTo(house: House, request: FastifyRequest): Promise<Answering> {
  const session = await maybeSession(house, request.cookies[SESSION_COOKIE], house.now());
  if (session) return { ...answering(house), session };
  return isDesk(request) ? answering(house) : { ...answering(house), visited: visitedBy(request) };
}

const isDesk = ({ url }: FastifyRequest) => /^\/desk(\/|\?|$)/.test(url);

export type { Session };
