import { casesByIds } from '../cases/index.ts';
import type { Job } from '../platform/jobs.ts';
import { stepUp } from './safeguarding.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'safeguarding.step_up': { case: string; escalation: string };
  }
}

/** At the end of the day on which a danger was written down. */
export const stepUpNow: Job<'safeguarding.step_up'> = async (ctx, { case: id, escalation }) => {
  const kase = (await casesByIds(ctx, [id])).get(id);
  if (kase) await stepUp(ctx, kase, escalation);
};
