// What happened and who looked: append-only.
// Who may: every verb records; only the record log page and the timeline read.
// Tables: events, views.
import './tables.ts';

export {
  countEvents,
  countReadDays,
  hasRecorded,
  listCasesActedOn,
  listEvents,
  listPersonLog,
  listReads,
  listReadsBetween,
  listRecordLog,
  listToldOwner,
  listViews,
  maybeOwnAct,
  type RecordLine,
  record,
  viewed,
  whoActed,
} from './audit.ts';
export { takeReactions } from './reactions.ts';
export type { EventTable, Particulars } from './tables.ts';
