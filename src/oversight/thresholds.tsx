import { Select, TextField } from '../platform/components/fields.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import type { PatternCode } from './patterns.rules.ts';

export const THRESHOLDS = '/desk/settings/patterns';

export function ThresholdIntro() {
  return (
    <>
      Reads that fit stand under <a href="/desk/access-log/patterns">Patterns in reads</a> for somebody to look into.
      The numbers that came with the desk are guesses. Save a number as it is to say that it is right here.
    </>
  );
}

type Props = { filled: Filled; rules: readonly { code: PatternCode; label: string }[] };

/** From how many reads on somebody looks. */
export function ThresholdFields({ filled, rules }: Props) {
  const field = (name: string) => fieldOf(filled, name);
  return (
    <>
      <Select
        {...field('code')}
        label="Which pattern?"
        labelSize="s"
        blank="Choose which pattern"
        choices={rules.map(({ code, label }) => ({ value: code, label }))}
      />
      <TextField
        {...field('at_least')}
        label="From how many on?"
        hint="0: it is not looked for"
        labelSize="s"
        width={5}
      />
    </>
  );
}
