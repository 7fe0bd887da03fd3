import type { Selectable } from 'kysely';
import { EmptyState, InsetText } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Facts } from '../platform/components/panels.tsx';
import { dateTimeWords, dateWords, localDate } from '../platform/time.ts';
import { editionIn, isOld } from './editions.rules.ts';
import type { PostcodeImportTable } from './tables.ts';

export const EDITIONS = '/desk/settings/postcodes';

type PostcodeImport = Selectable<PostcodeImportTable>;
type Props = { imports: readonly PostcodeImport[]; now: Date };

/** Which edition of the official directory people are answered from, and how the next one is taken in. */
export function EditionsPage({ imports, now }: Props) {
  const [last, ...earlier] = imports;
  return (
    <>
      <PageHeading
        title="Postcodes"
        lede="By postcode people find who helps them with a complaint. Without postcodes they enter the name of their council."
      />
      {last ? (
        <Loaded last={last} now={now} />
      ) : (
        <EmptyState>
          No postcodes are loaded. People are asked for the name of their council, and that works.
        </EmptyState>
      )}
      <NextEdition />
      {earlier.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Before</h2>
          <ul className="nhsuk-list">
            {earlier.map(({ imported_at, file, postcodes }) => (
              <li key={imported_at.toISOString()}>
                {`${dateWords(imported_at, now)}: ${file}, ${many(postcodes)} postcodes`}
              </li>
            ))}
          </ul>
        </>
      )}
      <Owners />
    </>
  );
}

function Loaded({ last, now }: { last: PostcodeImport; now: Date }) {
  const { file, imported_at, postcodes, ended, refused, unknown } = last;
  const edition = editionIn(file);
  const codes = Object.entries(unknown);
  return (
    <>
      <Facts
        rows={[
          { key: 'Edition', value: edition ? `${edition.words} (${file})` : file },
          { key: 'Loaded', value: dateTimeWords(imported_at, now) },
          {
            key: 'Postcodes',
            value:
              many(postcodes) +
              (ended > 0 ? `, of them ${many(ended)} that the post no longer uses and people still give` : ''),
          },
          ...(refused > 0
            ? [{ key: 'Left out', value: `${many(refused)} lines. Each is in the report of that day` }]
            : []),
        ]}
      />
      {edition && isOld(edition, localDate(now)) && (
        <InsetText>
          A newer edition is out: there is one every quarter. New streets are not found until it is loaded.
        </InsetText>
      )}
      {codes.length > 0 && (
        <InsetText>
          {`These councils are not in our list: ${codes.map(([code, of]) => `${code} (${many(of)} of the postcodes)`).join(', ')}. `}
          <a href="/desk/directory/advocates/import">Import a list with their code and name</a>, and they are known.
        </InsetText>
      )}
    </>
  );
}

const many = (count: number) => count.toLocaleString('en-GB');

function NextEdition() {
  return (
    <>
      <h2 className="nhsuk-heading-m">Load an edition</h2>
      <ol className="nhsuk-list nhsuk-list--number">
        <li>
          Download the “ONS Postcode Directory” as it is, a zip file, from{' '}
          <a href="https://geoportal.statistics.gov.uk">geoportal.statistics.gov.uk</a>. It is free.
        </li>
        <li>
          Whoever runs this installation gives this command in its folder, with the name of the file:
          <br />
          <strong>npm run import:postcodes -- ONSPD_NOV_2026_UK.zip</strong>
        </li>
      </ol>
      <p>
        It takes some minutes. The desk runs on, and people are answered from the edition before until the new one is
        whole. If the command breaks off, nothing has changed: give it again.
      </p>
    </>
  );
}

/** Whom their publisher wants named. */
const Owners = () => (
  <p className="app-secondary">
    ONS Postcode Directory, under the Open Government Licence v3.0. Contains OS data © Crown copyright and database
    right, Royal Mail data © Royal Mail copyright and database right, and National Statistics data © Crown copyright and
    database right.
  </p>
);
