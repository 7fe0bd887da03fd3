// The way to write, on a line beside whom a case is about: a link, which asks the database nothing.
import { createElement } from 'react';
import { type Shows, settled } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { countBegun } from './begun.ts';
import { BEGUN } from './begun.tsx';
import { WriteLine } from './choosing.tsx';
import { KIND_WORDS, TEMPLATE_KINDS, WAY_WORDS } from './kinds.rules.ts';

export const shows: Shows = {
  onCase: {
    column: 'people',
    show: async (ctx, kase) =>
      mayDo(ctx.actor, 'cases.write') ? settled(createElement(WriteLine, { reference: kase.ref })) : null,
  },
  onDay: async (ctx) => ({
    label: 'Letters you have begun',
    href: BEGUN,
    count: mayDo(ctx.actor, 'cases.write') ? await countBegun(ctx) : 0,
  }),
  events: {
    'letter.reading_asked': { title: () => 'A colleague was asked to read a letter before it goes' },
    'letter.reading_taken_back': { title: () => 'A letter is not to be read any more' },
    'letter.signed_off': { title: () => 'A letter was read by a second person and signed off' },
    'letter.sent_back': { title: () => 'A letter was sent back to whoever wrote it' },
    'letter.format_chosen': { title: () => 'The format of a letter was chosen' },
    'letter.sent': {
      title: ({ particulars: { kind, channel } }) => {
        const known = TEMPLATE_KINDS.find((one) => one === kind);
        const way = channel === 'email' || channel === 'text' ? channel : 'letter';
        return `Written from a template: ${known ? KIND_WORDS[known].toLowerCase() : 'other'}, ${WAY_WORDS[way].toLowerCase()}`;
      },
    },
  },
};
