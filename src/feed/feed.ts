import { record } from '../audit/index.ts';
import { isBooked, listDueTimes } from '../cases/index.ts';
import { inTrust, listStaff, newTrustToken, permissionsOf, trustIn } from '../identity/index.ts';
import { minutesOfMeetings } from '../meetings/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { House } from '../platform/house.ts';
import { hashOf } from '../platform/ids.ts';
import { addDays, atLocal, localDate } from '../platform/time.ts';
import { APPOINTMENT_MIN, DAYS_AHEAD, DAYS_BACK, type Entry } from './feed.rules.ts';

const SEEN_EVERY_MS = 3_600_000;

export type OwnFeed = { made_at: Date; fetched_at: Date | null };

/** The link of the person who asks, if there is one; its secret is kept nowhere. */
export async function maybeOwnFeed(ctx: Ctx): Promise<OwnFeed | undefined> {
  return ctx.db
    .selectFrom('calendar_feeds')
    .select(['made_at', 'fetched_at'])
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', actorId(ctx))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** A new link, shown once; an earlier one stops. Returns its path. */
export async function makeFeed(ctx: Ctx): Promise<string> {
  const token = newTrustToken(ctx.trust.id);
  await endFeed(ctx);
  const row = { user_id: actorId(ctx), made_at: ctx.now, ended_at: null, fetched_at: null };
  await ctx.db
    .insertInto('calendar_feeds')
    .values({ trust_id: ctx.trust.id, id: hashOf(token), ...row })
    .execute();
  await record(ctx, 'feed.made', { user: row.user_id });
  return `/calendar/${token}.ics`;
}

/** The link of the person who asks leads nowhere any more. A second press changes nothing. */
export async function endFeed(ctx: Ctx) {
  const ended = await ctx.db
    .updateTable('calendar_feeds')
    .set({ ended_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', actorId(ctx))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows > 0n) await record(ctx, 'feed.ended', { user: actorId(ctx) });
}

/** What the calendar behind a link shows; undefined for a link that is unknown, stopped, or of somebody who has gone. */
export async function maybeFeed(house: House, token: string): Promise<Entry[] | undefined> {
  const trustId = trustIn(token);
  if (!trustId) return undefined;
  return inTrust(house, trustId, async (ctx) => {
    const feed = await ctx.db
      .selectFrom('calendar_feeds')
      .select(['user_id', 'fetched_at'])
      .where('trust_id', '=', trustId)
      .where('id', '=', hashOf(token))
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    const owner = feed && (await listStaff(ctx)).find(({ id }) => id === feed.user_id);
    if (!owner || owner.disabled_at || !permissionsOf(owner.role).has('cases.read')) return undefined;
    await markFetched(ctx, token, feed.fetched_at);
    return entriesOf(ctx, owner.id);
  });
}

async function entriesOf(ctx: Ctx, owner: string): Promise<Entry[]> {
  const today = localDate(ctx.now);
  const from = atLocal(addDays(today, -DAYS_BACK), '00:00');
  const [due, minutes] = await Promise.all([
    listDueTimes(ctx, { owner, from, to: atLocal(addDays(today, DAYS_AHEAD), '00:00') }),
    minutesOfMeetings(ctx, from),
  ]);
  return due.map((one) => ({
    ...one,
    minutes: isBooked(one) || one.kind === 'visit' ? (minutes.get(one.id) ?? APPOINTMENT_MIN) : undefined,
  }));
}

async function markFetched(ctx: Ctx, token: string, last: Date | null) {
  if (last && ctx.now.getTime() - last.getTime() < SEEN_EVERY_MS) return;
  await ctx.db
    .updateTable('calendar_feeds')
    .set({ fetched_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', hashOf(token))
    .execute();
}
