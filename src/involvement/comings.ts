// Who comes to an event: asked, coming, came; what they asked for, and what was paid back to them.
import { type Selectable, sql } from 'kysely';
import { record } from '../audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { type Member, type MemberRow, membersByIds } from './members.ts';
import type { PaidKind } from './needed.rules.ts';
import type { ComingState, ComingTable } from './tables.ts';

export type ComingRow = Selectable<ComingTable>;
export type Coming = ComingRow & { member: Member };

type EventAtHand = { id: string; places: number | null; state: string };

const ofTrust = (ctx: Ctx) => ctx.db.selectFrom('involvement_comings').selectAll().where('trust_id', '=', ctx.trust.id);

/** Of an event; those whom whoever looks may know. */
export async function listComings(ctx: Ctx, event: Pick<EventAtHand, 'id'>): Promise<Coming[]> {
  const rows = await ofTrust(ctx).where('event_id', '=', event.id).orderBy('id').execute();
  const members = await membersByIds(
    ctx,
    rows.map(({ member_id }) => member_id),
  );
  return rows.flatMap((row) => {
    const member = members.get(row.member_id);
    return member ? [{ ...row, member }] : [];
  });
}

/** Asked to come; once. A second press changes nothing. @throws RuleError it is full, cancelled, or they have stopped */
export async function askToCome(ctx: Ctx, event: EventAtHand, member: Member) {
  if (event.state !== 'planned') throw new RuleError('This event is over or cancelled.', 'member');
  if (member.consent === 'withdrawn') throw new RuleError('They have stopped. Do not ask them.', 'member');
  await ctx.db
    .insertInto('involvement_comings')
    .values({
      ...{ trust_id: ctx.trust.id, id: newId(ctx.now), event_id: event.id, member_id: member.id },
      ...{ person_id: member.person_id, state: 'asked', paid_pence: null, paid_on: null },
      ...{ changed_at: ctx.now, changed_by: ctx.actor.id },
    })
    .onConflict((same) => same.columns(['trust_id', 'event_id', 'member_id']).doNothing())
    .execute();
  await record(ctx, 'involvement.asked_to_come', { person: member.person_id, event: event.id });
}

/** @throws NotFound */
export async function findComing(ctx: Ctx, event: Pick<EventAtHand, 'id'>, id: string): Promise<ComingRow> {
  const found = isId(id)
    ? await ofTrust(ctx).where('id', '=', id).where('event_id', '=', event.id).forUpdate().executeTakeFirst()
    : undefined;
  if (!found) throw new NotFound('This person');
  return found;
}

export type ComingChange = {
  state: ComingState;
  needs: string;
  arranged: boolean;
  paidPence: number | null;
  paidKind: PaidKind;
  paidFor: string;
  paidOn: string | null;
};

const HERE: readonly ComingState[] = ['coming', 'came'];

/** @throws RuleError somebody changed it meanwhile, no place is left, or a sum without its day */
export async function changeComing(ctx: Ctx, event: EventAtHand, row: ComingRow, to: ComingChange, version: number) {
  if ((to.paidPence === null) !== (to.paidOn === null))
    throw new RuleError('Enter what was paid back and when, or leave both empty', 'paid');
  if (to.paidPence !== null && to.paidFor.trim() === '') throw new RuleError('Enter what it was paid for', 'paid_for');
  if (HERE.includes(to.state) && !HERE.includes(row.state)) await refuseFull(ctx, event);
  const done = await ctx.db
    .updateTable('involvement_comings')
    .set({
      ...{ state: to.state, needs: to.needs.trim(), arranged: to.arranged, paid_pence: to.paidPence },
      ...{ paid_for: to.paidFor.trim(), paid_kind: to.paidKind, paid_on: to.paidOn, version: version + 1 },
      ...{ changed_at: ctx.now, changed_by: ctx.actor.id },
    })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', row.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n)
    throw new RuleError('A colleague changed this meanwhile. Look at it again, then save.', 'state');
  await record(ctx, 'involvement.coming_changed', { person: row.person_id, event: event.id, state: to.state });
  if (to.paidPence !== row.paid_pence)
    await record(ctx, 'involvement.expenses_paid', { person: row.person_id, event: event.id, pence: to.paidPence });
}

