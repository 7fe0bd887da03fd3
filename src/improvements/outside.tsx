import { Button, ButtonLink, ButtonRow } from '../platform/components/buttons.tsx';
import { Select } from '../platform/components/fields.tsx';
import { OutsideTitle } from '../platform/components/outside-title.tsx';
import { Phone } from '../platform/components/phone.tsx';

const AT = '/you-said-we-did';

type Card = { id: string; said: string; changed: string; effect: string; still: string; where: string; when: string };
type Props = {
  cards: readonly Card[];
  /** Without what was chosen. */
  any: boolean;
  sites: readonly { id: string; name: string }[];
  site: string;
  years: readonly string[];
  year: string;
  phone: string | null;
};

export function YouSaid({ cards, any, sites, site, years, year, phone }: Props) {
  return (
    <>
      <OutsideTitle title="You said, we did" />
      <p>This is what people told us, and what changed. We name nobody here.</p>
      {(sites.length > 1 || years.length > 1) && (
        <form method="get" action={AT}>
          {sites.length > 1 && (
            <Select
              name="site"
              label="Where"
              value={site}
              blank="Everywhere"
              choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {years.length > 1 && (
            <Select
              name="year"
              label="Year"
              value={year}
              blank="All years"
              choices={years.map((it) => ({ value: it, label: it }))}
            />
          )}
          <ButtonRow>
            <Button kind="secondary" label="Show" large />
          </ButtonRow>
        </form>
      )}
      {cards.length === 0 && (
        <p>
          {any
            ? 'There is nothing for this place and year.'
            : 'There is nothing here yet. You can be the first to tell us.'}
        </p>
      )}
      {cards.map((card) => (
        <YouSaidCard key={card.id} card={card} />
      ))}
      <ButtonRow>
        <ButtonLink href="/tell-us" label="Tell us what happened" large />
      </ButtonRow>
      <p>
        <a href="/get-involved">Get involved</a>
      </p>
      {phone && (
        <p>
          You can talk to a person at PALS: <Phone typed={phone} />
        </p>
      )}
    </>
  );
}

/** As the public reads it, and as a second person checks it. */
export function YouSaidCard({ card }: { card: Card }) {
  const parts: [string, string][] = [
    ['We did', card.changed],
    ['What is better now', card.effect],
    ['We are still working on', card.still],
  ];
  return (
    <article className="app-said" aria-labelledby={`said-${card.id}`}>
      <h2 className="app-said__title" id={`said-${card.id}`}>
        You said
      </h2>
      <p className="app-as-typed">{card.said}</p>
      {parts
        .filter(([, words]) => words.trim() !== '')
        .map(([label, words]) => (
          <div key={label}>
            <h3 className="app-said__title">{label}</h3>
            <p className="app-as-typed">{words}</p>
          </div>
        ))}
      <p className="app-secondary">{[card.where, card.when].filter(Boolean).join('. ')}</p>
    </article>
  );
}
