import type { RefusedLine } from '../platform/components/import-lines.tsx';
import type { Line } from '../platform/lines.ts';
import { ROLES, type RoleName } from './permissions.ts';
import { mayGive, ROLE_NAMES } from './staff.rules.ts';

/** The columns of a list of colleagues, each with the names that people give it. */
export const STAFF_COLUMNS = {
  name: ['name', 'full name', 'colleague'],
  email: ['email', 'e mail', 'email address'],
  role: ['role', 'job', 'role in pals'],
} as const;

export type StaffLine = { number: number; name: string; email: string; role: RoleName };
export type StaffReading = { ignored: readonly string[]; added: StaffLine[]; known: number; refused: RefusedLine[] };

/** Addresses of open accounts here, of closed ones here with their names, and of open ones of another trust. */
type Known = {
  emails: ReadonlySet<string>;
  closed: ReadonlyMap<string, string>;
  elsewhere: ReadonlySet<string>;
  mine: string;
};

/** What each line would do: a new account, or nothing where the e-mail has one. Accounts are changed on their own page only. */
export function readStaffLines(lines: readonly Line[], known: Known): StaffReading {
  const reading: StaffReading = { ignored: [], added: [], known: 0, refused: [] };
  const seen = new Map<string, number>();
  for (const { number, cells } of lines) {
    const { name = '', role: typed = '' } = cells;
    const email = (cells.email ?? '').toLowerCase();
    const role = roleOf(typed);
    const twice = seen.get(email);
    const reason = reasonAgainst({ name, email, typed, role, twice }, known);
    if (reason || !role) {
      reading.refused.push({ number, name, reason: reason ?? 'It cannot be read' });
      continue;
    }
    seen.set(email, number);
    if (known.emails.has(email)) reading.known += 1;
    else reading.added.push({ number, name, email, role });
  }
  return reading;
}

type Cells = {
  name: string;
  email: string;
  typed: string;
  role: RoleName | undefined;
  twice: number | undefined;
};

function reasonAgainst({ name, email, typed, role, twice }: Cells, known: Known): string | undefined {
  if (name === '') return 'It has no name';
  if (name.length > 200 || name.includes('\0')) return 'The name cannot be stored';
  if (!/^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\]]+$/.test(email))
    return email ? `“${email}” is not an email address` : 'It has no email address';
  if (!role) return typed ? `There is no role called “${typed}”` : 'It does not say which role';
  if (!mayGive(known.mine, role)) return `You cannot give the role ${ROLES[role].label}`;
  if (twice) return `The same email address is on line ${twice}`;
  if (known.elsewhere.has(email)) return 'This email address has an account already';
  const was = known.closed.get(email);
  if (was && !known.emails.has(email)) return `This is the address of the closed account of ${was}. Open that again.`;
  return undefined;
}

/** A role by its label or its name in the product; never by default. */
function roleOf(typed: string): RoleName | undefined {
  const plain = typed
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
  return ROLE_NAMES.find((name) => plain === ROLES[name].label.toLowerCase() || plain === name.replaceAll('_', ' '));
}
