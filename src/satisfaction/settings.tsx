import { Radios, TextField } from '../platform/components/fields.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';

export const SETTINGS = '/desk/settings/satisfaction';

export function RuleFields({ filled }: { filled: Filled }) {
  const number = (name: string, label: string, hint?: string) => (
    <TextField {...fieldOf(filled, name)} label={label} hint={hint} labelSize="s" inputMode="numeric" width={3} />
  );
  return (
    <>
      <Radios
        {...fieldOf(filled, 'asks')}
        label="Do we ask?"
        inline
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No, nobody' },
        ]}
      />
      {number('percent', 'How many of 100?', 'Drawn by rule: nobody chooses')}
      {number('after_days', 'How many days after closing?')}
      {number('again_months', 'Nobody twice within how many months?')}
      {number('link_days', 'How many days can they answer?')}
      {number('remind_days', 'Remind once after how many days?', '0: nobody is reminded')}
    </>
  );
}
