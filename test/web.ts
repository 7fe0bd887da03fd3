// What stands in for the internet: addresses of hosts, and what each page says. Everything before it is the real thing.
import type { Web } from '../src/platform/web.ts';
import { open } from './harness.ts';

type Answer = { status?: number; headers?: Record<string, string>; body?: unknown } | (() => never);

export type FakeWeb = {
  /** What was asked, the first first, and at which address. */
  asked: { url: string; address: string }[];
  hosts: Record<string, string[]>;
  pages: Record<string, Answer>;
};

/** An address that is open to everybody; nobody is asked there. */
const OPEN = '8.8.8.8';

/** From now on the desk of the tests fetches from here. */
export function fetchFrom(pages: Record<string, Answer>, hosts: Record<string, string[]> = {}): FakeWeb {
  const web: FakeWeb = { asked: [], hosts, pages };
  open().house.web = overWeb(web);
  return web;
}

export function fetchNothing() {
  delete open().house.web;
}

export function overWeb(web: FakeWeb): Web {
  return {
    resolve: async (host) => web.hosts[host] ?? [OPEN],
    ask: async (url, address) => {
      web.asked.push({ url: url.href, address });
      const page = web.pages[url.href] ?? { status: 404 };
      const { status = 200, headers = {}, body = '' } = typeof page === 'function' ? page() : page;
      return { status, headers, body: bytesOf(typeof body === 'string' ? body : JSON.stringify(body)) };
    },
  };
}

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}
