// Consent: who may speak for whom, what they agreed to, what may leave PALS, and what stops when they take it back.
// Who may: cases.write records; sharing.override lists what was shared for safety.
// Tables: consents.
import type { Parts } from '../platform/module.ts';
import { consentJobs } from './consent.jobs.ts';
import { routes } from './consent.routes.ts';
import { shows } from './consent.shows.ts';
import './tables.ts';

export { askConsent, receiveConsent } from './asking.ts';
export type { Given } from './consent.rules.ts';
export { type Consent, listConsents, maybeAsked } from './consent.ts';
export { howWords } from './consent.words.rules.ts';
export { recordConsent } from './giving.ts';
export { confirmOverride, shareForSafety } from './safety.ts';
export { changeSharing } from './sharing.ts';

export const parts: Parts = {
  routes,
  shows,
  ...consentJobs,
};
