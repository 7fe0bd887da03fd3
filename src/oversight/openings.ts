// Opening a restricted case with a reason: for a time, told to a manager, kept for good. Refused tries are kept too.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { loadCalendar, withinTheHour } from '../calendar/index.ts';
import { decideAccess, listAccess, makePromise, maybeWalled, readRef } from '../cases/index.ts';
import { listStaff, type Staff } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { type House, recordRefusal } from '../platform/house.ts';
import { isId, newId } from '../platform/ids.ts';
import { OPENING_WORDS, REASON_DAYS, SAME_TRY_MINUTES, untilOf } from './access.rules.ts';
import type { CaseOpeningTable, OpeningWhy } from './tables.ts';

export type Opening = Selectable<CaseOpeningTable>;

/**
 * Opens a restricted case for somebody who is not named for it, for the days that the trust has set, and tells a manager:
 * somebody looks into every opening.
 */
export async function openWithReason(ctx: Ctx, id: string, { why, reason }: { why: OpeningWhy; reason: string }) {
  const until = untilOf(ctx.now, await reasonDays(ctx));
  await decideAccess(ctx, { id }, { colleague: actorId(ctx), mayOpen: true, reason: OPENING_WORDS[why], until });
  await addOpening(ctx, { case_id: id, user_id: actorId(ctx), granted: true, why, reason, until });
  await record(ctx, 'case.opened_with_reason', { case: id, why, until: until.toISOString() });
  await tellManager(ctx, id);
}

/** Within an hour of work somebody looks into it: a manager, else who oversees reads; never who opened it. */
async function tellManager(ctx: Ctx, id: string) {
  const lines = await listAccess(ctx, { id });
  const may = (user: string) => lines.find((line) => line.user_id === user)?.may_open;
  const told = whoIsTold(await listStaff(ctx), ctx.actor.id, may);
  if (!told) return;
  const who = ctx.actor.kind === 'user' ? ctx.actor.name : 'Somebody';
  // Who may not open the case is told of no reference: it stands on the page of openings.
  const hangsOn = may(told.id) ? { case: id } : {};
  const { hours } = await loadCalendar(ctx);
  const due = withinTheHour(ctx.now, hours);
  await makePromise(ctx, {
    kind: 'look_into',
    owner: told.id,
    due,
    about: `Look into why ${who} opened a restricted case`,
    ...hangsOn,
  });
}

/** A manager who is named first, then any manager, then information governance; nobody for whom the case does not exist. */
function whoIsTold(staff: readonly Staff[], opener: string | null, may: (id: string) => boolean | undefined) {
  const here = staff.filter(({ id, disabled_at }) => !disabled_at && id !== opener && may(id) !== false);
  const managers = here.filter(({ role }) => role === 'manager');
  return (
    managers.find(({ id }) => may(id)) ?? managers[0] ?? here.find(({ role }) => role === 'information_governance')
  );
}

/** For how many days a case stays open to who opened it with a reason. */
export async function reasonDays(ctx: Ctx): Promise<number> {
  const row = await ctx.db
    .selectFrom('access_rules')
    .select('reason_days')
    .where('trust_id', '=', ctx.trust.id)
    .executeTakeFirst();
  return row?.reason_days ?? REASON_DAYS;
}

/** @throws RuleError not a number of days from 1 to 90 */
export async function setReasonDays(ctx: Ctx, days: number) {
  if (!(Number.isSafeInteger(days) && days >= 1 && days <= 90))
    throw new RuleError('Enter a number of days from 1 to 90', 'days');
  const from = await reasonDays(ctx);
  if (from === days) return;
  const set = { reason_days: days, changed_at: ctx.now, changed_by: ctx.actor.id };
  await ctx.db
    .insertInto('access_rules')
    .values({ trust_id: ctx.trust.id, ...set })
    .onConflict((same) => same.column('trust_id').doUpdateSet(set))
    .execute();
  await record(ctx, 'access_rules.changed', { from, to: days });
}

/** Somebody asked for a case that is not open to them. Kept although the request is refused; they are shown nothing. */
export async function recordTry(house: House, ctx: Ctx, ref: string) {
  const wanted = readRef(ref);
  if (!wanted || ctx.actor.kind !== 'user') return;
  const user = actorId(ctx);
  await recordRefusal(house, ctx, async (system) => {
    const kase = await maybeWalled(system, wanted);
    if (!kase || (await triedJustNow(system, kase, user))) return;
    await addOpening(system, { case_id: kase, user_id: user, granted: false, why: null, reason: '', until: null });
  });
}

async function triedJustNow(ctx: Ctx, kase: string, user: string): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - SAME_TRY_MINUTES * 60_000);
  const row = await ctx.db
    .selectFrom('case_openings')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase)
    .where('user_id', '=', user)
    .where('granted', '=', false)
    .where('at', '>', since)
    .executeTakeFirst();
  return row !== undefined;
}

type NewOpening = Pick<Opening, 'case_id' | 'user_id' | 'granted' | 'why' | 'reason' | 'until'>;

async function addOpening(ctx: Ctx, opening: NewOpening) {
  const row = { trust_id: ctx.trust.id, id: newId(ctx.now), at: ctx.now, ...opening };
  await ctx.db
    .insertInto('case_openings')
    .values({ ...row, looked_at: null, looked_by: null, found: null })
    .execute();
}

/** Openings and refused tries, newest first, and how many of the openings nobody has looked into. */
export async function listOpenings(ctx: Ctx, about: { case?: string; most: number; offset?: number }) {
  let query = ctx.db.selectFrom('case_openings').selectAll().where('trust_id', '=', ctx.trust.id);
  if (about.case) query = query.where('case_id', '=', about.case);
  return query
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(about.most)
    .offset(about.offset ?? 0)
    .execute();
}

/**
 * Somebody looked into an opening: nothing to do, or followed up. A second press changes nothing.
 * @throws NotFound. @throws RuleError nobody looks into their own, or what came of it is not said
 */
export async function lookInto(ctx: Ctx, id: string, found: Opening['found'] | undefined) {
  const row = isId(id)
    ? await ctx.db
        .selectFrom('case_openings')
        .select(['case_id', 'user_id'])
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound('This opening');
  if (row.user_id === ctx.actor.id) throw new RuleError('Somebody else looks into what you opened yourself.', 'found');
  if (!found) throw new RuleError('Choose what came of it', 'found');
  const done = await ctx.db
    .updateTable('case_openings')
    .set({ looked_at: ctx.now, looked_by: actorId(ctx), found })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where(sql<boolean>`looked_at is null`)
    .executeTakeFirst();
  if (done.numUpdatedRows > 0n)
    await record(ctx, 'case.opening_looked_into', { case: row.case_id, opening: id, found });
}
