// What was handed on, on the page of its case and in its timeline.
import { createElement } from 'react';
import type { Shows } from '../cases/index.ts';
import { listOrganisations } from '../places/index.ts';
import { mayDo } from '../platform/access.ts';
import { dateWords } from '../platform/time.ts';
import { KIND_WORDS } from './referrals.rules.ts';
import { listReferrals, type Referral } from './referrals.ts';
import { ReferralBlock } from './referrals.tsx';

export const shows: Shows = {
  onCase: {
    column: 'rest',
    show: async (ctx, kase) => {
      const referrals = await listReferrals(ctx, kase);
      const mayWrite = mayDo(ctx.actor, 'cases.write');
      if (referrals.length === 0) return null;
      const named = referrals.some(({ organisation }) => organisation) ? await listOrganisations(ctx) : [];
      const names = new Map(named.map(({ code, name }) => [code, name]));
      const lines = referrals.map((one) => ({
        id: one.id,
        words: lineOf(one, names.get(one.organisation ?? '') ?? '', ctx.now),
        answered: one.kind === 'told' || one.answered_on !== null,
      }));
      return createElement(ReferralBlock, { reference: kase.ref, lines, mayWrite });
    },
  },
  acts: async (ctx, kase) =>
    !mayDo(ctx.actor, 'cases.write') || kase.closed_at || kase.handed_over_at
      ? []
      : [{ href: `/desk/cases/${kase.ref}/referrals`, label: 'Not for this PALS' }],
  events: {
    'referral.passed_on': { title: 'Handed on to another organisation', kind: 'sharing' },
    'referral.request_sent': { title: 'The request went to its own team' },
    'referral.answered': { title: 'They answered' },
  },
};

function lineOf(referral: Referral, name: string, now: Date): string {
  const { kind, agreed_by, sent_on, due_on, answered_on, what } = referral;
  const parts = [
    `${KIND_WORDS[kind]}${name ? `: ${name}` : ''}, ${dateWords(sent_on, now)}.`,
    agreed_by && `Agreed: ${agreed_by}.`,
    what && `Sent: ${what}.`,
    due_on && `Their date: ${dateWords(due_on, now)}.`,
    answered_on && `They answered ${dateWords(answered_on, now)}.`,
  ];
  return parts.filter(Boolean).join(' ');
}
