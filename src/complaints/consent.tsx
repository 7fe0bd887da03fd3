import { ButtonLink } from '../platform/components/buttons.tsx';
import { Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { InsetText } from '../platform/components/messages.tsx';
import { fieldOf } from '../platform/forms.ts';
import { Act, type ActsProps, choicesOf } from './act.tsx';
import { PAPER_WORDS, PAPERS, SIGNS, SIGNS_WORDS } from './consent.rules.ts';

/** Until it came in writing; where it was taken back, that is said first. */
export function Consent(props: ActsProps) {
  const { complaint, agreement, patient } = props;
  return (
    <>
      {agreement === 'none' && (
        <InsetText>
          Nobody agrees now that this is looked into for {patient || 'the patient'}. Stop, ask them, and tell those who
          were asked already.
        </InsetText>
      )}
      <ButtonLink
        kind="secondary"
        href={`/desk/complaints/${complaint.id}/consent-form`}
        label="Print a consent form"
      />
      <Act
        {...props}
        what="consent"
        summary="Record that the patient agreed in writing"
        known={{ consent_on: 'today', signs: 'patient', given_by: patient, paper: 'form' }}
      >
        {(filled) => (
          <>
            <Radios {...fieldOf(filled, 'signs')} label="Who signed?" choices={choicesOf(SIGNS, SIGNS_WORDS)} />
            <TextField {...fieldOf(filled, 'given_by')} label="Their name" autoComplete="off" />
            <Radios {...fieldOf(filled, 'paper')} label="What came?" inline choices={choicesOf(PAPERS, PAPER_WORDS)} />
            <TextField {...fieldOf(filled, 'consent_on')} label="When was it signed?" width={10} autoComplete="off" />
            <TextArea
              {...fieldOf(filled, 'evidence')}
              label="What else did you see, and where is the paper? (optional)"
              rows={2}
            />
            <TextArea
              {...fieldOf(filled, 'reasons')}
              label="Why may they decide? (not for the patient themself)"
              hint="Why not the child themself; why it is in their best interests; who they are to somebody who died."
              rows={2}
            />
          </>
        )}
      </Act>
    </>
  );
}
