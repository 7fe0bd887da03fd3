import { Select, TextField } from '../platform/components/fields.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { TARGET_WORDS, UNIT_WORDS } from './targets.rules.ts';

export const AIMS_INTRO =
  'There is no national time limit for PALS. These are the aims of this PALS. What the law sets is not here.';

export function TargetFields({ filled }: { filled: Filled }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <Select
        {...field('kind')}
        label="Which aim?"
        labelSize="s"
        blank="Choose an aim"
        choices={Object.entries(TARGET_WORDS).map(([value, { label }]) => ({ value, label }))}
      />
      <TextField {...field('amount')} label="How many?" labelSize="s" width={5} />
      <Select
        {...field('unit')}
        label="Of what?"
        labelSize="s"
        choices={Object.entries(UNIT_WORDS).map(([value, label]) => ({ value, label }))}
      />
    </>
  );
}
