// What keeps the directory right, beside My day of those who keep it.
import type { Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { countDue } from './reports.ts';

export const shows: Shows = {
  onDay: async (ctx) => {
    const keeps = mayDo(ctx.actor, 'places.write');
    const { stale, reported } = keeps ? await countDue(ctx) : { stale: 0, reported: 0 };
    return {
      label: 'Help to check',
      href: `/desk/directory/help?view=${stale === 0 && reported > 0 ? 'reported' : 'check'}`,
      count: stale + reported,
    };
  },
};
