import { PostButton } from '../platform/components/buttons.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import type { HealthLine } from '../platform/health.ts';

type Props = { lines: readonly HealthLine[]; givenUp: boolean; about: string };

/** How the installation is, what needs somebody first. */
export function UpkeepPage({ lines, givenUp, about }: Props) {
  const inOrder = [...lines.filter(({ well }) => !well), ...lines.filter(({ well }) => well)];
  return (
    <>
      <PageHeading title="How the system is" lede={about} />
      <ul className="app-results">
        {inOrder.map(({ what, well, words, todo }) => (
          <li className="app-results__item" key={what}>
            <h2 className="nhsuk-heading-s">
              {what} <StatusTag tone={well ? 'green' : 'yellow'}>{well ? 'Well' : 'Look at this'}</StatusTag>
            </h2>
            <p>{words}</p>
            {todo && <p className="app-secondary">{todo}</p>}
          </li>
        ))}
      </ul>
      {givenUp && (
        <PostButton
          kind="secondary"
          action="/desk/settings/given-up-jobs"
          label="Try again"
          hiddenName="what was given up"
        />
      )}
    </>
  );
}
