// Once, with a reason, another way than somebody asked for: they rang us themselves, they were in danger.
import type { Contactable } from '../people/index.ts';
import { Select, TextField } from '../platform/components/fields.tsx';
import { MiniDetails } from '../platform/components/panels.tsx';
import { errorOf, type Filled, fieldOf, typedText } from '../platform/forms.ts';
import { closedChoices, hasClosedWays } from './contacts.rules.ts';

export function AgainstField({ filled, label, prefix = '' }: { filled: Filled; label: string; prefix?: string }) {
  return (
    <TextField
      id={`${prefix}against`}
      {...fieldOf(filled, 'against')}
      label={label}
      hint="Like “They asked for this once”"
    />
  );
}

type OtherWayProps = {
  whom: Contactable;
  filled: Filled;
  /** The name of the field for the way. */
  name: 'channel' | 'other_channel';
  prefix?: string;
};

/** Closed until it is needed: the ways that are not offered, and why one of them was used. */
export function OtherWay({ whom, filled, name, prefix = '' }: OtherWayProps) {
  if (!hasClosedWays(whom)) return null;
  const closed = closedChoices(whom);
  const chosen = closed.find(({ value }) => value === typedText(filled, name))?.value ?? '';
  const said = typedText(filled, 'against') || chosen || errorOf(filled, 'channel');
  return (
    <MiniDetails summary="Another way than they asked for" open={Boolean(said)}>
      <div className="app-field-row">
        <Select
          id={`${prefix}${name}`}
          name={name}
          label="How?"
          blank="Choose"
          value={chosen}
          error={name === 'channel' ? errorOf(filled, name) : undefined}
          choices={closed}
        />
        <AgainstField filled={filled} label="Why this way?" prefix={prefix} />
      </div>
    </MiniDetails>
  );
}
