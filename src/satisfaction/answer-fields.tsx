import { Checkboxes, Radios, TextArea } from '../platform/components/fields.tsx';
import { type Filled, fieldOf, typedList } from '../platform/forms.ts';
import { SAID, SAID_WORDS, STATEMENTS, STEPS } from './statements.rules.ts';

/** The questions, the same for whoever answers them alone or is asked them. */
export function AnswerFields({ filled, small }: { filled: Filled; small: boolean }) {
  return (
    <>
      {STEPS.map((step) => (
        <Radios
          key={step}
          {...fieldOf(filled, step)}
          label={STATEMENTS[step]}
          labelSize="s"
          inline
          small={small}
          choices={SAID.map((value) => ({ value, label: SAID_WORDS[value] }))}
        />
      ))}
      <TextArea
        {...fieldOf(filled, 'words')}
        label="Is there anything you want to tell us? (optional)"
        labelSize="s"
        rows={4}
      />
      <Checkboxes
        name="contact"
        label="May we contact you about this?"
        labelSize="s"
        small={small}
        values={typedList(filled, 'contact')}
        choices={[
          { value: 'yes', label: 'Yes', hint: 'Then the manager of PALS sees who you are. Without it, nobody does.' },
        ]}
      />
    </>
  );
}
