// How the installation is: database, disk, backup, work in the background, virus check.
// Who may: settings.write looks.
// Tables: none.
export { routes } from './upkeep.routes.tsx';

export const settings = [
  {
    label: 'How the system is',
    hint: 'Database, disk, backup, work in the background, virus check',
    href: '/desk/settings/system',
    may: 'settings.write',
    group: 'system',
  },
] as const;
