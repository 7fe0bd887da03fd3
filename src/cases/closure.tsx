import { DraftForm, type DraftOf } from '../drafts/index.ts';
import { Button } from '../platform/components/buttons.tsx';
import { Radios, Select, TextArea } from '../platform/components/fields.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
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
          name="outcome"
          label="Outcome"
          columns={2}
          value={typedText(filled, 'outcome')}
          error={errorOf(filled, 'outcome')}
          choices={outcomes.map(({ code, label }) => ({ value: code, label }))}
        />
        <Radios
          name="told"
          label={`Has ${who || 'the person'} been told?`}
          inline
          value={typedText(filled, 'told')}
          error={errorOf(filled, 'told')}
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no_need', label: 'No need' },
            { value: 'could_not', label: 'Could not reach them' },
          ]}
        />
        {!afterDeath && (
          <Radios
            name="satisfied"
            label="Were they satisfied?"
            inline
            value={typedText(filled, 'satisfied')}
            error={errorOf(filled, 'satisfied')}
            choices={SATISFIED_CHOICES}
          />
        )}
        <Select
          name="subject"
          label="Subject"
          labelSize="s"
          blank="Not chosen"
          value={typedText(filled, 'subject')}
          error={errorOf(filled, 'subject')}
          choices={subjects.map(({ code, label }) => ({ value: code, label }))}
        />
        <TextArea
          name="learning"
          label="Anything we can learn? (optional)"
          labelSize="s"
          rows={2}
          value={typedText(filled, 'learning')}
          error={errorOf(filled, 'learning')}
        />
        <Button label="Close case" />
      </DraftForm>
    </>
  );
}
