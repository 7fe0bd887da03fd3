import classNames from 'classnames';

/** Red is kept for "Late" and "Safety concern". */
export type Tone = 'blue' | 'white' | 'yellow' | 'purple' | 'orange' | 'grey' | 'aqua-green' | 'green' | 'red';

/** A state in words on a tint. One in a row, never a link. */
export function StatusTag({ tone = 'grey', children }: { tone?: Tone; children: string }) {
  return <strong className={classNames('nhsuk-tag', `nhsuk-tag--${tone}`)}>{children}</strong>;
}
