import type { Sweep } from '../platform/jobs.ts';
import { remind } from './reminders.ts';

/** Twice an hour; only while the PALS of the trust is open does it do anything. */
export const remindOften: Sweep = { at: '20,50 0,2-23 * * *', run: remind };
