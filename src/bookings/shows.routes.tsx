import {
  asOfCase,
  type Case,
  casesByIds,
  findContact,
  listCasePeople,
  recentCasesOf,
  type Shows,
} from '../cases/index.ts';
import { calledName, type Person, peopleByIds } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import { InsetText } from '../platform/components/messages.tsx';
import { RailBlock } from '../platform/components/panels.tsx';
import type { Ctx } from '../platform/context.ts';
import { lineOf } from './bookings.routes.tsx';
import { bookWords, isOpen, kindFor } from './bookings.rules.ts';
import { listBookings } from './bookings.ts';

const pageOf = (ref: string, person: Person) => `/desk/cases/${ref}/bookings/new?person=${person.id}`;

/** Living people who need somebody between us and them. */
const inNeed = (people: Iterable<Person>, kase: Case) =>
  [...new Map([...people].map((person) => [person.id, person])).values()].flatMap((person) => {
    const kind = asOfCase(person, kase, person.id).died ? undefined : kindFor(person.needs);
    return kind ? [{ person, label: bookWords(kind) }] : [];
  });

/** Nothing, where nobody of the case needs an interpreter and none was booked. */
async function onCase(ctx: Ctx, kase: Case) {
  const [bookings, parts] = await Promise.all([listBookings(ctx, kase), listCasePeople(ctx, kase.id)]);
  const ids = [kase.caller_id, kase.patient_id, ...parts.map(({ person_id }) => person_id)];
  const people = await peopleByIds(ctx, [...ids, ...bookings.map(({ person_id }) => person_id)]);
  const wanted = inNeed(
    ids.flatMap((id) => people.get(id ?? '') ?? []),
    kase,
  );
  if (bookings.length === 0 && wanted.length === 0) return undefined;
  const base = `/desk/cases/${kase.ref}/bookings`;
  return (
    <RailBlock title="Interpreters" action={bookings.length > 0 && <a href={base}>All bookings</a>}>
      {bookings.length === 0 && <p>Nobody is booked.</p>}
      {bookings.map((booking) => {
        const line = lineOf(booking, people.get(booking.person_id)?.name ?? '', ctx.now);
        return (
          <p key={line.id}>
            <a href={base}>{line.title}</a>: {line.state.toLowerCase()}, {line.when}
          </p>
        );
      })}
      {mayDo(ctx.actor, 'cases.write') &&
        wanted.map(({ person, label }) => (
          <p key={person.id}>
            <a href={pageOf(kase.ref, person)}>
              {label} for {calledName(person)}
            </a>
          </p>
        ))}
    </RailBlock>
  );
}

/** From the person to the booking of their newest open case. */
const onPerson: Shows['onPerson'] = async (ctx, person) => {
  if (!kindFor(person.needs) || !mayDo(ctx.actor, 'cases.write')) return undefined;
  const kase = (await recentCasesOf(ctx, [person.id])).find(({ closed_at }) => closed_at === null);
  const [need] = kase ? inNeed([person], kase) : [];
  if (!kase || !need) return undefined;
  return (
    <RailBlock title="Interpreters">
      <a href={pageOf(kase.ref, person)}>
        {need.label} for {kase.ref}
      </a>
    </RailBlock>
  );
};

/** When a call is finished: booked now, while it is fresh, unless somebody is booked already. */
const afterContact: Shows['afterContact'] = async (ctx, contactId) => {
  const { person_id, case_id } = await findContact(ctx, contactId);
  if (!person_id || !case_id || !mayDo(ctx.actor, 'cases.write')) return undefined;
  const kase = (await casesByIds(ctx, [case_id])).get(case_id);
  const [need] = kase ? inNeed((await peopleByIds(ctx, [person_id])).values(), kase) : [];
  if (!need || !kase || (await listBookings(ctx, kase)).some(({ state }) => isOpen(state))) return undefined;
  return (
    <InsetText>
      Nobody is booked yet.{' '}
      <a href={pageOf(kase.ref, need.person)}>
        {need.label} for {calledName(need.person)}
      </a>
    </InsetText>
  );
};

export const shows: Shows = {
  onCase: { column: 'people', show: onCase },
  onPerson,
  afterContact,
  events: {
    'booking.made': { title: 'Interpreter to be booked' },
    'booking.confirmed': { title: 'Interpreter confirmed' },
    'booking.ended': { title: 'What came of the interpreter was recorded' },
  },
};
