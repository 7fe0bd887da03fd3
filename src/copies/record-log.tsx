import { BackToCase } from '../cases/index.ts';
import { Pagination } from '../platform/components/pagination.tsx';
import { ScrollTable } from '../platform/components/table.tsx';

export type LogLine = { id: string; at: string; who: string; what: string };

type Props = { reference: string; lines: readonly LogLine[]; total: number; page: number; pages: number };

/** Who looked at this case and who changed it. */
export function RecordLog({ reference, lines, total, page, pages }: Props) {
  return (
    <>
      <BackToCase reference={reference} />
      <h1>Record log of {reference}</h1>
      <p>{total === 1 ? '1 line' : `${total} lines`}, newest first.</p>
      <ScrollTable label="Record log">
        <table className="nhsuk-table">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td>{line.at}</td>
                <td>{line.who}</td>
                <td>{line.what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
      <Pagination page={page} pages={pages} href={(number) => `/desk/cases/${reference}/record-log?page=${number}`} />
    </>
  );
}
