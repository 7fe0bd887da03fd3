import { createElement } from 'react';
import { type Shows, settled } from '../cases/index.ts';
import { RailLine } from '../platform/components/panels.tsx';
import { mayHold } from '../platform/holds.ts';
import { dateTimeWords } from '../platform/time.ts';
import { maybeDelay } from './delays.ts';

export const shows: Shows = {
  onCase: {
    column: 'people',
    show: async (ctx, kase) => {
      const delay = mayHold(ctx, kase, 'delays') ? await maybeDelay(ctx, kase.id) : undefined;
      if (!delay) return null;
      const by = `They hear from us by ${dateTimeWords(delay.due_at, ctx.now)}.`;
      const fact = `${delay.person_id ? 'Told by a message' : 'They read it when they come back'}. ${by}`;
      return settled(createElement(RailLine, { title: 'It takes longer', fact }));
    },
  },
  events: {
    'delay.told': {
      title: ({ particulars }) =>
        particulars.how === 'message'
          ? `Told by a message that it takes longer${particulars.neutral ? ', in words that say nothing of it' : ''}`
          : 'It takes longer: they read it when they come back',
    },
  },
};
