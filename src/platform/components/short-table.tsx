import cx from 'classnames';
import type { ReactNode } from 'react';

type ShortCellProps = {
  /** The heading of its column. */
  name: string;
  /** On a phone: the first line of the card, one that speaks for itself, both, or beside the first line. */
  as?: 'line' | 'bare' | 'bareLine' | 'corner';
  /** It says that there is none: a phone leaves it out. */
  nothing?: boolean;
  children: ReactNode;
};

/**
 * A cell of a table that turns each row into a short card on a phone: give the table the classes of SHORT_TABLE. There the
 * cell says its heading itself, and the row of headings is gone, so that nobody tabs to a link that is not seen.
 */
export function ShortCell({ name, as, nothing, children }: ShortCellProps) {
  const classes = cx('nhsuk-table__cell', {
    'app-short__line': as === 'line' || as === 'bareLine',
    'app-short__bare': as === 'bare' || as === 'bareLine' || as === 'corner',
    'app-short__corner': as === 'corner',
    'app-short__nothing': nothing,
  });
  return (
    <td className={classes}>
      <span className="nhsuk-table__heading">{name} </span>
      <div>{children}</div>
    </td>
  );
}

export const SHORT_TABLE = 'nhsuk-table nhsuk-table--responsive app-short';
