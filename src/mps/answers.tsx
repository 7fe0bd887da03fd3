import { BackToCase } from '../cases/index.ts';
import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Radios, Select, TextField } from '../platform/components/fields.tsx';
import { ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { ANSWERED_HOW, ANSWERED_WORDS } from './letters.rules.ts';

type AnswerProps = {
  reference: string;
  mp: string;
  patient: string;
  outcomes: readonly { code: string; label: string }[];
  filled: Filled;
};

export function AnswerPage({ reference, mp, patient, outcomes, filled }: AnswerProps) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={`The answer to ${mp} went`} />
      <form method="post" action={`/desk/cases/${reference}/mp-letter/answer`} noValidate data-ctrl-enter="">
        <TextField
          {...fieldOf(filled, 'answered_on')}
          label="When did it go?"
          labelSize="s"
          width={10}
          autoComplete="off"
        />
        <Radios
          {...fieldOf(filled, 'answered_how')}
          label="How?"
          labelSize="s"
          inline
          choices={ANSWERED_HOW.map((value) => ({ value, label: ANSWERED_WORDS[value] }))}
        />
        <TextField {...fieldOf(filled, 'signed_by')} label="Who signed it?" labelSize="s" autoComplete="off" />
        <Radios
          {...fieldOf(filled, 'tells')}
          label={`Does it say anything about ${patient}?`}
          hint="Also that they are here"
          labelSize="s"
          inline
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
        <Select
          {...fieldOf(filled, 'outcome')}
          label="Outcome, if the case is finished with it"
          labelSize="s"
          blank="It stays open"
          choices={outcomes.map(({ code, label }) => ({ value: code, label }))}
        />
        <ButtonRow>
          <Button label="Save" />
          <ButtonLink kind="quiet" href={`/desk/cases/${reference}`} label="Cancel" />
        </ButtonRow>
      </form>
    </>
  );
}

/** How their office was told; alone on a page when something in it was wrong. */
export function OfficePage({ reference, filled }: { reference: string; filled: Filled }) {
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Their office knows that we have it" />
      <OfficeForm reference={reference} filled={filled} />
    </>
  );
}

export function OfficeForm({ reference, filled }: { reference: string; filled: Filled }) {
  return (
    <form method="post" action={`/desk/cases/${reference}/mp-letter/office`} noValidate>
      <Radios
        {...fieldOf(filled, 'office_how')}
        label="How did you tell them?"
        labelSize="s"
        choices={[
          { value: 'email', label: 'Email' },
          { value: 'phone', label: 'Phone' },
          { value: 'letter', label: 'Letter' },
        ]}
      />
      <Button kind="secondary" label="Save" />
    </form>
  );
}
