import { type Filters, Rule, type Sort, STATUS_WORDS, type Status } from '../cases/index.ts';
import { SHORT_TABLE, ShortCell } from '../platform/components/short-table.tsx';
import { StatusTag } from '../platform/components/status-tag.tsx';
import { SortHeader } from '../platform/components/table.tsx';
import { firstDirection, hasDue, queryOf, SORTS } from './filters.rules.ts';

/** A case as a line of the list, in words. */
export type CaseRow = {
  ref: string;
  who: string;
  rules: readonly string[];
  about: string;
  place: string;
  status: Status;
  /** Safety is a red tag; the others are words. */
  safety: boolean;
  marks: readonly string[];
  due: { words: string; tone: 'late' | 'soon' | 'later' } | undefined;
  owner: string;
  opened: string;
  changed: string;
};

type TableProps = {
  rows: readonly CaseRow[];
  filters: Filters;
  label: string;
  /** Cases can be ticked, to be given to a colleague. */
  tick?: 'none' | 'all';
};

/** A compact table; on a phone each case is a short card. */
export function CaseTable({ rows, filters, label, tick }: TableProps) {
  const due = hasDue(filters.view, filters.status);
  return (
    <table className={`${SHORT_TABLE} app-cases`}>
      <caption className="nhsuk-u-visually-hidden">{label}</caption>
      <thead className="nhsuk-table__head">
        <tr>
          {tick && <Head>Tick</Head>}
          <Sorted sort="ref" filters={filters} label="Case" />
          <Head>Person</Head>
          <Head>About</Head>
          <Head>Status</Head>
          {due && <Sorted sort="due" filters={filters} label="Next due" />}
          <Head>Owner</Head>
          <Sorted sort="opened" filters={filters} label="Opened" />
          <Sorted sort="last" filters={filters} label="Last change" />
        </tr>
      </thead>
      <tbody className="nhsuk-table__body">
        {rows.map((row) => (
          <Row key={row.ref} row={row} due={due} tick={tick} />
        ))}
      </tbody>
    </table>
  );
}

function Head({ children }: { children: string }) {
  return <th scope="col">{children}</th>;
}

function Sorted({ sort, filters, label = SORTS[sort] }: { sort: Sort; filters: Filters; label?: string }) {
  const current = filters.sort === sort;
  const dir = current ? (filters.dir === 'asc' ? 'desc' : 'asc') : firstDirection(sort);
  const sorted = current ? (filters.dir === 'asc' ? 'ascending' : 'descending') : undefined;
  return <SortHeader label={label} href={`/desk/cases?${queryOf(filters, { sort, dir })}`} sorted={sorted} />;
}

function Row({ row, due, tick }: { row: CaseRow; due: boolean; tick: TableProps['tick'] }) {
  const { label, tone } = STATUS_WORDS[row.status];
  return (
    <tr className="nhsuk-table__row">
      {tick && (
        <ShortCell name="Tick" as="corner">
          <label className="app-tick">
            <input type="checkbox" name="ref" value={row.ref} defaultChecked={tick === 'all'} />
            <span className="nhsuk-u-visually-hidden">Tick {row.ref}</span>
          </label>
        </ShortCell>
      )}
      <ShortCell name="Case" as="bare">
        <a className="app-cases__ref" href={`/desk/cases/${row.ref}`}>
          {row.ref}
        </a>
      </ShortCell>
      <ShortCell name="Person" as="bareLine">
        {row.who}
        {row.rules.map((rule) => (
          <Rule key={rule} rule={rule} />
        ))}
      </ShortCell>
      <ShortCell name="About" as="bareLine">
        {row.about}
        {row.place && <span className="app-cases__more">{row.place}</span>}
        {row.marks.map((mark) => (
          <span className="app-cases__more" key={mark}>
            {mark}
          </span>
        ))}
      </ShortCell>
      <ShortCell name="Status" as="bare">
        {row.safety && <StatusTag tone="red">Safety concern</StatusTag>} <StatusTag tone={tone}>{label}</StatusTag>
      </ShortCell>
      {due && (
        <ShortCell name="Next due" as="bare">
          {row.due ? <Due {...row.due} /> : 'No next step'}
        </ShortCell>
      )}
      <ShortCell name="Owner">{row.owner}</ShortCell>
      <ShortCell name="Opened">{row.opened}</ShortCell>
      <ShortCell name="Last change">{row.changed}</ShortCell>
    </tr>
  );
}

function Due({ words, tone }: { words: string; tone: string }) {
  return tone === 'late' ? <strong className="app-late">{words}</strong> : words;
}
