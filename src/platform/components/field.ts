import type { DataAttributes } from './buttons.tsx';

/** What every field takes. The message of an error is the same here and in the error summary. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  error?: string;
  /** Only where two forms of one page use the same name. */
  id?: string;
  /** The size of the label; `s` is bold. */
  labelSize?: 's' | 'm' | 'l';
  /** True where the label is the title of the page. */
  heading?: boolean;
  labelHidden?: boolean;
  data?: DataAttributes;
};

/** The address of a field inside the page: the error summary links to it. */
export function fieldId(name: string, id?: string) {
  return id ?? name.replace(/[^\w-]+/g, '-');
}
