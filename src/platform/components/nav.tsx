import classNames from 'classnames';
import { DemoNote } from './brand.tsx';

/** `quickLog` opens as a panel over the page where there is script; its words wait for this person alone. */
export type NavItem = { href: string; label: string; current?: boolean; quickLog?: string | undefined };

type MainNavProps = { items: readonly NavItem[]; newCall: boolean; demo: boolean | undefined; className: string };

/**
 * The desk's navigation. "New call" always comes first; it makes a draft, so it is a form and not a link.
 * On a phone the row wraps: no menu, no script.
 */
export function MainNav({ items, newCall, demo, className }: MainNavProps) {
  return (
    <nav className="app-nav" aria-label="Desk">
      <div className={classNames('app-nav__row', className)}>
        <ul className="app-nav__list">
          {newCall && (
            <li className="app-nav__item app-nav__new">
              <form method="post" action="/desk/contacts" data-new-call="">
                <button className="app-button-header" type="submit">
                  New call
                </button>
              </form>
            </li>
          )}
          {items.map(({ href, label, current, quickLog }) => (
            <li className="app-nav__item" key={href}>
              <a
                className="app-nav__link"
                href={href}
                aria-current={current ? 'page' : undefined}
                data-quick-log={quickLog === undefined || current ? undefined : ''}
                data-quick-log-owner={quickLog}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
        {demo && <DemoNote />}
      </div>
    </nav>
  );
}
