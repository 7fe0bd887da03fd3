import { BackToCase } from '../cases/index.ts';
import { Banner } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { SummaryList, type SummaryRow } from '../platform/components/panels.tsx';
import { SIDE_WORDS } from './meetings.rules.ts';
import type { Side } from './tables.ts';

type Props = {
  reference: string;
  title: string;
  state: string;
  when: string;
  notice: string | undefined;
  facts: readonly SummaryRow[];
  coming: readonly ComingLine[];
  mayWrite: boolean;
};

export type ComingLine = { id: string; side: Side; called: string; part: string };

const SIDES: readonly Side[] = ['person', 'service', 'pals'];

export function MeetingPage({ reference, title, state, when, notice, facts, coming }: Props) {
  return (
    <>
      <BackToCase reference={reference} />
      {notice && <Banner>{notice}</Banner>}
      <PageHeading title={title} lede={`${when}. ${state}`} />
      <SummaryList rows={facts} />
      <section aria-labelledby="coming">
        <h2 className="nhsuk-heading-m" id="coming">
          Who comes
        </h2>
        {SIDES.filter((side) => coming.some((one) => one.side === side)).map((side) => (
          <SideList key={side} side={side} coming={coming.filter((one) => one.side === side)} />
        ))}
      </section>
    </>
  );
}

function SideList({ side, coming }: { side: Side; coming: readonly ComingLine[] }) {
  return (
    <>
      <h3 className="nhsuk-heading-s">{SIDE_WORDS[side]}</h3>
      <ul className="nhsuk-list">
        {coming.map(({ id, called, part }) => (
          <li key={id}>
            {called}
            {part && <span className="app-secondary">, {part}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
