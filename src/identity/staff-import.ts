import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Lines, readLines } from '../platform/lines.ts';
import { inviteColleague, listAccounts } from './staff.ts';
import { readStaffLines, STAFF_COLUMNS, type StaffReading } from './staff-import.rules.ts';

type Unreadable = Extract<Lines, { unreadable: string }>;

/** What the lines would do, line by line; nothing is changed. */
export async function readStaffImport(ctx: Ctx, typed: string): Promise<StaffReading | Unreadable> {
  const read = readLines(typed, STAFF_COLUMNS);
  if ('unreadable' in read) return read;
  if (Object.keys(STAFF_COLUMNS).some((column) => !read.columns.includes(column)))
    return { unreadable: 'The first line names the columns: Name, Email and Role. Copy that line, too.' };
  const emails = new Set((await listAccounts(ctx)).map(({ email }) => email));
  return readStaffLines(read.lines, { emails, mine: ctx.actor.kind === 'user' ? ctx.actor.role : '' });
}

export type Invited = { id: string; name: string; path: string };

/**
 * Makes the accounts, all in one transaction, each with a link that its owner chooses a password by. Refused lines are
 * left out. @throws RuleError an address belongs to somebody of another trust
 */
export async function importStaff(
  ctx: Ctx,
  typed: string,
): Promise<(StaffReading & { invited: Invited[] }) | Unreadable> {
  const reading = await readStaffImport(ctx, typed);
  if ('unreadable' in reading) return reading;
  const invited: Invited[] = [];
  for (const { name, email, role } of reading.added)
    invited.push({ name, ...(await inviteColleague(ctx, { name, email, role })) });
  if (invited.length > 0)
    await record(ctx, 'identity.staff_imported', { added: invited.length, refused: reading.refused.length });
  return { ...reading, invited };
}
