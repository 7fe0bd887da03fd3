// Words on their way: one mechanism for every desk textarea. Revisions, and a lease of the tab that writes.
// Who may: its author only, and who was let read it; a leaver's also whoever shares out the work. The database hides it from everybody else.
// Tables: drafts.
import type { Parts } from '../platform/module.ts';
import { routes } from './drafts.routes.ts';
import './tables.ts';

export { DraftForm, type DraftOf } from './draft-form.tsx';
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
  takeOverDrafts,
} from './drafts.ts';
export type { DraftFields } from './tables.ts';

export const parts: Parts = {
  routes,
};
