// Checking what is happening, from outside: a code by the person's own way, a sentence with a date, and what they want to add.
// Who may: whoever has the number and reads what is sent to the address that PALS has of them.
// Tables: track_asks.
import './tables.ts';

export { forgetAsks, sendTrackCode } from './asks.ts';
export { routes } from './tracking.routes.tsx';
