import { ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { LookAtLines, PasteLines, RefusedLines } from '../platform/components/import-lines.tsx';
import { Banner } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Details } from '../platform/components/panels.tsx';
import type { Filled } from '../platform/forms.ts';
import { type Accepted, changeWords, type Reading } from './import.rules.ts';

const PAGE = '/desk/directory/import';

export function ImportPlaces({ filled }: { filled: Filled }) {
  return (
    <PasteLines
      title="Import wards and services"
      columns="Site, Name, Kind, Other names, Phone, Email, Lead, Who answers PALS, Visiting. Only Name is needed, and Site where there are several."
      action={PAGE}
      back={{ href: '/desk/directory', label: 'Back to the directory' }}
      filled={filled}
    />
  );
}

export function ImportLook({ reading, typed }: { reading: Reading; typed: string }) {
  const { ignored, added, changed, same, refused } = reading;
  const counts = [
    `${added.length} new`,
    `${changed.length} changed`,
    `${same} as they are already`,
    `${refused.length} refused`,
  ];
  return (
    <LookAtLines
      action={PAGE}
      typed={typed}
      ready={added.length + changed.length}
      counts={counts}
      ignored={ignored}
      refused={refused}
    >
      <AcceptedLines title="Changed" lines={changed} />
      <AcceptedLines title="New" lines={added} />
    </LookAtLines>
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
