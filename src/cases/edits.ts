import { listEvents } from '../audit/index.ts';
import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Fields, many, one } from '../platform/routing.ts';
import type { Case } from './cases.ts';
import { clashesOf, KEEPS, mergeEdits, type Texts } from './edits.rules.ts';

type Sides = { mine: Texts; theirs: Texts; long: readonly string[] };
type Settled = { texts: Texts; clashes: readonly string[] };

/**
 * Puts what was sent and what stands now together. Where both sides changed the same field and nobody has chosen yet,
 * `clashes` names those fields, and `texts` holds mine in them.
 */
export function settleEdit(body: Fields, { mine, theirs, long }: Sides): Settled {
  const names = Object.keys(mine);
  const sent = names.some((name) => Object.hasOwn(body, `was_${name}`));
  const was = sent ? Object.fromEntries(names.map((name) => [name, one(body, `was_${name}`)])) : theirs;
  const keep = KEEPS.find((known) => known === one(body, 'keep'));
  const clashes = keep ? many(body, 'clash').filter((name) => names.includes(name)) : clashesOf(was, mine, theirs);
  return {
    texts: mergeEdits(was, mine, theirs, { keep: keep ?? 'mine', clashes, long }),
    clashes: keep ? [] : clashes,
  };
}

/** First name of the colleague who changed the case last. */
export async function whoChanged(ctx: Ctx, kase: Case): Promise<string> {
  const names = await staffNames(ctx);
  const events = await listEvents(ctx, { case: kase.id, most: 20 });
  const event = [...events]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .find((one) => one.name.endsWith('_changed') && one.actor_id !== ctx.actor.id);
  return names.get(event?.actor_id ?? '')?.split(' ')[0] ?? 'A colleague';
}
