import { EmptyState, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Pagination } from '../platform/components/pagination.tsx';
import { SHORT_TABLE, ShortCell } from '../platform/components/short-table.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import { STATE_WORDS } from './complaints.rules.ts';
import type { Complaint } from './complaints.ts';

export type QueueRow = {
  complaint: Complaint;
  reference: string;
  who: string;
  /** How to make contact, the most important first. */
  rule: string;
  made: string;
  firstTold: string;
  due: string;
  late: boolean;
  handler: string;
  /** Of the patient. */
  agreement: string;
  /** It is about whoever made it: nobody else has to agree. */
  isTheirOwn: boolean;
};

type QueueProps = { rows: readonly QueueRow[]; ended: boolean; waiting: number; page: number; pages: number };

/** The queue of the complaints team: what has arrived, who has it, by when the law asks for what. */
export function Queue({ rows, ended, waiting, page, pages }: QueueProps) {
  return (
    <>
      <PageHeading
        title={ended ? 'Finished complaints' : 'Complaints'}
        lede={ended ? undefined : waitingLine(waiting)}
      />
      <p>
        {ended ? <a href="/desk/complaints">Open complaints</a> : <a href="/desk/complaints?view=finished">Finished</a>}
      </p>
      {rows.length === 0 ? (
        <EmptyState>
          {ended ? 'No complaint is finished yet.' : 'PALS has handed nothing over that is still open.'}
        </EmptyState>
      ) : (
        <QueueTable rows={rows} ended={ended} />
      )}
      <Pagination
        page={page}
        pages={pages}
        href={(to) => `/desk/complaints?${ended ? 'view=finished&' : ''}page=${to}`}
      />
    </>
  );
}

const waitingLine = (waiting: number) =>
  waiting === 0
    ? 'Each has somebody who answers for it.'
    : `${waiting} ${waiting === 1 ? 'waits' : 'wait'} for somebody to take it.`;

function QueueTable({ rows, ended }: { rows: readonly QueueRow[]; ended: boolean }) {
  const heads = [
    'Complaint of',
    'Made on',
    'First told PALS',
    ended ? 'Ended' : 'By when',
    'Agreement of the patient',
    'Who has it',
    'State',
  ];
  return (
    <table className={SHORT_TABLE}>
      <caption className="nhsuk-u-visually-hidden">
        {ended ? 'Complaints, the last finished first' : 'Complaints: first what nobody has taken, then by date'}
      </caption>
      <thead className="nhsuk-table__head">
        <tr>
          {heads.map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="nhsuk-table__body">
        {rows.map((row) => (
          <Row key={row.complaint.id} row={row} heads={heads} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, heads }: { row: QueueRow; heads: readonly string[] }) {
  const { label, tone } = STATE_WORDS[row.complaint.state];
  const [who = '', made = '', first = '', due = '', agreement = '', handler = '', state = ''] = heads;
  return (
    <tr className="nhsuk-table__row">
      <ShortCell name={who} as="bareLine">
        <a href={`/desk/complaints/${row.complaint.id}`}>{row.who}</a>
        <span className="app-queue__ref"> {row.reference}</span>
        {row.rule && <Need icon={/do not phone/i.test(row.rule) ? 'no-phone' : 'contact'}>{row.rule}</Need>}
      </ShortCell>
      <ShortCell name={made}>{row.made}</ShortCell>
      <ShortCell name={first} nothing={row.made === row.firstTold}>
        {row.firstTold}
      </ShortCell>
      <ShortCell name={due} as={row.complaint.ended_at ? 'line' : 'bareLine'}>
        {row.late ? <strong className="app-late">Late: {row.due}</strong> : row.due}
      </ShortCell>
      <ShortCell name={agreement} nothing={row.isTheirOwn}>
        {row.agreement}
      </ShortCell>
      <ShortCell name={handler} as={row.handler ? 'bare' : undefined}>
        {row.handler || 'Nobody yet'}
      </ShortCell>
      <ShortCell name={state} as="bare">
        <StatusTag tone={tone}>{label}</StatusTag>
      </ShortCell>
    </tr>
  );
}
