// On a case: what changed because of what was said in it, and whether they know.
import { createElement } from 'react';
import type { Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { mayHold } from '../platform/holds.ts';
import { CaseBlock } from './case-block.tsx';
import { findImprovement } from './improvements.ts';
import { listLinksOfCase } from './links.ts';
import { listToldOfCase } from './telling.ts';

export const shows: Shows = {
  onCase: {
    column: 'rest',
    show: async (ctx, kase) => {
      if (!mayDo(ctx.actor, 'improvements.read') || !mayHold(ctx, kase, 'improvement_cases')) return null;
      const [links, told] = await Promise.all([listLinksOfCase(ctx, kase), listToldOfCase(ctx, kase)]);
      if (links.length === 0) return null;
      const lines = await Promise.all(
        links.map(async ({ improvement_id }) => ({
          id: improvement_id,
          said: (await findImprovement(ctx, improvement_id)).said,
          told: told.some((row) => row.improvement_id === improvement_id && row.told_at !== null),
        })),
      );
      return createElement(CaseBlock, { lines });
    },
  },
  events: {
    'improvement.case_linked': { title: 'Linked to what changed because of it' },
    'improvement.case_unlinked': { title: 'No longer linked to what changed' },
    'improvement.wants_said': { title: 'Asked if they want to hear what changed' },
    'improvement.told': { title: 'Told what changed', kind: 'system' },
  },
};
