import { Select as NhsSelect, PasswordInput, Textarea, TextInput } from 'nhsuk-react-components';
import { type FieldProps, fieldId } from './field.ts';
import { type Say, saidOf, useSay } from './say.tsx';

type TextFieldProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'search' | 'url' | 'time';
  /** Width in characters, where the length of the answer is known. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'tel' | 'email';
  spellCheck?: boolean;
  /** Of a datalist on the page: what may be meant, while typing. */
  list?: string;
};

export function TextField({ value, width, type = 'text', ...field }: TextFieldProps) {
  const { common, rest } = split(useSay(), field);
  return <TextInput {...common} {...rest} type={type} width={width} defaultValue={value} />;
}

type TextAreaProps = FieldProps & {
  rows?: number;
  spellCheck?: boolean;
  /** Takes the focus when the page opens: only on the live call, where somebody is speaking already. */
  autoFocus?: boolean;
};

export function TextArea({ value, rows = 4, spellCheck = true, ...field }: TextAreaProps) {
  const { common, rest } = split(useSay(), field);
  return <Textarea {...common} {...rest} rows={rows} spellCheck={spellCheck} defaultValue={value} />;
}

/** Can be shown and pasted into. The value is never sent back to the page. */
export function PasswordField(
  field: Omit<FieldProps, 'value'> & { autoComplete?: 'current-password' | 'new-password' },
) {
  const { common, rest } = split(useSay(), field);
  return <PasswordInput {...common} {...rest} />;
}

type SelectProps = FieldProps & {
  choices: readonly { value: string; label: string }[];
  /** The first, empty choice, like "Choose a ward". */
  blank?: string;
};

export function Select({ value, choices, blank, ...field }: SelectProps) {
  const { common } = split(useSay(), field);
  return (
    <NhsSelect {...common} defaultValue={value}>
      {blank !== undefined && <option value="">{blank}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </NhsSelect>
  );
}

/** Turns our props into those of nhsuk-react-components, which wires ids and aria-describedby from them. */
function split<P extends Omit<FieldProps, 'value'>>(
  say: Say,
  { name, label, hint, error, id, labelSize, heading, labelHidden, data, ...rest }: P,
) {
  const common = {
    id: fieldId(name, id),
    name,
    ...saidOf(say, { label, hint, error }),
    labelProps: {
      size: labelSize,
      isPageHeading: heading,
      className: labelHidden ? 'nhsuk-u-visually-hidden' : undefined,
    },
    ...data,
  };
  return { common, rest };
}
