// What each of those who come knows of a meeting, in words.
import type { Case } from '../cases/index.ts';
import { fateWords, type Outgoing } from '../outbox/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import type { Coming } from './attending.ts';
import { isTold } from './invites.rules.ts';
import { howToTell, isWaiting, toldBy } from './invites.ts';
import type { ComingLine } from './meeting.tsx';
import type { Meeting } from './meetings.ts';
import { replyWords } from './replies.ts';

/** `sent`: what went and goes to all of them. */
export async function lineOf(
  ctx: Ctx,
  kase: Case,
  meeting: Meeting,
  one: Coming,
  sent: readonly Outgoing[],
): Promise<ComingLine> {
  const { id, side, called, part, came } = one;
  const promise = await toldBy(ctx, one);
  const message = sent.find(({ id: known }) => known === one.message_id);
  const isOpen = message !== undefined && (!promise || promise.made_at < message.made_at);
  const told = isOpen ? mailWords(ctx, meeting, one, message) : promiseWords(meeting, one, promise?.state);
  const planned = meeting.state === 'planned';
  return {
    ...{ id, side, called, part, came, died: one.person?.died ?? false },
    told: [told, replyWords(meeting, one, ctx.now), planned && waysWords(ctx, kase, one, told !== '')]
      .filter(Boolean)
      .join(' '),
    knew: planned && told !== '' && !isTold(meeting, one),
    waits: planned && isWaiting(ctx, kase, meeting, one),
    sent: isOpen ? unsettled(ctx, message) : undefined,
  };
}

/** What can still be taken back, or did not go, with what can be done about it. */
export function unsettled(ctx: Ctx, message: Outgoing | undefined) {
  if (!message || message.state === 'sent' || message.state === 'stopped') return undefined;
  return { message, now: ctx.now, mayWrite: mayDo(ctx.actor, 'cases.write') };
}

function mailWords(ctx: Ctx, meeting: Meeting, one: Coming, message: Outgoing): string {
  const earlier = isTold(meeting, one) ? '' : 'They have the earlier time. ';
  return `${earlier}${unsettled(ctx, message) ? '' : fateWords(message, ctx.now)}`.trim();
}

function promiseWords(meeting: Meeting, one: Coming, state: string | undefined): string {
  if (state === 'open') return 'Somebody tells them: it is promised, in My day.';
  if (state !== 'kept') return '';
  return isTold(meeting, one) ? 'They know.' : 'They know the earlier time.';
}

/** Why nothing of it may go to them; and of whoever was told nothing yet, how they will hear. */
function waysWords(ctx: Ctx, kase: Case, one: Coming, isKnown: boolean): string {
  const telling = howToTell(ctx, kase, one);
  if (telling.by === 'nobody') return telling.why;
  if (isKnown) return '';
  if (telling.by === 'with') return 'Comes with them.';
  return telling.by === 'email'
    ? `Not invited yet: by email, ${telling.to}.`
    : 'Not told yet. No email can go: you are asked to tell them.';
}
