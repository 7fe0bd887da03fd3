import { TextArea, TextField } from '../platform/components/fields.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';

export const REACH = '/desk/settings/templates/reach';

export function BackToTemplates() {
  return (
    <p>
      <a href="/desk/settings/templates">Back to Letters and messages</a>
    </p>
  );
}

export function ReachFields({ filled }: { filled: Filled }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <TextField {...field('phone')} label="Phone" labelSize="s" type="tel" width={20} />
      <TextField
        {...field('texts')}
        label="Number for texts (optional)"
        labelSize="s"
        hint="Only if somebody reads them every working day"
        type="tel"
        width={20}
      />
      <TextField {...field('email')} label="Email (optional)" labelSize="s" type="email" />
      <TextArea {...field('address')} label="Postal address (optional)" labelSize="s" rows={4} />
    </>
  );
}
