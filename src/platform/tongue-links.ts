// What somebody asked for in the address of a page, its language and large print, goes on to every page it leads to: no
// cookie is needed for it.
import type { PageReply, Reply } from './reply.ts';
import { type Fields, one } from './routing.ts';

const LANGUAGE = 'lang';
const FORMAT = 'format';
const LARGE = 'large';

/** The language asked for in the address, as it was typed: `?lang=ur`. */
export function tongueAsked({ query }: { query: Fields }): string {
  return one(query, LANGUAGE);
}

/** `?format=large` */
export function largeAsked({ query }: { query: Fields }): boolean {
  return one(query, FORMAT) === LARGE;
}

/** The same page in the other size. "usual" is said, so that large print does not lead on to it. */
export function otherSize(url: string, large: boolean): string {
  const [path = '/', typed = ''] = url.split('?');
  const query = new URLSearchParams(typed);
  query.set(FORMAT, large ? 'usual' : LARGE);
  return `${path}?${query}`;
}

type Asked = { lang: string; large: boolean };

/** Of our own pages; not of another host, of what is loaded, of the way out. */
const isOurs = (path: string) => /^\/(?!\/|assets\/|leave$|desk)/.test(path);

/** The address with what was asked for, where it does not say it itself. */
function onwards(path: string, { lang, large }: Asked): string {
  if (!isOurs(path)) return path;
  const [whole = '', hash] = path.split('#');
  const [bare = '', typed = ''] = whole.split('?');
  const query = new URLSearchParams(typed);
  if (lang && !query.has(LANGUAGE)) query.set(LANGUAGE, lang);
  if (large && !query.has(FORMAT)) query.set(FORMAT, LARGE);
  return `${bare}${query.size > 0 ? `?${query}` : ''}${hash === undefined ? '' : `#${hash}`}`;
}

/** Where an answer leads. */
export function leadOn(answer: Reply, req: { query: Fields }): Reply {
  const lang = tongueAsked(req);
  const asked = { lang: /^[a-z]{2,3}$/.test(lang) ? lang : '', large: largeAsked(req) };
  if (answer.kind !== 'redirect' || (!asked.lang && !asked.large)) return answer;
  return { ...answer, to: onwards(answer.to, asked) };
}

/** Every link and every form of the page. A form that asks (GET) leaves the query of its address behind: it takes fields. */
export function linkOn(html: string, { tongue, large = false }: Pick<PageReply, 'tongue' | 'large'>): string {
  const asked = { lang: tongue?.code ?? '', large };
  if (!asked.lang && !asked.large) return html;
  const fields = [
    asked.lang && `<input type="hidden" name="${LANGUAGE}" value="${asked.lang}"/>`,
    asked.large && `<input type="hidden" name="${FORMAT}" value="${LARGE}"/>`,
  ];
  const asking = `$&${fields.filter(Boolean).join('')}`;
  return html
    .replace(/<form [^>]*method="get"[^>]*>/gi, asking)
    .replace(/ (href|action|formAction)="(\/[^"]*)"/gi, (_, name: string, path: string) => {
      const to = onwards(path.replaceAll('&amp;', '&'), asked);
      return ` ${name}="${to.replaceAll('&', '&amp;')}"`;
    });
}
