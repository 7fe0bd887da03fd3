import { type Case, recentCasesOf, type Shows } from '../cases/index.ts';
import { peopleByIds } from '../people/index.ts';
import { mayDo } from '../platform/access.ts';
import { RailBlock } from '../platform/components/panels.tsx';
import type { Ctx } from '../platform/context.ts';
import { lineOf } from './bookings.routes.tsx';
import { KIND_WORDS, kindFor } from './bookings.rules.ts';
import { listBookings } from './bookings.ts';

/** Nothing, where nobody of the case needs an interpreter and none was booked. */
async function onCase(ctx: Ctx, kase: Case) {
  const [bookings, people] = await Promise.all([
    listBookings(ctx, kase),
    peopleByIds(ctx, [kase.caller_id, kase.patient_id]),
  ]);
  const wanted = [...people.values()].map(({ needs, died }) => (died ? undefined : kindFor(needs))).find(Boolean);
  if (bookings.length === 0 && !wanted) return undefined;
  const base = `/desk/cases/${kase.ref}/bookings`;
  const label = wanted ? `Book ${wanted === 'bsl' ? 'a BSL visit' : KIND_WORDS[wanted].toLowerCase()}` : 'Book';
  return (
    <RailBlock title="Interpreters" action={mayDo(ctx.actor, 'cases.write') && <a href={`${base}/new`}>{label}</a>}>
      {bookings.length === 0 && <p>Nobody is booked.</p>}
      {bookings.map((booking) => {
        const line = lineOf(booking, '', ctx.now);
        return (
          <p key={line.id}>
            <a href={base}>{line.title}</a>: {line.state.toLowerCase()}, {line.when}
          </p>
        );
      })}
    </RailBlock>
  );
}

/** From the person to the booking of their newest open case. */
const onPerson: Shows['onPerson'] = async (ctx, person) => {
  const kind = person.died ? undefined : kindFor(person.needs);
  if (!kind || !mayDo(ctx.actor, 'cases.write')) return undefined;
  const kase = (await recentCasesOf(ctx, [person.id])).find(({ closed_at }) => closed_at === null);
  if (!kase) return undefined;
  return (
    <RailBlock title="Interpreters">
      <a href={`/desk/cases/${kase.ref}/bookings/new`}>
        Book {kind === 'bsl' ? 'a BSL visit' : KIND_WORDS[kind].toLowerCase()} for {kase.ref}
      </a>
    </RailBlock>
  );
};

export const shows: Shows = {
  onCase: { column: 'people', show: onCase },
  onPerson,
  events: {
    'booking.made': { title: 'Interpreter to be booked' },
    'booking.confirmed': { title: 'Interpreter confirmed' },
    'booking.ended': { title: 'What came of the interpreter was recorded' },
  },
};
