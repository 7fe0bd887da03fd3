import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { Radios, Select, TextArea } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { BackToCase } from './back-to-case.tsx';
import { AT_CLOSING } from './closure.forms.ts';
import { FateFields } from './fates.tsx';
import { SATISFIED_CHOICES } from './steps-fields.tsx';

type Coded = { code: string; label: string };

type Props = {
  reference: string;
  who: string;
  filled: Filled;
  draft: DraftOf;
  promises: readonly { id: string; title: string }[];
  outcomes: readonly Coded[];
  subjects: readonly Coded[];
  afterDeath: boolean;
  unchecked: boolean;
  safety: boolean;
};

/** Two answers close a case: the outcome, and whether they were told. */
export function CloseCase({ reference, who, filled, draft, promises, outcomes, subjects, ...about }: Props) {
  const { afterDeath, unchecked, safety } = about;
  return (
    <>
      <BackToCase reference={reference} />
      <ErrorSummary errors={filled.errors} />
      <h1>Close {reference}</h1>
      <DraftForm action={`/desk/cases/${reference}/closure`} draft={draft}>
        {safety && (
          <InsetText>
            This case has a safety concern. <a href={`/desk/cases/${reference}/danger`}>Record who was told</a> before
            you close it.
          </InsetText>
        )}
        {unchecked && (
          <InsetText>
            The service said it will tell {who || 'them'}. Check that before you close this as sorted.
          </InsetText>
        )}
        <FateFields promises={promises} fates={AT_CLOSING} filled={filled} />
        <Radios
          {...fieldOf(filled, 'outcome')}
          label="Outcome"
          columns={2}
          choices={outcomes.map(({ code, label }) => ({ value: code, label }))}
        />
        <Radios
          {...fieldOf(filled, 'told')}
          label={`Has ${who || 'the person'} been told?`}
          inline
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no_need', label: 'No need' },
            { value: 'could_not', label: 'Could not reach them' },
          ]}
        />
        {!afterDeath && (
          <Radios {...fieldOf(filled, 'satisfied')} label="Were they satisfied?" inline choices={SATISFIED_CHOICES} />
        )}
        <Select
          {...fieldOf(filled, 'subject')}
          label="Subject"
          labelSize="s"
          blank="Not chosen"
          choices={subjects.map(({ code, label }) => ({ value: code, label }))}
        />
        <TextArea {...fieldOf(filled, 'learning')} label="Anything we can learn? (optional)" labelSize="s" rows={2} />
        <Button label="Close case" />
      </DraftForm>
    </>
  );
}
