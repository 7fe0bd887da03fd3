import type { ReactNode } from 'react';
import { type Filled, fieldOf } from '../forms.ts';
import { Button, ButtonLink, ButtonRow, HiddenFields } from './buttons.tsx';
import { TextArea } from './fields.tsx';
import { ErrorSummary } from './messages.tsx';
import { PageHeading } from './page-heading.tsx';

/** A line that is left out, with the reason in words. */
export type RefusedLine = { number: number; name: string; reason: string };

type PasteProps = {
  title: string;
  columns: string;
  action: string;
  back: { href: string; label: string };
  filled: Filled;
};

/** First page of an import: lines are pasted, and nothing is changed yet. */
export function PasteLines({ title, columns, action, back, filled }: PasteProps) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title={title} lede="Paste the lines from a spreadsheet, or from a CSV file." />
      <form method="post" action={`${action}/looks`} noValidate>
        <TextArea
          {...fieldOf(filled, 'lines')}
          label="Lines"
          hint={`The first line names the columns: ${columns}`}
          rows={12}
          spellCheck={false}
        />
        <p>You see what each line would do before anything is changed. Nothing is ever taken out.</p>
        <ButtonRow>
          <Button label="Look at the lines" />
          <a href={back.href}>{back.label}</a>
        </ButtonRow>
      </form>
    </>
  );
}

type LookProps = {
  action: string;
  typed: string;
  /** Lines that would change something. */
  ready: number;
  counts: readonly string[];
  /** Titles of columns that are not read. */
  ignored: readonly string[];
  refused: readonly RefusedLine[];
  /** What has to be said of all of them before they are taken. */
  choice?: ReactNode;
  children: ReactNode;
};

/** Second page: what each line would do, and the one button that does it. */
export function LookAtLines({ action, typed, ready, counts, ignored, refused, choice, children }: LookProps) {
  const lines = ready === 1 ? '1 line' : `${ready} lines`;
  return (
    <>
      <PageHeading title={ready === 0 ? 'Nothing to import' : `Import ${lines}?`} />
      <ul className="nhsuk-list">
        {counts.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {ignored.length > 0 && (
        <p>{`Columns that are not read: ${ignored.map((title) => title.slice(0, 80)).join(', ')}`}</p>
      )}
      <RefusedLines refused={refused} />
      {children}
      <form method="post" action={action}>
        <HiddenFields fields={{ lines: typed }} />
        {ready > 0 && choice}
        <ButtonRow>
          {ready > 0 && <Button label={`Import ${lines}`} />}
          <ButtonLink kind="quiet" href={action} label="Start again" />
        </ButtonRow>
      </form>
    </>
  );
}

export function RefusedLines({ refused }: { refused: readonly RefusedLine[] }) {
  if (refused.length === 0) return null;
  return (
    <>
      <h2 className="nhsuk-heading-s">Refused lines</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {refused.map(({ number, name, reason }) => (
          <li key={number}>
            Line {number}
            {name && ` (${name.slice(0, 80)})`}: {reason}
          </li>
        ))}
      </ul>
    </>
  );
}
