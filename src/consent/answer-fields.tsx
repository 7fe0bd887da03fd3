import { Radios, TextArea, TextField } from '../platform/components/fields.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { REASONS_LABEL, RULES, type Situation } from './situations.rules.ts';
import { TYPE_RULES } from './types.rules.ts';

export function Limits({ filled, prefix }: { filled: Filled; prefix: string }) {
  return (
    <TextArea
      {...fieldOf(filled, 'limits')}
      id={`${prefix}limits`}
      label="What may not be shared? (optional)"
      labelSize="s"
      rows={2}
    />
  );
}

type AnswerProps = { situation: Situation; prefix: string; filled: Filled };

/** How it was given, by whom, and what is the proof: of a new record, and of an answer to one that was asked for. */
export function AnswerFields({ situation, prefix, filled }: AnswerProps) {
  const reasons = REASONS_LABEL[situation];
  const at = (name: string) => ({
    ...fieldOf(filled, name),
    id: `${prefix}${name}`,
    labelSize: 's' as const,
  });
  return (
    <>
      <Radios
        {...fieldOf(filled, 'type')}
        id={`${prefix}type`}
        label="How was it given?"
        choices={RULES[situation].types.map((type) => ({ value: type, label: TYPE_RULES[type].label }))}
      />
      <div className="app-field-row">
        <TextField {...at('given_by')} label="Who agreed, or decided?" />
        <TextField {...at('heard_by')} label="Who heard it, or saw the paper?" />
      </div>
      <TextArea
        {...at('evidence')}
        label="What was heard or seen, and where is the paper? (optional)"
        hint="Their words, or the kind and date of the paper."
        rows={2}
      />
      {reasons && <TextArea {...at('reasons')} label={reasons.label} hint={reasons.hint} rows={3} />}
    </>
  );
}
