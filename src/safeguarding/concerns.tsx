import { EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import { ScrollTable } from '../platform/components/table.tsx';

type Concern = { ref: string; who: string; since: string; owner: string; told: readonly string[] };

/** Open safety concerns, oldest first, and of each who was told. */
export function Concerns({ lines }: { lines: readonly Concern[] }) {
  return (
    <>
      <PageHeading title={`Open safety concerns: ${lines.length}`} lede="Oldest first." />
      {lines.length === 0 ? (
        <EmptyState action={<a href="/desk/cases">Cases</a>}>No case has a safety concern.</EmptyState>
      ) : (
        <ScrollTable label="Open safety concerns">
          <table className="nhsuk-table">
            <thead>
              <tr>
                <th scope="col">Case</th>
                <th scope="col">Since</th>
                <th scope="col">Owner</th>
                <th scope="col">Who was told</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ ref, who, since, owner, told }) => (
                <tr key={ref}>
                  <td>
                    <a href={`/desk/cases/${ref}/danger`}>{who}</a>
                    <br />
                    <span className="app-secondary">{ref}</span>
                  </td>
                  <td>{since}</td>
                  <td>{owner}</td>
                  <td>{told.length > 0 ? told.join('. ') : <StatusTag tone="red">Nobody yet</StatusTag>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollTable>
      )}
    </>
  );
}
