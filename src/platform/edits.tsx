import type { ReactNode } from 'react';
import { Button, HiddenFields } from './components/buttons.tsx';
import { Radios } from './components/fields.tsx';
import { Card } from './components/panels.tsx';
import type { Texts } from './edits.rules.ts';

type Clash = { name: string; label: string; mine: string; theirs: string };

export type ConflictProps = {
  /** The way back. */
  back: ReactNode;
  action: string;
  who: string;
  clashes: readonly Clash[];
  /** All that was typed, to be sent once more. */
  mine: Texts;
  was: Texts;
  /** What becomes of what cannot stand twice, if both are kept. */
  bothHint?: string | undefined;
};

const YOURS_STANDS = 'Texts are put together. Where only one can stand, yours does.';

/** The values as they stood when the form was opened: what tells my change from theirs. */
export function WasFields({ was }: { was: Texts }) {
  const fields = Object.fromEntries(Object.entries(was).map(([name, value]) => [`was_${name}`, value]));
  return <HiddenFields fields={fields} />;
}

/** Somebody else changed the same thing: both versions side by side, nothing is lost. */
export function ConflictPage({ back, action, who, clashes, mine, was, bothHint = YOURS_STANDS }: ConflictProps) {
  return (
    <>
      {back}
      <h1>{who} changed this while you were typing</h1>
      <p>Both versions are here. Nothing is lost.</p>
      <div className="app-field-row">
        <Card title="Yours">
          <Version clashes={clashes} side="mine" />
        </Card>
        <Card title={who === 'You' ? 'In your other window' : `From ${who}`}>
          <Version clashes={clashes} side="theirs" />
        </Card>
      </div>
      <form method="post" action={action}>
        <HiddenFields fields={mine} />
        <WasFields was={was} />
        {clashes.map(({ name }) => (
          <input key={name} type="hidden" name="clash" value={name} />
        ))}
        <Radios
          name="keep"
          label="Which do you want to keep?"
          value="both"
          choices={[
            {
              value: 'both',
              label: 'Keep both',
              hint: bothHint,
            },
            { value: 'mine', label: 'Keep mine' },
            { value: 'theirs', label: 'Keep theirs' },
          ]}
        />
        <Button label="Save" />
      </form>
    </>
  );
}

function Version({ clashes, side }: { clashes: readonly Clash[]; side: 'mine' | 'theirs' }) {
  return clashes.map((clash) => (
    <div key={clash.name}>
      <p>
        <strong>{clash.label}</strong>
      </p>
      <p className="app-timeline__body">{clash[side] || 'Empty'}</p>
    </div>
  ));
}
