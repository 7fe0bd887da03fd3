import type { Sweep } from '../platform/jobs.ts';
import { endOverdue } from './withdrawal.ts';

/** Early each morning, before anybody is at the desk: what was given until yesterday has ended. */
export const endConsents: Sweep = { at: '10 4 * * *', run: endOverdue };
