import { EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';

type NearLine = { id: string; ref: string; name: string; due: string; owner: string };

type NearProps = { lines: readonly NearLine[]; more: string | undefined; begun: boolean };

export function NearPage({ lines, more, begun }: NearProps) {
  return (
    <>
      <PageHeading title="Near their time or late" lede="Dates of open cases, the earliest first" />
      {lines.length === 0 && <EmptyState>Nothing {begun ? 'more ' : ''}is near its time or late.</EmptyState>}
      <ul className="app-results">
        {lines.map(({ id, ref, name, due, owner }) => (
          <li className="app-results__item" key={id}>
            <a className="app-results__title" href={`/desk/cases/${ref}`}>
              {ref}: {name}
            </a>
            <p className="app-secondary">
              {due} – {owner}
            </p>
          </li>
        ))}
      </ul>
      <p>{more ? <a href={more}>Show more</a> : begun && <a href="/desk/near-their-time">Back to the first</a>}</p>
    </>
  );
}
