import { PostButton } from '../platform/components/buttons.tsx';
import { EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Pagination } from '../platform/components/pagination.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import { LinesTable } from '../platform/components/table.tsx';
import type { FieldError } from '../platform/forms.ts';
import { OversightTabs } from './tabs.tsx';

export type OpeningLine = {
  id: string;
  at: string;
  who: string;
  ref: string;
  why: string;
  reason: string;
  /** False: tried, and was refused. */
  granted: boolean;
  until: string;
  /** What came of looking into it, by whom; null while nobody has. */
  looked: string | null;
  /** Somebody else looks into it. */
  own: boolean;
};

type Props = { lines: readonly OpeningLine[]; page: number; pages: number; errors: readonly FieldError[] };

/** Who opened a restricted case with a reason, who tried, and whether somebody looked into it. */
export function Openings({ lines, page, pages, errors }: Props) {
  const here = '/desk/access-log/openings';
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeading
        title="Openings with a reason"
        lede="Restricted cases that somebody opened who is not named for them, or tried to. Newest first."
      />
      <OversightTabs here={here} />
      {lines.length === 0 ? (
        <EmptyState action={<a href="/desk/access-log">See all reads</a>}>
          Nobody has opened a restricted case with a reason.
        </EmptyState>
      ) : (
        <Lines lines={lines} />
      )}
      <Pagination page={page} pages={pages} href={(number) => `${here}?page=${number}`} />
    </>
  );
}

function Lines({ lines }: { lines: readonly OpeningLine[] }) {
  return (
    <LinesTable
      label="Openings with a reason"
      heads={['When', 'Who', 'Case', 'Why', 'Looked into']}
      rows={lines.map((line) => ({
        id: line.id,
        cells: [line.at, line.who, line.ref, <Why key="why" {...line} />, <Look key="look" {...line} />],
      }))}
    />
  );
}

function Why({ granted, why, reason, until }: OpeningLine) {
  if (!granted) return <StatusTag tone="grey">Tried, not opened</StatusTag>;
  return (
    <>
      {why}
      <br />
      {reason}
      <br />
      <span className="app-secondary">Until {until}</span>
    </>
  );
}

function Look({ id, who, looked, own }: OpeningLine) {
  if (looked) return looked;
  if (own) return 'Not yet. Somebody else looks into yours.';
  const action = `/desk/access-log/openings/${id}/look`;
  return (
    <>
      <PostButton action={action} kind="quiet" label="Nothing to do" hiddenName={who} fields={{ found: 'nothing' }} />
      <PostButton action={action} kind="quiet" label="Followed up" hiddenName={who} fields={{ found: 'followed_up' }} />
    </>
  );
}
