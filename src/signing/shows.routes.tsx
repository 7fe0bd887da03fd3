import type { Shows } from '../cases/index.ts';
import { mayDo } from '../platform/access.ts';
import { RailBlock } from '../platform/components/panels.tsx';
import { dateTimeWords, localDate, localTime } from '../platform/time.ts';
import { listOffered } from './offers.ts';

export const shows: Shows = {
  onCase: {
    column: 'people',
    show: async (ctx, kase) => {
      const offered = await listOffered(ctx, kase.id);
      if (offered.length === 0) return undefined;
      const write = mayDo(ctx.actor, 'cases.write');
      return (
        <RailBlock title="Times they offered for a BSL call">
          <ul className="nhsuk-list">
            {offered.map(({ id, person_id, starts_at }) => {
              const words = dateTimeWords(starts_at, ctx.now);
              const asked = new URLSearchParams({
                person: person_id,
                day: localDate(starts_at),
                time: localTime(starts_at),
              });
              const href = `/desk/cases/${kase.ref}/bookings/new?${asked}&how=video`;
              return <li key={id}>{write ? <a href={href}>Book {words}</a> : words}</li>;
            })}
          </ul>
        </RailBlock>
      );
    },
  },
};
