import classNames from 'classnames';
import { type FieldProps, fieldId } from './field.ts';
import { useSay } from './say.tsx';

type FileFieldProps = Pick<FieldProps, 'name' | 'label' | 'hint' | 'error' | 'id'> & {
  /** Kinds on offer in the chooser: a help for the person, no check. */
  accept: string;
  multiple?: boolean;
  /** Opens the camera of a phone. */
  capture?: 'environment';
  className?: string;
};

/** The browser's own chooser of files: by keyboard, by voice and on a phone it is the one that people know. */
export function FileField({ name, label, hint, error, accept, multiple, capture, className, ...rest }: FileFieldProps) {
  const say = useSay();
  const id = fieldId(name, rest.id);
  const notes = [hint && `${id}--hint`, error && `${id}--error-message`].filter(Boolean).join(' ');
  return (
    <div className={classNames('nhsuk-form-group', { 'nhsuk-form-group--error': error }, className)}>
      <label className="nhsuk-label" htmlFor={id}>
        {say(label)}
      </label>
      {hint && (
        <div className="nhsuk-hint" id={`${id}--hint`}>
          {say(hint)}
        </div>
      )}
      {error && (
        <span className="nhsuk-error-message" id={`${id}--error-message`}>
          <span className="nhsuk-u-visually-hidden">{say('Error')}: </span>
          {say(error)}
        </span>
      )}
      <input
        className="app-file-input"
        type="file"
        id={id}
        name={name}
        accept={accept}
        multiple={multiple}
        capture={capture}
        aria-describedby={notes || undefined}
      />
    </div>
  );
}
