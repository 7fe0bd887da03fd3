import { EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import { STATE_WORDS } from './complaints.rules.ts';
import type { Complaint } from './complaints.ts';

export type QueueRow = {
  complaint: Complaint;
  reference: string;
  who: string;
  made: string;
  firstTold: string;
  due: string;
  late: boolean;
  handler: string;
  /** Of the patient. */
  agreement: string;
};

type QueueProps = { rows: readonly QueueRow[]; ended: boolean; waiting: number };

/** The queue of the complaints team: what has arrived, who has it, by when the law asks for what. */
export function Queue({ rows, ended, waiting }: QueueProps) {
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
    <table className="nhsuk-table nhsuk-table--responsive">
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
  const cells = [
    <a key="who" href={`/desk/complaints/${row.complaint.id}`}>
      {row.who}
      <br />
      {row.reference}
    </a>,
    row.made,
    row.firstTold,
    row.late ? (
      <strong key="due" className="app-late">
        Late: {row.due}
      </strong>
    ) : (
      row.due
    ),
    row.agreement,
    row.handler || 'Nobody yet',
    <StatusTag key="state" tone={tone}>
      {label}
    </StatusTag>,
  ];
  return (
    <tr className="nhsuk-table__row">
      {heads.map((head, at) => (
        <td className="nhsuk-table__cell" key={head}>
          <span className="nhsuk-table__heading" aria-hidden="true">
            {head}{' '}
          </span>
          <div>{cells[at]}</div>
        </td>
      ))}
    </tr>
  );
}
