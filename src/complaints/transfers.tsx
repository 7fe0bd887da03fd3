import { Radios, Select, TextField } from '../platform/components/fields.tsx';
import { fieldOf } from '../platform/forms.ts';
import { Act, type ActsProps, choicesOf } from './act.tsx';
import { SENT_HOW } from './transfers.forms.ts';

const SENT_WORDS = { email: 'Email', letter: 'Letter', phone: 'Phone', form: 'Web form' } as const;

export function SendOn(props: ActsProps) {
  return (
    <Act {...props} what="transfers" summary="Send a part of it on to another body" button="Record that it was sent on">
      {(filled) => (
        <>
          <Select
            {...fieldOf(filled, 'organisation')}
            label="To whom?"
            hint="What is sent on counts as made to them. Ask first."
            blank="Choose an organisation"
            choices={props.organisations.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <TextField {...fieldOf(filled, 'part')} label="Which part of the complaint?" autoComplete="off" />
          <TextField
            {...fieldOf(filled, 'transfer_agreed')}
            label="Who agreed that they get it, and how?"
            autoComplete="off"
          />
          <Radios
            {...fieldOf(filled, 'transfer_how')}
            label="How was it sent?"
            inline
            choices={choicesOf(SENT_HOW, SENT_WORDS)}
          />
          <TextField {...fieldOf(filled, 'transfer_on')} label="When was it sent?" width={10} autoComplete="off" />
          <Radios
            {...fieldOf(filled, 'leads')}
            label="Who answers?"
            inline
            choices={[
              { value: 'us', label: 'We do, for both' },
              { value: 'them', label: 'They do, for both' },
              { value: 'each', label: 'Each for their part' },
            ]}
          />
        </>
      )}
    </Act>
  );
}
