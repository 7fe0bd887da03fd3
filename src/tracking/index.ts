// Checking what is happening, from outside: a code by the person's own way, a sentence with a date, and what they want to add.
// Who may: whoever has the number and reads what is sent to the address that PALS has of them.
// Tables: track_asks.
import type { Parts } from '../platform/module.ts';
import { forgetAsks, sendTrackCode } from './asks.ts';
import { routes } from './tracking.routes.tsx';
import './tables.ts';

export const parts: Parts = {
  routes,
  jobs: { 'tracking.send_code': sendTrackCode },
  every: { 'tracking.forget': { at: '25 3 * * *', run: forgetAsks } },
};
