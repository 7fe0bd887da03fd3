import { BackToCase, type Entry } from '../cases/index.ts';
import { Button, ButtonRow } from '../platform/components/buttons.tsx';
import { Checkboxes, Radios } from '../platform/components/choices.tsx';
import { ErrorSummary, InsetText } from '../platform/components/messages.tsx';
import { SummaryList } from '../platform/components/panels.tsx';
import { PrintButton } from '../platform/components/print-button.tsx';
import { PrintHeader } from '../platform/components/print-header.tsx';
import { Timeline, TimelineEntry } from '../platform/components/timeline.tsx';
import { isOutside, READERS, type Reader } from './print-outside.rules.ts';

const READER_WORDS: Record<Reader, string> = {
  pals: 'PALS only',
  patient: 'The patient',
  caller: 'The caller, if that is somebody else',
  service: 'A ward or service',
  complaints: 'The complaints team',
};

type ChooseProps = { reference: string; reader: Reader; error: string | undefined };

/** With or without personal details: nothing is printed before that is chosen. */
export function ChoosePrint({ reference, reader, error }: ChooseProps) {
  return (
    <>
      <BackToCase reference={reference} />
      {error && <ErrorSummary errors={[{ field: 'for', message: error }]} />}
      <h1>Print {reference}</h1>
      <form method="get" action={`/desk/cases/${reference}/print`}>
        <Radios
          name="details"
          label="What do you want on paper?"
          value={error ? 'with' : 'without'}
          choices={[
            {
              value: 'without',
              label: 'Without personal details',
              children: (
                <Checkboxes
                  name="text"
                  label="Free text"
                  hint="Known names and numbers are taken out of it. Read it before you hand it over."
                  choices={[{ value: 'yes', label: 'With what was said and written' }]}
                />
              ),
            },
            {
              value: 'with',
              label: 'With personal details',
              children: (
                <Radios
                  name="for"
                  label="Who gets the paper?"
                  value={reader}
                  error={error}
                  choices={READERS.map((value) => ({ value, label: READER_WORDS[value] }))}
                />
              ),
            },
          ]}
        />
        <Button label="Show for printing" />
      </form>
    </>
  );
}

export type PrintProps = {
  reference: string;
  printedBy: string;
  printedAt: string;
  reader: Reader;
  details: boolean;
  text: boolean;
  /** What who gets the paper may not be told, for who prints it. */
  limits: string;
  facts: readonly { key: string; value: string }[];
  entries: readonly Entry[];
  more: boolean;
};

/** One column, in the order of reading. */
export function PrintedCase({
  reference,
  printedBy,
  printedAt,
  reader,
  details,
  text,
  limits,
  facts,
  entries,
  more,
}: PrintProps) {
  return (
    <>
      <PrintHeader reference={reference} printedBy={printedBy} printedAt={printedAt} />
      <div className="app-no-print">
        <BackToCase reference={reference} />
        <ButtonRow>
          <PrintButton />
          <a href={`/desk/cases/${reference}/print`}>Choose again</a>
        </ButtonRow>
        {details && isOutside(reader) && (
          <p>
            Notes, what others told us and what was said to PALS only are left out. Read it before you hand it over.
            {limits && ` Not to be told: ${limits}`}
          </p>
        )}
      </div>
      <h1>{reference}</h1>
      {details && (
        <InsetText>With personal details, for: {READER_WORDS[reader]}. Nobody else may be given it.</InsetText>
      )}
      {!details && (
        <InsetText>
          Without personal details. Read before handing over
          {text ? ': free text can hold more than we could find.' : '. Free text is left out.'}
        </InsetText>
      )}
      <SummaryList rows={facts} />
      <h2>What has happened</h2>
      {more && <p>Only the newest part of a very long case is here.</p>}
      <Timeline>
        {entries.map((entry) => (
          <TimelineEntry
            key={entry.id}
            kind={entry.kind}
            title={entry.title}
            at={entry.at}
            by={entry.by}
            {...(entry.body ? { body: entry.body } : {})}
            {...(entry.mark ? { mark: entry.mark } : {})}
            {...(entry.struck ? { struck: entry.struck } : {})}
          />
        ))}
      </Timeline>
    </>
  );
}
