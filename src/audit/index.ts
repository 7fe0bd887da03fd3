// What happened and who looked: append-only.
// Who may: every verb records; only the record log page and the timeline read.
// Tables: events, views, earlier.
import type { Parts } from '../platform/module.ts';
import { takeReactions } from './reactions.ts';
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
export {
  type Earlier,
  keepEarlier,
  listEarlier,
  listSettingsEvents,
  maybeEarlier,
  type SettingsEvent,
} from './earlier.ts';
export { takeReactions } from './reactions.ts';
export type { EventTable, Particulars } from './tables.ts';

export const parts: Parts = {
  takeGiven: (given) => takeReactions(given('on')),
};
