import type { ReactNode } from 'react';

export type HelpCard = { id: string; title: string; open?: boolean };

type HelpStripProps = {
  label: string;
  cards: readonly HelpCard[];
  /** At the right end: "Ask a colleague to join". */
  ask?: ReactNode;
};

/**
 * One press opens a prompt card: the links point at the cards of the page, so that it works without script.
 * On a phone the strip is one line until it is opened, so that the notes stay in sight.
 */
export function HelpStrip({ label, cards, ask }: HelpStripProps) {
  return (
    <section className="app-help" aria-label={label}>
      <p className="app-help__label" aria-hidden="true">
        <strong>{label}</strong>
      </p>
      <details className="app-help__details">
        <summary>{label}</summary>
        <ul className="app-help__list">
          {cards.map(({ id, title, open }) => (
            <li key={id}>
              <a className="app-help__card" href={`#${id}`} aria-current={open || undefined} data-prompt={id}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </details>
      {ask && <div className="app-help__ask">{ask}</div>}
    </section>
  );
}
