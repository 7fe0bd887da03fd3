import { type RawBuilder, sql } from 'kysely';
import { actorId, type Ctx, sendOnly } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { anyOf, moment } from '../platform/plans.ts';
import { react } from './reactions.ts';
import type { Particulars, ViewTable } from './tables.ts';

const recorded = new WeakSet<Ctx['db']>();

/** Has anything been recorded in this transaction? An act that records nothing has changed nothing. */
export function hasRecorded(ctx: Ctx): boolean {
  return recorded.has(ctx.db);
}

type About = { case?: string | null; person?: string | null; happenedAt?: Date } & { [detail: string]: unknown };

/**
 * Adds one event, in the transaction of the act itself. The timeline, the record log and other modules read from here.
 * Particulars are ids and old and new codes, never prose or personal data. Jobs of other modules may answer it (`on`).
 */
export async function record(ctx: Ctx, name: string, about: About = {}): Promise<string> {
  const { case: kase = null, person = null, happenedAt = ctx.now, ...particulars } = about;
  const id = newId(ctx.now);
  const row = {
    trust_id: ctx.trust.id,
    id,
    name,
    at: ctx.now,
    happened_at: happenedAt,
    actor_id: ctx.actor.id,
    actor_kind: ctx.actor.kind,
    case_id: kase,
    person_id: person,
    particulars: JSON.stringify(particulars satisfies Record<string, unknown> as Particulars),
  };
  recorded.add(ctx.db);
  await sendOnly(ctx, ctx.db.insertInto('events').values(row).execute());
  await react(ctx, name, { event: id, ...(kase && { case: kase }), ...(person && { person }) });
  return id;
}

/** Writes down that this person looked at a case or a person. Pages call it; lists and polls do not. */
export async function viewed(ctx: Ctx, what: ViewTable['what'], about: { case?: string; person?: string }) {
  const row = {
    trust_id: ctx.trust.id,
    id: newId(ctx.now),
    at: ctx.now,
    user_id: actorId(ctx),
    what,
    case_id: about.case ?? null,
    person_id: about.person ?? null,
  };
  await sendOnly(ctx, ctx.db.insertInto('views').values(row).execute());
}

/** What `case_id` is to be: a case and those that were merged into it have one history, and cases say which (wholeCase). */
type OfCase = RawBuilder<string>;

type EventsAsked = { case: OfCase; names?: string[]; most: number; offset?: number };

/** Events of a case, newest first by when they took place; those whose name begins with one of `names` if given. */
export async function listEvents(ctx: Ctx, about: EventsAsked) {
  let query = ctx.db
    .selectFrom('events')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', about.case);
  if (about.names) query = query.where('name', 'in', about.names);
  query = query.orderBy('happened_at', 'desc').orderBy('id', 'desc').limit(sql.lit(about.most));
  return (about.offset ? query.offset(about.offset) : query).execute();
}

/** Who looked at a case, newest first. */
export async function listViews(ctx: Ctx, about: { case?: string; person?: string; most: number }) {
  let query = ctx.db.selectFrom('views').selectAll().where('trust_id', '=', ctx.trust.id);
  if (about.case) query = query.where('case_id', '=', about.case);
  if (about.person) query = query.where('person_id', '=', about.person);
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(about.most).execute();
}

export type ReadsAsked = {
  user?: string | undefined;
  case?: string | undefined;
  people?: readonly string[] | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  most: number;
  offset: number;
};

/** Who looked at what, newest first, over all cases; narrowed by what is given. */
export async function listReads(ctx: Ctx, asked: ReadsAsked) {
  let query = ctx.db.selectFrom('views').selectAll().where('trust_id', '=', ctx.trust.id);
  if (asked.user) query = query.where('user_id', '=', asked.user);
  if (asked.case) query = query.where('case_id', '=', asked.case);
  if (asked.people) query = query.where('person_id', '=', anyOf(asked.people));
  if (asked.from) query = query.where('at', '>=', asked.from);
  if (asked.to) query = query.where('at', '<', asked.to);
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(asked.most).offset(asked.offset).execute();
}

/** Every read between two moments, in order: who, when, of what. For looking through a few days at once. */
export async function listReadsBetween(ctx: Ctx, from: Date, to: Date) {
  return ctx.db
    .selectFrom('views')
    .select(['at', 'user_id', 'case_id', 'person_id'])
    .where('trust_id', '=', ctx.trust.id)
    .where('at', '>=', from)
    .where('at', '<=', to)
    .orderBy('at')
    .execute();
}

