import { createElement } from 'react';
import type { Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { mayHold } from '../platform/holds.ts';
import { dateTimeWords } from '../platform/time.ts';
import { listMessages, type Message } from './messages.ts';
import { maybeReceiptOf } from './receipts.ts';
import { ByNumberBlock } from './writing.tsx';

export const shows: Shows = {
  onCase: {
    column: 'people',
    show: async (ctx, kase) => {
      const receipt = mayHold(ctx, kase, 'receipts') ? await maybeReceiptOf(ctx, kase) : undefined;
      if (!receipt) return null;
      const fact = factOf(await listMessages(ctx, kase.id), receipt.came_at, ctx.now);
      const unnamed = receipt.person_id === null;
      const mayWrite = mayDo(ctx.actor, 'cases.write');
      return createElement(ByNumberBlock, { reference: kase.ref, unnamed, fact, mayWrite });
    },
  },
  events: {
    'receipt.given': { title: 'They were given a number to come back with' },
    'receipt.read': { title: 'They came back with their number and read what PALS wrote' },
    'receipt.written': { title: 'PALS wrote to them, to be read with their number' },
    'receipt.answered': { title: 'They came back with their number and wrote' },
  },
};

/** The last thing that happened between them and us. */
function factOf(messages: readonly Message[], came: Date | null, now: Date): string {
  const last = messages.findLast(({ struck }) => !struck);
  if (!last) return 'They can come back with a number. Nothing is written for them yet.';
  if (!last.ours) return `They wrote ${dateTimeWords(last.written_at, now)}.`;
  if (last.read_at) return `They read what PALS wrote, ${dateTimeWords(last.read_at, now)}.`;
  return came ? 'What PALS wrote is not read yet.' : 'What PALS wrote is not read yet. They have not come back.';
}
