// What is on its way in a case, or did not go; and on My day, how much of it somebody has to settle.
import { createElement } from 'react';
import type { Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { mayHold } from '../platform/holds.ts';
import type { SendWay } from '../platform/senders.ts';
import { WAY_NAMES } from './outbox.rules.ts';
import { countTrouble, listOpenOf } from './outbox.ts';
import { OutgoingBlock } from './outgoing.tsx';

const way = (channel: unknown): string => WAY_NAMES[channel as SendWay] ?? 'Message';

export const shows: Shows = {
  onCase: {
    column: 'questions',
    show: async (ctx, kase) => {
      const messages = await listOpenOf(ctx, kase);
      if (messages.length === 0) return null;
      const mayWrite = mayDo(ctx.actor, 'cases.write');
      return createElement(OutgoingBlock, { reference: kase.ref, messages, now: ctx.now, mayWrite });
    },
  },
  acts: async (ctx, kase) =>
    mayHold(ctx, kase, 'outgoing') && ctx.reading
      ? [{ href: `/desk/cases/${kase.ref}/outgoing`, label: 'What went out' }]
      : [],
  onDay: (ctx) => ({ label: 'Messages that did not go', href: '/desk/outgoing', of: countTrouble(ctx) }),
  events: {
    'outbox.sent': { title: ({ particulars }) => `${way(particulars.channel)} went out` },
    'outbox.failed': { title: ({ particulars }) => `${way(particulars.channel)} was not sent` },
    'outbox.unsure': { title: ({ particulars }) => `${way(particulars.channel)} was perhaps not sent` },
    'outbox.stopped': { title: ({ particulars }) => `${way(particulars.channel)} taken back: not sent` },
    'outbox.tried_again': { title: ({ particulars }) => `${way(particulars.channel)} sent again` },
  },
};
