// The language of a page stands in its address and goes on to every page it leads to: no cookie is needed for it.
import type { Reply } from './reply.ts';
import { type Fields, one } from './routing.ts';

const NAME = 'lang';

/** The language asked for in the address, as it was typed: `?lang=ur`. */
export function tongueAsked({ query }: { query: Fields }): string {
  return one(query, NAME);
}

const inTongue = (path: string, code: string): string => {
  const [whole = '', hash] = path.split('#');
  return `${whole}${whole.includes('?') ? '&' : '?'}${NAME}=${code}${hash === undefined ? '' : `#${hash}`}`;
};

/** Of our own pages; not of another host, of what is loaded, of the way out. */
const isOurs = (path: string) => /^\/(?!\/|assets\/|leave$)/.test(path) && !path.includes(`${NAME}=`);

/** The language stands in the address and goes on to where an answer leads: no cookie is needed for it. */
export function leadOn(answer: Reply, req: { query: Fields }): Reply {
  const code = tongueAsked(req);
  if (answer.kind !== 'redirect' || !/^[a-z]{2,3}$/.test(code) || !isOurs(answer.to)) return answer;
  return { ...answer, to: inTongue(answer.to, code) };
}

/** Every link and every form of a page that was asked for in a language leads to the next page in it. */
export function linkOn(html: string, code: string): string {
  return html.replace(/ (href|action|formAction)="(\/[^"]*)"/g, (whole, name: string, path: string) =>
    isOurs(path) ? ` ${name}="${inTongue(path, code).replace(/&(?!amp;)/g, '&amp;')}"` : whole,
  );
}
