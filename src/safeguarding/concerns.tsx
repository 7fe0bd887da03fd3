import { EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';

/** `untold`: of one of its concerns, or of all, nobody has been told. */
type Concern = { ref: string; who: string; since: string; owner: string; told: readonly string[]; untold: boolean };

/** Open safety concerns, oldest first, and of each who was told. */
export function Concerns({ lines }: { lines: readonly Concern[] }) {
  return (
    <>
      <PageHeading title={`Open safety concerns: ${lines.length}`} lede="Oldest first." />
      {lines.length === 0 ? (
        <EmptyState action={<a href="/desk/cases">Cases</a>}>No case has a safety concern.</EmptyState>
      ) : (
        <ul className="nhsuk-list nhsuk-list--border">
          {lines.map(({ ref, who, since, owner, told, untold }) => (
            <li key={ref}>
              <a href={`/desk/cases/${ref}/danger`}>{who}</a> <span className="app-secondary">{ref}</span>
              <br />
              {untold && <StatusTag tone="red">Nobody told yet</StatusTag>}
              {told.length > 0 && <> {told.join('. ')}.</>}
              <br />
              <span className="app-secondary">
                Since {since}. Owner: {owner}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
