import type { ReactNode } from 'react';
import { Button } from './buttons.tsx';

export type PromptCardProps = {
  /** The help strip links to it as `#card-ID`. */
  id: string;
  title: string;
  /** Lines to read aloud. */
  say: readonly string[];
  ask?: readonly string[];
  /** Rows of buttons and fields. */
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
      id={`card-${id}`}
      aria-labelledby={`card-${id}-title`}
      tabIndex={-1}
    >
      <div className="app-card__head">
        <h2 className="app-card__title" id={`card-${id}-title`}>
          {title}
        </h2>
        <Close title={title} href={closeHref} />
      </div>
      <h3 className="app-prompt__part">Say</h3>
      <Lines className="app-prompt__say" lines={say} />
      {ask && <Part title="Ask" lines={ask} />}
      {actions && (
        <>
          <h3 className="app-prompt__part app-no-print">Do</h3>
          <div className="app-prompt__do">{actions}</div>
        </>
      )}
      {avoid && <Part title="Avoid" lines={avoid} />}
    </section>
  );
}

function Close({ title, href }: { title: string; href: string }) {
  return (
    <>
      <a href={href} className="app-no-print app-without-script">
        Close<span className="nhsuk-u-visually-hidden"> {title}</span>
      </a>
      <Button kind="link" type="button" label="Close" hiddenName={title} className="app-needs-script" data={closing} />
    </>
  );
}

const closing = { 'data-card-close': '' } as const;

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
