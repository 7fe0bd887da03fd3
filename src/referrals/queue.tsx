import { EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';

export type WaitingRow = {
  id: string;
  reference: string;
  who: string;
  /** What it is, who agreed, by when. */
  words: string;
  owner: string;
  /** The date in law of the team that has it is past. */
  late: boolean;
};

type QueueProps = { toSend: readonly WaitingRow[]; unanswered: readonly WaitingRow[]; isCapped: boolean };

/** What went to others, and what is still to go, as long as somebody waits. */
export function ReferralQueue({ toSend, unanswered, isCapped }: QueueProps) {
  const waiting = toSend.length + unanswered.length;
  return (
    <>
      <PageHeading
        title="Referrals"
        lede={waiting === 0 ? undefined : `${toSend.length} to be sent, ${unanswered.length} without an answer.`}
      />
      {waiting === 0 && (
        <EmptyState action={<a href="/desk/cases">Cases</a>}>
          Nothing waits. What goes to others is written down in its case: Not for this PALS.
        </EmptyState>
      )}
      <Waiting title="Still to be sent" rows={toSend} />
      <Waiting title="No answer yet" rows={unanswered} />
      {isCapped && <p className="app-secondary">The oldest {waiting} are shown.</p>}
    </>
  );
}

function Waiting({ title, rows }: { title: string; rows: readonly WaitingRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="app-section">
      <h2 className="nhsuk-heading-s">
        {title} ({rows.length})
      </h2>
      <ul className="nhsuk-list nhsuk-list--border">
        {rows.map(({ id, reference, who, words, owner, late }) => (
          <li key={id}>
            <a href={`/desk/cases/${reference}`}>{who}</a> <span className="app-secondary">{reference}</span>
            <br />
            {late && <strong className="app-late">Late: </strong>}
            {words}
            <br />
            <span className="app-secondary">Owner: {owner || 'nobody yet'}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
