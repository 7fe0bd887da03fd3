import type { Sweep } from '../platform/jobs.ts';
import { forgetSessions } from './sessions.ts';
import { forgetOldFailures } from './tries.ts';

/** Each night: sign-ins that ended, and those that failed, more than a day ago. */
export const forgetSignIns: Sweep = {
  at: '40 3 * * *',
  run: async (ctx) => {
    await forgetSessions(ctx);
    await forgetOldFailures(ctx);
  },
};
