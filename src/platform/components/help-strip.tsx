import type { ReactNode } from 'react';

export type HelpCard = { id: string; title: string };

type HelpStripProps = {
  label: string;
  cards: readonly HelpCard[];
  /** Hears by POST which card was opened, for a quiet mark on the timeline. */
  opened?: string;
  /** At the right end: "Ask a colleague to join". */
  ask?: ReactNode;
};

/**
 * One press opens a prompt card: the links point at the cards of the page, so that it works without script.
 * On a phone the strip is one line until it is opened, so that the notes stay in sight.
 */
export function HelpStrip({ label, cards, opened, ask }: HelpStripProps) {
  return (
    <section className="app-help" aria-label={label} data-card-opened={opened}>
      <p className="app-help__label" aria-hidden="true">
        <strong>{label}</strong>
      </p>
      <details className="app-help__details">
        <summary>{label}</summary>
        <ul className="app-help__list" data-shortcut="5">
          {cards.map(({ id, title }) => (
            <li key={id}>
              <a className="app-help__card" href={`#card-${id}`} data-card={id}>
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
