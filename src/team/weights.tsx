import { Select, TextField } from '../platform/components/fields.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { WEIGHED_MARKS } from './tables.ts';
import { MARK_WORDS } from './team.rules.ts';

/** How much somebody carries, beyond the number of cases. */
export const WEIGHTS_INTRO =
  'A case counts 1. A mark adds to it, so that hard cases do not all go to one person. The weight says how much somebody carries, never how fast they work.';

export function WeightFields({ filled }: { filled: Filled }) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <Select
        {...field('mark')}
        label="Which cases?"
        labelSize="s"
        blank="Choose which cases"
        choices={WEIGHED_MARKS.map((value) => ({ value, label: MARK_WORDS[value] }))}
      />
      <TextField {...field('adds')} label="How much does it add?" hint="0 to 9" labelSize="s" width={5} />
    </>
  );
}
