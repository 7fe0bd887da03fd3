import { sql } from 'kysely';
import { type Absence, addAbsence, listAbsencesOf, whoIsAway } from '../away/index.ts';
import { loadCalendar, nextDayOpen } from '../calendar/index.ts';
import { findContact, makePromise, maybeSamePromise } from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import { atLocal } from '../platform/time.ts';
import { findHere } from './members.ts';

/** As long as a pause after a hard call is. */
const BREAK_MINUTES = 15;

/** When the talk after a hard call is due: by the middle of the next open day. */
const DEBRIEF_BY = '12:00';

/** Fifteen minutes away, from now on. A second press does not add to them. */
export async function takeBreak(ctx: Ctx): Promise<Absence | undefined> {
  const me = actorId(ctx);
  const known = (await whoIsAway(ctx)).get(me);
  if (known) return known;
  const ends_at = new Date(ctx.now.getTime() + BREAK_MINUTES * 60_000);
  await addAbsence(ctx, { user: me, kind: 'break', starts_at: ctx.now, ends_at });
  return (await listAbsencesOf(ctx, me)).find(({ kind }) => kind === 'break');
}

/** One's own call was hard: by one's own choice, and once. Only the count is ever shown to others. */
export async function markHardCall(ctx: Ctx, contactId: string | undefined): Promise<void> {
  const me = actorId(ctx);
  if (contactId && (await findContact(ctx, contactId)).author_id !== me) throw new NotFound('This contact');
  if (!contactId && (await marksSince(ctx, await sincePress(ctx, 'hard call')))) return;
  await ctx.db
    .insertInto('hard_calls')
    .values({
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      user_id: me,
      contact_id: contactId ?? null,
      marked_at: ctx.now,
    })
    .onConflict((same) =>
      same.columns(['trust_id', 'user_id', 'contact_id']).where('contact_id', 'is not', null).doNothing(),
    )
    .execute();
}

/** A second press marks no second call. */
async function marksSince(ctx: Ctx, since: Date): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('hard_calls')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', actorId(ctx))
    .where('contact_id', 'is', null)
    .where('marked_at', '>', since)
    .executeTakeFirst();
  return row !== undefined;
}

/** Did this person mark this contact already? */
export async function isMarked(ctx: Ctx, contactId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('hard_calls')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', actorId(ctx))
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many each marked since then. */
export async function hardCallsSince(ctx: Ctx, since: Date): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom('hard_calls')
    .select(['user_id', sql<number>`count(*)`.as('count')])
    .where('trust_id', '=', ctx.trust.id)
    .where('marked_at', '>=', since)
    .groupBy('user_id')
    .execute();
  return new Map(rows.map(({ user_id, count }) => [user_id, count]));
}

/** Asks a colleague to talk it over on the next open day. Nobody has to, and nothing about the call goes along. Asked once. */
export async function askToTalk(ctx: Ctx, colleague: string): Promise<string> {
  const { id } = await findHere(ctx, colleague);
  const { hours } = await loadCalendar(ctx);
  const due = atLocal(nextDayOpen(ctx.now, hours), DEBRIEF_BY);
  const about = ctx.actor.kind === 'user' ? ctx.actor.name : '';
  const since = await sincePress(ctx, 'talk');
  const asked = { kind: 'debrief', owner: id, about } as const;
  return ((await maybeSamePromise(ctx, asked, since)) ?? (await makePromise(ctx, { ...asked, due }))).id;
}
