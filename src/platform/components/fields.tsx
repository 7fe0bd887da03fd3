/** Every kind of field, in one place to import from. */

export { Checkboxes, type Choice, Radios } from './choices.tsx';
export { DateField, type DateParts } from './dates.tsx';
export type { FieldProps } from './field.ts';
export { FileField } from './file-field.tsx';
export { PasswordField, Select, TextArea, TextField } from './inputs.tsx';
export { TypeaheadField } from './typeahead.tsx';
