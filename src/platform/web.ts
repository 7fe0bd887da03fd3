// What is fetched from an address that somebody typed: https alone, from hosts that are open to everybody, in bounds.
import { lookup } from 'node:dns/promises';
import { request } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

type WebAnswer = {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: AsyncIterable<Buffer>;
};

/** What stands between us and the internet; tests put another one there. */
export type Web = {
  /** Every address of a host. */
  resolve: (host: string) => Promise<readonly string[]>;
  /** Asks at this very address, whatever the name of the host leads to by now. */
  ask: (url: URL, address: string, signal: AbortSignal) => Promise<WebAnswer>;
};

/** Why nothing came, in words; with a status where somebody answered. `unasked`: we never ask there, and know nothing of it. */
export class NotFetched extends Error {
  constructor(
    words: string,
    readonly status?: number,
    readonly unasked = false,
  ) {
    super(words);
  }
}

export type WebLimits = { mostBytes: number; signal: AbortSignal };

const MOST_REDIRECTS = 3;
const SECONDS = 30;
const REDIRECTS = [301, 302, 303, 307, 308];

/** The bytes at an address. A redirect is a new address, and looked at like the first. @throws NotFetched */
export function fetchPublic(web: Web, typed: string, limits: WebLimits): Promise<Buffer> {
  return follow(web, typed, limits.signal, (answer) => bytesOf(answer, limits.mostBytes));
}

/** What stands at an address is not read: only whether somebody answers, and with which status. @throws NotFetched */
export function askPublic(web: Web, typed: string, signal: AbortSignal): Promise<number> {
  return follow(web, typed, signal, async ({ status, body }) => {
    await body[Symbol.asyncIterator]().return?.();
    return status;
  });
}

async function follow<T>(web: Web, typed: string, whole: AbortSignal, read: (answer: WebAnswer) => Promise<T>) {
  const signal = AbortSignal.any([whole, AbortSignal.timeout(SECONDS * 1000)]);
  try {
    let url = publicUrl(typed);
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const answer = await web.ask(url, await addressOf(web, url), signal);
      const to = answer.headers.location;
      if (!REDIRECTS.includes(answer.status) || typeof to !== 'string') return await read(answer);
      url = publicUrl(to, url);
    }
  } catch (error) {
    throw error instanceof NotFetched ? error : new NotFetched(troubleOf(error, whole));
  }
  throw new NotFetched('It sends us on from address to address');
}

/** @throws NotFetched it is no address that we ask */
export function publicUrl(typed: string, from?: URL): URL {
  const url = URL.canParse(typed, from) ? new URL(typed, from) : undefined;
  if (url?.protocol !== 'https:') throw new NotFetched('Its address does not begin with https://', undefined, true);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isNamed = isIP(host) === 0 && host.includes('.') && !host.endsWith('.');
  if (!isNamed || url.port !== '' || url.username !== '' || url.password !== '')
    throw new NotFetched('Its address must be a plain one, like https://example.org/services', undefined, true);
  url.hash = '';
  return url;
}

/** Whichever of its addresses is asked: one that leads inside is enough to ask none. */
async function addressOf(web: Web, { hostname }: URL): Promise<string> {
  const [first, ...others] = await web.resolve(hostname);
  if (!first) throw new NotFetched('There is no such address');
  if (![first, ...others].every(isPublicAddress))
    throw new NotFetched('Its address leads into a private network, so we do not ask there', undefined, true);
  return first;
}

async function bytesOf({ status, headers, body }: WebAnswer, most: number): Promise<Buffer> {
  if (status !== 200) throw new NotFetched(`It answers with an error (${status})`, status);
  if (![undefined, 'identity'].includes(headers['content-encoding'] as string | undefined))
    throw new NotFetched('It sends something compressed that we did not ask for');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > most) throw new NotFetched('It sends more than we take');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function troubleOf(error: unknown, whole: AbortSignal): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (whole.aborted) return 'It took too long';
  if (error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name)) return 'It did not answer in time';
  if (code === 'ENOTFOUND') return 'There is no such address';
  if (/CERT|SELF_SIGNED|SSL|TLS|LEAF_SIGNATURE/.test(code)) return 'Its certificate is not good';
  return 'It did not answer';
}

/** The internet itself. No proxy, no cookie, no connection that is kept: each request is one of its own. */
export const internet: Web = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  ask: (url, address, signal) =>
    new Promise((resolve, reject) => {
      const known = { address, family: isIP(address) };
      const asked = request(
        url,
        {
          agent: false,
          signal,
          headers: { accept: 'application/json, */*;q=0.5', 'accept-encoding': 'identity', 'user-agent': 'OpenPALS' },
          lookup: (_, { all }, done) => (all ? done(null, [known]) : done(null, address, known.family)),
        },
        (reply) => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: reply }),
      );
      asked.on('error', reject).end();
    }),
};
