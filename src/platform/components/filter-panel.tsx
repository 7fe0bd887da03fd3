import type { ReactNode } from 'react';
import { Button, type Fields, HiddenFields } from './buttons.tsx';

export type ChosenFilter = { label: string; href: string };

type FilterPanelProps = {
  action: string;
  /** What must survive an Apply: the view, the sorting. */
  fields?: Fields;
  chosen?: readonly ChosenFilter[];
  clearHref?: string;
  /** Open when something in it is wrong, or by choice. */
  open?: boolean;
  children: ReactNode;
};

/** A GET form: a filtered list can be bookmarked. What is chosen stays in sight and goes away with one press. */
export function FilterPanel({ action, fields, chosen = [], clearHref, open = false, children }: FilterPanelProps) {
  return (
    <form className="app-card app-filter" method="get" action={action}>
      {fields && <HiddenFields fields={fields} />}
      <details className="nhsuk-details" open={open}>
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">Filter this list</span>
        </summary>
        <div className="app-filter__fields">{children}</div>
        <Button label="Apply filters" kind="secondary" />
      </details>
      {chosen.length > 0 && <Chosen chosen={chosen} clearHref={clearHref} />}
    </form>
  );
}

function Chosen({ chosen, clearHref }: { chosen: readonly ChosenFilter[]; clearHref: string | undefined }) {
  return (
    <ul className="app-filter__chosen">
      {chosen.map(({ label, href }) => (
        <li key={href}>
          <a className="app-filter__chip" href={href}>
            <span className="nhsuk-u-visually-hidden">Remove filter </span>
            {label}
            <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      {clearHref && (
        <li>
          <a href={clearHref}>Clear filters</a>
        </li>
      )}
    </ul>
  );
}
