// On the page of a case: was something feared here, and does somebody know?
import { createElement } from 'react';
import type { Case, Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { type Ctx, onceIn } from '../platform/context.ts';
import { SafeguardingBlock } from './on-case.tsx';
import { isTold } from './safeguarding.rules.ts';
import { dangersOf } from './safeguarding.ts';

export const shows: Shows = {
  onCase: { column: 'people', show: showBlock },
  inBar: async (ctx, kase) => {
    const untold = (await known(ctx, kase)).some((one) => !isTold(one));
    return untold ? [{ text: 'Safety: nobody has been told yet', strong: true }] : [];
  },
  events: {
    'safeguarding.raised': { title: 'Safety concern written down', kind: 'system' },
    'safeguarding.told': { title: 'Told of the safety concern', kind: 'contact' },
    'safeguarding.added': { title: 'Added to the safety concern', kind: 'system' },
  },
};

/** Asked once for the bar and the block. */
function known(ctx: Ctx, kase: Case) {
  return onceIn(ctx, `dangers of ${kase.id}`, () => dangersOf(ctx, kase));
}

async function showBlock(ctx: Ctx, kase: Case) {
  const found = await known(ctx, kase);
  return createElement(SafeguardingBlock, {
    reference: kase.ref,
    mayWrite: mayDo(ctx.actor, 'cases.write'),
    concerns: found.length,
    untold: found.filter((one) => !isTold(one)).length,
    told: [...new Set(found.flatMap(({ lines }) => lines.flatMap(({ told, name }) => (told ? [name] : []))))],
    restrict: undefined,
  });
}
