import type { Permission, Reach } from '../platform/access.ts';

/** The one table role × permission (decisions: roles). `npm run routes` prints what each opens. */
const PERMISSIONS = {
  'desk.use': 'Be signed in',
  'cases.read': 'Open cases, search',
  'cases.write': 'Take calls, add to cases, close them',
  'letters.sign': 'Read a letter before it goes, and sign it off',
  'sharing.override': 'Send what could say who somebody is, with a reason; see what was shared for safety',
  'cases.share_out': 'See the team’s work and share it out',
  'cases.redate': 'Correct when a case was received',
  'leave.write': 'Enter leave, and hand on what falls due in it',
  'complaints.read': 'See what became of a complaint that was handed over',
  'complaints.write': 'Work on complaints',
  'post.read': 'Look through the post',
  'post.write': 'Sort the post: attach, new case, not for us',
  'people.read': 'Open people',
  'people.write': 'Change people',
  'places.read': 'Look up places',
  'places.write': 'Change sites, wards and services',
  'library.read': 'Read guides',
  'library.write': 'Write guides, and pass what others wrote for the public',
  'satisfaction.counts': 'See how many found what of PALS',
  'satisfaction.read': 'Read what people answered about PALS',
  'quicklog.write': 'Quick log',
  'involvement.read': 'See who takes part, and in what',
  'involvement.write': 'Keep what people can take part in, and who does',
  'improvements.read': 'See what changed because people told us',
  'improvements.write': 'Write down what changed, and check what others wrote',
  'record_log.read': 'See who looked at a case',
  'access_log.read': 'See who looked at what, across all cases, and openings with a reason',
  'settings.write': 'Opening hours, closures, staff',
} as const;

declare module '../platform/access.ts' {
  interface Permissions extends Record<keyof typeof PERMISSIONS, true> {}
}

type Role = { label: string; reach: Reach; may: readonly Permission[] };

const OFFICER = [
  'desk.use',
  'cases.read',
  'cases.write',
  'letters.sign',
  'leave.write',
  'complaints.read',
  'post.read',
  'post.write',
  'people.read',
  'people.write',
  'places.read',
  'library.read',
  'satisfaction.counts',
  'quicklog.write',
  'involvement.read',
  'involvement.write',
  'improvements.read',
  'improvements.write',
  'record_log.read',
] as const;

export const ROLES = {
  officer: { label: 'PALS officer', reach: 'own', may: OFFICER },
  senior_officer: {
    label: 'Senior officer',
    reach: 'own',
    may: [...OFFICER, 'cases.share_out', 'cases.redate', 'places.write', 'library.write'],
  },
  manager: {
    label: 'PALS manager',
    reach: 'own',
    may: [
      ...OFFICER,
      'cases.share_out',
      'cases.redate',
      'sharing.override',
      'complaints.write',
      'places.write',
      'library.write',
      'satisfaction.read',
      'settings.write',
      'access_log.read',
    ],
  },
  administrator: {
    label: 'Administrator',
    reach: 'own',
    may: [
      'desk.use',
      'cases.read',
      'cases.write',
      'letters.sign',
      'leave.write',
      'complaints.read',
      'post.read',
      'post.write',
      'people.read',
      'people.write',
      'places.read',
      'places.write',
      'library.read',
      'library.write',
      'quicklog.write',
      'involvement.read',
      'involvement.write',
      'improvements.read',
      'improvements.write',
    ],
  },
  volunteer: { label: 'Volunteer', reach: 'none', may: ['desk.use', 'library.read', 'quicklog.write'] },
  volunteer_coordinator: {
    label: 'Volunteer coordinator',
    reach: 'none',
    may: ['desk.use', 'quicklog.write', 'places.read', 'library.read'],
  },
  complaints: {
    label: 'Complaints team',
    reach: 'own',
    may: [
      'desk.use',
      'cases.read',
      'letters.sign',
      'leave.write',
      'complaints.read',
      'complaints.write',
      'people.read',
      'places.read',
      'library.read',
    ],
  },
  information_governance: {
    label: 'Information governance',
    reach: 'own',
    may: ['desk.use', 'cases.read', 'people.read', 'record_log.read', 'access_log.read', 'sharing.override'],
  },
  system_administrator: {
    label: 'System administrator',
    reach: 'none',
    may: ['desk.use', 'places.read', 'places.write', 'settings.write'],
  },
  board: { label: 'Board', reach: 'none', may: ['desk.use', 'improvements.read', 'satisfaction.counts'] },
} as const satisfies Record<string, Role>;

export type RoleName = keyof typeof ROLES;

const sets = new Map(Object.entries(ROLES).map(([name, role]) => [name, new Set<Permission>(role.may)]));

/** What a role may do; an unknown role may nothing. */
export function permissionsOf(role: string): ReadonlySet<Permission> {
  return sets.get(role) ?? new Set();
}

export function reachOf(role: RoleName): Reach {
  return ROLES[role].reach;
}
