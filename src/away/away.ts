import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { findColleague } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { type Ctx, keep } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { awayAt, endOf } from './away.rules.ts';
import type { AbsenceKind, AbsenceTable } from './tables.ts';

export type Absence = Selectable<AbsenceTable>;

/** What is over for longer than this is not asked for any more. */
const KEPT_DAYS = 2;
const DAY = 86_400_000;

/** Everybody who is away now or will be, some dozens of rows, in order of time. In memory until one of them changes. */
export async function listAbsences(ctx: Ctx): Promise<readonly Absence[]> {
  const since = new Date(ctx.now.getTime() - KEPT_DAYS * DAY);
  return keep(ctx, { what: 'absences', from: ['absences'] }, () =>
    ctx.db
      .selectFrom('absences')
      .selectAll()
      .where('trust_id', '=', ctx.trust.id)
      .where('ends_at', '>', since)
      .orderBy('starts_at')
      .orderBy('id')
      .execute(),
  );
}

/** Who is away now, by colleague. */
export async function whoIsAway(ctx: Ctx): Promise<Map<string, Absence>> {
  const all = await listAbsences(ctx);
  const found = all.map(({ user_id }) => awayAt(all, user_id, ctx.now)).filter((one) => one !== undefined);
  return new Map(found.map((one) => [one.user_id, one]));
}

/** Absences of one person that are not over, in order of time. */
export async function listAbsencesOf(ctx: Ctx, user: string): Promise<Absence[]> {
  return (await listAbsences(ctx)).filter((one) => one.user_id === user && endOf(one) > ctx.now);
}

/** One's own absence, or a colleague's for those who share out the work. @throws NotFound */
export async function findAbsence(ctx: Ctx, id: string): Promise<Absence> {
  const found = isId(id)
    ? await ctx.db
        .selectFrom('absences')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!found || !mayDecide(ctx, found.user_id)) throw new NotFound('This absence');
  return found;
}

function mayDecide(ctx: Ctx, user: string): boolean {
  return ctx.actor.id === user || ctx.actor.kind === 'system' || mayDo(ctx.actor, 'cases.share_out');
}

export type NewAbsence = {
  user: string;
  kind: AbsenceKind;
  starts_at: Date;
  ends_at: Date;
  note?: string;
  givesBack?: boolean;
};

/**
 * Somebody is away in this time.
 * @throws RuleError the time is over, ends before it starts, or they are away then already
 */
export async function addAbsence(ctx: Ctx, absence: NewAbsence): Promise<string> {
  const { user, kind, starts_at, ends_at } = absence;
  await findColleague(ctx, user);
  if (!mayDecide(ctx, user)) throw new NotFound('This colleague');
  if (ends_at <= starts_at) throw new RuleError('The last day is before the first. Enter a later day.', 'to');
  if (ends_at <= ctx.now) throw new RuleError('Enter a day that is still to come', 'to');
  const same = (await listAbsencesOf(ctx, user)).find(
    (one) => one.kind === kind && one.starts_at < ends_at && endOf(one) > starts_at,
  );
  if (same) throw new RuleError('That time is entered already. Change the days, or end the other one first.', 'from');
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('absences')
    .values({
      trust_id: ctx.trust.id,
      id,
      user_id: user,
      kind,
      starts_at,
      ends_at,
      note: absence.note?.trim() ?? '',
      gives_back: absence.givesBack ?? true,
      made_by: ctx.actor.id,
      made_at: ctx.now,
      ended_at: null,
      given_back_at: null,
    })
    .execute();
  await record(ctx, 'away.added', {
    user,
    absence: id,
    kind,
    from: starts_at.toISOString(),
    to: ends_at.toISOString(),
  });
  return id;
}

/** Back early, or not away after all. A second press changes nothing. */
export async function endAbsence(ctx: Ctx, absence: Absence): Promise<void> {
  const done = await ctx.db
    .updateTable('absences')
    .set({ ended_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', absence.id)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', ctx.now)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) return;
  await record(ctx, 'away.ended', { user: absence.user_id, absence: absence.id });
}

/** Absences that are over, and what was covered has not come back yet. */
export async function listEnded(ctx: Ctx): Promise<Absence[]> {
  return ctx.db
    .selectFrom('absences')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('given_back_at', 'is', null)
    .where(sql<boolean>`coalesce(ended_at, ends_at) <= ${ctx.now}`)
    .orderBy('ends_at')
    .limit(100)
    .execute();
}

/** The end of this absence has been dealt with. Returns false if it was before. */
export async function markGivenBack(ctx: Ctx, absence: Absence): Promise<boolean> {
  const done = await ctx.db
    .updateTable('absences')
    .set({ given_back_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', absence.id)
    .where('given_back_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
