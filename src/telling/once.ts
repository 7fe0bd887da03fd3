// What is told on one page: however often the same is pressed, it is told once.
import type { Ctx } from '../platform/context.ts';
import { hashOf } from '../platform/ids.ts';
import { receiptOf } from '../receipts/index.ts';
import { type Along, sendTold } from './sending.ts';
import type { Told } from './telling.rules.ts';
import { beginTelling, maybeTelling, noteSent, type Telling } from './tellings.ts';

type Once = { press: string; kind: Telling['kind']; told: Told };

/**
 * `press` is the secret of the page it was written on. Gives the secret of what was sent: whoever corrects their number and
 * presses again, since they saw no answer, has told us something else. Who only says thank you gets no number.
 * @throws RuleError a field holds what cannot be recorded
 */
export async function sendOnce(ctx: Ctx, { press, kind, told }: Once, along?: Along): Promise<string> {
  const secret = hashOf(JSON.stringify([press, told])).toString('base64url');
  await beginTelling(ctx, kind, { secret });
  const telling = await maybeTelling(ctx, secret, true);
  if (!telling || telling.sent_at) return secret;
  const receipt = kind === 'thanks' ? {} : { receipt: receiptOf(secret) };
  await noteSent(ctx, telling, await sendTold(ctx, told, { ...receipt, ...(along ? { along } : {}) }));
  return secret;
}
