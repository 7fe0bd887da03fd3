// An event of an opportunity: when and where, for how many, and what came of it.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import { cancelPromise, keepPromise, makePromise, maybePromise, TELL_NEW_TIME } from '../cases/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { anyOf } from '../platform/plans.ts';
import { sincePress } from '../platform/second-press.ts';
import { listComings } from './comings.ts';
import { findOpportunity, type Opportunity } from './opportunities.ts';
import { oweOutcome } from './outcomes.ts';
import type { InvolvementEventTable } from './tables.ts';

export type InvolvementEvent = Selectable<InvolvementEventTable>;
export type EventDetails = Pick<
  InvolvementEvent,
  'title' | 'starts_at' | 'minutes' | 'place' | 'online' | 'places' | 'access'
>;

const ofTrust = (ctx: Ctx) => ctx.db.selectFrom('involvement_events').selectAll().where('trust_id', '=', ctx.trust.id);

export async function listEventsOf(ctx: Ctx, opportunity: Pick<Opportunity, 'id'>): Promise<InvolvementEvent[]> {
  return ofTrust(ctx).where('opportunity_id', '=', opportunity.id).orderBy('starts_at', 'desc').orderBy('id').execute();
}

/** Those to come first; of the last year as well. */
export async function listEvents(ctx: Ctx): Promise<InvolvementEvent[]> {
  return ofTrust(ctx)
    .where('starts_at', '>', new Date(ctx.now.getTime() - 365 * 86_400_000))
    .orderBy('starts_at')
    .limit(500)
    .execute();
}

/** @throws NotFound */
export async function findEvent(ctx: Ctx, id: string): Promise<InvolvementEvent> {
  const found = isId(id) ? await ofTrust(ctx).where('id', '=', id).executeTakeFirst() : undefined;
  if (!found) throw new NotFound('This event');
  return found;
}

export async function eventsByIds(ctx: Ctx, ids: readonly string[]): Promise<Map<string, InvolvementEvent>> {
  if (ids.length === 0) return new Map();
  const rows = await ofTrust(ctx).where('id', '=', anyOf(ids)).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** A second press is one. @throws RuleError no place and no link, or a time that is past */
export async function addEvent(ctx: Ctx, opportunity: Opportunity, details: EventDetails): Promise<string> {
  checkDetails(ctx, details);
  const since = await sincePress(ctx, 'involvement event');
  const same = (await listEventsOf(ctx, opportunity)).find(
    (one) =>
      one.made_at >= since && one.title === details.title && one.starts_at.getTime() === details.starts_at.getTime(),
  );
  if (same) return same.id;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('involvement_events')
    .values({
      ...{ trust_id: ctx.trust.id, id, opportunity_id: opportunity.id, ...details, state: 'planned' },
      ...{ made_by: actorId(ctx), made_at: ctx.now },
    })
    .execute();
  await record(ctx, 'involvement.event_added', { event: id, opportunity: opportunity.id });
  return id;
}

function checkDetails(ctx: Ctx, { place, online, starts_at }: EventDetails) {
  if (place.trim() === '' && online.trim() === '')
    throw new RuleError('Enter where it is, or the link by which people join', 'place');
  if (starts_at <= ctx.now) throw new RuleError('Enter a day and a time that are to come', 'on');
}

/** What whoever is invited has to know. */
const TOLD = ['starts_at', 'place', 'online'] as const;

/** Gives whether the day or the place is another one. @throws RuleError somebody changed it meanwhile, or it is over */
export async function changeEvent(
  ctx: Ctx,
  event: InvolvementEvent,
  details: EventDetails,
  version: number,
): Promise<boolean> {
  checkDetails(ctx, details);
  const isMoved = TOLD.some((part) => String(details[part]).trim() !== String(event[part]).trim());
  await change(ctx, event, isMoved ? { ...details, moved_at: ctx.now } : details, version);
  await record(ctx, isMoved ? 'involvement.event_moved' : 'involvement.event_changed', { event: event.id });
  return isMoved;
}

/** Whoever was asked is told the new day or place by then; promised once. */
export async function promiseNewTime(ctx: Ctx, event: InvolvementEvent) {
  const held = event.telling_id ? await maybePromise(ctx, event.telling_id) : undefined;
  if (held?.state === 'open') return;
  const { id } = await makePromise(ctx, {
    ...{ kind: 'look_into', about: `${TELL_NEW_TIME}${event.title}`, owner: actorId(ctx) },
    due: withinTheHour(ctx.now, (await loadCalendar(ctx)).hours),
  });
  await changeTelling(ctx, event, id);
}

/** They have been told, or it is over: nobody waits for that any more. */
export async function settleNewTime(ctx: Ctx, event: Pick<InvolvementEvent, 'id' | 'telling_id'>, isTold: boolean) {
  const promise = event.telling_id ? await maybePromise(ctx, event.telling_id) : undefined;
  if (promise?.state === 'open') await (isTold ? keepPromise(ctx, promise) : cancelPromise(ctx, promise));
  if (event.telling_id) await changeTelling(ctx, event, null);
}

async function changeTelling(ctx: Ctx, { id }: Pick<InvolvementEvent, 'id'>, telling_id: string | null) {
  await ctx.db
    .updateTable('involvement_events')
    .set({ telling_id })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}

/** Those of which somebody is to hear the new day or place. */
export async function listNewTimes(ctx: Ctx): Promise<InvolvementEvent[]> {
  return ofTrust(ctx).where('telling_id', 'is not', null).orderBy('starts_at').limit(200).execute();
}

async function change(
  ctx: Ctx,
  event: InvolvementEvent,
  to: Partial<EventDetails & Pick<InvolvementEvent, 'state' | 'moved_at'>>,
  version: number,
) {
  if (event.state !== 'planned') throw new RuleError('This event is over or cancelled.', 'title');
  const done = await ctx.db
    .updateTable('involvement_events')
    .set({ ...to, version: version + 1 })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', event.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n)
    throw new RuleError('A colleague changed this event meanwhile. Look at it again, then save.', 'title');
}

/** Whoever came is owed what came of it. A second press changes nothing. @throws RuleError it has not begun, or nobody was marked */
export async function holdEvent(ctx: Ctx, event: InvolvementEvent) {
  if (event.state === 'held') return;
  if (event.starts_at > ctx.now) throw new RuleError('It has not begun yet.', 'state');
  const comings = await listComings(ctx, event);
  if (comings.some(({ state }) => state === 'coming'))
    throw new RuleError('Say of each person who was coming whether they came.', 'state');
  await change(ctx, event, { state: 'held' }, event.version);
  await record(ctx, 'involvement.event_held', {
    event: event.id,
    came: comings.filter(({ state }) => state === 'came').length,
  });
  await settleNewTime(ctx, event, false);
  await oweOutcome(ctx, await findOpportunity(ctx, event.opportunity_id), event);
}

/** Those who come are told in the same act (see rounds). A second press changes nothing. */
export async function cancelEvent(ctx: Ctx, event: InvolvementEvent) {
  if (event.state === 'cancelled') return;
  await change(ctx, event, { state: 'cancelled' }, event.version);
  await settleNewTime(ctx, event, false);
  await record(ctx, 'involvement.event_cancelled', { event: event.id });
}
