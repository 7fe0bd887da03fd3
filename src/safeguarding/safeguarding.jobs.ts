import { casesByIds } from '../cases/index.ts';
import type { Happened, Job } from '../platform/jobs.ts';
import { endReminders } from './safeguarding.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'safeguarding.end_reminders': Happened;
  }
}

/** Who was told was written down on the case itself: nobody is asked for it again. */
export const endRemindersNow: Job<'safeguarding.end_reminders'> = async (ctx, { case: id }) => {
  const kase = (await casesByIds(ctx, id ? [id] : [])).get(id ?? '');
  if (kase && !kase.safety) await endReminders(ctx, kase);
};
