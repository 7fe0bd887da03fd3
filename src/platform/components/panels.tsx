import classNames from 'classnames';
import { Children, type ReactNode } from 'react';

type Heading = 'h2' | 'h3' | 'h4';

type CardProps = {
  title?: string;
  heading?: Heading;
  /** At the right end of the title line. */
  action?: ReactNode;
  /** A red edge: a person is at risk. */
  warning?: boolean;
  children: ReactNode;
};

export function Card({ title, heading = 'h2', action, warning = false, children }: CardProps) {
  return (
    <div className={classNames('app-card', { 'app-card--warning': warning })}>
      {title && <CardHead title={title} heading={heading} action={action} />}
      {children}
    </div>
  );
}

function CardHead({ title, heading: Heading, action }: { title: string; heading: Heading; action: ReactNode }) {
  return (
    <div className="app-card__head">
      <Heading className="app-card__title">{title}</Heading>
      {action}
    </div>
  );
}

type RailBlockProps = Omit<CardProps, 'warning'> & { counts?: boolean; id?: string };

/** One subject in a side column. `counts` marks the block that a phone shows as a line above the list instead. */
export function RailBlock({ title, heading = 'h2', action, counts = false, id, children }: RailBlockProps) {
  return (
    <section className={classNames('app-rail__block', { 'app-rail__block--counts': counts })} id={id}>
      {title && <CardHead title={title} heading={heading} action={action} />}
      {children}
    </section>
  );
}

type RailLineProps = { title: string; fact?: ReactNode; action?: ReactNode };

/** A subject of a side column with nothing to do: its name, its fact, and the way to change it, on one line. */
export function RailLine({ title, fact, action }: RailLineProps) {
  return (
    <section className="app-rail__line">
      <h2 className="app-rail__name">{title}</h2>
      {action && <span>{action}</span>}
      {fact && <p className="app-rail__fact">{fact}</p>}
    </section>
  );
}

type RailFoldProps = { title: string; fact: string; id?: string; open?: boolean; children: ReactNode };

/** The same with more inside: the line stays, and opens without script. On paper it is open. */
export function RailFold({ title, fact, id, open, children }: RailFoldProps) {
  return (
    <details className="app-rail__fold" id={id} open={open}>
      <summary>
        <h2 className="app-rail__name">{title}</h2> <span className="app-rail__fact">{fact}</span>
      </summary>
      <div className="app-rail__inside">{children}</div>
    </details>
  );
}

/** Lines and folds, one below the other in one block; nothing where there are none. */
export function RailLines({ children }: { children: ReactNode }) {
  if (Children.toArray(children).length === 0) return null;
  return <div className="app-rail__block app-rail__lines">{children}</div>;
}

/** A plain expander. The summary says what is inside. */
export function Details({
  summary,
  hiddenName,
  open,
  children,
}: {
  summary: string;
  /** Said by a screen reader after the words: of whom or what. */
  hiddenName?: string;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="nhsuk-details" open={open}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          {summary}
          {hiddenName && <span className="nhsuk-u-visually-hidden"> {hiddenName}</span>}
        </span>
      </summary>
      <div className="nhsuk-details__text">{children}</div>
    </details>
  );
}

/** The small one, for a row of a list: "Why first?". */
export function MiniDetails({
  summary,
  hiddenName,
  open,
  className,
  children,
}: {
  summary: string;
  hiddenName?: string | undefined;
  open?: boolean | undefined;
  className?: string;
  children?: ReactNode;
}) {
  return (
    <details className={classNames('app-mini', className)} open={open}>
      <summary>
        {summary}
        {hiddenName && <span className="nhsuk-u-visually-hidden"> {hiddenName}</span>}
      </summary>
      {children}
    </details>
  );
}

export type SummaryRow = {
  key: string;
  value: ReactNode;
  action?: { href: string; label: string; hiddenName: string };
};

/** Facts with a way to change each of them. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="nhsuk-summary-list">
      {rows.map(({ key, value, action }) => (
        <div className="nhsuk-summary-list__row" key={key}>
          <dt className="nhsuk-summary-list__key">{key}</dt>
          <dd className="nhsuk-summary-list__value">{value}</dd>
          {action && (
            <dd className="nhsuk-summary-list__actions">
              <a href={action.href}>
                {action.label}
                <span className="nhsuk-u-visually-hidden"> {action.hiddenName}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

export type Fact = { key: string; value: ReactNode };

/** Facts for a narrow column: no table, no lines. */
export function Facts({ rows }: { rows: readonly Fact[] }) {
  return (
    <dl className="app-facts">
      {rows.map(({ key, value }) => (
        <FactRow key={key} term={key} value={value} />
      ))}
    </dl>
  );
}

function FactRow({ term, value }: { term: string; value: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}
