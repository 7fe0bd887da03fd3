import classNames from 'classnames';

export type SecondaryNavItem = { href: string; label: string; current?: boolean; count?: number };

type SecondaryNavProps = { label: string; items: readonly SecondaryNavItem[]; small?: boolean };

/** Views of one thing as links that look like tabs, so that every view has an address. */
export function SecondaryNav({ label, items, small = false }: SecondaryNavProps) {
  return (
    <nav className={classNames('app-subnav', { 'app-subnav--small': small })} aria-label={label}>
      <ul className="app-subnav__list">
        {items.map(({ href, label: text, current, count }) => (
          <li className="app-subnav__item" key={href}>
            <a className="app-subnav__link" href={href} aria-current={current ? 'page' : undefined}>
              {text}
              {count !== undefined && ` (${count})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
