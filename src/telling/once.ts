// What is told on one page: however often it is pressed, it is told once.
import type { Ctx } from '../platform/context.ts';
import { type Along, sendTold } from './sending.ts';
import type { Told } from './telling.rules.ts';
import { beginTelling, maybeTelling, noteSent, type Telling } from './tellings.ts';

type Once = { press: string; kind: Telling['kind']; told: Told };

/** `press` is the secret of the page it was written on. @throws RuleError a field holds what cannot be recorded */
export async function sendOnce(ctx: Ctx, { press, kind, told }: Once, along?: Along): Promise<void> {
  await beginTelling(ctx, kind, { secret: press });
  const telling = await maybeTelling(ctx, press, true);
  if (telling && !telling.sent_at) await noteSent(ctx, telling, await sendTold(ctx, told, along ? { along } : {}));
}
