import { ButtonRow } from '../platform/components/buttons.tsx';
import { EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { Phone } from '../platform/components/phone.tsx';
import { PrintButton } from '../platform/components/print-button.tsx';
import { SHORT_TABLE, ShortCell } from '../platform/components/short-table.tsx';
import { DirectoryNav } from './directory.tsx';
import type { Place } from './places.ts';
import type { Site } from './sites.ts';

type Listed = Pick<Place, 'id' | 'name' | 'phone' | 'lead' | 'answers_pals'>;
type Props = { trust: string; printedAt: string; sites: readonly (Site & { places: readonly Listed[] })[] };

/** All numbers of a site on one page: to ring from a phone, or to hang beside it. */
export function PhoneList({ trust, printedAt, sites }: Props) {
  const filled = sites.filter(({ places }) => places.length > 0);
  return (
    <>
      <PageHeading title="Phone list" lede={`${trust}, ${printedAt}`} />
      <div className="app-no-print">
        <DirectoryNav current="phones" />
        {filled.length > 1 && (
          <p>
            {filled.map(({ id, name }) => (
              <span key={id}>
                <a href={`#site-${id}`}>{name}</a>{' '}
              </span>
            ))}
          </p>
        )}
        {filled.length > 0 && (
          <ButtonRow>
            <PrintButton />
          </ButtonRow>
        )}
      </div>
      {filled.length === 0 && (
        <EmptyState action={<a href="/desk/directory">Open the directory</a>}>
          No ward or service is in the directory yet.
        </EmptyState>
      )}
      {filled.map((site) => (
        <section key={site.id} id={`site-${site.id}`}>
          <h2>{site.name}</h2>
          {site.phone && (
            <p>
              Switchboard <Phone typed={site.phone} />
            </p>
          )}
          <SitePhones site={site.name} places={site.places} />
        </section>
      ))}
    </>
  );
}

function SitePhones({ site, places }: { site: string; places: readonly Listed[] }) {
  return (
    <table className={`${SHORT_TABLE} app-paper`}>
      <caption className="nhsuk-u-visually-hidden">Wards and services of {site}</caption>
      <thead className="nhsuk-table__head">
        <tr>
          <th scope="col">Ward or service</th>
          <th scope="col">Phone</th>
          <th scope="col">Who answers PALS</th>
        </tr>
      </thead>
      <tbody className="nhsuk-table__body">
        {places.map(({ id, name, phone, answers_pals, lead }) => (
          <tr key={id} className="nhsuk-table__row">
            <ShortCell name="Ward or service" as="bareLine">
              <strong>{name}</strong>
            </ShortCell>
            <ShortCell name="Phone">{phone ? <Phone typed={phone} /> : 'No number'}</ShortCell>
            <ShortCell name="Who answers PALS">{answers_pals || lead || 'Not known'}</ShortCell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
