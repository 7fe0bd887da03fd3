import { BackToCase } from '../cases/index.ts';
import { Pagination } from '../platform/components/pagination.tsx';
import { LinesTable } from '../platform/components/table.tsx';

export type LogLine = { id: string; at: string; who: string; what: string };

type Props = { reference: string; lines: readonly LogLine[]; total: number; page: number; pages: number };

/** Who looked at this case and who changed it. */
export function RecordLog({ reference, lines, total, page, pages }: Props) {
  return (
    <>
      <BackToCase reference={reference} />
      <h1>Record log of {reference}</h1>
      <p>{total === 1 ? '1 line' : `${total} lines`}, newest first.</p>
      <LinesTable
        label="Record log"
        heads={['When', 'Who', 'What']}
        rows={lines.map(({ id, at, who, what }) => ({ id, cells: [at, who, what] }))}
      />
      <Pagination page={page} pages={pages} href={(number) => `/desk/cases/${reference}/record-log?page=${number}`} />
    </>
  );
}
