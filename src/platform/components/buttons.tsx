import classNames from 'classnames';
import type { ReactNode } from 'react';
import { useSay } from './say.tsx';

/**
 * `primary` is green: one on a page. `secondary` is outlined. `quiet` is for the second and third action of a row.
 * `link` looks like a link but sends a form. `warning` is red and only for what cannot be undone.
 */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'link' | 'warning';

type Look = { kind?: ButtonKind; large?: boolean };

type ButtonProps = Look & {
  /** What is written on it. Speech users say these words, so they come first in the name. */
  label: string;
  /** Said after the label by screen readers only: "Call" + "Grace Okafor". */
  hiddenName?: string;
  name?: string;
  value?: string;
  type?: 'submit' | 'button';
  /** Sends this form to another address. */
  formAction?: string;
  /** Skips the browser's own checks, as for a "Find" button in the middle of a form. */
  formNoValidate?: boolean;
  className?: string;
  data?: DataAttributes;
};

/** Hooks for the browser script. Nothing on the page may depend on them. */
export type DataAttributes = { readonly [name: `data-${string}`]: string };

export function Button({ label, hiddenName, kind, large, type = 'submit', className, data, ...rest }: ButtonProps) {
  const say = useSay();
  return (
    <button className={classNames(buttonClass({ kind, large }), className)} type={type} {...data} {...rest}>
      {say(label)}
      <HiddenName text={hiddenName && say(hiddenName)} />
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  label,
  hiddenName,
  href,
  kind,
  large,
}: Look & { label: string; hiddenName?: string; href: string }) {
  const say = useSay();
  const className = buttonClass({ kind, large });
  return (
    <a className={className} href={href} draggable="false">
      {say(label)}
      <HiddenName text={hiddenName && say(hiddenName)} />
    </a>
  );
}

export type Fields = { readonly [name: string]: string | undefined };

export type PostButtonProps = Look & {
  action: string;
  label: string;
  hiddenName?: string;
  /** Sent along with the press; undefined ones are left out. */
  fields?: Fields;
  /** An act on a row of a list: with script, only the row is exchanged. */
  row?: boolean;
};

/** A form with one button: every act that needs no further answer. */
export function PostButton({ action, fields, row, ...button }: PostButtonProps) {
  return (
    <form className="app-inline-form" method="post" action={action} data-row-action={row ? '' : undefined}>
      {fields && <HiddenFields fields={fields} />}
      <Button {...button} />
    </form>
  );
}

/**
 * Comes first in a form with several buttons: what Enter and Ctrl+Enter press, instead of the first "Find".
 * Out of sight and out of the order of the Tab key, because the real button is there as well.
 */
export function DefaultButton({ label, name, value }: { label: string; name: string; value: string }) {
  return (
    <button
      className="nhsuk-u-visually-hidden"
      type="submit"
      name={name}
      value={value}
      tabIndex={-1}
      aria-hidden="true"
    >
      {label}
    </button>
  );
}

export function HiddenFields({ fields }: { fields: Fields }) {
  return Object.entries(fields).map(([name, value]) =>
    value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
  );
}

export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="app-buttons">{children}</div>;
}

function HiddenName({ text }: { text: string | undefined }) {
  return text ? <span className="nhsuk-u-visually-hidden"> {text}</span> : null;
}

function buttonClass({ kind = 'primary', large = false }: Look) {
  if (kind === 'quiet') return 'app-button-quiet';
  if (kind === 'link') return 'app-button-link';
  return classNames('nhsuk-button', {
    'nhsuk-button--small': !large,
    'nhsuk-button--secondary': kind === 'secondary',
    'nhsuk-button--warning': kind === 'warning',
  });
}
