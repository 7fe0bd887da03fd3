import { listEvents } from '../audit/index.ts';
import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Case } from './cases.ts';

/** First name of the colleague who changed the case last. */
export async function whoChanged(ctx: Ctx, kase: Case): Promise<string> {
  const names = await staffNames(ctx);
  const events = await listEvents(ctx, { case: kase.id, most: 20 });
  const event = [...events]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .find((one) => one.name.endsWith('_changed') && one.actor_id !== ctx.actor.id);
  return names.get(event?.actor_id ?? '')?.split(' ')[0] ?? 'A colleague';
}
