import { asOfCase, type Case, listCasePeople, openableCase } from '../cases/index.ts';
import { mayPhone, type Person, peopleByIds } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { attempt, type Filled } from '../platform/forms.ts';
import { deskPage, type Reply, redirect } from '../platform/reply.ts';
import { one, type Req, type Router } from '../platform/routing.ts';
import { atLocal, localDate, parseDateTyped, parseTimeTyped } from '../platform/time.ts';
import { bookingForm, confirmForm, endForm } from './bookings.forms.ts';
import { bookedWords, isOpen, kindFor, STATE_WORDS, whenWords } from './bookings.rules.ts';
import {
  type Booking,
  bookInterpreter,
  confirmBooking,
  endBooking,
  listBookings,
  listSought,
  lockBooking,
} from './bookings.ts';
import { type BookingLine, BookingsPage, NewBookingPage } from './bookings.tsx';

type Refused = { booking: string; form: 'confirm' | 'end'; filled: Filled };

export function routes(r: Router) {
  const write = { may: 'cases.write' } as const;
  r.get('/desk/cases/:ref/bookings', { may: 'cases.read' }, async (ctx, req) =>
    listPage(ctx, await openableCase(ctx, req.params.ref ?? '')),
  );
  r.get('/desk/cases/:ref/bookings/new', write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const people = await peopleOf(ctx, kase);
    const first = people.find(({ id }) => id === one(req.query, 'person')) ?? people[0];
    const known = { person: first?.id ?? '', kind: kindFor(first?.needs ?? []) ?? '', minutes: '60' };
    const about = { language: first?.language ?? '', gender: first?.interpreter_gender ?? 'any' };
    const before = (await soughtOf(ctx, kase)).find(({ id }) => id === one(req.query, 'instead'));
    if (before) return newPage(ctx, kase, bookingForm.of(likeBefore(before, people)));
    return newPage(ctx, kase, bookingForm.of({ ...known, ...about, ...whenAsked(req) }));
  });
  r.post('/desk/cases/:ref/bookings', write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const filled = bookingForm.submit(req.body);
    const refused = await attempt(
      filled,
      async ({ day, time, person = '', kind = 'bsl', gender = 'any', how = 'meeting', minutes = 60, ...rest }) => {
        const whom = (await peopleOf(ctx, kase)).find(({ id }) => id === person);
        if (!whom) throw new RuleError('Choose somebody of this case', 'person');
        if (how === 'phone' && !mayPhone(whom))
          throw new RuleError(`Do not phone ${whom.name}. Choose another way to meet.`, 'how');
        const starts_at = timeOf(day, time, ctx.now);
        await bookInterpreter(ctx, kase, { ...rest, person_id: person, kind, gender, how, minutes, starts_at });
      },
    );
    return refused ? newPage(ctx, kase, refused) : redirect(`/desk/cases/${kase.ref}/bookings`);
  });
  r.post('/desk/cases/:ref/bookings/:id/confirmation', write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const booking = await lockBooking(ctx, kase, req.params.id ?? '');
    const filled = confirmForm.submit(req.body);
    const refused = await attempt(filled, (values) => confirmBooking(ctx, kase, booking, values));
    if (refused) return listPage(ctx, kase, { booking: booking.id, form: 'confirm', filled: refused });
    return redirect(`/desk/cases/${kase.ref}/bookings`);
  });
  r.post('/desk/cases/:ref/bookings/:id/outcome', write, async (ctx, req) => {
    const kase = await openableCase(ctx, req.params.ref ?? '');
    const booking = await lockBooking(ctx, kase, req.params.id ?? '');
    const filled = endForm.submit(req.body);
    const refused = await attempt(filled, ({ state = 'cancelled', was_right = null, outcome }) => {
      return endBooking(ctx, kase, booking, { state, was_right, outcome });
    });
    if (refused) return listPage(ctx, kase, { booking: booking.id, form: 'end', filled: refused });
    return redirect(`/desk/cases/${kase.ref}/bookings`);
  });
}

/** Another one for the same: the day and the time are said anew. */
const likeBefore = ({ id, person_id, ...booking }: Booking, people: readonly Person[]) => ({
  ...{ instead: id, person: people.find((one) => one.id === person_id)?.id ?? '', minutes: String(booking.minutes) },
  ...{ kind: booking.kind, language: booking.language, gender: booking.gender, how: booking.how, place: booking.place },
  cost_centre: booking.cost_centre,
});

