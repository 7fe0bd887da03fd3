import classNames from 'classnames';
import type { ReactNode } from 'react';
import { MiniDetails } from './panels.tsx';

/** `late` is past its time, `soon` is due within an hour. The words of the clock say the same. */
export type ClockTone = 'late' | 'soon' | 'later';

export type TodoRowProps = {
  /** "1 hour 10 minutes late", "Due by 11am". */
  clock: { words: string; tone: ClockTone; iso?: string };
  title: string;
  href: string;
  reason?: ReactNode;
  /** One state, like "Safety concern". */
  tag?: ReactNode;
  /** How to make contact: "BSL user. Do not phone." */
  need?: ReactNode;
  /** Why this row stands where it stands. */
  why?: string;
  /** What can be done without opening the case. */
  actions?: ReactNode;
  more?: ReactNode;
  /** True for the row that the preview shows. */
  open?: boolean;
  id?: string;
};

/** The one ranked list of obligations. */
export function TodoList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol className="app-todos" aria-label={label}>
      {children}
    </ol>
  );
}

/** One obligation. Read in the order clock, title, reason, action. */
export function TodoRow({ clock, title, href, reason, tag, need, why, actions, more, open, id }: TodoRowProps) {
  return (
    <li className={classNames('app-todo', `app-todo--${clock.tone}`, { 'app-todo--open': open })} id={id} data-row="">
      <time className="app-todo__clock" dateTime={clock.iso}>
        {clock.words}
      </time>
      <div className="app-todo__text">
        <div className="app-todo__head">
          <a className="app-todo__title" href={href}>
            {title}
          </a>
          {tag}
        </div>
        {need}
        <div className="app-todo__foot">
          {reason && <p className="app-todo__reason">{reason}</p>}
          {why && (
            <MiniDetails summary="Why first?" hiddenName={title}>
              <p>{why}</p>
            </MiniDetails>
          )}
        </div>
      </div>
      {(actions || more) && (
        <div className="app-todo__actions">
          {actions}
          {more && <MoreActions name={title}>{more}</MoreActions>}
        </div>
      )}
    </li>
  );
}

/** The actions that are needed less often. Opens without script. */
function MoreActions({ name, children }: { name: string; children: ReactNode }) {
  return (
    <details className="app-more">
      <summary className="app-button-quiet">
        More
        <span className="nhsuk-u-visually-hidden"> actions for {name}</span>
      </summary>
      <div className="app-more__menu">{children}</div>
    </details>
  );
}
