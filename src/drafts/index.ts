// Words on their way: one mechanism for every desk textarea. Revisions, and a lease of the tab that writes.
// Who may: its author only, and who was let read it; the database hides it from everybody else.
// Tables: drafts.
import './tables.ts';

export { routes } from './drafts.routes.ts';
export {
  type Draft,
  draftsAbout,
  dropDraft,
  keepForm,
  letRead,
  listDrafts,
  maybeDraft,
  maybeDraftOf,
  saveDraft,
} from './drafts.ts';
export type { DraftFields } from './tables.ts';
