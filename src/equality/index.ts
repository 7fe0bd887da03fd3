// Who PALS reaches: questions about themselves that people may answer after they have told us something; only counted.
// Who may: anyone answers, once; cases.share_out reads the counts of quarters that are over.
// Tables: equality_counts.
import type { Parts } from '../platform/module.ts';
import { forgetCounts } from './counts.ts';
import { routes } from './equality.routes.tsx';
import './tables.ts';

export { countAnswers } from './counts.ts';
export { questionsForm } from './questions.forms.ts';
export { Offer, Questions, Thanks } from './questions.tsx';

export const parts: Parts = {
  routes,
  every: { 'equality.forget': { at: '35 3 1 * *', run: forgetCounts } },
  nav: [{ label: 'Who we reach', href: '/desk/who-we-reach', section: 'reach', may: 'cases.share_out', under: 'team' }],
};
