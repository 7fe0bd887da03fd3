import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { renderToStaticMarkup } from 'react-dom/server';
import { mayDo, type Permission, type User } from './access.ts';
import { assetPaths } from './assets.ts';
import { DeskShell, FocusShell, OutsideShell, PlainShell } from './components/shell.tsx';
import { Trouble, TroubleOutside } from './components/trouble.tsx';
import type { Trust } from './context.ts';
import { describeBug, Forbidden, NotFound, RuleError } from './errors.ts';
import { type NavPlace, navOf } from './nav.rules.ts';
import { deskPage, json, outsidePage, type PageReply, plainPage, type Reply, type StreamReply } from './reply.ts';
import type { Fields, Req } from './routing.ts';
import { sayable, type Tongue } from './tongue.ts';
import { linkOn } from './tongue-links.ts';

/** What a page needs to know of the house and of who asks. */
export type Answering = {
  demo: boolean;
  secure: boolean;
  cookieName: string;
  modules: readonly { nav?: readonly NavPlace[] }[];
  /** Who sees the search, the button and the settings of the header. */
  header: { search: Permission; call: Permission; settings: readonly Permission[] };
  session?: { user: User; trust: { shortName: string } };
  /** Whose public pages somebody without an account is at, and in which language. */
  visited?: Visited | undefined;
};

export type Visited = Pick<Trust, 'name' | 'phone'> & { tongue?: Tongue | undefined };

export function readRequest(request: FastifyRequest): Req {
  const isForm = !request.headers['content-type']?.startsWith('application/json');
  const asksPath = request.url.split('?')[0] ?? '/';
  return {
    method: request.method,
    params: request.params as Record<string, string>,
    query: (request.query ?? {}) as Fields,
    body: (isForm ? (request.body ?? {}) : {}) as Fields,
    json: isForm ? undefined : request.body,
    files: [],
    fileProblems: [],
    path: asksPath,
    url: request.url,
    headers: request.headers as Record<string, string | undefined>,
    cookies: request.cookies,
    origin: `${request.protocol}://${request.host}`,
    address: request.ip,
    host: request.hostname.toLowerCase(),
    wantsJson: request.headers.accept?.includes('application/json') ?? false,
  };
}

/** A page as it is sent. As bytes: of a text, Node first counts them and then writes it piece by piece, a millisecond for a long page. */
export function draw(page: PageReply, about: Answering): Buffer {
  const html = renderToStaticMarkup(shell(page, about));
  return Buffer.from(`<!DOCTYPE html>${linkOn(html, page)}`);
}

/** `parts` reads on, for an answer that is a stream; `drawn` is a page that is drawn already. */
export function writeReply(
  answer: Reply,
  reply: FastifyReply,
  about: Answering,
  { parts, drawn }: { parts?: (answer: StreamReply) => AsyncIterable<Buffer>; drawn?: Buffer | undefined } = {},
) {
  for (const { name, value, maxAge, path = '/' } of answer.cookies ?? []) {
    reply.setCookie(name, value, {
      path,
      httpOnly: true,
      sameSite: 'lax',
      secure: about.secure,
      ...(maxAge === undefined ? {} : { maxAge }),
    });
  }
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value);
  if (answer.kind === 'redirect') return reply.redirect(answer.to, answer.status);
  reply.code(answer.status);
  if (answer.kind === 'json')
    return answer.status === 304
      ? reply.send()
      : reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
  if (answer.kind === 'text') return reply.type(answer.type).send(answer.body);
  if (answer.kind === 'stream') {
    reply.type(answer.type).header('content-length', answer.size);
    return reply.send(parts ? Readable.from(parts(answer)) : undefined);
  }
  reply.type('text/html; charset=utf-8');
  if (answer.kind === 'page' && answer.media?.length) allowMedia(reply, answer.media);
  if (answer.kind === 'fragment') return reply.send(renderToStaticMarkup(answer.body));
  return reply.send(drawn ?? draw(answer, about));
}

/** Helmet has set the policy already: only where films come from is opened, for this page. */
function allowMedia(reply: FastifyReply, hosts: readonly string[]) {
  const policy = String(reply.getHeader('content-security-policy'));
  reply.header('content-security-policy', policy.replace("media-src 'self'", `media-src 'self' ${hosts.join(' ')}`));
}

