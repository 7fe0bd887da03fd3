// What people of a case were told of; and what keeps the directory right, beside My day of those who keep it.
import { createElement } from 'react';
import type { Shows } from '../cases/index.ts';
import { peopleByIds } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import { countDue } from './reports.ts';
import { listTold } from './told.ts';
import { ToldBlock } from './told.tsx';

export const shows: Shows = {
  onCase: {
    column: 'rest',
    show: async (ctx, kase) => {
      const told = await listTold(ctx, kase);
      if (told.length === 0) return null;
      const people = await peopleByIds(
        ctx,
        told.flatMap(({ person_id }) => person_id ?? []),
      );
      const names = new Map([...people].map(([id, { name }]) => [id, name]));
      const mayWrite = mayDo(ctx.actor, 'cases.write');
      return createElement(ToldBlock, { reference: kase.ref, told, names, now: ctx.now, mayWrite });
    },
  },
  acts: async (ctx, kase) =>
    mayDo(ctx.actor, 'cases.write') && !kase.handed_over_at
      ? [{ href: `/desk/cases/${kase.ref}/help`, label: 'Where to find help' }]
      : [],
  events: {
    'help.told': { title: 'Told where to find help' },
    'guide.told': { title: 'Gave advice from a guide' },
    'help.outcome': { title: 'Asked whether the help helped' },
    'help.asking_stopped': { title: 'They do not want to be asked whether the help helped' },
  },
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
