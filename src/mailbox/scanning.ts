// Whether post holds a virus: an email is checked whole, a letter file by file.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import type { Verdict } from '../platform/clamd.ts';
import type { Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { changeMail, findMail, listFilesOf, type Mail } from './mails.ts';

/** The files of a piece of post that still waits for its check. */
export async function maybeUnscanned(ctx: Ctx, id: string): Promise<number[] | undefined> {
  const mail = await findMail(ctx, id);
  if (mail.scan !== 'waiting') return undefined;
  return mail.channel === 'email' ? [0] : (await listFilesOf(ctx, [id])).map(({ file }) => file);
}

export async function keepVerdict(ctx: Ctx, id: string, verdict: Verdict): Promise<void> {
  const mail = await findMail(ctx, id);
  if (mail.scan !== 'waiting') return;
  await changeMail(ctx, mail, verdict.clean ? { scan: 'clean' } : { scan: 'infected', found: verdict.virus });
  if (!verdict.clean) await record(ctx, 'mail.infected', { case: mail.case_id, mail: id });
}

const MOST_AT_ONCE = 200;

export async function listUnscanned(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('mails')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('scan', '=', sql.lit('waiting'))
    .orderBy('taken_at')
    .limit(MOST_AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}

/** @throws RuleError it waits for the virus check, or did not pass it */
export function refuseUnsafe({ scan }: Pick<Mail, 'scan'>) {
  if (scan === 'infected')
    throw new RuleError('The virus check found something in this, so nobody can open it. Ask for it again.');
  if (scan === 'waiting') throw new RuleError('This waits for the virus check. Try again in a minute.');
}
