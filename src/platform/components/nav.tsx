import classNames from 'classnames';
import type { NavItem } from '../nav.rules.ts';
import { DemoNote } from './brand.tsx';
import { SecondaryNav } from './secondary-nav.tsx';

type MainNavProps = { items: readonly NavItem[]; newCall: boolean; demo: boolean | undefined; className: string };

/** Beside "New call" and the first place, this many fit into the row of a phone. */
const FIT = 1;

/**
 * The desk's navigation. "New call" always comes first; it makes a draft, so it is a form and not a link.
 * On a phone all but the first place stand behind "Menu". It is an empty `details`, and what it opens comes after it:
 * so the same list is a row on a wide screen, without script and without a second copy.
 */
export function MainNav({ items, newCall, demo, className }: MainNavProps) {
  const folds = items.length > FIT + 1;
  const [first, rest] = folds ? [items.slice(0, FIT), items.slice(FIT)] : [items, []];
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
          {first.map((item) => (
            <Place key={item.href} item={item} />
          ))}
        </ul>
        {folds && <Menu here={rest.find(({ current }) => current)} />}
        {folds && (
          <ul className="app-nav__list app-nav__rest">
            {rest.map((item) => (
              <Place key={item.href} item={item} />
            ))}
          </ul>
        )}
        {demo && <DemoNote />}
      </div>
    </nav>
  );
}

function Menu({ here }: { here: NavItem | undefined }) {
  return (
    <details className="app-nav__menu">
      <summary className={classNames('app-nav__link', { 'app-nav__link--here': here })}>
        Menu
        {here && <span className="nhsuk-u-visually-hidden">, you are in {here.label}</span>}
      </summary>
    </details>
  );
}

function Place({ item: { href, label, current, quickLog, inside = [] } }: { item: NavItem }) {
  return (
    <li className="app-nav__item">
      <a
        className="app-nav__link"
        href={href}
        aria-current={current}
        data-quick-log={quickLog === undefined || current ? undefined : ''}
        data-quick-log-owner={quickLog}
      >
        {label}
      </a>
      {inside.length > 0 && (
        <ul className="app-nav__inside">
          {inside.slice(1).map((page) => (
            <li key={page.href}>
              <a className="app-nav__link" href={page.href} aria-current={page.current ? 'page' : undefined}>
                {page.label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** The places inside the one that is open. A phone has them in its menu. */
export function InsideNav({ items, className }: { items: readonly NavItem[]; className: string }) {
  const open = items.find(({ current, inside = [] }) => current && inside.length > 0);
  if (!open) return null;
  return (
    <div className="app-inside-nav">
      <div className={className}>
        <SecondaryNav label={open.label} items={open.inside ?? []} />
      </div>
    </div>
  );
}
