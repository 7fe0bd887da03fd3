import { EmptyState } from '../platform/components/messages.tsx';
import { PageHeading } from '../platform/components/page-heading.tsx';
import { dateTimeWords } from '../platform/time.ts';
import type { Change } from './settings-changes.rules.ts';

export const SETTINGS_CHANGES = '/desk/settings/changes';

type Props = { rows: readonly Change[]; now: Date; page: number; more: boolean };

/** Who changed what and when. What it said before stands on the page of the thing itself. */
export function SettingsChanges({ rows, now, page, more }: Props) {
  return (
    <>
      <PageHeading title="What was changed" lede="Open one to see what it said before, and to take it back." />
      {rows.length === 0 && (
        <EmptyState action={<a href="/desk/settings">Settings</a>}>Nothing was changed yet.</EmptyState>
      )}
      <ul className="app-results">
        {rows.map(({ id, label, act, href, who, at, count }) => (
          <li className="app-results__item" key={id}>
            <a className="app-results__title" href={href}>
              {label}: {count === 1 ? act : `${count} ${act}`}
            </a>
            <p className="app-secondary">{`${who}, ${dateTimeWords(at, now)}`}</p>
          </li>
        ))}
      </ul>
      <p>
        {page > 1 && <a href={`${SETTINGS_CHANGES}?page=${page - 1}`}>Newer changes</a>}{' '}
        {more && <a href={`${SETTINGS_CHANGES}?page=${page + 1}`}>Older changes</a>}
      </p>
    </>
  );
}
