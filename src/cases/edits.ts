import { listEvents } from '../audit/index.ts';
import { staffNames } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { wholeCase } from './same-case.ts';
import type { Case } from './tables.ts';

const isChange = (name: string) => name.endsWith('_changed');

/** First name of the colleague who changed the case last; with `names`, by one of these events. */
export async function whoChangedCase(ctx: Ctx, kase: Case, names?: string[]): Promise<string> {
  const staff = await staffNames(ctx);
  const events = await listEvents(ctx, { case: wholeCase(ctx, kase), most: 20, ...(names ? { names } : {}) });
  const event = [...events]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .find((one) => (names || isChange(one.name)) && one.actor_id !== ctx.actor.id);
  return staff.get(event?.actor_id ?? '')?.split(' ')[0] ?? 'A colleague';
}