/** On how many days of London each looked at each of these cases since then; only those of so many days or more. */
export async function countReadDays(ctx: Ctx, cases: readonly string[], since: Date, atLeast: number) {
  const found = await sql<{ user_id: string; case_id: string; days: number }>`
    select user_id, case_id, count(distinct (at at time zone 'Europe/London')::date)::int as days from views
    where trust_id = ${ctx.trust.id} and case_id = ${anyOf(cases)} and at >= ${since}
    group by user_id, case_id
    having count(distinct (at at time zone 'Europe/London')::date) >= ${atLeast}`.execute(ctx.db);
  return found.rows;
}

/** Who did something in each of these cases, at whatever time. */
export async function whoActed(ctx: Ctx, cases: readonly string[]) {
  const found = await sql<{ actor_id: string; case_id: string }>`
    select distinct actor_id, case_id from events
    where trust_id = ${ctx.trust.id} and case_id = ${anyOf(cases)} and actor_id is not null`.execute(ctx.db);
  return found.rows;
}

/** How far back "recent" looks: enough for a few cases, however often each was touched. */
const ACTS_LOOKED_AT = 60;

/** Ids of the cases on which this person acted last, newest first; only those that they may still open. */
export async function listCasesActedOn(ctx: Ctx, most: number): Promise<string[]> {
  const acts = await ctx.db
    .selectFrom('events')
    .select('case_id')
    .where('trust_id', '=', ctx.trust.id)
    .where('actor_id', '=', actorId(ctx))
    .where('case_id', 'is not', null)
    .orderBy('id', 'desc')
    .limit(ACTS_LOOKED_AT)
    .execute();
  return [...new Set(acts.flatMap((act) => act.case_id ?? []))].slice(0, most);
}

/** Events of a name since then that say this person is the owner, newest first: what they are told of their cases. */
export async function listToldOwner(ctx: Ctx, name: string, since: Date) {
  return ctx.db
    .selectFrom('events')
    .select(['case_id', 'particulars', 'at'])
    .where('trust_id', '=', ctx.trust.id)
    .where('name', '=', sql.lit(name))
    .where('at', '>=', moment(since))
    .where(sql<boolean>`particulars->>'owner' = ${actorId(ctx)}`)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(sql.lit(ACTS_LOOKED_AT))
    .execute();
}

/** This person's own last act of these names on a promise, since then: what an "Undo" takes back. */
export async function maybeOwnAct(ctx: Ctx, about: { names: readonly string[]; promise: string; since: Date }) {
  return ctx.db
    .selectFrom('events')
    .select(['id', 'name', 'at', 'particulars'])
    .where('trust_id', '=', ctx.trust.id)
    .where('name', 'in', [...about.names])
    .where('at', '>=', about.since)
    .where('actor_id', '=', actorId(ctx))
    .where(sql<string>`particulars ->> 'promise'`, '=', about.promise)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** How many events of each name a case has: the counts beside the filters of its timeline. */
export async function countEvents(ctx: Ctx, ofCase: OfCase): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom('events')
    .select(['name', ({ fn }) => fn.countAll<number>().as('count')])
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', ofCase)
    .groupBy('name')
    .execute();
  return new Map(rows.map((row) => [row.name, Number(row.count)]));
}

/** One line of the record log: something that happened, or somebody who looked ('view.case', 'view.print' …). */
export type RecordLine = { id: string; name: string; at: Date; happened_at: Date; actor_id: string | null };

/** Who looked at a case and who changed it, in one list, newest first. */
export async function listRecordLog(ctx: Ctx, about: { case: OfCase; most: number; offset: number }) {
  const found = await sql<RecordLine & { total: number }>`
    select id, name, at, happened_at, actor_id, (count(*) over ())::int as total from (
      select id, name, at, happened_at, actor_id from events where trust_id = ${ctx.trust.id} and case_id = ${about.case}
      union all
      select id, 'view.' || what, at, at, user_id from views where trust_id = ${ctx.trust.id} and case_id = ${about.case}) lines
    order by at desc, id desc limit ${about.most} offset ${about.offset}`.execute(ctx.db);
  return { lines: found.rows, total: found.rows[0]?.total ?? 0 };
}

/** Who looked at a person, by all of their records, and who changed them, newest first. */
export async function listPersonLog(
  ctx: Ctx,
  about: { people: readonly string[]; most: number },
): Promise<RecordLine[]> {
  const found = await sql<RecordLine>`
    select id, name, at, happened_at, actor_id from (
      select id, name, at, happened_at, actor_id from events where trust_id = ${ctx.trust.id} and person_id = ${anyOf(about.people)}
      union all
      select id, 'view.' || what, at, at, user_id from views where trust_id = ${ctx.trust.id} and person_id = ${anyOf(about.people)}) lines
    order by at desc, id desc limit ${about.most}`.execute(ctx.db);
  return found.rows;
}
