import { PostButton } from '../platform/components/buttons.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import type { HealthLine } from '../platform/health.ts';
import { JOBS } from './upkeep.rules.ts';

type Props = { lines: readonly HealthLine[]; givenUp: boolean; about: string };

/** How the installation is, what needs somebody first. */
export function UpkeepPage({ lines, givenUp, about }: Props) {
  const inOrder = [...lines].sort((a, b) => rankOf(a) - rankOf(b));
  return (
    <>
      <PageHeading title="How the system is" lede={about} />
      <ul className="app-results">
        {inOrder.map((line) => (
          <Line key={line.what} line={line} again={givenUp && line.what === JOBS} />
        ))}
      </ul>
    </>
  );
}

const rankOf = ({ well, off }: HealthLine): number => (off ? 1 : well ? 2 : 0);

function tagOf({ well, off }: HealthLine) {
  if (off) return <StatusTag>Not set up</StatusTag>;
  return <StatusTag tone={well ? 'green' : 'yellow'}>{well ? 'Well' : 'Look at this'}</StatusTag>;
}

function Line({ line, again }: { line: HealthLine; again: boolean }) {
  const { what, words, todo } = line;
  return (
    <li className="app-results__item">
      <h2 className="nhsuk-heading-s">
        {what} {tagOf(line)}
      </h2>
      <p>{words}</p>
      {todo && <p className="app-secondary">{todo}</p>}
      {again && (
        <PostButton
          kind="secondary"
          action="/desk/settings/given-up-jobs"
          label="Try again"
          hiddenName="what was given up"
        />
      )}
    </li>
  );
}
