import { Checkboxes, Radios, TextField } from '../platform/components/fields.tsx';
import { type Filled, fieldOf, typedList } from '../platform/forms.ts';
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

/** Sent on from here, whole as it came. */
export function OnwardFields({ filled }: { filled: Filled }) {
  return (
    <>
      <ElsewhereFields filled={filled} />
      <TextField
        {...fieldOf(filled, 'to')}
        label="Send it on by email (optional)"
        hint="It goes whole as it came, with its attachments."
        type="email"
        width={30}
        spellCheck={false}
        autoComplete="off"
      />
      <Checkboxes
        name="agreed"
        label="To an address outside this trust"
        values={typedList(filled, 'agreed')}
        choices={[{ value: 'yes', label: 'Whoever sent it agreed that it is sent on' }]}
      />
    </>
  );
}
