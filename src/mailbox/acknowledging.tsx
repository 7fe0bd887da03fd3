import { Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { OPENS } from './acknowledging.rules.ts';

/** On or off, and the words: at most one a day to one address, never to a machine. */
export function AcknowledgingFields({ filled }: { filled: Filled }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <Radios
        {...field('turned_on')}
        label="Acknowledge emails while we are closed?"
        hint="At most once a day to one address. Never to automatic emails or lists."
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
      />
      <TextField {...field('subject')} label="Subject" labelSize="s" />
      <TextArea
        {...field('body')}
        label="Words"
        labelSize="s"
        hint={`Promise no answer and no day. Say what to do in danger. ${OPENS} is when you open again.`}
        rows={14}
      />
    </>
  );
}
