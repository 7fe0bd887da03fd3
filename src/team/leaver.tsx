import type { Refused } from '../handing/index.ts';
import { Button, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { Select } from '../platform/components/fields.tsx';
import { EmptyState, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Details, RailBlock } from '../platform/components/panels.tsx';
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

/** More cases than these fold: who is chosen for all comes first. */
const MOST_OPEN = 20;

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
      <InsetText>{hasLeft ? HAS_LEFT : STILL_HERE}</InsetText>
      {isCapped && (
        <InsetText>The first {rows.length} cases are shown. The others come when these are handed on.</InsetText>
      )}
      {rows.length + promises === 0 && !hasLeft && <EmptyState>There is nothing to hand on.</EmptyState>}
      {(rows.length + promises > 0 || hasLeft) && (
        <form method="post" action={`/desk/team/${id}/handover`} noValidate>
          {rows.length > 0 && (
            <>
              <Select
                name="all"
                label="All cases to"
                blank={rows.length > MOST_OPEN ? 'Whoever carries least, as suggested' : 'As chosen below'}
                value={all}
                choices={colleagues}
              />
              {rows.length > MOST_OPEN ? (
                <Details summary={`Choose for each of the ${rows.length} cases`}>
                  <ShareRows rows={rows} colleagues={colleagues} alone={false} />
                </Details>
              ) : (
                <ShareRows rows={rows} colleagues={colleagues} alone={false} />
              )}
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
          <ButtonRow>
            <Button label="Show what will change" name="act" value="preview" />
            <a href={`/desk/team/${id}`}>Cancel</a>
          </ButtonRow>
        </form>
      )}
    </>
  );
}

const HAS_LEFT = 'Their account has ended. Words and calls they had not finished come to you.';
const STILL_HERE =
  'Their account still works. What they have not finished comes to you once it has ended, under Settings, Users.';

type PreviewProps = {
  id: string;
  name: string;
  hasLeft: boolean;
  /** By colleague: how many, and which cases. */
  gets: readonly { name: string; cases: readonly { ref: string; who: string }[] }[];
  rest: { count: number; name: string } | undefined;
  refused: readonly Refused[];
  fields: Record<string, string>;
};

/** What will change, before it changes; and which cases stay, with the reason. */
export function LeaverPreview({ id, name, hasLeft, gets, rest, refused, fields }: PreviewProps) {
  return (
    <>
      <PageHeading title="What will change" lede={`All work of ${name}. Nothing has changed yet.`} />
      {gets.map((get) => (
        <RailBlock key={get.name} title={`${casesWords(get.cases.length)} to ${get.name}`}>
          <p>
            {get.cases.map(({ ref, who }, at) => (
              <span key={ref}>
                {at > 0 && ', '}
                {who} <span className="app-secondary">{ref}</span>
              </span>
            ))}
          </p>
        </RailBlock>
      ))}
      {rest && (
        <p>
          {rest.count === 1 ? '1 other promise' : `${rest.count} other promises`} to {rest.name}.
        </p>
      )}
      {hasLeft && <p>What they had not finished comes to you.</p>}
      {refused.length > 0 && (
        <RailBlock title={`${casesWords(refused.length)} stay with ${name}`}>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {refused.map(({ ref, why }) => (
              <li key={ref}>
                {ref}: {why}
              </li>
            ))}
          </ul>
        </RailBlock>
      )}
      <form method="post" action={`/desk/team/${id}/handover`}>
        <HiddenFields fields={fields} />
        <ButtonRow>
          <Button label="Hand on" name="act" value="do" />
          <Button kind="secondary" label="Change" name="act" value="change" />
        </ButtonRow>
      </form>
    </>
  );
}

const casesWords = (count: number) => (count === 1 ? '1 case' : `${count} cases`);
