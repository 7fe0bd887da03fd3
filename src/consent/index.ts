// Consent: who may speak for whom, what they agreed to, what may leave PALS, and what stops when they take it back.
// Who may: cases.write records; sharing.override lists what was shared for safety.
// Tables: consents.
import './tables.ts';

export { askConsent, receiveConsent } from './asking.ts';
export { consentJobs } from './consent.jobs.ts';
export { routes } from './consent.routes.ts';
export type { Given } from './consent.rules.ts';
export { shows } from './consent.shows.ts';
export { type Consent, listConsents, maybeAsked } from './consent.ts';
export { howWords } from './consent.words.rules.ts';
export { recordConsent } from './giving.ts';
export { confirmOverride, shareForSafety } from './safety.ts';
export { changeSharing } from './sharing.ts';
