// The live call: one page, everything kept. A draft contact, its words, what becomes of it when it is finished.
// Who may: cases.write, and settings.write for the words of the help cards; a call that is not finished is its author's alone.
// Tables: prompt_cards.
import './tables.ts';

export type { WhenAtRisk } from './at-risk.ts';
export { routes } from './calls.routes.tsx';
export { callDraft, startCall } from './calls.ts';
export { listCards } from './cards.ts';
export { alertsOf, comeBy } from './company.ts';
export { HelpNumbers, type NumberShown } from './help-numbers.tsx';
export { readPhone } from './known-by.rules.ts';
export { suggestCallers } from './lookups.ts';

export const settings = [
  {
    label: 'Help cards',
    hint: 'What an officer reads when a call is hard',
    href: '/desk/settings/cards',
    changes: ['prompt_card.'],
    group: 'calls',
    may: 'settings.write',
  },
] as const;
