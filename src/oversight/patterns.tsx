import { Button } from '../platform/components/buttons.tsx';
import { Radios, TextArea } from '../platform/components/fields.tsx';
import { Banner, EmptyState, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Pagination } from '../platform/components/pagination.tsx';
import { type Filled, fieldOf } from '../platform/forms.ts';
import { OversightTabs } from './tabs.tsx';
import { THRESHOLDS } from './thresholds.tsx';

export type PatternShown = {
  id: string;
  when: string;
  who: string;
  kind: string;
  says: string;
  /** A person or a reference, as far as they may be known; empty where it is about many. */
  of: string;
  /** Where the reads behind it stand. */
  reads: string;
  /** What came of it, who looked and when; empty while nobody has. */
  looked: string;
  note: string;
};

type Props = {
  lines: readonly PatternShown[];
  all: boolean;
  open: number;
  done: boolean;
  page: number;
  pages: number;
};

const HERE = '/desk/access-log/patterns';

/** What is worth a look in the reads: newest first, those that nobody has looked into yet. */
export function Patterns({ lines, all, open, done, page, pages }: Props) {
  const other = all ? (
    <a href={HERE}>Show only those not yet looked into</a>
  ) : (
    <a href={`${HERE}?show=all`}>Show all</a>
  );
  return (
    <>
      {done && <Banner>Saved.</Banner>}
      <PageHeading
        title="Patterns in reads"
        lede={`Not yet looked into: ${open >= 1000 ? 'more than 1,000' : open}. A pattern is a question, not a finding. Newest first.`}
      />
      <OversightTabs here={HERE} />
      <p>
        {lines.length > 0 && <>{other} · </>}
        <a href={THRESHOLDS}>What counts as a pattern</a>
      </p>
      {lines.length === 0 ? (
        <EmptyState action={other}>
          {all ? 'No pattern has been found.' : 'Everything has been looked into.'}
        </EmptyState>
      ) : (
        <Lines lines={lines} />
      )}
      <Pagination page={page} pages={pages} href={(number) => `${HERE}?${all ? 'show=all&' : ''}page=${number}`} />
    </>
  );
}

function Lines({ lines }: Pick<Props, 'lines'>) {
  return (
    <ul className="nhsuk-list nhsuk-list--border">
      {lines.map((line) => (
        <li key={line.id}>
          <a href={`${HERE}/${line.id}`}>
            {line.who}: {line.kind}
          </a>
          <br />
          {line.of && `${line.of}. `}
          {line.says}
          <br />
          <span className="app-secondary">{[line.when, line.looked].filter(Boolean).join('. ')}</span>
        </li>
      ))}
    </ul>
  );
}

type PageProps = { line: PatternShown; own: boolean; filled: Filled };

/** One pattern: what was read, the way to the reads, and what came of looking into it. */
export function PatternPage({ line, own, filled }: PageProps) {
  return (
    <>
      <p>
        <a href={HERE}>Back to patterns in reads</a>
      </p>
      <ErrorSummary errors={filled.errors} />
      <h1>{line.kind}</h1>
      <p>
        {line.who}
        {line.of && ` looked at ${line.of}`}. {line.says}
      </p>
      <p className="app-secondary">{line.when}</p>
      <p>
        <a href={line.reads}>See the reads behind it</a>
      </p>
      {line.looked ? (
        <Looked line={line} />
      ) : own ? (
        <p>Somebody else looks into yours.</p>
      ) : (
        <Look {...{ line, filled }} />
      )}
    </>
  );
}

function Looked({ line }: Pick<PageProps, 'line'>) {
  return (
    <section aria-labelledby="looked">
      <h2 className="nhsuk-heading-m" id="looked">
        What came of it
      </h2>
      <p>{line.looked}</p>
      {line.note && <p className="app-words">{line.note}</p>}
    </section>
  );
}

function Look({ line, filled }: Pick<PageProps, 'line' | 'filled'>) {
  return (
    <form method="post" action={`${HERE}/${line.id}/look`} noValidate>
      <Radios
        {...fieldOf(filled, 'outcome')}
        label="What came of it?"
        choices={[
          { value: 'nothing', label: 'Nothing to do' },
          { value: 'followed_up', label: 'Followed up' },
        ]}
      />
      <TextArea
        {...fieldOf(filled, 'note')}
        label="Note (optional)"
        hint="One or two sentences. No name of a patient."
        labelSize="s"
        rows={2}
      />
      <Button label="Save" />
    </form>
  );
}
