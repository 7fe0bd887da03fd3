import type { ReactNode } from 'react';

type SortHeaderProps = {
  label: string;
  /** The same list, sorted by this column, or the other way round. */
  href: string;
  sorted?: 'ascending' | 'descending';
  numeric?: boolean;
};

/** A column head that sorts on the server: lists are paged, so the browser cannot. */
export function SortHeader({ label, href, sorted, numeric = false }: SortHeaderProps) {
  return (
    <th scope="col" aria-sort={sorted ?? 'none'} className={numeric ? 'nhsuk-table__header--numeric' : undefined}>
      <a className="app-sort" href={href}>
        {label}
        <span aria-hidden="true">{sorted === 'ascending' ? '▲' : sorted === 'descending' ? '▼' : ''}</span>
      </a>
    </th>
  );
}

/** A table that may be wider than the screen: it scrolls in a region with a name, never the page. */
export function ScrollTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="app-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

type LinesProps = {
  label: string;
  heads: readonly string[];
  /** As many cells as there are heads, in their order. */
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
};

/** Lines that are only read, such as a log: a row each under the heads of its columns. */
export function LinesTable({ label, heads, rows }: LinesProps) {
  return (
    <ScrollTable label={label}>
      <table className="nhsuk-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {heads.map((head, at) => (
                <td key={head}>{cells[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}
