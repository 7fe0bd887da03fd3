// Addresses of the public pages of help. What somebody typed, and help after abuse, stand in none of them: whoever looks at
// the history of the browser reads nothing there, and after an hour such an address leads to the empty page.
import type { Ctx } from '../platform/context.ts';
import { seal, unsealed } from '../platform/sealed.ts';
import type { Asked } from './finding.ts';
import type { Help } from './help.ts';

export const FIND_HELP = '/find-help';
const FOUND = `${FIND_HELP}/found`;
const ABOUT = `${FIND_HELP}/about`;
const KEPT_QUIET = 'abuse';

/** Help that nobody must see somebody look for. */
export const isQuiet = ({ needs }: Pick<Help, 'needs'>): boolean => needs.includes(KEPT_QUIET);

/** Is it said, or found, that they look for such help? */
export const isQuietly = (asked: Asked, found: readonly Help[]): boolean =>
  asked.need === KEPT_QUIET || found.some(isQuiet);

export function searchAddress({ now }: Pick<Ctx, 'now'>, asked: Asked): string {
  const plain = asked.q === '' && asked.where === '' && asked.need !== KEPT_QUIET;
  if (!plain) return `${FOUND}/${seal(FOUND, JSON.stringify(asked), now)}`;
  const query = new URLSearchParams({
    ...(asked.need ? { need: asked.need } : {}),
    ...(asked.page > 1 ? { page: String(asked.page) } : {}),
  }).toString();
  return query ? `${FIND_HELP}?${query}` : FIND_HELP;
}

export function helpAddress({ now }: Pick<Ctx, 'now'>, help: Pick<Help, 'key' | 'needs'>): string {
  return isQuiet(help) ? `${ABOUT}/${seal(ABOUT, help.key, now)}` : `${FIND_HELP}/${help.key}`;
}

/** What was asked for in such an address; undefined: it is too old. */
export function maybeAsked({ now }: Pick<Ctx, 'now'>, sealed: string): Asked | undefined {
  const words = unsealed(FOUND, sealed, now);
  return words === undefined ? undefined : (JSON.parse(words) as Asked);
}

export const maybeKey = ({ now }: Pick<Ctx, 'now'>, sealed: string): string | undefined => unsealed(ABOUT, sealed, now);
