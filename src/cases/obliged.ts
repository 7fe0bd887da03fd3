import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Calendar } from '../calendar/index.ts';
import { type Person, peopleByIds } from '../people/index.ts';
import { type Place, placesByIds } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { endOfDay, localDate } from '../platform/time.ts';
import type { Promised } from './promises.ts';
import { quietToday } from './quiet.ts';
import type { CaseTable, ContactTable } from './tables.ts';

type CaseFacts = Pick<
  Selectable<CaseTable>,
  | 'in_hospital'
  | 'leaves_on'
  | 'now_place_id'
  | 'ref'
  | 'safety'
  | 'after_death'
  | 'caller_id'
  | 'patient_id'
  | 'sharing'
  | 'sharing_note'
>;

/** A promise with what its case says of it; without a case all of that is empty. */
export type Obliged = Promised & { [K in keyof CaseFacts]: CaseFacts[K] | null } & {
  case_place: string | null;
  told_at: Date | null;
};

export type Words = Pick<
  Selectable<ContactTable>,
  'words' | 'told' | 'channel' | 'direction' | 'result' | 'message_with' | 'received_at'
>;

export type DayFacts = {
  people: ReadonlyMap<string, Person>;
  places: ReadonlyMap<string, Place>;
  words: ReadonlyMap<string, Words>;
  calendar: Calendar;
  /** Cases in which nobody is contacted today. */
  quiet: ReadonlySet<string>;
};

/** So many promises are read at most; what is due first is among them, and every safety concern. */
const MOST_READ = 300;

/** Promises with their case, as My day, the list of call-backs and the page of one promise read them. */
function obliged(ctx: Ctx) {
  return ctx.db
    .selectFrom('promises')
    .leftJoin('cases', (join) =>
      join.onRef('cases.trust_id', '=', 'promises.trust_id').onRef('cases.id', '=', 'promises.case_id'),
    )
    .selectAll('promises')
    .select(['cases.in_hospital', 'cases.leaves_on', 'cases.now_place_id'])
    .select(['cases.ref', 'cases.safety', 'cases.after_death', 'cases.caller_id', 'cases.patient_id'])
    .select(['cases.sharing', 'cases.sharing_note', 'cases.place_id as case_place', 'cases.received_at as told_at'])
    .where('promises.trust_id', '=', ctx.trust.id);
}

export type MyPromises = { items: Obliged[]; total: number; today: number; late: number };

/** Open promises of this officer, and messages for whoever is free first. */
export async function listMine(ctx: Ctx): Promise<MyPromises> {
  const today = localDate(ctx.now);
  const awake = sql`(promises.snoozed_until is null or promises.snoozed_until <= ${ctx.now})`;
  const rows = await obliged(ctx)
    .select([
      sql<number>`count(*) over ()`.as('total'),
      sql<number>`count(*) filter (where ${awake} and promises.due_at < ${ctx.now}) over ()`.as('late'),
      sql<number>`count(*) filter (where ${awake} and (promises.due_at <= ${endOfDay(today)} or cases.safety or promises.pinned_on = ${today})) over ()`.as(
        'today',
      ),
    ])
    .where('promises.state', '=', sql.lit('open'))
    .where('promises.id', 'in', mineOrAnybodys(ctx))
    .orderBy(sql`coalesce(cases.safety, false) or coalesce(promises.pinned_on = ${today}, false)`, 'desc')
    .orderBy('promises.due_at')
    .orderBy('promises.id')
    .limit(MOST_READ)
    .execute();
  const { total = 0, late = 0, today: due = 0 } = rows[0] ?? {};
  return { items: rows, total, late, today: due };
}

/** Two walks along the index instead of an "or", for which all open promises of the trust would be read. */
function mineOrAnybodys(ctx: Ctx) {
  const open = () =>
    ctx.db
      .selectFrom('promises')
      .select('id')
      .where('trust_id', '=', ctx.trust.id)
      .where('state', '=', sql.lit('open'));
  return open()
    .where('owner_id', '=', actorId(ctx))
    .unionAll(open().where('owner_id', 'is', null).where('case_id', 'is', null).where(notAskedByMe(ctx)));
}

