// A form that was sent as it stood: the page it leads to says that nothing was changed, in place of "Saved".
import type { Reply } from './reply.ts';
import { one, type Req, type Route } from './routing.ts';

/** Where a trust sets what is so. Every change there is recorded, so what recorded nothing changed nothing. */
const SET_HERE = ['/desk/settings', '/desk/directory'];

/** Sends on, to a page that does not say "Saved", where a form of what is set changed nothing. */
export function sentOn(answer: Reply, { method, path }: Pick<Route, 'method' | 'path'>, recorded: boolean): Reply {
  if (answer.kind !== 'redirect' || method !== 'POST' || recorded) return answer;
  if (!SET_HERE.some((under) => path.startsWith(under))) return answer;
  return { ...answer, to: answer.to.replace(/([?&])done=[^&#]*/, '$1unchanged=yes') };
}

/** Does this page come after a form that changed nothing? */
export function isUnchanged({ query }: Pick<Req, 'query'>): boolean {
  return one(query, 'unchanged') === 'yes';
}
