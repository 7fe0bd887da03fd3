import { SecondaryNav } from '../platform/components/secondary-nav.tsx';

const TABS = [
  { label: 'All reads', href: '/desk/access-log' },
  { label: 'Patterns', href: '/desk/access-log/patterns' },
  { label: 'Openings with a reason', href: '/desk/access-log/openings' },
  { label: 'Shared for safety', href: '/desk/safety-sharing' },
];

/** The pages of the access log. */
export function OversightTabs({ here }: { here: string }) {
  return <SecondaryNav label="Access log" items={TABS.map((tab) => ({ ...tab, current: tab.href === here }))} />;
}