/** Who asks for a second person on a call does not see their own asking. */
function notAskedByMe(ctx: Ctx) {
  return sql<boolean>`(kind <> 'join_call' or made_by is distinct from ${actorId(ctx)})`;
}

/** One promise as a row, whatever its state; undefined where its case may not be known. */
export async function maybeObliged(ctx: Ctx, id: string): Promise<Obliged | undefined> {
  return obliged(ctx).where('promises.id', '=', id).executeTakeFirst();
}

/** Open promises that are due in a span of time, of these kinds if given; of one officer, or of the team. */
export async function listDueBetween(
  ctx: Ctx,
  span: { from?: Date | undefined; to?: Date; owner: string | undefined; kinds?: readonly Promised['kind'][] },
): Promise<Obliged[]> {
  let query = obliged(ctx).where('promises.state', '=', sql.lit('open'));
  if (span.to) query = query.where('promises.due_at', '<', span.to);
  if (span.kinds) query = query.where('promises.kind', 'in', [...span.kinds]);
  if (span.from) query = query.where('promises.due_at', '>=', span.from);
  if (span.owner) query = query.where('promises.owner_id', '=', span.owner);
  return query.orderBy('promises.due_at').orderBy('promises.id').limit(MOST_READ).execute();
}

export type DueTime = Pick<Promised, 'id' | 'kind' | 'about' | 'due_at' | 'made_at' | 'changed_at'>;

/** So many at most: half a year of somebody with forty promises a day. */
const MOST_TIMES = 5_000;

/** When what one officer promised is due, and nothing of whom or what it is about. */
export async function listDueTimes(ctx: Ctx, span: { from: Date; to: Date; owner: string }): Promise<DueTime[]> {
  return ctx.db
    .selectFrom('promises')
    .select(['id', 'kind', 'about', 'due_at', 'made_at', 'changed_at'])
    .where('trust_id', '=', ctx.trust.id)
    .where('state', '=', sql.lit('open'))
    .where('owner_id', '=', span.owner)
    .where('due_at', '>=', span.from)
    .where('due_at', '<', span.to)
    .orderBy('due_at')
    .orderBy('id')
    .limit(MOST_TIMES)
    .execute();
}

/** The newest words about each promise: of its case, or of the contact that it came from. */
async function newestWords(ctx: Ctx, items: readonly Obliged[]): Promise<Map<string, Words>> {
  if (items.length === 0) return new Map();
  const found = await sql<Words & { promise: string }>`
    select x.promise, c.words, c.told, c.channel, c.direction, c.result, c.message_with, c.received_at
    from unnest(${items.map((one) => one.id)}::uuid[], ${items.map((one) => one.case_id)}::uuid[], ${items.map((one) => one.contact_id)}::uuid[])
      as x (promise, kase, contact)
    cross join lateral (
      (select * from contacts k where k.trust_id = ${ctx.trust.id} and k.case_id = x.kase and k.state = 'record'
         and k.error_at is null and k.words <> '' order by k.received_at desc, k.id desc limit 1)
      union all
      (select * from contacts k where k.trust_id = ${ctx.trust.id} and k.id = x.contact and x.kase is null and k.state = 'record')
      limit 1) c`.execute(ctx.db);
  return new Map(found.rows.map((row) => [row.promise, row]));
}

export async function loadDayFacts(
  ctx: Ctx,
  items: readonly Obliged[],
  calendar: Calendar,
  alsoPeople: readonly (string | null)[] = [],
): Promise<DayFacts> {
  const [people, places, words, quiet] = await Promise.all([
    peopleByIds(ctx, [...items.flatMap((one) => [one.person_id, one.caller_id, one.patient_id]), ...alsoPeople]),
    placesByIds(
      ctx,
      items.flatMap((one) => [one.place_id, one.case_place, one.now_place_id]),
    ),
    newestWords(ctx, items),
    quietToday(
      ctx,
      items.map(({ case_id: id, after_death }) => ({ id, after_death })),
    ),
  ]);
  return { people, places, words, calendar, quiet };
}
