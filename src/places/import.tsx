import { Button, ButtonLink, ButtonRow, HiddenFields } from '../platform/components/buttons.tsx';
import { TextArea } from '../platform/components/fields.tsx';
import { Banner, ErrorSummary } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Details } from '../platform/components/panels.tsx';
import { errorOf, type Filled, typedText } from '../platform/forms.ts';
import { type Accepted, changeWords, type Reading, type Refused } from './import.rules.ts';

const PAGE = '/desk/directory/import';

export function ImportPlaces({ filled }: { filled: Filled }) {
  return (
    <>
      <ErrorSummary errors={filled.errors} />
      <PageHeading title="Import wards and services" lede="Paste the lines from a spreadsheet, or from a CSV file." />
      <form method="post" action={`${PAGE}/looks`} noValidate>
        <TextArea
          name="lines"
          label="Lines"
          hint="The first line names the columns: Site, Name, Kind, Other names, Phone, Email, Lead, Who answers PALS, Visiting. Only Name is needed, and Site where there are several."
          rows={12}
          value={typedText(filled, 'lines')}
          error={errorOf(filled, 'lines')}
          spellCheck={false}
        />
        <p>You see what each line would do before anything is changed. Nothing is ever taken out.</p>
        <ButtonRow>
          <Button label="Look at the lines" />
          <a href="/desk/directory">Back to the directory</a>
        </ButtonRow>
      </form>
    </>
  );
}

export function ImportLook({ reading, typed }: { reading: Reading; typed: string }) {
  const { added, changed, same, refused } = reading;
  const ready = added.length + changed.length;
  return (
    <>
      <PageHeading title={ready === 0 ? 'Nothing to import' : `Import ${lineWords(ready)}?`} />
      <ul className="nhsuk-list">
        <li>{`${added.length} new`}</li>
        <li>{`${changed.length} changed`}</li>
        <li>{`${same} as they are already`}</li>
        <li>{`${refused.length} refused`}</li>
      </ul>
      <RefusedLines refused={refused} />
      <AcceptedLines title="Changed" lines={changed} />
      <AcceptedLines title="New" lines={added} />
      <form method="post" action={PAGE}>
        <HiddenFields fields={{ lines: typed }} />
        <ButtonRow>
          {ready > 0 && <Button label={`Import ${lineWords(ready)}`} />}
          <ButtonLink kind="quiet" href={PAGE} label="Start again" />
        </ButtonRow>
      </form>
    </>
  );
}

export function ImportDone({ reading }: { reading: Reading }) {
  const { added, changed, refused } = reading;
  return (
    <>
      <Banner>{`${added.length} added, ${changed.length} changed, ${refused.length} refused.`}</Banner>
      <PageHeading title="The import is done" />
      <RefusedLines refused={refused} />
      <ButtonRow>
        <ButtonLink kind="secondary" href="/desk/directory" label="To the directory" />
      </ButtonRow>
    </>
  );
}

function RefusedLines({ refused }: { refused: readonly Refused[] }) {
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

function AcceptedLines({ title, lines }: { title: string; lines: readonly Accepted[] }) {
  if (lines.length === 0) return null;
  return (
    <Details summary={`${title}: ${lines.length}`}>
      <ul className="nhsuk-list">
        {lines.map((line) => (
          <li key={line.number}>
            {line.details.name}, {line.site}
            {line.before && ` – ${changeWords(line)}`}
          </li>
        ))}
      </ul>
    </Details>
  );
}

const lineWords = (count: number) => (count === 1 ? '1 line' : `${count} lines`);
