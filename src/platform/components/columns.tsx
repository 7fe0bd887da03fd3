import type { ReactNode } from 'react';

type CallColumnsProps = {
  notes: ReactNode;
  /** The prompt cards: they open above "Who and where". */
  prompt: ReactNode;
  who: ReactNode;
  /** What we know already: last contacts, the ward. */
  context?: ReactNode;
  next: ReactNode;
};

/**
 * Live call. One column on a phone in this order; notes and next step beside who and where on a laptop; on a large
 * screen the prompt and the context get a third column. Alt+1, 2 and 4 lead to notes, who and next step; the page
 * gives the ward its `data-shortcut="3"`.
 */
export function CallColumns({ notes, prompt, who, context, next }: CallColumnsProps) {
  return (
    <div className="app-call">
      <div className="app-call__notes" data-shortcut="1">
        {notes}
      </div>
      <div className="app-call__side">
        <div className="app-call__prompt">{prompt}</div>
        <div className="app-call__who" data-shortcut="2">
          {who}
        </div>
        {context && <div className="app-call__context">{context}</div>}
      </div>
      <div className="app-call__next" data-shortcut="4">
        {next}
      </div>
    </div>
  );
}

type DayColumnsProps = {
  /** The counts of the rail in one line: only a phone shows them here. */
  counts?: ReactNode;
  list: ReactNode;
  /** The chosen row in full. Only on a large screen: elsewhere the title opens the case. */
  preview?: ReactNode;
  rail: ReactNode;
};

export function DayColumns({ counts, list, preview, rail }: DayColumnsProps) {
  return (
    <div className="app-day">
      <div className="app-day__list">
        {counts && <div className="app-day__counts">{counts}</div>}
        {list}
      </div>
      <div className="app-day__preview">{preview}</div>
      <div className="app-day__rail">{rail}</div>
    </div>
  );
}

type CaseColumnsProps = {
  /** Next step, note, timeline. First on a phone. */
  main: ReactNode;
  questions: ReactNode;
  people: ReactNode;
  rest: ReactNode;
};

export function CaseColumns({ main, questions, people, rest }: CaseColumnsProps) {
  return (
    <div className="app-case">
      <div className="app-case__main">{main}</div>
      <div className="app-case__questions">{questions}</div>
      <div className="app-case__people">{people}</div>
      <div className="app-case__rest">{rest}</div>
    </div>
  );
}

/** The title of a column, with a link or a choice at its right end. */
export function ColumnHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="app-column-head">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
