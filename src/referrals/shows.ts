// What was handed on, on the page of its case and in its timeline.
import { createElement } from 'react';
import type { Case, Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { type Ctx, onceIn } from '../platform/context.ts';
import { dateWords } from '../platform/time.ts';
import { listReferrals, namesOf, type Referral } from './referral-rows.ts';
import { KIND_WORDS } from './referrals.rules.ts';
import { ReferralBlock } from './referrals.tsx';

export const shows: Shows = {
  onCase: {
    column: 'rest',
    show: async (ctx, kase) => {
      const referrals = await known(ctx, kase);
      const mayWrite = mayDo(ctx.actor, 'cases.write');
      if (referrals.length === 0) return null;
      const names = await namesOf(ctx, referrals);
      const lines = referrals.map((one) => ({
        id: one.id,
        words: lineOf(one, names(one), ctx.now),
        answered: one.kind === 'told' || one.sent_on === null || one.answered_on !== null,
      }));
      return createElement(ReferralBlock, { reference: kase.ref, lines, mayWrite });
    },
  },
  // Once something went elsewhere, the block that says so leads there.
  acts: async (ctx, kase) =>
    !mayDo(ctx.actor, 'cases.write') || kase.closed_at || kase.handed_over_at || (await known(ctx, kase)).length > 0
      ? []
      : [{ href: `/desk/cases/${kase.ref}/referrals`, label: 'Not for this PALS' }],
  events: {
    'referral.agreed': { title: 'To be handed on to another organisation' },
    'referral.passed_on': { title: 'Handed on to another organisation', kind: 'sharing' },
    'referral.request_sent': { title: 'The request went to its own team' },
    'referral.answered': { title: 'They answered' },
  },
};

/** Asked once for the block and the acts. */
const known = (ctx: Ctx, kase: Case) => onceIn(ctx, `referrals of ${kase.id}`, () => listReferrals(ctx, kase));

/** What left us or did not, who agreed, and what came of it. */
export function lineOf(referral: Referral, name: string, now: Date): string {
  const { kind, agreed_by, sent_on, due_on, answered_on, what } = referral;
  const title = sent_on ? KIND_WORDS[kind] : 'To be handed on';
  const unasked = kind === 'passed' && !agreed_by && 'Nobody has agreed yet: ask first.';
  const parts = [
    `${title}${name ? `: ${name}` : ''}${sent_on ? `, ${dateWords(sent_on, now)}` : ''}.`,
    kind === 'told' && 'Nothing was sent.',
    agreed_by ? `Agreed: ${agreed_by}.` : unasked,
    what && `Sent: ${what}.`,
    due_on && `Their date: ${dateWords(due_on, now)}.`,
    answered_on && `They answered ${dateWords(answered_on, now)}.`,
  ];
  return parts.filter(Boolean).join(' ');
}
