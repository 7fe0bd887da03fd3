import { Button, ButtonLink, ButtonRow, PostButton } from '../platform/components/buttons.tsx';
import { Checkboxes, TextField } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import type { Notice } from '../platform/components/notice.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Card } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedList } from '../platform/forms.ts';

export type AbsenceRow = {
  id: string;
  span: string;
  isNow: boolean;
  note: string;
  /** Promises of theirs that fall due in that time. */
  open: number;
  covered: boolean;
  givesBack: boolean;
};

type AbsencesProps = {
  /** Whose; nothing for oneself. */
  name: string | undefined;
  action: string;
  rows: readonly AbsenceRow[];
  filled: Filled;
  notice: Notice | undefined;
  back: { href: string; label: string };
};

/** When somebody is away, and what of theirs is not covered. */
export function AbsencesPage({ name, action, rows, filled, notice, back }: AbsencesProps) {
  return (
    <>
      <p>
        <a href={back.href}>Back to {back.label}</a>
      </p>
      <ErrorSummary errors={filled.errors} />
      {notice && <Banner undo={notice.undo}>{notice.text}</Banner>}
      <PageHeading
        title={name ? `When ${name} is away` : 'When you are away'}
        lede="Colleagues see “away until”, never why."
      />
      {rows.length === 0 && <EmptyState>No time away is entered.</EmptyState>}
      {rows.map((row) => (
        <Away key={row.id} row={row} />
      ))}
      <h2 className="nhsuk-heading-s">Enter time away</h2>
      <AbsenceFields action={action} filled={filled} mine={name === undefined} />
    </>
  );
}

function Away({ row }: { row: AbsenceRow }) {
  const { id, span, isNow, note, open, covered, givesBack } = row;
  const promises = open === 1 ? '1 promise falls' : `${open} promises fall`;
  return (
    <Card title={span}>
      {note && <p className="app-as-typed">{note}</p>}
      <p>
        {open > 0
          ? `${promises} due in that time and ${open === 1 ? 'needs' : 'need'} cover.`
          : 'Nothing of theirs is left without cover.'}
        {covered && givesBack && ' What colleagues cover comes back at the end.'}
      </p>
      <div className="app-buttons">
        {open > 0 && (
          <ButtonLink
            kind="secondary"
            href={`/desk/absences/${id}/cover`}
            label="Choose who covers"
            hiddenName={span}
          />
        )}
        <PostButton
          kind="quiet"
          action={`/desk/absences/${id}/ending`}
          label={isNow ? 'Back now' : 'Not away after all'}
          hiddenName={span}
        />
      </div>
    </Card>
  );
}

function AbsenceFields({ action, filled, mine }: { action: string; filled: Filled; mine: boolean }) {
  return (
    <form method="post" action={action} noValidate>
      <div className="app-field-row">
        <TextField
          {...fieldOf(filled, 'from')}
          label="First day"
          hint="Like tomorrow, Friday or 27 November"
          width={20}
        />
        <TextField {...fieldOf(filled, 'to')} label="Last day" hint="Leave empty for one day" width={20} />
      </div>
      <Checkboxes
        name="halves"
        label="Half days"
        values={typedList(filled, 'halves')}
        error={errorOf(filled, 'halves')}
        choices={[
          { value: 'starts', label: 'The first day starts at 1pm' },
          { value: 'ends', label: 'The last day ends at 1pm' },
        ]}
      />
      <TextField
        {...fieldOf(filled, 'note')}
        label="Note for the team (optional)"
        hint={mine ? 'What to look after. You do not have to say why you are away.' : 'What to look after, not why.'}
      />
      <Checkboxes
        name="back"
        label="At the end"
        values={typedList(filled, 'back')}
        choices={[{ value: 'yes', label: 'What colleagues cover and have not done yet comes back' }]}
      />
      <ButtonRow>
        <Button label="Enter and choose who covers" />
      </ButtonRow>
    </form>
  );
}
