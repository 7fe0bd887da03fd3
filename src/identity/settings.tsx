import type { Permission } from '../platform/access.ts';
import { EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';

/** One page under Settings, as the module that owns it names it. */
export type SettingsLink = { label: string; hint: string; href: string; may: Permission };

export function SettingsHome({ links }: { links: readonly SettingsLink[] }) {
  return (
    <>
      <PageHeading title="Settings" lede="Every change is dated and recorded, and can be taken back." />
      {links.length === 0 && (
        <EmptyState action={<a href="/desk/me">Your own settings</a>}>There is nothing for you to set here.</EmptyState>
      )}
      <ul className="app-results">
        {links.map(({ label, hint, href }) => (
          <li className="app-results__item" key={href}>
            <a className="app-results__title" href={href}>
              {label}
            </a>
            <p className="app-secondary">{hint}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
