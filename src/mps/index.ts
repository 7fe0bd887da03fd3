// Letters of members of Parliament: whose request it is, who signs the answer, by when, and what became of it.
// Who may: cases.write; settings.write says who signs; need to know is the database's.
// Tables: mp_letters, mp_signers.
import type { Parts } from '../platform/module.ts';
import { routes } from './mps.routes.ts';
import { shows } from './shows.ts';
import './tables.ts';

export { answerLetter, sendToBeSigned, tellOffice } from './answers.ts';
export { describeLetter, type NewLetter, recordLetter, recordRequest } from './letters.ts';

export const parts: Parts = {
  routes,
  shows,
  settings: [
    {
      label: 'Letters from MPs',
      hint: 'Who signs the answers, if nothing else is said',
      href: '/desk/settings/mp-letters',
      changes: ['mp_signer.'],
      group: 'letters',
      may: 'settings.write',
    },
  ],
};
