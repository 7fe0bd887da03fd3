// What waits to be rung stands beside My day.
import { createElement } from 'react';
import { countToRing, type Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { MissedBlock } from './missed.tsx';

export const shows: Shows = {
  onDay: (ctx) => ({
    label: 'To ring, no owner',
    href: '/desk/voicemails',
    of: mayDo(ctx.actor, 'cases.write') ? countToRing(ctx) : undefined,
  }),
  besideDay: async (ctx: Ctx) =>
    mayDo(ctx.actor, 'cases.write') ? createElement(MissedBlock, { press: newId(ctx.now) }) : null,
};
