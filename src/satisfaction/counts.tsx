import { EmptyState } from '../platform/components/messages.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card, Facts } from '../platform/components/panels.tsx';
import { SecondaryNav } from '../platform/components/secondary-nav.tsx';
import { ScrollTable } from '../platform/components/table.tsx';
import { FEWEST, type Quarter, quarterWords, type Shown } from './counts.rules.ts';
import { SAID, SAID_WORDS, STATEMENTS, STEPS } from './statements.rules.ts';

export const COUNTS = '/desk/satisfaction';

const words = (count: Shown) => (count === undefined ? 'not shown' : String(count));

/** A quarter as a table; with fewer than five answers nothing is said of it. */
function QuarterTable({ quarter, answers, steps }: Quarter) {
  const title = quarterWords(quarter);
  if (!steps) return <p>{`${title}: fewer than ${FEWEST} people answered, so we show nothing.`}</p>;
  return (
    <ScrollTable label={title}>
      <table className="nhsuk-table">
        <caption className="nhsuk-table__caption">{`${title}: ${answers} answers`}</caption>
        <thead>
          <tr>
            <th scope="col">What we asked</th>
            {SAID.map((said) => (
              <th scope="col" key={said}>
                {SAID_WORDS[said]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {STEPS.map((step) => (
            <tr key={step}>
              <th scope="row">{STATEMENTS[step]}</th>
              {SAID.map((said) => (
                <td key={said}>{words(steps[step][said])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}

export type Fate = { label: string; count: Shown };

type CountsProps = {
  quarters: readonly Quarter[];
  mayRead: boolean;
  mayAsk: boolean;
  unread: number;
  /** What became of those who might have been asked: for the manager alone. */
  fates: readonly Fate[];
};

export function SatisfactionNav({
  current,
  mayRead,
  mayAsk,
  unread,
}: Omit<CountsProps, 'quarters' | 'fates'> & { current: string }) {
  const items = [
    { href: COUNTS, label: 'What people found', show: true },
    { href: `${COUNTS}/answers`, label: 'Answers', show: mayRead, count: unread },
    { href: `${COUNTS}/to-ask`, label: 'To ask', show: mayAsk },
  ];
  return (
    <SecondaryNav
      label="How we did"
      items={items
        .filter(({ show }) => show)
        .map(({ show: _, ...item }) => ({ ...item, current: item.href === current }))}
    />
  );
}

export function CountsPage({ quarters, fates, ...nav }: CountsProps) {
  return (
    <>
      <PageHeading
        title="How we did"
        lede="What people said of PALS, by quarter. Fewer than 5 are not shown, nor what would give them away."
      />
      <SatisfactionNav current={COUNTS} {...nav} />
      {quarters.length === 0 && <EmptyState>Nobody has answered yet.</EmptyState>}
      {quarters.map((quarter) => (
        <QuarterTable key={quarter.quarter} {...quarter} />
      ))}
      {fates.length > 0 && (
        <Card title="Who was asked, and who was not">
          <Facts rows={fates.map(({ label, count }) => ({ key: label, value: words(count) }))} />
          <p className="app-secondary">The rule decides. Officers can say with a reason that somebody is not asked.</p>
        </Card>
      )}
    </>
  );
}

/** The same for everybody. */
export function PublicCounts({ quarters }: { quarters: readonly Quarter[] }) {
  return (
    <>
      <OutsideTitle title="What people say about PALS" />
      <p>Some days after we finish, we ask people how we did. This is what they said.</p>
      <p>We do not show numbers under 5, or numbers that give them away. So nobody can be known by them.</p>
      {quarters.length === 0 && (
        <p>
          There is nothing to show yet. You can read <a href="/you-said-we-did">what changed because people told us</a>.
        </p>
      )}
      {quarters.map((quarter) => (
        <QuarterList key={quarter.quarter} {...quarter} />
      ))}
    </>
  );
}

/** Without a table: it is read on a phone. */
function QuarterList({ quarter, answers, steps }: Quarter) {
  return (
    <section>
      <h2 className="nhsuk-heading-m">{quarterWords(quarter)}</h2>
      {steps ? (
        <>
          <p>{`${answers} people answered.`}</p>
          <dl className="app-help-facts">
            {STEPS.map((step) => (
              <div key={step}>
                <dt>{STATEMENTS[step]}</dt>
                <dd>{SAID.map((said) => `${SAID_WORDS[said]}: ${words(steps[step][said])}`).join(' · ')}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p>Fewer than 5 people answered, so we show nothing.</p>
      )}
    </section>
  );
}
