import { Button } from '../platform/components/buttons.tsx';
import { TextField } from '../platform/components/fields.tsx';
import { RailBlock } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';

/** One press: nobody could take this call. With a number it is rung back. */
export function MissedForm({ press, filled }: { press: string; filled?: Filled }) {
  return (
    <form method="post" action="/desk/missed-calls" noValidate>
      <input type="hidden" name="press" value={press} />
      <TextField
        name="missed_number"
        label="Number, if it was shown (optional)"
        type="tel"
        width={20}
        autoComplete="off"
        value={filled ? typedText(filled, 'missed_number') : ''}
        {...(filled ? { error: errorOf(filled, 'missed_number') } : {})}
      />
      <Button kind="secondary" label="A call could not be taken" />
    </form>
  );
}

export function MissedBlock({ press }: { press: string }) {
  return (
    <RailBlock title="Calls not taken" action={<a href="/desk/voicemails">Voicemails</a>}>
      <MissedForm press={press} />
    </RailBlock>
  );
}
