import { Checkboxes, Radios, TextField } from '../platform/components/fields.tsx';
import { RuleError } from '../platform/errors.ts';
import { type Filled, fieldOf, typedList } from '../platform/forms.ts';
import { HOW_WORDS } from './told.rules.ts';

/** Whom they chose; null where nobody is known by name, so that there was nobody to choose. @throws RuleError nobody is chosen */
export function toldTo(people: readonly unknown[], person: string): string | null {
  if (person === '' && people.length > 0) throw new RuleError('Choose whom you told', 'person');
  return person || null;
}

type Props = { people: readonly { id: string; name: string }[]; filled: Filled };

/** Whom somebody told, how, and whether they agreed to be asked later: the same of help and of guides. */
export function TellingFields({ people, filled }: Props) {
  return (
    <>
      {people.length > 0 && (
        <Radios
          {...fieldOf(filled, 'person')}
          label="Whom?"
          inline
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Radios
        {...fieldOf(filled, 'how')}
        label="How?"
        choices={[
          { value: 'spoken', label: HOW_WORDS.spoken },
          { value: 'letter', label: HOW_WORDS.letter, hint: 'You see it before it goes' },
          { value: 'leaflet', label: HOW_WORDS.leaflet, hint: 'Also in large print' },
        ]}
      />
      {people.length > 0 && (
        <Checkboxes
          name="ask"
          label="Ask later?"
          values={typedList(filled, 'ask')}
          choices={[
            {
              value: 'yes',
              label: 'They agreed that we ask whether it helped',
              children: <TextField {...fieldOf(filled, 'ask_on')} label="On which day?" width={10} />,
            },
          ]}
        />
      )}
    </>
  );
}
