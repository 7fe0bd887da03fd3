import type { JobsOfModule } from '../platform/jobs.ts';
import { noteComing } from './messages.ts';
import { forgetVisits } from './receipts.ts';

export const receiptJobs: JobsOfModule = {
  jobs: { 'receipts.note_coming': noteComing },
  every: { 'receipts.forget': { at: '35 3 * * *', run: forgetVisits } },
};