/** Two who are said to come at once are counted one after the other. */
async function refuseFull(ctx: Ctx, { id }: EventAtHand) {
  const event = await ctx.db
    .selectFrom('involvement_events')
    .select(['id', 'places'])
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (!event.places) return;
  const { many } = await ctx.db
    .selectFrom('involvement_comings')
    .select(({ fn }) => fn.countAll<number>().as('many'))
    .where('trust_id', '=', ctx.trust.id)
    .where('event_id', '=', event.id)
    .where('state', 'in', [...HERE])
    .executeTakeFirstOrThrow();
  if (many >= event.places) throw new RuleError(`${takenWords(event.places)} Make more places first.`, 'state');
}

const takenWords = (places: number) => (places === 1 ? 'The only place is taken.' : `All ${places} places are taken.`);

/**
 * They stop: they come to nothing that is still to be, and what they asked for at any event is deleted. Of an event that
 * has begun nobody may have said yet that they came.
 */
export async function withdrawComings(ctx: Ctx, member: { id: string }) {
  const mine = ctx.db
    .updateTable('involvement_comings')
    .where('trust_id', '=', ctx.trust.id)
    .where('member_id', '=', member.id);
  const by = { changed_at: ctx.now, changed_by: ctx.actor.id };
  await mine
    .set({ state: 'not_coming', ...by })
    .where('state', 'in', ['asked', 'coming'])
    .where('event_id', 'in', (events) =>
      events
        .selectFrom('involvement_events')
        .select('id')
        .where('trust_id', '=', ctx.trust.id)
        .where((one) => one.or([one('starts_at', '>', ctx.now), one('state', '=', 'cancelled')])),
    )
    .execute();
  await mine.set({ needs: '', arranged: false, version: sql<number>`version + 1` }).execute();
}

/** Costs of somebody: paid back, or still to be where they wanted that. */
export async function costsOf(ctx: Ctx, rows: readonly Pick<MemberRow, 'id' | 'expenses'>[]) {
  const comings = (await Promise.all(rows.map((row) => withItsEvent(ctx, row)))).flat();
  const wanted = rows.some(({ expenses }) => expenses === 'yes');
  return {
    isPaid: comings.some(({ paid_on }) => paid_on !== null),
    owed: wanted ? comings.filter((coming) => coming.paid_on === null && mayHaveCome(coming, ctx.now)) : [],
  };
}

type AtEvent = Pick<ComingRow, 'state'> & { event_state: string; starts_at: Date };

/** They came, or were to come to what has begun, and nobody has said yet whether they did. */
const mayHaveCome = ({ state, event_state, starts_at }: AtEvent, now: Date): boolean =>
  state === 'came' || (state === 'coming' && event_state === 'planned' && starts_at <= now);

async function withItsEvent(ctx: Ctx, member: { id: string }) {
  return ctx.db
    .selectFrom('involvement_comings as c')
    .innerJoin('involvement_events as e', (join) =>
      join.onRef('e.trust_id', '=', 'c.trust_id').onRef('e.id', '=', 'c.event_id'),
    )
    .select(['c.event_id', 'c.state', 'c.paid_on', 'e.state as event_state', 'e.starts_at'])
    .where('c.trust_id', '=', ctx.trust.id)
    .where('c.member_id', '=', member.id)
    .execute();
}

/** What somebody came to, and what was paid back, the newest first. */
export async function listComingsOf(ctx: Ctx, member: { id: string }): Promise<ComingRow[]> {
  return ofTrust(ctx).where('member_id', '=', member.id).orderBy('id', 'desc').limit(200).execute();
}
