import { SecondaryNav } from '../platform/components/secondary-nav.tsx';

/** The two halves of the directory: this trust, and everybody else. */
export function DirectoryNav({ current }: { current: 'places' | 'organisations' }) {
  return (
    <SecondaryNav
      label="Directory"
      items={[
        { href: '/desk/directory', label: 'Wards and services', current: current === 'places' },
        { href: '/desk/directory/organisations', label: 'Other organisations', current: current === 'organisations' },
      ]}
    />
  );
}
