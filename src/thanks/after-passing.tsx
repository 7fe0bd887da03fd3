import { Checkboxes, Radios } from '../platform/components/fields.tsx';
import { type Filled, fieldOf, typedList } from '../platform/forms.ts';

/** What is asked wherever something is passed on: with or without the name, who hears back, whether the case is over. */
export function AfterPassing({ filled, closes }: { filled: Filled; closes: string }) {
  return (
    <>
      <Radios
        {...fieldOf(filled, 'with_name')}
        label="May they know from whom it is?"
        inline
        choices={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No, without the name' },
        ]}
      />
      <Checkboxes
        name="hear_back"
        label="And then?"
        values={typedList(filled, 'hear_back')}
        choices={[{ value: 'yes', label: 'They want to hear what came of it' }]}
      />
      <Checkboxes
        name="close"
        label="Nothing else to do?"
        values={typedList(filled, 'close')}
        choices={[{ value: 'yes', label: closes }]}
      />
    </>
  );
}
