// Beside a person: whether they take part; beside My day: what has to be looked at again.
import { createElement } from 'react';
import type { Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { actorId } from '../platform/context.ts';
import { maybeMemberOf } from './members.ts';
import { InvolvedBlock } from './members.tsx';
import { countToCheck } from './opportunities.ts';

export const shows: Shows = {
  onPerson: async (ctx, person) => {
    if (!mayDo(ctx.actor, 'involvement.read') || person.died) return null;
    const member = await maybeMemberOf(ctx, person.id);
    const mayWrite = mayDo(ctx.actor, 'involvement.write');
    return createElement(InvolvedBlock, { person: person.id, member, mayWrite });
  },
  onDay: (ctx) => ({
    label: 'Ways to get involved to check',
    href: '/desk/involvement',
    of: mayDo(ctx.actor, 'involvement.write') ? countToCheck(ctx, actorId(ctx)) : undefined,
  }),
};
