import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Line, type Lines, readLines } from '../platform/lines.ts';
import { inviteColleague, listAccounts } from './staff.ts';
import { readStaffLines, STAFF_COLUMNS, type StaffReading } from './staff-import.rules.ts';

type Unreadable = Extract<Lines, { unreadable: string }>;

/** What the lines would do, line by line; nothing is changed. */
export async function readStaffImport(ctx: Ctx, typed: string): Promise<StaffReading | Unreadable> {
  const read = readLines(typed, STAFF_COLUMNS);
  if ('unreadable' in read) return read;
  if (Object.keys(STAFF_COLUMNS).some((column) => !read.columns.includes(column)))
    return { unreadable: 'The first line names the columns: Name, Email and Role. Copy that line, too.' };
  const accounts = await listAccounts(ctx);
  const known = {
    emails: new Set(accounts.filter(({ disabled_at }) => !disabled_at).map(({ email }) => email)),
    closed: new Map(accounts.filter(({ disabled_at }) => disabled_at).map(({ email, name }) => [email, name])),
    elsewhere: await takenElsewhere(ctx, read.lines),
    mine: ctx.actor.kind === 'user' ? ctx.actor.role : '',
  };
  return { ...readStaffLines(read.lines, known), ignored: read.ignored };
}

/** Which of these addresses have an open account of another trust: an address has one in the installation. */
async function takenElsewhere(ctx: Ctx, lines: readonly Line[]): Promise<Set<string>> {
  const typed = lines.map(({ cells }) => (cells.email ?? '').toLowerCase().replaceAll('\0', ''));
  const found = await sql<{ email: string }>`
    select typed.email from unnest(${typed}::text[]) as typed (email), find_sign_in(typed.email) f
    where f.trust_id <> ${ctx.trust.id}`.execute(ctx.db);
  return new Set(found.rows.map(({ email }) => email));
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
