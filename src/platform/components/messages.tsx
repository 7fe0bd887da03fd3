import { ErrorSummary as NhsErrorSummary } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import type { Values } from '../tongue.ts';
import { PostButton, type PostButtonProps } from './buttons.tsx';
import { fieldId } from './field.ts';
import { Icon, type IconName } from './icons.tsx';
import { useSay } from './say.tsx';

export type FieldError = { field?: string; message: string; values?: Values };

/**
 * Comes first in the body of a refused form. Each line links to its field, or to the first input of a group; the
 * words are the same at the field. Shows nothing when nothing is wrong. Takes the focus when the page opens, unless
 * it is `still`, as in the gallery.
 */
export function ErrorSummary({ errors, still = false }: { errors: readonly FieldError[]; still?: boolean }) {
  const say = useSay();
  if (errors.length === 0) return null;
  return (
    <NhsErrorSummary disableAutoFocus={still || undefined}>
      <NhsErrorSummary.Title>{say('There is a problem')}</NhsErrorSummary.Title>
      <NhsErrorSummary.List>
        {errors.map(({ field, message, values }) => (
          <NhsErrorSummary.ListItem
            key={`${field}:${message}:${JSON.stringify(values)}`}
            href={field ? `#${fieldId(field)}` : undefined}
          >
            {say(message, values)}
          </NhsErrorSummary.ListItem>
        ))}
      </NhsErrorSummary.List>
    </NhsErrorSummary>
  );
}

type BannerProps = {
  kind?: 'success' | 'info';
  /** The word in the coloured part. */
  title?: string;
  children: ReactNode;
  /** The way back, for a while. */
  undo?: PostButtonProps;
  /** Leaves the focus where it is. */
  still?: boolean;
};

/**
 * What has just happened, above the page heading. `success` is read out at once; `info` waits its turn.
 * One on a page.
 */
export function Banner({ kind = 'success', title, children, undo, still = false }: BannerProps) {
  const parts = (
    <>
      <div className="nhsuk-notification-banner__header">
        <h2 className="nhsuk-notification-banner__title" id="banner-title">
          {title ?? (kind === 'success' ? 'Done' : 'Important')}
        </h2>
      </div>
      <div className="nhsuk-notification-banner__content">
        <p className="app-banner__text">{children}</p>
        {undo && <PostButton kind="quiet" {...undo} />}
      </div>
    </>
  );
  if (kind === 'info') {
    return (
      <section className="nhsuk-notification-banner app-banner" aria-labelledby="banner-title">
        {parts}
      </section>
    );
  }
  return (
    <div
      className="nhsuk-notification-banner nhsuk-notification-banner--success app-banner"
      role="alert"
      aria-labelledby="banner-title"
      data-module="nhsuk-notification-banner"
      data-disable-auto-focus={still || undefined}
    >
      {parts}
    </div>
  );
}

export function InsetText({ children }: { children: ReactNode }) {
  const say = useSay();
  return (
    <div className="nhsuk-inset-text">
      <span className="nhsuk-u-visually-hidden">{say('Information')}: </span>
      {children}
    </div>
  );
}

/** One sentence of fact and one thing to do next. Never a drawing. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="app-empty">
      <p>{children}</p>
      {action && <div className="app-buttons">{action}</div>}
    </div>
  );
}

/** An access need or contact rule, in words with a sign. Never a coloured tag. */
export function Need({ icon = 'need', children }: { icon?: IconName; children: ReactNode }) {
  return (
    <p className="app-need">
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}
