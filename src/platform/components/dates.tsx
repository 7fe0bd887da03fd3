import { DateInput } from 'nhsuk-react-components';
import { type FieldProps, fieldId } from './field.ts';
import { TextField } from './inputs.tsx';

export type DateParts = { day?: string; month?: string; year?: string };

type DateFieldProps = Omit<FieldProps, 'heading' | 'labelHidden' | 'data'> & {
  /** Three boxes, for a date that somebody knows by heart. They are sent as NAME-day, NAME-month and NAME-year. */
  parts?: DateParts;
};

/** One box that takes a date as people write it, or three boxes when `parts` is given. */
export function DateField({ parts, value, ...field }: DateFieldProps) {
  if (!parts) return <TextField {...field} value={value} width={10} />;
  const id = fieldId(field.name, field.id);
  return (
    <DateInput
      id={`${id}-group`}
      name={field.name}
      legend={field.label}
      legendProps={{ size: field.labelSize ?? 's' }}
      hint={field.hint}
      error={field.error}
    >
      <DateInput.Day id={id} name={`${field.name}-day`} defaultValue={parts.day} />
      <DateInput.Month id={`${id}-month`} name={`${field.name}-month`} defaultValue={parts.month} />
      <DateInput.Year id={`${id}-year`} name={`${field.name}-year`} defaultValue={parts.year} />
    </DateInput>
  );
}
