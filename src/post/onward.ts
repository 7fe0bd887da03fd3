// Post that is for somebody else goes on to them from here, whole as it came; if it does not arrive, it is in Post again.
import { mayReceive } from '../links/index.ts';
import { changeMail, listOriginal, lockMail, type Mail, refuseUnsafe } from '../mailbox/index.ts';
import { send, stopAbout, type TakesBack } from '../outbox/index.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import type { Reason } from './post.rules.ts';
import { passOn, putBack } from './sorting.ts';

/** How the outbox knows post that was sent on. */
const KIND = 'transfer';
const MOST_SENT_ON = 10_000_000;

type Onward = { reason: Reason; to: string; agreed: boolean };

/**
 * Sends it on and marks it as not for us; held for ten seconds as whatever an officer sends. A second press changes nothing.
 * @throws RuleError the sender has not agreed that it leaves this trust; it is not safe, not here, or too large
 */
export async function sendOn(ctx: Ctx, id: string, { reason, to, agreed }: Onward): Promise<void> {
  const mail = await lockMail(ctx, id);
  if (mail.place === 'elsewhere' && mail.settled_by === ctx.actor.id && mail.reason === reason) return;
  if (!agreed && !(await mayReceive(ctx, to)))
    throw new RuleError(
      'This address is not of this trust. Ask whoever sent it first, then tick that they agreed.',
      'to',
    );
  refuseUnsafe(mail);
  const attachments = await wholeOf(ctx, mail);
  await passOn(ctx, id, { reason, wentTo: `${to}, sent on by email` });
  await send(ctx, {
    ...{ channel: 'email', to, subject: 'Post that is for you', body: words(ctx, mail), attachments },
    ...{ about: { kind: KIND, id: mail.id }, held: true },
  });
}

const words = (ctx: Ctx, { channel }: Mail) =>
  [
    `This ${channel === 'email' ? 'email' : 'letter'} came to PALS, and we think that it is for you. It is attached as it came.`,
    'Please answer whoever wrote it yourself. If it is not for you, tell us.',
    `PALS, ${ctx.trust.name}`,
  ].join('\n\n');

async function wholeOf(ctx: Ctx, mail: Mail) {
  const files = await listOriginal(ctx, mail);
  if (files.length === 0) throw new RuleError('Its original is not here. Send it on from the mailbox.', 'to');
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > MOST_SENT_ON)
    throw new RuleError('It is larger than 10 MB. Download the original and send it on from your own email.', 'to');
  return files;
}

/** Back in Post: what has not gone yet does not go. */
export async function takeBackOnward(ctx: Ctx, id: string): Promise<void> {
  await stopAbout(ctx, KIND, id);
  await putBack(ctx, id);
}

/** "Undo" under what goes out; and what did not arrive waits in Post again and says so. */
export const takesBack: TakesBack = {
  kind: KIND,
  takeBack: async (ctx, { about_id }) => {
    await putBack(ctx, about_id);
    return `/desk/post/${about_id}`;
  },
  whenLost: async (ctx, { about_id }, state) => {
    await putBack(ctx, about_id);
    await changeMail(ctx, { id: about_id }, { doubt: state === 'failed' ? 'onward_failed' : 'onward_unsure' });
  },
};
