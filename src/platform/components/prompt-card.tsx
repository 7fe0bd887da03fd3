import type { ReactNode } from 'react';

export type PromptCardProps = {
  /** The help strip links to it. */
  id: string;
  title: string;
  /** Lines to read aloud. */
  say: readonly string[];
  ask?: readonly string[];
  /** Buttons. */
  actions?: ReactNode;
  avoid?: readonly string[];
  /** Where closing leads to, without script: the notes. */
  closeHref: string;
  open?: boolean;
};

/** What to say, ask, do and avoid in a hard moment. Its words are the trust's own, from Settings. */
export function PromptCard({ id, title, say, ask, actions, avoid, closeHref, open = false }: PromptCardProps) {
  return (
    <section
      className={open ? 'app-prompt app-prompt--open' : 'app-prompt'}
      id={id}
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
    >
      <div className="app-card__head">
        <h2 className="app-card__title" id={`${id}-title`}>
          {title}
        </h2>
        <a href={closeHref} data-prompt-close={id} className="app-no-print">
          Close<span className="nhsuk-u-visually-hidden"> {title}</span>
        </a>
      </div>
      <h3 className="app-prompt__part">Say</h3>
      <Lines className="app-prompt__say" lines={say} />
      {ask && <Part title="Ask" lines={ask} />}
      {actions && (
        <>
          <h3 className="app-prompt__part app-no-print">Do</h3>
          <div className="app-buttons">{actions}</div>
        </>
      )}
      {avoid && <Part title="Avoid" lines={avoid} />}
    </section>
  );
}

/** Holds all cards of the page and shows the one that was opened. */
export function PromptCards({ children }: { children: ReactNode }) {
  return <div className="app-prompts">{children}</div>;
}

function Part({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <>
      <h3 className="app-prompt__part">{title}</h3>
      <Lines className="app-prompt__list" lines={lines} />
    </>
  );
}

function Lines({ className, lines }: { className: string; lines: readonly string[] }) {
  return (
    <ul className={className}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
