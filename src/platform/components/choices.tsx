import classNames from 'classnames';
import { Checkboxes as NhsCheckboxes, Radios as NhsRadios } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import { type FieldProps, fieldId } from './field.ts';
import { type Say, saidOf, useSay } from './say.tsx';

export type Choice = {
  value: string;
  label: string;
  /** In place of the label, where its words follow what is ticked elsewhere. */
  says?: ReactNode;
  hint?: string;
  /** The answer of nobody yet: what is known of a person may take its place. */
  blank?: boolean;
  /** Shown once this choice is chosen, by CSS alone. A browser too old for that shows it in place. */
  children?: ReactNode;
};

type ChoicesProps = Omit<FieldProps, 'value' | 'labelHidden' | 'data'> & {
  choices: readonly Choice[];
  /** Beside each other, wrapping. */
  inline?: boolean;
  /** In columns that line up, from a tablet on. */
  columns?: 2 | 3;
  /** False where a thumb must hit it: 40px instead of 24px. */
  small?: boolean;
};

type RadiosProps = ChoicesProps & {
  value?: string;
  /** Each choice as a white tile: for the one question that decides what happens. */
  tiles?: boolean;
};

export function Radios({ name, choices, value, tiles = false, ...props }: RadiosProps) {
  const id = fieldId(name, props.id);
  const say = useSay();
  return (
    <NhsRadios {...groupProps(say, { id, name, ...props })} className={layout(props.columns, tiles)}>
      {choices.map((choice, index) => (
        <NhsRadios.Item
          key={choice.value}
          id={itemId(id, index)}
          value={choice.value}
          hint={choice.hint && say(choice.hint)}
          conditional={choice.children}
          defaultChecked={choice.value === value}
          data-blank={choice.blank ? '' : undefined}
        >
          {choice.says ?? say(choice.label)}
        </NhsRadios.Item>
      ))}
    </NhsRadios>
  );
}

export function Checkboxes({ name, choices, values = [], ...props }: ChoicesProps & { values?: readonly string[] }) {
  const id = fieldId(name, props.id);
  const say = useSay();
  return (
    <NhsCheckboxes {...groupProps(say, { id, name, ...props })} className={layout(props.columns, false)}>
      {choices.map((choice, index) => (
        <NhsCheckboxes.Item
          key={choice.value}
          id={itemId(id, index)}
          value={choice.value}
          hint={choice.hint && say(choice.hint)}
          conditional={choice.children}
          defaultChecked={values.includes(choice.value)}
        >
          {say(choice.label)}
        </NhsCheckboxes.Item>
      ))}
    </NhsCheckboxes>
  );
}

/** The first input carries the plain id of the field, so that the error summary's link lands on it. */
function itemId(id: string, index: number) {
  return index === 0 ? id : `${id}-${index + 1}`;
}

function groupProps(say: Say, { id, name, ...props }: Omit<ChoicesProps, 'choices'> & { id: string }) {
  const { label: legend, ...said } = saidOf(say, props);
  return {
    id: `${id}-group`,
    name,
    legend,
    ...said,
    legendProps: { size: props.labelSize ?? 's', isPageHeading: props.heading },
    inline: props.inline,
    small: props.small ?? true,
    // The reveals need no script (see forms.scss), and that of nhsuk-frontend puts aria-expanded where ARIA forbids it.
    'data-module': undefined,
  };
}

function layout(columns: 2 | 3 | undefined, tiles: boolean) {
  return classNames({ [`app-choices--columns-${columns}`]: columns, 'app-choices--tiles': tiles }) || undefined;
}
