// Interpreters, BSL and other communication professionals booked for a person, with what came of it.
// Who may: cases.read sees them, cases.write books; need to know is the case's.
// Tables: interpreter_bookings.
import type { Parts } from '../platform/module.ts';
import { routes } from './bookings.routes.tsx';
import { shows } from './shows.routes.tsx';
import './tables.ts';

export { BOOKABLE, bookedWords, isOpen, KIND_WORDS, kindFor, STATE_WORDS } from './bookings.rules.ts';
export { type Booking, bookInterpreter, confirmBooking, endBooking, listBookings, lockBooking } from './bookings.ts';
export type { BookingKind } from './tables.ts';
export { wantInterpreter } from './wanted.ts';

export const parts: Parts = {
  routes,
  shows,
};
