import { Radios, TextField } from '../platform/components/fields.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { REASONS } from './post.rules.ts';

/** Why it is not for us, and where it went. */
export function ElsewhereFields({ filled }: { filled: Filled }) {
  return (
    <>
      <Radios
        {...fieldOf(filled, 'reason')}
        label="Why is it not for us?"
        choices={Object.entries(REASONS).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        {...fieldOf(filled, 'went_to')}
        label="Where did you pass it on? (optional)"
        hint="Needed where somebody else has it now. Like “Appointments, by email”"
        width={30}
        autoComplete="off"
      />
    </>
  );
}
