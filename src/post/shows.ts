// What waits in Post is counted beside My day; what came in writing stands on the page of its case.
import { createElement } from 'react';
import { type Shows, settled } from '../cases/index.ts';
import { listMailsOf, postCount } from '../mailbox/index.ts';
import { mayDo } from '../platform/access.ts';
import { dateTimeWords } from '../platform/time.ts';
import { PostOfCase } from './case-block.tsx';

export const shows: Shows = {
  onDay: (ctx) => ({
    label: 'Post to sort',
    href: '/desk/post',
    of: mayDo(ctx.actor, 'post.read') ? postCount(ctx) : undefined,
  }),
  onCase: {
    column: 'rest',
    show: async (ctx, kase) => {
      const mails = mayDo(ctx.actor, 'post.read') ? await listMailsOf(ctx, kase) : [];
      if (mails.length === 0) return null;
      const lines = mails.map((mail) => ({ mail, came: dateTimeWords(mail.came_at, ctx.now) }));
      return settled(createElement(PostOfCase, { lines }));
    },
  },
  events: {
    'mailbox.joined': { title: 'What came in writing was put with this case' },
    'mailbox.taken_out': { title: 'What came in writing was put back into Post' },
    'mail.infected': { title: 'The virus check found something in an email: nobody can open it' },
  },
};
