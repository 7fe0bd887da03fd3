import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { TextArea, TextField } from '../platform/components/fields.tsx';
import { EmptyState, ErrorSummary, Need } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import type { Viewing } from './viewings.ts';

export const VIEWING_WORDS: Record<Viewing['state'], string> = {
  booked: 'Booked',
  held: 'They were there',
  cancelled: 'They did not want it',
};

type ViewingLine = { id: string; title: string; words: string; note: string; state: Viewing['state']; over: boolean };
type Props = { reference: string; lines: readonly ViewingLine[]; filled: Filled; office: string; mayWrite: boolean };

export function ViewingsPage({ reference, lines, filled, office, mayWrite }: Props) {
  const at = `/desk/cases/${reference}/bereavement`;
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <p>
        <a href={`${at}/steps/viewings`}>Back to the step</a>
      </p>
      <PageHeading title="When they come" lede={reference} />
      {office && <Need icon="person">{office}</Need>}
      {lines.length === 0 && <EmptyState>Nothing is booked.</EmptyState>}
      <ul className="nhsuk-list nhsuk-list--border" id="viewing">
        {lines.map((line) => (
          <li key={line.id}>
            <Line line={line} />
            {mayWrite && line.state !== 'booked' && (
              <ButtonRow>
                <PostButton
                  kind="quiet"
                  action={`${at}/viewings/${line.id}/restoration`}
                  label="Undo: it is booked"
                  hiddenName={`: ${line.title}`}
                />
              </ButtonRow>
            )}
            {mayWrite && line.state === 'booked' && (
              <ButtonRow>
                {line.over && (
                  <End at={`${at}/viewings/${line.id}/ending`} state="held" label="They were there" of={line.title} />
                )}
                <End
                  at={`${at}/viewings/${line.id}/ending`}
                  state="cancelled"
                  label="They do not want it"
                  of={line.title}
                />
              </ButtonRow>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Card title="Book a time">
          <form method="post" action={`${at}/viewings`} noValidate data-ctrl-enter="">
            <div className="app-field-row">
              <TextField
                {...fieldOf(filled, 'day')}
                label="Which day?"
                hint="Like tomorrow or Friday"
                width={10}
                autoComplete="off"
              />
              <TextField
                {...fieldOf(filled, 'time')}
                label="At what time?"
                hint="Like 3pm"
                width={10}
                autoComplete="off"
              />
            </div>
            <TextField {...fieldOf(filled, 'who')} label="Who comes?" autoComplete="off" />
            <TextField
              {...fieldOf(filled, 'with_whom')}
              label="Who goes with them?"
              hint="A nurse, a chaplain, one of us"
              autoComplete="off"
            />
            <TextField {...fieldOf(filled, 'place')} label="Where?" autoComplete="off" />
            <TextArea {...fieldOf(filled, 'note')} label="What matters to them" rows={2} />
            <Button label="Book it" kind="secondary" />
          </form>
        </Card>
      )}
    </>
  );
}

function End({ at, state, label, of }: { at: string; state: string; label: string; of: string }) {
  return <PostButton kind="quiet" action={at} label={label} hiddenName={`: ${of}`} fields={{ state }} />;
}

function Line({ line: { title, words, note } }: { line: ViewingLine }) {
  return (
    <>
      {title}
      <br />
      <span className="app-secondary">{words}</span>
      {note && <p className="app-as-typed">{note}</p>}
    </>
  );
}

/** Within the step of the pathway. */
export function ViewingsPart({
  href,
  lines,
  mayWrite,
}: {
  href: string;
  lines: readonly ViewingLine[];
  mayWrite: boolean;
}) {
  return (
    <Card title="Times">
      {lines.length === 0 && <p>Nothing is booked.</p>}
      <ul className="nhsuk-list nhsuk-list--border">
        {lines.map((line) => (
          <li key={line.id}>
            <Line line={line} />
          </li>
        ))}
      </ul>
      {mayWrite && <ButtonLink kind="secondary" href={href} label="Book a time, or say how it was" />}
    </Card>
  );
}
