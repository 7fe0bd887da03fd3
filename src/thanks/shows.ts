// What was passed on, on the page of a case of thanks, of an idea or of an experience.
import { createElement } from 'react';
import type { Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { dateWords } from '../platform/time.ts';
import { HOW_WORDS, kindOf } from './thanks.rules.ts';
import { listThanksOf, type Thanks } from './thanks.ts';
import { ThanksBlock } from './thanks.tsx';

const OURS = ['thanks', 'idea', 'experience'];

export const shows: Shows = {
  onCase: {
    column: 'rest',
    show: async (ctx, kase) => {
      const thanks = await listThanksOf(ctx, kase);
      if (thanks.length === 0 && !OURS.includes(kase.type)) return null;
      const lines = thanks.map((one) => ({
        id: one.id,
        words: lineOf(one, ctx.now),
        arrived: one.acknowledged_on !== null,
      }));
      const mayWrite = mayDo(ctx.actor, 'cases.write');
      return createElement(ThanksBlock, { reference: kase.ref, kind: kindOf(kase.type), lines, mayWrite });
    },
  },
  events: {
    'thanks.passed_on': { title: 'Passed on to those it is for' },
    'thanks.arrived': { title: 'They said that it arrived' },
  },
};

function lineOf(thanks: Thanks, now: Date): string {
  const { staff_names, passed_to, passed_how, passed_on, with_name, acknowledged_by, acknowledged_on } = thanks;
  const parts = [
    staff_names && `For ${staff_names}.`,
    `Passed to ${passed_to}, ${HOW_WORDS[passed_how].toLowerCase()}, ${dateWords(passed_on, now)}, ${with_name ? 'with the name' : 'without the name'}.`,
    acknowledged_on &&
      `It arrived${acknowledged_by ? `, said ${acknowledged_by}` : ''}, ${dateWords(acknowledged_on, now)}.`,
  ];
  return parts.filter(Boolean).join(' ');
}
