// A player asks for one file in many parts. That somebody looked is written down once, not for each part.
import { actorId, type Ctx } from '../platform/context.ts';

const GOES_ON_MS = 10 * 60_000;
const MOST_KNOWN = 1_000;
const lately = new Map<string, number>();

/** Is it more than ten minutes since this person began to look at this file? */
export function isNewLook(ctx: Ctx, file: string): boolean {
  const key = `${ctx.trust.id} ${actorId(ctx)} ${file}`;
  const at = ctx.now.getTime();
  const before = lately.get(key);
  if (before !== undefined && at >= before && at - before < GOES_ON_MS) return false;
  if (lately.size >= MOST_KNOWN) lately.clear();
  lately.set(key, at);
  return true;
}
