// Words on their way: one mechanism for every desk textarea. Revisions, and a lease of the tab that writes.
// Who may: its author only; the database hides it from everybody else.
// Tables: drafts.
import './tables.ts';

export { routes } from './drafts.routes.ts';
export { type Draft, draftsAbout, dropDraft, keepForm, listDrafts, maybeDraft, saveDraft } from './drafts.ts';
export type { DraftFields } from './tables.ts';
