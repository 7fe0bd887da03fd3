import { bookInterpreter, confirmBooking, listBookings } from '../src/bookings/index.ts';
import { onCase } from './acts.ts';

/** A BSL interpreter for the caller, asked for and confirmed. */
export const bookBsl = (starts_at: Date, place: string) =>
  onCase(async (ctx, kase) => {
    await bookInterpreter(ctx, kase, {
      ...{ person_id: kase.caller_id ?? '', kind: 'bsl', language: '', gender: 'any', how: 'meeting', asked: true },
      ...{ starts_at, minutes: 60, place, provider: 'Hands in Time', cost_centre: '' },
    });
    const [booking] = await listBookings(ctx, kase);
    if (booking) await confirmBooking(ctx, kase, booking, { provider: 'Hands in Time', reference: 'HT 4471' });
  });
