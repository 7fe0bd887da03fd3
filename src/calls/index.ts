// The live call: one page, everything kept. A draft contact, its words, what becomes of it when it is finished.
// Who may: cases.write, and settings.write for the words of the help cards; a call that is not finished is its author's alone.
// Tables: prompt_cards.
import type { Parts } from '../platform/module.ts';
import { routes } from './calls.routes.tsx';
import { alertsOf } from './company.ts';
import './tables.ts';

export type { WhenAtRisk } from './at-risk.ts';
export { callDraft, startCall } from './calls.ts';
export { listCards } from './cards.ts';
export { comeBy } from './company.ts';
export { HelpNumbers, type NumberShown } from './help-numbers.tsx';
export { readPhone } from './known-by.rules.ts';
export { suggestCallers } from './lookups.ts';

export const parts: Parts = {
  routes: (r, _house, given) => routes(r, given('whenAtRisk')),
  alerts: alertsOf,
  settings: [
    {
      label: 'Help cards',
      hint: 'What an officer reads when a call is hard',
      href: '/desk/settings/cards',
      changes: ['prompt_card.'],
      group: 'calls',
      may: 'settings.write',
    },
  ],
};
