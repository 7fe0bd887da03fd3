import { BackToCase } from '../cases/index.ts';
import { ButtonLink } from '../platform/components/buttons.tsx';
import { EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';

type Props = {
  reference: string;
  lines: readonly { id: string; title: string; state: string; words: string }[];
  mayWrite: boolean;
};

export function MeetingsPage({ reference, lines, mayWrite }: Props) {
  const base = `/desk/cases/${reference}/meetings`;
  const plan = mayWrite && <ButtonLink kind="secondary" href={`${base}/new`} label="Plan a meeting" />;
  return (
    <>
      <BackToCase reference={reference} />
      <PageHeading title="Meetings" actions={lines.length > 0 && plan} />
      {lines.length === 0 && <EmptyState action={plan}>No meeting is planned in this case.</EmptyState>}
      <ul className="app-results">
        {lines.map(({ id, title, state, words }) => (
          <li className="app-results__item" key={id}>
            <a className="app-results__title" href={`${base}/${id}`}>
              {title}
              <span className="nhsuk-u-visually-hidden">, {words}</span>
            </a>{' '}
            <span className="app-secondary">{state}</span>
            <p>{words}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
