// The way to write, among what is done seldom on the page of a case: a link, which asks nothing.
import type { Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { KIND_WORDS, TEMPLATE_KINDS, WAY_WORDS } from './kinds.rules.ts';

export const shows: Shows = {
  acts: async (ctx, kase) =>
    mayDo(ctx.actor, 'cases.write')
      ? [{ href: `/desk/cases/${kase.ref}/letters/new`, label: 'Write a letter or message' }]
      : [],
  events: {
    'letter.sent': {
      title: ({ particulars: { kind, channel } }) => {
        const known = TEMPLATE_KINDS.find((one) => one === kind);
        const way = channel === 'email' || channel === 'text' ? channel : 'letter';
        return `Written from a template: ${known ? KIND_WORDS[known].toLowerCase() : 'other'}, ${WAY_WORDS[way].toLowerCase()}`;
      },
    },
  },
};
