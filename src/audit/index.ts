// What happened and who looked: append-only.
// Who may: every verb records; only the record log page and the timeline read.
// Tables: events, views.
import './tables.ts';

export {
  countEvents,
  listCasesActedOn,
  listEvents,
  listPersonLog,
  listReads,
  listRecordLog,
  listToldOwner,
  listViews,
  maybeOwnAct,
  type RecordLine,
  record,
  viewed,
} from './audit.ts';
export { takeReactions } from './reactions.ts';
export type { EventTable, Particulars } from './tables.ts';
