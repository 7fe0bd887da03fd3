import type { Ctx } from '../platform/context.ts';
import type { HealthLine } from '../platform/health.ts';
import type { SendWay } from '../platform/senders.ts';
import { WAY_NAMES } from './outbox.rules.ts';
import { countOutgoing } from './outbox.ts';
import { addressOf, canSend, isDemo } from './ways.ts';

const DEMO = 'Nothing leaves the demonstration. What people would have got is on the page “Mail of the demonstration”.';

const WAYS: readonly SendWay[] = ['email', 'text', 'letter'];

/** What goes out of this trust: by which ways, and what did not go. */
export async function health(ctx: Ctx): Promise<HealthLine[]> {
  const ways = WAYS.filter((way) => canSend(ctx, way)).map((way) => WAY_NAMES[way].toLowerCase());
  const { waiting, failed, unsure } = await countOutgoing(ctx);
  if (ways.length === 0)
    return [
      {
        what: 'Messages going out',
        well: true,
        off: true,
        words: 'Letters, emails and questions are sent by hand.',
        todo: 'Name your mail server (SMTP_URL) and the address of PALS (MAIL_FROM) in the surroundings.',
      },
    ];
  const from = addressOf(ctx);
  const words = [
    isDemo() ? DEMO : `By ${ways.join(', ')}${from ? `, from ${from}` : ''}.`,
    waiting > 0 && `${waiting} on the way.`,
    failed > 0 && `${failed} not sent.`,
    unsure > 0 && `${unsure} perhaps sent.`,
  ];
  return [
    {
      what: 'Messages going out',
      well: failed + unsure === 0,
      words: words.filter(Boolean).join(' '),
      ...(failed + unsure > 0 && { todo: 'Officers find them on My day, under “Messages that did not go”.' }),
    },
  ];
}
