import { Button } from '../platform/components/buttons.tsx';
import { Select, TextField } from '../platform/components/fields.tsx';
import { EmptyState, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Pagination } from '../platform/components/pagination.tsx';
import { LinesTable } from '../platform/components/table.tsx';
import { OversightTabs } from './tabs.tsx';

export type Asked = { who: string; case: string; person: string; from: string; to: string };
export type ReadLine = { id: string; at: string; who: string; what: string; of: string };

type Props = {
  asked: Asked;
  /** What was asked for and fits nothing, in words. */
  unknown: readonly string[];
  lines: readonly ReadLine[];
  staff: readonly { value: string; label: string }[];
  page: number;
  pages: number;
};

/** Who looked at what, newest first: by colleague, case, person and day. */
export function Reads({ asked, unknown, lines, staff, page, pages }: Props) {
  const href = (number: number) => `/desk/access-log?${new URLSearchParams({ ...asked, page: String(number) })}`;
  return (
    <>
      <PageHeading title="Access log" lede="Who looked at which case or person, newest first." />
      <OversightTabs here="/desk/access-log" />
      <Narrow asked={asked} staff={staff} />
      {unknown.map((words) => (
        <InsetText key={words}>{words}</InsetText>
      ))}
      {lines.length === 0 ? <NoReads isNarrowed={Object.values(asked).some(Boolean)} /> : <Lines lines={lines} />}
      <Pagination page={page} pages={pages} href={href} />
    </>
  );
}

function Narrow({ asked, staff }: Pick<Props, 'asked' | 'staff'>) {
  return (
    <form method="get" action="/desk/access-log" className="app-card app-find">
      <div className="app-filter__fields">
        <Select name="who" label="Colleague" blank="Everybody" value={asked.who} choices={staff} />
        <TextField name="case" label="Case" hint="Like PAL-26-0412" width={10} autoComplete="off" value={asked.case} />
        <TextField name="person" label="Person" hint="Name or phone number" autoComplete="off" value={asked.person} />
        <TextField name="from" label="From" hint="Like 3 November" width={10} autoComplete="off" value={asked.from} />
        <TextField name="to" label="To" hint="Like 3 November" width={10} autoComplete="off" value={asked.to} />
        <div className="nhsuk-form-group">
          <Button kind="secondary" label="Show" />
        </div>
      </div>
    </form>
  );
}

function NoReads({ isNarrowed }: { isNarrowed: boolean }) {
  if (!isNarrowed)
    return (
      <EmptyState action={<a href="/desk/access-log/openings">Openings with a reason</a>}>
        Nobody has looked at anything yet.
      </EmptyState>
    );
  return (
    <EmptyState action={<a href="/desk/access-log">See all reads</a>}>Nobody looked at anything that fits.</EmptyState>
  );
}

function Lines({ lines }: { lines: readonly ReadLine[] }) {
  return (
    <LinesTable
      label="Access log"
      heads={['When', 'Who', 'What', 'Of']}
      rows={lines.map(({ id, at, who, what, of }) => ({ id, cells: [at, who, what, of] }))}
    />
  );
}
