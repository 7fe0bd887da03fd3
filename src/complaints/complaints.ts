import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { addWorkingDays, loadCalendar } from '../calendar/index.ts';
import {
  type Case,
  type CaseAtHand,
  casesByIds,
  givePromise,
  keepPromise,
  listOpenPromises,
  makePromise,
  wholeCase,
} from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { isId } from '../platform/ids.ts';
import { anyOf } from '../platform/plans.ts';
import { sumOf } from '../platform/seen.ts';
import { atLocal, localDate } from '../platform/time.ts';
import { acknowledgeBy, handlerOf } from './complaints.rules.ts';
import type { ComplaintTable } from './tables.ts';

export type Complaint = Selectable<ComplaintTable>;

export const END_OF_DAY = '17:00';

type Asked = { most: number; offset: number };

/** Nobody answers for it: it was never taken, or whoever had it is one of these, who have left. */
const untaken = (left: readonly string[]) => sql<boolean>`(handler_id is null or handler_id = ${anyOf(left)})`;

const listOpen = (ctx: Ctx) =>
  ctx.db.selectFrom('complaints').where('trust_id', '=', ctx.trust.id).where('ended_at', 'is', null);

/**
 * Hand-overs that are not finished, and how many there are: first those that nobody answers for, then by the day of what
 * comes next: to be acknowledged, then the response.
 */
export async function listOpenComplaints(ctx: Ctx, { most, offset, left }: Asked & { left: readonly string[] }) {
  const made = await listOpen(ctx).where('acknowledged_at', 'is', null).select('made_on').distinct().execute();
  const { holidays } = await loadCalendar(ctx);
  // Working days are summed here, a sum for each day on which one was made, and the rows are put in order there.
  const limits = JSON.stringify(
    Object.fromEntries(made.map((one) => [one.made_on, acknowledgeBy(one.made_on, holidays)])),
  );
  const acknowledge = sql`(${limits}::jsonb ->> made_on::text)::date`;
  const [rows, { count, waiting }] = await Promise.all([
    listOpen(ctx)
      .selectAll()
      .orderBy(untaken(left), 'desc')
      .orderBy(sql`case when acknowledged_at is null then ${acknowledge} else coalesce(response_on, 'infinity') end`)
      .orderBy('id')
      .limit(most)
      .offset(offset)
      .execute(),
    listOpen(ctx)
      .select(({ fn }) => [
        fn.countAll<number>().as('count'),
        fn.countAll<number>().filterWhere(untaken(left)).as('waiting'),
      ])
      .executeTakeFirstOrThrow(),
  ]);
  return { rows, count, waiting };
}

/** Those that are finished, the newest first, and how many there are. */
export async function listEndedComplaints(ctx: Ctx, { most, offset }: Asked) {
  const ended = ctx.db.selectFrom('complaints').where('trust_id', '=', ctx.trust.id).where('ended_at', 'is not', null);
  const [rows, { count }] = await Promise.all([
    ended.selectAll().orderBy('ended_at', 'desc').orderBy('id').limit(most).offset(offset).execute(),
    ended.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ]);
  return { rows, count };
}

/** Every hand-over of a case, the newest first. */
export async function listComplaintsOf(ctx: Ctx, kase: CaseAtHand): Promise<Complaint[]> {
  if (!mayHold(ctx, kase, 'complaints')) return [];
  return ctx.db
    .selectFrom('complaints')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('handed_at', 'desc')
    .execute();
}

/** @throws NotFound also where its case may not be known */
export async function findComplaint(ctx: Ctx, id: string): Promise<{ complaint: Complaint; kase: Case }> {
  const complaint = isId(id)
    ? await ctx.db
        .selectFrom('complaints')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  const kase = complaint && (await casesByIds(ctx, [complaint.case_id])).get(complaint.case_id);
  if (!complaint || !kase) throw new NotFound('This complaint');
  return { complaint, kase };
}

export type ComplaintChange = Partial<Omit<Complaint, 'trust_id' | 'id' | 'case_id' | 'version'>>;

/** Locks the row by its version. @throws RuleError somebody else changed it meanwhile */
export async function changeComplaint(ctx: Ctx, { id, version }: Complaint, set: ComplaintChange) {
  const done = await ctx.db
    .updateTable('complaints')
    .set({ ...set, version: version + 1 })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new RuleError('A colleague changed this meanwhile. Look at it again.');
}

/**
 * Somebody of the team takes it, or takes it over: what is promised about it is theirs. A second press changes nothing.
 * `seen`: the sum of who had it. @throws RuleError it is finished, or a colleague took it meanwhile
 */
export async function takeComplaint(ctx: Ctx, complaint: Complaint, kase: Case, seen: string) {
  const me = actorId(ctx);
  if (complaint.ended_at) throw new RuleError('This complaint is finished.');
  if (complaint.handler_id === me) return;
  if (seen !== '' && seen !== sumOf(handlerOf(complaint))) {
    const name = complaint.handler_id ? (await staffNames(ctx)).get(complaint.handler_id) : undefined;
    throw new RuleError(`${name ?? 'Nobody'} has this complaint now. Press again if you are to have it.`);
  }
  const state = complaint.state === 'arrived' ? 'taken' : complaint.state;
  const before = complaint.handler_id;
  await changeComplaint(ctx, complaint, { state, handler_id: me, taken_at: ctx.now });
  for (const promise of await listOpenPromises(ctx, kase.id))
    if (promise.owner_id === null || promise.owner_id === before) await givePromise(ctx, promise, me);
  await record(ctx, 'complaint.taken', { case: kase.id, complaint: complaint.id });
}

export async function promiseTo(ctx: Ctx, kase: Case, about: string, workingDays: number) {
  if ((await listOpenPromises(ctx, kase.id)).some((one) => one.about === about)) return;
  const { holidays } = await loadCalendar(ctx);
  const due = atLocal(addWorkingDays(localDate(ctx.now), workingDays, holidays).date, END_OF_DAY);
  await makePromise(ctx, { kind: 'look_into', owner: actorId(ctx), case: kase.id, person: kase.caller_id, about, due });
}

/** What the team has promised is done. @throws NotFound it is not a promise of this case */
export async function finishPromise(ctx: Ctx, complaint: Complaint, kase: Case, id: string) {
  const promise = (await listOpenPromises(ctx, kase.id)).find((one) => one.id === id);
  if (!promise) throw new NotFound('This promise');
  if (promise.id === complaint.acknowledge_promise) throw new RuleError('Record when and how it was acknowledged');
  await keepPromise(ctx, promise);
}

export const ended = (ctx: Ctx) => ({ ended_at: ctx.now, ended_by: actorId(ctx) });
