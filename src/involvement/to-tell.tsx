import { ButtonLink } from '../platform/components/buttons.tsx';
import { Banner, EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { InvolvementNav } from './nav.tsx';
import { RoundCard } from './rounds.tsx';
import type { RoundLine } from './shown.rules.ts';

type Props = {
  owed: readonly { id: string; title: string; href: string }[];
  rounds: readonly { title: string; line: RoundLine }[];
  names: ReadonlyMap<string, string>;
  now: Date;
  mayWrite: boolean;
  done: string | undefined;
};

/** Who waits to hear from us: what came of it, and what does not go in writing. */
export function ToTell({ owed, rounds, names, now, mayWrite, done }: Props) {
  return (
    <>
      {done && <Banner>{done}</Banner>}
      <PageHeading title="To tell" lede="Who took part hears what came of it" />
      <InvolvementNav current="to-tell" />
      {owed.length === 0 && rounds.length === 0 && (
        <EmptyState action={<ButtonLink kind="secondary" href="/desk/involvement" label="Ways to get involved" />}>
          Nobody waits to be told.
        </EmptyState>
      )}
      {owed.length > 0 && (
        <section aria-labelledby="owed">
          <h2 className="nhsuk-heading-m" id="owed">
            What came of it
          </h2>
          <ul className="nhsuk-list">
            {owed.map(({ id, title, href }) => (
              <li key={id}>
                {title}: {mayWrite ? <a href={href}>Tell those who took part</a> : 'not told yet'}
              </li>
            ))}
          </ul>
        </section>
      )}
      {rounds.map(({ title, line }) => (
        <section key={line.round.id} aria-label={title}>
          <h2 className="nhsuk-heading-m">{title}</h2>
          <RoundCard line={line} names={names} now={now} mayWrite={mayWrite} />
        </section>
      ))}
    </>
  );
}
