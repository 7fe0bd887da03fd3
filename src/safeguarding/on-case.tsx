import type { Case, Shows } from '../cases/index.ts';
import { RailBlock } from '../platform/components/rail.tsx';
import type { Ctx } from '../platform/context.ts';
import { escalationsOf } from './safeguarding.ts';

/** What the page of a case shows of safeguarding: whether somebody was told, and the way there. */
export const shows: Shows = {
  onCase: { column: 'people', show: block },
  events: {
    'safeguarding.raised': { title: 'Safety concern written down', kind: 'system' },
    'safeguarding.told': { title: 'Told of the safety concern', kind: 'contact' },
    'safeguarding.added': { title: 'Added to the safety concern', kind: 'system' },
  },
};

async function block(ctx: Ctx, kase: Case) {
  const found = await escalationsOf(ctx, [kase.id]);
  const told = found.flatMap(({ lines }) => lines).filter((line) => line.told);
  const href = `/desk/cases/${kase.ref}/danger`;
  return (
    <RailBlock title="Safeguarding" action={<a href={href}>{found.length > 0 ? 'Open' : 'Somebody is at risk'}</a>}>
      {found.length === 0 && <p className="app-secondary">Nothing is written down.</p>}
      {found.length > 0 && told.length === 0 && <p>Nobody has been told yet.</p>}
      {told.length > 0 && <p>{`Told: ${told.map(({ name }) => name).join(', ')}.`}</p>}
    </RailBlock>
  );
}
