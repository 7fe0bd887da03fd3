import { Radios } from '../platform/components/fields.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
import { fateName } from './fates.forms.ts';
import type { Fate } from './tables.ts';

const FATE_WORDS: Record<Fate, string> = {
  kept: 'Done',
  passed: 'The complaints team does it',
  cancelled: 'Not needed any more',
};

type Props = {
  /** "Call Grace by 3pm today", as the page of the case has it. */
  promises: readonly { id: string; title: string }[];
  fates: readonly Fate[];
  filled: Filled;
  /** Chosen until something else is. */
  usual?: Fate;
};

/** Nothing that was promised is forgotten when a case ends at PALS: each promise is asked about, before it happens. */
export function FateFields({ promises, fates, filled, usual }: Props) {
  return promises.map(({ id, title }) => (
    <Radios
      key={id}
      name={fateName(id)}
      label={`Still promised: ${title}`}
      inline
      value={typedText(filled, fateName(id)) || usual}
      error={errorOf(filled, fateName(id))}
      choices={fates.map((fate) => ({ value: fate, label: FATE_WORDS[fate] }))}
    />
  ));
}
