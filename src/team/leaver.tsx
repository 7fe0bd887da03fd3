import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes, Select } from '../platform/components/fields.tsx';
import { EmptyState, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type ShareRow, ShareRows } from './share.tsx';

type LeaverProps = {
  id: string;
  name: string;
  hasLeft: boolean;
  error: { message: string; field?: string } | undefined;
  promises: number;
  isCapped: boolean;
  all: string;
  rest: string;
  colleagues: readonly { value: string; label: string }[];
  rows: readonly ShareRow[];
};

/** Everything of one person, each with who gets it. */
export function LeaverPage(props: LeaverProps) {
  const { id, name, hasLeft, error, promises, isCapped, all, rest, colleagues, rows } = props;
  const cases = rows.length === 1 ? '1 open case' : `${rows.length} open cases`;
  return (
    <>
      <p>
        <a href={`/desk/team/${id}`}>Back to {name}</a>
      </p>
      <ErrorSummary errors={error ? [error] : []} />
      <PageHeading
        title={`Hand on all work of ${name}`}
        lede={`${cases}, ${promises === 1 ? '1 other promise' : `${promises} other promises`}. Nothing has changed yet.`}
      />
      {hasLeft ? (
        <InsetText>Their account has ended. Words they had not finished come to you as drafts.</InsetText>
      ) : (
        <InsetText>Their account still works. Drafts come to you once it has ended, under Settings, Users.</InsetText>
      )}
      {isCapped && (
        <InsetText>The first {rows.length} cases are shown. The others come when these are handed on.</InsetText>
      )}
      {rows.length + promises === 0 && !hasLeft && <EmptyState>There is nothing to hand on.</EmptyState>}
      {(rows.length + promises > 0 || hasLeft) && (
        <form method="post" action={`/desk/team/${id}/handover`} noValidate>
          {rows.length > 0 && (
            <>
              <Select name="all" label="All cases to" blank="As chosen below" value={all} choices={colleagues} />
              <ShareRows rows={rows} colleagues={colleagues} alone={false} />
            </>
          )}
          {promises > 0 && (
            <Select
              name="rest"
              label="Their other promises to"
              hint="In cases of colleagues, and messages to ring back."
              blank="Choose a colleague"
              value={rest}
              error={error?.field === 'rest' ? error.message : undefined}
              choices={colleagues}
            />
          )}
          <Checkboxes
            name="sure"
            label="Before it is done"
            error={error?.field === 'sure' ? error.message : undefined}
            choices={[{ value: 'yes', label: `Hand all of this on. ${name} has nothing open afterwards.` }]}
          />
          <ButtonRow>
            <Button label="Hand on" />
            <a href={`/desk/team/${id}`}>Cancel</a>
          </ButtonRow>
        </form>
      )}
    </>
  );
}