/** From a time that somebody offered. */
const whenAsked = ({ query }: Req) =>
  Object.fromEntries(['day', 'time', 'how'].flatMap((name) => (one(query, name) ? [[name, one(query, name)]] : [])));

/** @throws RuleError it is no day or no time */
function timeOf(day: string, time: string, now: Date): Date {
  const on = parseDateTyped(day, localDate(now));
  if (!on) throw new RuleError('Enter a day, like tomorrow or 26 November', 'day');
  const at = parseTimeTyped(time);
  if (!at) throw new RuleError('Enter a time, like 3pm', 'time');
  return atLocal(on, at);
}

/** Living people of the case, those first who need somebody. */
async function peopleOf(ctx: Ctx, kase: Case): Promise<Person[]> {
  const parts = await listCasePeople(ctx, kase.id);
  const ids = [kase.caller_id, kase.patient_id, ...parts.map(({ person_id }) => person_id)];
  const known = await peopleByIds(ctx, ids);
  const people = [...new Map([...known.values()].map((person) => [person.id, person])).values()];
  const wants = (person: Person) => Number(kindFor(person.needs) === undefined);
  return people.filter((person) => !asOfCase(person, kase, person.id).died).sort((a, b) => wants(a) - wants(b));
}

async function newPage(ctx: Ctx, kase: Case, filled: Filled): Promise<Reply> {
  const people = (await peopleOf(ctx, kase)).map(({ id, name }) => ({ value: id, label: name }));
  const missed = await soughtOf(ctx, kase);
  const names = await namesOf(ctx, missed);
  const sought = missed.map((booking) => ({
    value: booking.id,
    label: `${titleOf(booking, names(booking))}, ${whenWords(booking, ctx.now)}`,
  }));
  const body = <NewBookingPage reference={kase.ref} people={people} sought={sought} filled={filled} />;
  const status = filled.errors.length > 0 ? 422 : 200;
  return deskPage({ title: `Book an interpreter, ${kase.ref}`, section: 'cases', width: 'form', status, body });
}

async function listPage(ctx: Ctx, kase: Case, refused?: Refused): Promise<Reply> {
  const bookings = await listBookings(ctx, kase);
  const names = await namesOf(ctx, bookings);
  const sought = new Set((await listSought(ctx, kase, bookings)).map(({ id }) => id));
  const lines = bookings.map((booking) => ({
    ...lineOf(booking, names(booking), ctx.now),
    isSought: sought.has(booking.id),
  }));
  const body = (
    <BookingsPage reference={kase.ref} lines={lines} mayWrite={mayDo(ctx.actor, 'cases.write')} refused={refused} />
  );
  const title = `Interpreter bookings, ${kase.ref}`;
  return deskPage({ title, section: 'cases', width: 'form', status: refused ? 422 : 200, body });
}

const soughtOf = async (ctx: Ctx, kase: Case) => listSought(ctx, kase, await listBookings(ctx, kase));

/** Who it is for, of each of these. */
async function namesOf(ctx: Ctx, bookings: readonly Booking[]) {
  const people = await peopleByIds(
    ctx,
    bookings.map(({ person_id }) => person_id),
  );
  return ({ person_id }: Booking) => people.get(person_id)?.name ?? '';
}

const titleOf = (booking: Booking, who: string) => `${bookedWords(booking)}${who ? ` for ${who}` : ''}`;

export function lineOf(booking: Booking, who: string, now: Date): Omit<BookingLine, 'isSought'> {
  const { id, state, provider, reference, was_right, outcome, cost_centre, gender, minutes } = booking;
  const right =
    was_right && { yes: 'Right for them', partly: 'Partly right for them', no: 'Not right for them' }[was_right];
  return {
    id,
    title: titleOf(booking, who),
    when: whenWords(booking, now),
    state: STATE_WORDS[state],
    isOpen: isOpen(state),
    isConfirmed: state === 'confirmed',
    provider,
    details: [
      `${minutes} minutes`,
      gender === 'any' ? '' : `a ${gender}`,
      provider,
      reference && `reference ${reference}`,
      cost_centre && `cost centre ${cost_centre}`,
      right || '',
      outcome,
    ].filter(Boolean),
  };
}
