// How the mailbox is, in plain words for whoever looks after the system.
import { maybeTrustAt } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { HealthLine } from '../platform/health.ts';
import { dateTimeWords } from '../platform/time.ts';
import { mailboxName, readImapUrl } from './fetching.rules.ts';
import { mailboxLine } from './health.rules.ts';
import { given } from './house.ts';
import { countPost, countUnread } from './mails.ts';

/** What was fetched so long ago is read, unless something is wrong. */
const SLOW_MS = 10 * 60_000;

/** Last fetched, what is wrong, how many wait: numbers tell nobody anything, so the system counts them. */
export async function health(ctx: Ctx): Promise<HealthLine[]> {
  const { mailbox } = given();
  const isOnly = (await maybeTrustAt(ctx, ''))?.id === ctx.trust.id;
  const url = mailbox?.(ctx.trust.shortName, isOnly);
  const name = url ? mailboxName(readImapUrl(url)) : undefined;
  const [waiting, unread] = [await countPost(ctx), await countUnread(ctx, new Date(ctx.now.getTime() - SLOW_MS))];
  const row = name
    ? await ctx.db
        .selectFrom('mailboxes')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('name', '=', name)
        .executeTakeFirst()
    : undefined;
  return [mailboxLine({ name, row, waiting, unread }, ctx.now, (at) => dateTimeWords(at, ctx.now))];
}
