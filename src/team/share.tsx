import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { Select } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import type { Notice } from '../platform/components/notice.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';

export type ShareRow = {
  ref: string;
  who: string;
  where: string;
  since: string;
  safety: boolean;
  afterDeath: boolean;
  to: string | undefined;
  why: string;
};

type ShareProps = {
  error: string;
  notice: Notice | undefined;
  colleagues: readonly { value: string; label: string }[];
  rows: readonly ShareRow[];
};

/** Two presses for a case: who gets it, if not the one suggested, and "Give". */
export function SharePage({ error, notice, colleagues, rows }: ShareProps) {
  return (
    <>
      <p>
        <a href="/desk/team">Back to the team</a>
      </p>
      <ErrorSummary errors={error ? [{ message: error }] : []} />
      {notice && <Banner undo={notice.undo}>{notice.text}</Banner>}
      <PageHeading
        title="Share out new cases"
        lede="Suggested is the officer who carries least, what is suggested above included. You choose."
      />
      {rows.length === 0 && (
        <EmptyState action={<a href="/desk/team">Back to the team</a>}>Every case has an owner.</EmptyState>
      )}
      {rows.length > 0 && (
        <form method="post" action="/desk/team/share-out">
          <ShareRows rows={rows} colleagues={colleagues} />
          <ButtonRow>
            <Button label={rows.length === 1 ? 'Share it out' : `Share out all ${rows.length}`} />
          </ButtonRow>
        </form>
      )}
    </>
  );
}

export function ShareRows({
  rows,
  colleagues,
  alone = true,
}: Pick<ShareProps, 'rows' | 'colleagues'> & { alone?: boolean }) {
  return (
    <ul className="app-cover">
      {rows.map((row) => (
        <li key={row.ref}>
          <p className="app-cover__what">
            <a href={`/desk/cases/${row.ref}`}>{row.ref}</a> {row.who}{' '}
            {row.safety && <StatusTag tone="red">Safety concern</StatusTag>}
            <span className="app-secondary">
              {[row.afterDeath ? 'After a death' : '', row.where, `told us ${row.since}`].filter(Boolean).join(' – ')}
            </span>
            {row.why && <span className="app-secondary">Suggested: {row.why}</span>}
          </p>
          <Select
            name={`to_${row.ref}`}
            label={`Who gets ${row.ref}`}
            labelHidden
            blank="Nobody yet"
            value={row.to}
            choices={colleagues}
          />
          {alone && <Button kind="secondary" name="one" value={row.ref} label="Give" hiddenName={row.ref} />}
        </li>
      ))}
    </ul>
  );
}
