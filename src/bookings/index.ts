// Interpreters, BSL and other communication professionals booked for a person, with what came of it.
// Who may: cases.read sees them, cases.write books; need to know is the case's.
// Tables: interpreter_bookings.
import './tables.ts';

export { routes } from './bookings.routes.tsx';
export { BOOKABLE, bookedWords, isOpen, KIND_WORDS, kindFor, STATE_WORDS } from './bookings.rules.ts';
export { type Booking, bookInterpreter, confirmBooking, endBooking, listBookings, lockBooking } from './bookings.ts';
export { shows } from './shows.routes.tsx';
export type { BookingKind } from './tables.ts';
export { wantInterpreter } from './wanted.ts';
