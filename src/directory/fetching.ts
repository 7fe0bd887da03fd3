// A feed fetched from where it is published: page by page, and a service by itself where the list holds the short of it.
import { hashOf } from '../platform/ids.ts';
import { fetchPublic, NotFetched, publicUrl, type Web } from '../platform/web.ts';
import { isObject, jsonIn, type Loose, MOST_SERVICES, servicesIn, unread } from './feed.rules.ts';

/** As much as may be sent in files, in as long as a slow publisher needs for 50,000 services one by one. */
const MOST_BYTES = 60_000_000;
const MINUTES = 60;
/** Of one service by itself. */
const MOST_OF_ONE = 1_000_000;
const AT_ONCE = 4;

type Told = (services: number) => Promise<void>;
type Fetch = (url: URL, most?: number) => Promise<unknown>;

/** All pages of the feed at this address. @throws NotFetched nothing of it is of use */
export async function fetchFeed(web: Web, address: string, told: Told): Promise<unknown[]> {
  const fetch = fetching(web);
  const url = publicUrl(address);
  const first = await fetch(url);
  const isAbout = isObject(first) && 'openapi_url' in first && !('contents' in first);
  const list = isAbout ? publicUrl(`${url.href.replace(/\/$/, '')}/services`) : url;
  const pages = await pagesFrom(list, isAbout ? await fetch(list) : first, { fetch, told });
  return isShort(pages) ? [await wholeServices(list, pages, { fetch, told })] : pages;
}

/** What comes in all is counted, and how long it takes. */
function fetching(web: Web): Fetch {
  const signal = AbortSignal.timeout(MINUTES * 60_000);
  let left = MOST_BYTES;
  return async (url, most = left) => {
    const bytes = await fetchPublic(web, url.href, { mostBytes: Math.min(most, left), signal });
    left -= bytes.length;
    const sent = jsonIn(bytes);
    if (sent === undefined) throw new NotFetched('What it sends is no JSON', 200);
    return sent;
  };
}

type Around = { fetch: Fetch; told: Told };

/** The pages in their order. Whoever gives a page twice would give pages for ever. */
async function pagesFrom(list: URL, first: unknown, { fetch, told }: Around): Promise<unknown[]> {
  const pages = [first];
  const seen = new Map([[marksOf(first), 1]]);
  let many = servicesIn(first).length;
  for (let at = 2; isMore(pages.at(-1), at); at += 1) {
    const url = new URL(list);
    url.searchParams.set('page', String(at));
    const page = await fetch(url);
    if (servicesIn(page).length === 0) break;
    const same = seen.get(marksOf(page));
    if (same) throw new NotFetched(`Its page ${at} is page ${same} again, so it would never end`);
    seen.set(marksOf(page), at);
    pages.push(page);
    many += servicesIn(page).length;
    if (many > MOST_SERVICES) throw new NotFetched('It holds more services than we take');
    await told(many);
  }
  return pages;
}

const marksOf = (page: unknown) => hashOf(JSON.stringify(servicesIn(page))).toString('hex');

function isMore(page: unknown, next: number): boolean {
  if (!isObject(page) || !Array.isArray(page.contents) || page.contents.length === 0) return false;
  return page.last_page !== true && typeof page.total_pages === 'number' && next <= page.total_pages;
}

const WHOLE = ['contacts', 'phones', 'schedules', 'service_at_locations', 'attributes', 'service_areas', 'languages'];

/** The standard lets a list leave out all that hangs on a service: then each has to be asked for. */
function isShort(pages: readonly unknown[]): boolean {
  const isPaged = pages.some((page) => isObject(page) && 'contents' in page);
  const services = pages.flatMap(servicesIn);
  return isPaged && !services.some((one) => isObject(one) && WHOLE.some((part) => part in one));
}

/** Some at a time. One that does not come is refused with the reason; where nobody answers any more, all of it is. */
async function wholeServices(list: URL, pages: readonly unknown[], { fetch, told }: Around): Promise<unknown[]> {
  const services = pages.flatMap(servicesIn);
  for (let at = 0; at < services.length; at += AT_ONCE) {
    const whole = await Promise.all(services.slice(at, at + AT_ONCE).map((one) => wholeOf(list, one, fetch)));
    services.splice(at, whole.length, ...whole);
    if (at % (AT_ONCE * 25) === 0) await told(at + whole.length);
  }
  return services;
}

async function wholeOf(list: URL, short: unknown, fetch: Fetch): Promise<unknown> {
  if (!isObject(short) || typeof short.id !== 'string' || short.id === '') return short;
  const url = new URL(list);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(short.id)}`;
  url.search = '';
  try {
    const whole = await fetch(url, MOST_OF_ONE);
    return isObject(whole) && whole.id === short.id
      ? joined(short, whole)
      : unread(short, 'Another service came for it');
  } catch (error) {
    if (!(error instanceof NotFetched) || error.status === undefined) throw error;
    return unread(short, error.message);
  }
}

/** What one of the two leaves out, the other may say: such as whose it is. */
const joined = (short: Loose, whole: Loose): Loose => ({ ...short, ...whole });
