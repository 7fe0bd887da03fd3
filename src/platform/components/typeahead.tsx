import classNames from 'classnames';
import { Button } from './buttons.tsx';
import { type FieldProps, fieldId } from './field.ts';

type TypeaheadFieldProps = Omit<FieldProps, 'value' | 'heading'> & {
  /** What is typed or was chosen, and the id of what was chosen. Free text alone is an answer as well. */
  value?: { text?: string; id?: string };
  /** Answers `?q=` with a JSON list of suggestions. */
  source: string;
  /** The name under which the chosen id is sent. */
  idName?: string;
  /** Without script: a button that sends the form and comes back with choices. */
  find?: { name: string; value: string; label?: string };
  type?: 'text' | 'tel';
  autoComplete?: string;
};

/**
 * A text input that offers suggestions once our script has found its `data-typeahead`. Written out here rather than
 * taken from the library, because the input needs its two companions in one row.
 */
export function TypeaheadField({
  name,
  label,
  hint,
  error,
  value,
  source,
  find,
  type = 'text',
  ...field
}: TypeaheadFieldProps) {
  const id = fieldId(name, field.id);
  const describedBy = [hint && `${id}--hint`, error && `${id}--error-message`].filter(Boolean).join(' ') || undefined;
  const idName = field.idName ?? `${name}_id`;
  return (
    <div className={classNames('nhsuk-form-group app-typeahead', { 'nhsuk-form-group--error': error })}>
      <label className={labelClass(field)} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div className="nhsuk-hint" id={`${id}--hint`}>
          {hint}
        </div>
      )}
      {error && (
        <span className="nhsuk-error-message" id={`${id}--error-message`}>
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {error}
        </span>
      )}
      <div className="app-typeahead__row">
        <input
          className={classNames('nhsuk-input', { 'nhsuk-input--error': error })}
          id={id}
          name={name}
          type={type}
          autoComplete={field.autoComplete ?? 'off'}
          defaultValue={value?.text}
          aria-describedby={describedBy}
          data-typeahead={source}
          data-typeahead-id={idName}
          {...field.data}
        />
        <input type="hidden" name={idName} defaultValue={value?.id} />
        {find && <FindButton label={label} find={find} />}
      </div>
    </div>
  );
}

function FindButton({ label, find }: { label: string; find: { name: string; value: string; label?: string } }) {
  return (
    <Button
      kind="quiet"
      label={find.label ?? 'Find'}
      hiddenName={label}
      name={find.name}
      value={find.value}
      formNoValidate
      className="app-without-script"
    />
  );
}

function labelClass({ labelSize, labelHidden }: Pick<FieldProps, 'labelSize' | 'labelHidden'>) {
  return classNames('nhsuk-label', {
    [`nhsuk-label--${labelSize}`]: labelSize,
    'nhsuk-u-visually-hidden': labelHidden,
  });
}
