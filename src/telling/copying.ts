// "Email me this": once, to the address that was given with the same words, and nowhere else.
import { byDateWords } from '../calendar/index.ts';
import { casesByRefs } from '../cases/index.ts';
import { canSend, progressWords, send } from '../outbox/index.ts';
import { listWays, mayReach, messageTo, peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { hashOf } from '../platform/ids.ts';
import { type Copy, isUnsafe, type Sent, said, type Told } from './telling.rules.ts';
import { noteSaid, type Telling } from './tellings.ts';

/** How what was sent can be sent to them as well; undefined: not asked for, or others might see it. */
export function copyFor(told: Told): Copy | undefined {
  if (isUnsafe(told)) return undefined;
  const way = said(told, 'way');
  const by = way === 'email' || way === 'video_relay' ? 'email' : 'text';
  const to = said(told, way === 'email' || way === 'video_relay' ? 'email' : way === 'text' ? 'phone' : '').trim();
  const kind = by === 'email' ? 'email' : 'phone';
  return messageTo({ kind, value: to }) ? { by, to: fingerprint(to) } : undefined;
}

/** Of the address nothing is kept by which anybody could be found. */
const fingerprint = (address: string): string => hashOf(`copy:${address}`).toString('hex');

/** Is it offered on the last page? */
export const offersCopy = (ctx: Ctx, { copy, copied }: Sent): boolean =>
  copy !== undefined && copied === undefined && canSend(ctx, copy.by);

/** One press is one message. */
export async function sendCopy(ctx: Ctx, telling: Telling): Promise<void> {
  const { sent } = telling;
  if (!sent?.copy || !offersCopy(ctx, sent)) return;
  const { by, to } = sent.copy;
  const kase = (await casesByRefs(ctx, [sent.ref])).get(sent.ref);
  const person = (await peopleByIds(ctx, [kase?.caller_id ?? null])).get(kase?.caller_id ?? '');
  const way = person && (await listWays(ctx, [person.id])).find(({ value }) => fingerprint(value) === to);
  if (!kase || !person || !way || !messageTo(way) || person.unsafe || !mayReach(person, by))
    return noteSaid(ctx, telling, { copied: false });
  const body = [copyWords(ctx, sent), await progressWords(ctx, sent.ref), `PALS, ${ctx.trust.name}`].join('\n\n');
  await send(ctx, {
    ...{ channel: by, to: way.value, subject: 'We have your message', body, about: { kind: 'told', id: telling.id } },
    ...{ case: kase.id, person: person.id, held: false, automatic: true },
  });
  await noteSaid(ctx, telling, { copied: true });
}

/** After a death no hour is named. */
function copyWords(ctx: Ctx, { by, died }: Sent): string {
  if (died) return 'Thank you for telling us. Somebody from PALS will read it. There is no rush.';
  return `We have your message.${by ? ` We will contact you ${byDateWords(new Date(by), ctx.now)}.` : ''}`;
}
