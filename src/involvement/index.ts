// Getting involved: what people can take part in, who does, whom we may write to about it, events, and what came of it.
// Who may: anyone reads what is open and signs up; involvement.read sees who takes part, involvement.write keeps it; people are hidden by the database.
// Tables: opportunities, involvement_consents, involvement_members, involvement_keys, sign_ups, sign_up_drafts, involvement_events, involvement_comings, involvement_outcomes, involvement_rounds, involvement_told.
import './tables.ts';

export { setConsentWords } from './consent-words.ts';
export { forgetSignUps } from './drafts.ts';
export { addEvent } from './events.ts';
export { routes } from './involvement.routes.ts';
export { putOnRegister } from './members.ts';
export { addOpportunity, findOpportunity } from './opportunities.ts';
export { takesBack } from './rounds.ts';
export { shows } from './shows.ts';
export { signUp } from './sign-ups.ts';

export const settings = [
  {
    label: 'Getting involved: what people agree to',
    hint: 'The words in which people agree that we write to them about taking part',
    href: '/desk/settings/involvement-consent',
    changes: ['involvement.consent_words_'],
    group: 'lists',
    may: 'settings.write',
  },
] as const;
