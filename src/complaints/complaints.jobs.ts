import { casesByIds } from '../cases/index.ts';
import type { Happened, Job, JobsOfModule } from '../platform/jobs.ts';
import { stopForWithdrawal } from './consent.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'complaints.consent_ended': Happened;
  }
}

const consentEnded: Job<'complaints.consent_ended'> = async (ctx, { case: id }) => {
  const kase = (await casesByIds(ctx, id ? [id] : [])).get(id ?? '');
  if (kase) await stopForWithdrawal(ctx, kase);
};

export const complaintJobs: JobsOfModule = {
  jobs: { 'complaints.consent_ended': consentEnded },
  on: { 'consent.withdrawn': 'complaints.consent_ended', 'consent.struck': 'complaints.consent_ended' },
};
