// Getting involved: what people can take part in, who does, whom we may write to about it, events, and what came of it.
// Who may: anyone reads what is open and signs up; involvement.read sees who takes part, involvement.write keeps it; people are hidden by the database.
// Tables: opportunities, involvement_consents, involvement_members, involvement_keys, sign_ups, sign_up_drafts, involvement_events, involvement_comings, involvement_outcomes, involvement_rounds, involvement_told.
import type { Parts } from '../platform/module.ts';
import { setConsentWords } from './consent-words.ts';
import { forgetSignUps } from './drafts.ts';
import { routes } from './involvement.routes.ts';
import { looksAgain, takesBack } from './round-outbox.ts';
import { shows } from './shows.ts';
import './tables.ts';

export { askToCome, changeComing, listComings } from './comings.ts';
export { addEvent, findEvent, holdEvent } from './events.ts';
export { findMember, putOnRegister } from './members.ts';
export { addOpportunity, findOpportunity } from './opportunities.ts';
export { answerSignUp, listSignUps, signUp } from './sign-ups.ts';

export const parts: Parts = {
  routes,
  shows,
  settings: [
    {
      label: 'Getting involved: what people agree to',
      hint: 'The words in which people agree that we write to them about taking part',
      href: '/desk/settings/involvement-consent',
      changes: ['involvement.consent_words_'],
      group: 'public',
      may: 'settings.write',
    },
  ],
  setDefaults: setConsentWords,
  takesBack: [takesBack],
  looksAgain: [looksAgain],
  every: { 'involvement.forget': { at: '30 3 * * *', run: forgetSignUps } },
  nav: [
    {
      label: 'Get involved',
      href: '/desk/involvement',
      section: 'involvement',
      may: 'involvement.read',
      under: 'thanks',
    },
  ],
};
