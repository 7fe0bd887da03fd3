// Two ways for whoever cannot be reached: who told us something without a name, or may get no message, keeps a number, comes
// back with it, reads what PALS wrote, writes again.
// Who may: whoever has the number; cases.write writes to them. Need to know is the database's.
// Tables: receipts, receipt_visits, receipt_messages.
import type { Parts } from '../platform/module.ts';
import { receiptJobs } from './receipts.jobs.ts';
import { shows } from './shows.ts';
import { routes } from './writing.routes.tsx';
import './tables.ts';

export { isToWrite } from './messages.rules.ts';
export { listMessages, promiseToWrite, writeBack } from './messages.ts';
export { readReceipt, shownReceipt } from './receipts.rules.ts';
export {
  comesBack,
  FORGOTTEN,
  giveReceipt,
  maybeReceiptOf,
  maybeVisit,
  openVisit,
  receiptOf,
  visitCookie,
} from './receipts.ts';

export const parts: Parts = {
  routes,
  shows,
  ...receiptJobs,
};
