import { ButtonLink } from '../platform/components/buttons.tsx';
import { Banner, EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { InvolvementNav } from './nav.tsx';
import { RoundCard } from './rounds.tsx';
import type { RoundLine } from './shown.rules.ts';

type Line = { id: string; title: string; href: string };
type Props = {
  owed: readonly Line[];
  /** Events with a new day or place. */
  moved: readonly Line[];
  rounds: readonly { title: string; line: RoundLine }[];
  names: ReadonlyMap<string, string>;
  now: Date;
  mayWrite: boolean;
  done: string | undefined;
};

/** Who waits to hear from us: what came of it, and what does not go in writing. */
export function ToTell({ owed, moved, rounds, names, now, mayWrite, done }: Props) {
  return (
    <>
      {done && <Banner>{done}</Banner>}
      <PageHeading title="To tell" lede="Who took part hears what came of it" />
      <InvolvementNav current="to-tell" />
      {owed.length + moved.length + rounds.length === 0 && (
        <EmptyState action={<ButtonLink kind="secondary" href="/desk/involvement" label="Ways to get involved" />}>
          Nobody waits to be told.
        </EmptyState>
      )}
      <Lines id="moved" title="A new day or place" label="Tell those who come" lines={moved} mayWrite={mayWrite} />
      <Lines id="owed" title="What came of it" label="Tell those who took part" lines={owed} mayWrite={mayWrite} />
      {rounds.map(({ title, line }) => (
        <section key={line.round.id} aria-label={title}>
          <h2 className="nhsuk-heading-m">{title}</h2>
          <RoundCard line={line} names={names} now={now} mayWrite={mayWrite} />
        </section>
      ))}
    </>
  );
}

type LinesProps = { id: string; title: string; label: string; lines: readonly Line[]; mayWrite: boolean };

function Lines({ id, title, label, lines, mayWrite }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className="nhsuk-heading-m" id={id}>
        {title}
      </h2>
      <ul className="nhsuk-list">
        {lines.map((line) => (
          <li key={line.id}>
            {line.title}: {mayWrite ? <a href={line.href}>{label}</a> : 'not told yet'}
          </li>
        ))}
      </ul>
    </section>
  );
}