function shell(page: PageReply, about: Answering) {
  const { session } = about;
  const common = {
    title: page.title,
    trust: session?.trust.shortName ?? page.trust ?? 'OpenPALS',
    assets: assetPaths(),
    demo: about.demo,
    hasErrors: page.status === 422,
    width: page.width,
    body: page.body,
    draftDone: page.draftDone,
    signedOut: page.signedOut ?? false,
    person: session?.user,
  };
  const tongue = page.spoken ? page.tongue : undefined;
  if (page.shell === 'outside')
    return (
      <OutsideShell
        {...common}
        trust={page.trust ?? ''}
        person={undefined}
        tongue={tongue}
        formats={page.formats}
        large={page.large ?? false}
        byLink={page.byLink ?? false}
      />
    );
  if (!session || page.shell === 'plain') return <PlainShell {...common} />;
  const { user } = session;
  if (page.shell === 'focus' && page.leave) return <FocusShell {...common} user={user} leave={page.leave} />;
  const places = about.modules.flatMap((module) => module.nav ?? []);
  return (
    <DeskShell
      {...common}
      user={user}
      nav={navOf(user, places, page.section)}
      alerts={page.alerts ?? []}
      unchanged={page.unchanged}
      query={page.searchedFor}
      search={mayDo(user, about.header.search)}
      newCall={mayDo(user, about.header.call)}
      settings={about.header.settings.some((may) => mayDo(user, may))}
    />
  );
}

/** Three errors are answers; everything else is a bug: 500 with an id, the same id in the log, and no words of a person there. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, about: Answering) {
  const { status, heading, text } = wordsOf(error, request);
  const wantsJson = request.headers.accept?.includes('application/json');
  if (wantsJson) return writeReply(json({ message: text }, status), reply, about);
  if (about.visited) {
    const trouble = troubleOutside(about.visited, { status, heading, text });
    const drawn = status === 429 ? drawnOnce(about.visited, trouble, about) : undefined;
    return writeReply(trouble, reply, about, { drawn });
  }
  const input = { title: heading, status, body: <Trouble heading={heading} text={text} /> };
  return writeReply(about.session ? deskPage({ ...input, width: 'form' }) : plainPage(input), reply, about);
}

const refusals = new Map<string, Buffer>();
const MOST_REFUSALS = 100;

/** In a flood the same page goes out thousands of times: it is drawn once for each trust and language. */
function drawnOnce({ name, phone, tongue }: Visited, page: PageReply, about: Answering): Buffer {
  const key = `${name} ${phone ?? ''} ${tongue?.code ?? ''}`;
  const drawn = refusals.get(key) ?? draw(page, about);
  if (refusals.size >= MOST_REFUSALS) refusals.clear();
  refusals.set(key, drawn);
  return drawn;
}

const TRY_AGAIN = sayable('Go back and try again in a minute.');
const CHECK_ADDRESS = sayable('Check the address, or begin at the first page.');

function troubleOutside({ name, phone, tongue }: Visited, { status, heading, text: said }: Words): PageReply {
  const texts: Record<number, string> = { 404: CHECK_ADDRESS, 413: said, 429: said };
  const body = <TroubleOutside heading={heading} text={texts[status] ?? TRY_AGAIN} phone={phone} />;
  return outsidePage({ title: heading, status, trust: name, tongue, spoken: true, body });
}

type Words = { status: number; heading: string; text: string };

function wordsOf(error: unknown, request: FastifyRequest): Words {
  if (error === undefined || error instanceof NotFound) {
    return {
      status: 404,
      heading: sayable('Page not found'),
      text: 'Check the address, or search for the person or the case.',
    };
  }
  if (error instanceof Forbidden) return { status: 403, heading: sayable('You cannot open this'), text: error.message };
  if (error instanceof RuleError) return { status: 422, heading: sayable('That did not work'), text: error.message };
  const code = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (code === 413)
    return {
      status: 413,
      heading: sayable('That is too much at once'),
      text: sayable('Send less text, or split it into two. What you typed is still in your browser: go back to it.'),
    };
  if (code === 429)
    return {
      status: 429,
      heading: sayable('Too many at once'),
      text: sayable(
        'Many people are writing to us at this moment. Wait a minute, then go back and press again. What you typed is not lost.',
      ),
    };
  if (code >= 400 && code < 500)
    return { status: code, heading: sayable('That could not be read'), text: 'Go back and try again.' };
  const id = randomUUID().slice(0, 8);
  logBug(id, error, request);
  return {
    status: 500,
    heading: sayable('Sorry, there is a problem'),
    text: `Try again in a minute. Drafts are kept. If it goes on, tell your system administrator the number ${id}.`,
  };
}

function logBug(id: string, error: unknown, request: FastifyRequest) {
  process.stderr.write(`${id} ${request.method} ${request.routeOptions.url ?? '?'} ${describeBug(error)}\n`);
}
