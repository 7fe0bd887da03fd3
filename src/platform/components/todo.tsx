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
  /** What is needed less often: the address of its menu, and of the page that holds the same without script. */
  more?: { menu: string; page: string } | undefined;
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
          {more && <MoreActions name={title} {...more} />}
        </div>
      )}
    </li>
  );
}

/** A hundred menus would be most of the page, so each comes when it is opened; a link holds its place. */
function MoreActions({ name, menu, page }: { name: string; menu: string; page: string }) {
  return (
    <details className="app-more">
      <summary className="app-button-quiet">
        More
        <span className="nhsuk-u-visually-hidden"> actions for {name}</span>
      </summary>
      <div className="app-more__menu" data-part-opened={menu}>
        <a href={page}>
          Move, reassign, done and more<span className="nhsuk-u-visually-hidden"> for {name}</span>
        </a>
      </div>
    </details>
  );
}
