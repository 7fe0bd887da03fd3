// How the mailbox is, in plain words for whoever looks after the system.
import type { Ctx } from '../platform/context.ts';
import { dateTimeWords } from '../platform/time.ts';
import { inTransaction } from '../platform/context.ts';
import { SYSTEM } from '../platform/access.ts';
import type { House } from '../platform/house.ts';
import { mailboxName, readImapUrl } from './fetching.rules.ts';
import { mailboxLine } from './health.rules.ts';
import { countPost } from './mails.ts';

/** One line of "How the system is". How many wait is counted as the system does: a number tells nobody anything. */
export async function readMailbox(ctx: Ctx, house: House) {
  const url = house.mailbox?.(ctx.trust.shortName, true);
  const name = url ? mailboxName(readImapUrl(url)) : undefined;
  const waiting = await inTransaction(house.db, { actor: SYSTEM, trust: ctx.trust, now: ctx.now }, countPost);
  const row = name
    ? await ctx.db
        .selectFrom('mailboxes')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('name', '=', name)
        .executeTakeFirst()
    : undefined;
  return mailboxLine({ name, row, waiting }, ctx.now, (at) => dateTimeWords(at, ctx.now));
}
