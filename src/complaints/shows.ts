// What became of a hand-over, on the page of its case and in its timeline.
import { createElement } from 'react';
import type { Shows } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { CaseBlock } from './case-block.tsx';
import { standingLine } from './complaint-facts.ts';
import { listComplaintsOf } from './complaints.ts';
import { mayUndo } from './handover.ts';

export const shows: Shows = {
  onCase: {
    column: 'rest',
    show: async (ctx, kase) => {
      if (!mayDo(ctx.actor, 'complaints.read')) return null;
      const handovers = await listComplaintsOf(ctx, kase);
      if (handovers.length === 0) return null;
      const staff = await staffNames(ctx);
      const lines = handovers.map((one) => ({
        id: one.id,
        words: standingLine(one, staff, ctx.now),
        undo: mayUndo(one, ctx.now) && mayDo(ctx.actor, 'cases.write'),
      }));
      return createElement(CaseBlock, { lines });
    },
  },
  acts: async (ctx, kase) =>
    mayDo(ctx.actor, 'cases.read')
      ? [{ href: `/desk/cases/${kase.ref}/procedure`, label: 'Complaints procedure' }]
      : [],
  events: {
    'case.handover_undone': { title: 'The hand-over to complaints was undone', kind: 'system' },
    'case.given_back': { title: 'The complaints team gave this case back to PALS', kind: 'system' },
    'complaint.taken': { title: 'The complaints team has taken it' },
    'complaint.acknowledged': { title: 'The complaint was acknowledged', kind: 'system' },
    'complaint.handling_set': { title: 'How the complaint is handled was changed' },
    'complaint.refused': { title: 'Not handled as a complaint', kind: 'system' },
    'complaint.refusal_sent': { title: 'The letter with the reason went' },
    'complaint.closed': { title: 'The complaint is closed', kind: 'system' },
    'complaint.sent_on': { title: 'A part of the complaint was sent on to another body', kind: 'sharing' },
    'complaint.transfer_answered': { title: 'The other body answered' },
  },
};
