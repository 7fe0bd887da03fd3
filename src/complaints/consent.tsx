import { ButtonLink } from '../platform/components/buttons.tsx';
import { Radios, TextField } from '../platform/components/fields.tsx';
import { fieldOf } from '../platform/forms.ts';
import { Act, type ActsProps, choicesOf } from './act.tsx';
import { HOW_WORDS, HOWS } from './complaints.rules.ts';

export function Consent(props: ActsProps) {
  return (
    <>
      <ButtonLink
        kind="secondary"
        href={`/desk/complaints/${props.complaint.id}/consent-form`}
        label="Print a consent form"
      />
      <Act
        {...props}
        what="consent"
        summary="Record that the patient agreed in writing"
        known={{ consent_on: 'today' }}
      >
        {(filled) => (
          <>
            <TextField {...fieldOf(filled, 'by')} label="Who agreed?" autoComplete="off" />
            <Radios {...fieldOf(filled, 'consent_how')} label="How?" inline choices={choicesOf(HOWS, HOW_WORDS)} />
            <TextField {...fieldOf(filled, 'consent_on')} label="When?" width={10} autoComplete="off" />
          </>
        )}
      </Act>
    </>
  );
}
