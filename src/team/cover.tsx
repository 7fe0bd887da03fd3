import { Button, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { Select } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { LEAVE, MOVE } from './cover.rules.ts';

type CoverRow = {
  id: string;
  title: string;
  href: string;
  clock: string;
  due: string;
  chosen: string;
  mayMove: boolean;
};

type CoverProps = {
  id: string;
  name: string;
  isSelf: boolean;
  span: string;
  added: boolean;
  error: string;
  rows: readonly CoverRow[];
  all: string;
  colleagues: readonly { id: string; name: string }[];
  movedTo: string;
  back: string;
};

/** Every promise that falls due while somebody is away: one person for all, or each by itself. */
export function CoverPage(props: CoverProps) {
  const { id, name, isSelf, span, added, error, rows, all, colleagues, movedTo, back } = props;
  const people = colleagues.map((one) => ({ value: one.id, label: one.name }));
  const move = { value: MOVE, label: `Move to ${movedTo} and tell them` };
  return (
    <>
      <p>
        <a href={back}>Back to time away</a>
      </p>
      <ErrorSummary errors={error ? [{ field: rows.length > 1 ? 'all' : `to_${rows[0]?.id}`, message: error }] : []} />
      {added && <Banner>Entered: {span}.</Banner>}
      <PageHeading title={isSelf ? 'Who covers for you?' : `Who covers for ${name}?`} lede={span} />
      {rows.length === 0 && (
        <EmptyState action={<a href={back}>Back to time away</a>}>Nothing that is promised falls due then.</EmptyState>
      )}
      {rows.length > 0 && (
        <form method="post" action={`/desk/absences/${id}/cover`}>
          {rows.length > 1 && (
            <Select
              name="all"
              label={`All ${rows.length} to`}
              blank="Choose for each below"
              value={all}
              choices={[...people, move]}
            />
          )}
          <ul className="app-cover">
            {rows.map((row) => (
              <li key={row.id}>
                <p className="app-cover__what">
                  <a href={row.href}>{row.title}</a> <span className="app-secondary">Due by {row.due}</span>
                </p>
                <Select
                  name={`to_${row.id}`}
                  label={`Who covers: ${row.title}`}
                  labelHidden
                  blank={rows.length > 1 ? 'As chosen for all' : 'Choose who covers'}
                  value={row.chosen}
                  choices={[
                    ...people,
                    ...(row.mayMove ? [move] : []),
                    { value: LEAVE, label: 'Leave it: colleagues are offered it on the day' },
                  ]}
                />
              </li>
            ))}
          </ul>
          <ButtonRow>
            <Button label="Show what will change" name="act" value="preview" />
            <a href={back}>Not now</a>
          </ButtonRow>
        </form>
      )}
    </>
  );
}

type PreviewProps = {
  id: string;
  name: string;
  span: string;
  givesBack: boolean;
  lines: readonly { id: string; title: string; due: string; words: string; refused: string; stays: boolean }[];
  fields: Record<string, string>;
};

export function CoverPreview({ id, name, span, givesBack, lines, fields }: PreviewProps) {
  const refused = lines.filter((line) => line.refused);
  const changes = lines.filter((line) => !line.refused && !line.stays);
  const stays = lines.filter((line) => !line.refused && line.stays);
  return (
    <>
      <ErrorSummary errors={refused.map((line) => ({ message: `${line.title}: ${line.refused}` }))} />
      <PageHeading title="What will change" lede={`${name}, ${span}. Nothing has changed yet.`} />
      <ul className="nhsuk-list nhsuk-list--bullet">
        {changes.map((line) => (
          <li key={line.id}>
            {line.title}, due by {line.due}: <strong>{line.words}</strong>
          </li>
        ))}
      </ul>
      {stays.length > 0 && (
        <InsetText>
          {stays.length === 1 ? '1 promise stays' : `${stays.length} promises stay`} without cover. Colleagues are
          offered it in My day on the day.
        </InsetText>
      )}
      {changes.length > 0 && givesBack && <p>What colleagues have not done by the end comes back to {name}.</p>}
      <form method="post" action={`/desk/absences/${id}/cover`}>
        <HiddenFields fields={fields} />
        <ButtonRow>
          {refused.length === 0 && <Button label={`Hand on ${changes.length}`} name="act" value="do" />}
          <Button kind="secondary" label="Change" name="act" value="change" />
        </ButtonRow>
      </form>
    </>
  );
}
