// Two ways without a name: whoever told us something keeps a number, comes back with it, reads what PALS wrote, writes again.
// Who may: whoever has the number; cases.write writes to them. Need to know is the database's.
// Tables: receipts, receipt_visits, receipt_messages.
import type { Parts } from '../platform/module.ts';
import { receiptJobs } from './receipts.jobs.ts';
import { shows } from './shows.ts';
import { routes } from './writing.routes.tsx';
import './tables.ts';

export { isToNobody, listMessages, promiseToWrite, writeBack } from './messages.ts';
export { readReceipt, shownReceipt } from './receipts.rules.ts';
export { FORGOTTEN, giveReceipt, maybeVisit, openVisit, receiptOf, visitCookie } from './receipts.ts';

export const parts: Parts = {
  routes,
  shows,
  ...receiptJobs,
};
