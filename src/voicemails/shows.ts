// What waits to be rung stands beside My day.
import { createElement } from 'react';
import { countToRing, type Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { MissedBlock } from './missed.tsx';

export const shows: Shows = {
  onDay: async (ctx) => ({
    label: 'To ring, no owner',
    href: '/desk/voicemails',
    count: mayDo(ctx.actor, 'cases.write') ? await countToRing(ctx) : 0,
  }),
  besideDay: async (ctx: Ctx) =>
    mayDo(ctx.actor, 'cases.write') ? createElement(MissedBlock, { press: newId(ctx.now) }) : null,
};
