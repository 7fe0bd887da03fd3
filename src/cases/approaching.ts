// What is near its end or late in open cases: for those who warn and go up the ladder.
import { sql } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { casesByIds } from './cases.ts';
import { CLOCK_NAMES } from './clocks.rules.ts';
import { CALL_KINDS, PROMISE_WORDS } from './promises.rules.ts';
import type { Case, PromiseKind } from './tables.ts';

export type Approaching = {
  id: string;
  case: Case;
  ladder: 'limit' | 'aim' | 'service_answer' | 'promise' | 'prompt';
  /** Of a prompt: the clock that asks for something to be done. */
  clock: string;
  /** In words without a person's name. */
  name: string;
  due_at: Date;
  owner: string | null;
};

const DAY = 86_400_000;
/** So far ahead the ladder looks: a warning 10 open days before, over Christmas. */
const AHEAD = 21 * DAY;

/** Clocks that ask for an act of their own; all others have a ladder. */
const PROMPTS = ['next_working_day', 'offer_route', 'update', 'time_limit'];
const LADDERS: Record<string, 'limit' | 'aim'> = {
  acknowledge: 'limit',
  respond: 'limit',
  goal: 'aim',
  goal_again: 'aim',
  first_contact: 'aim',
};

/** Where the page before ended: everything with an earlier time, or the same time and an earlier id, was on it. */
export type Place = { due_at: Date; id: string };
export type ApproachingPage = { items: Approaching[]; next: Place | undefined };

/** So many are on a page that somebody reads. */
const APPROACHING_PAGE = 25;
/** So many are read at once by a sweep. */
const BATCH = 500;

/**
 * Clocks that end within days or have ended, and late promises, in cases that PALS still has in hand: the earliest
 * first, a page at a time, so that neither a page nor a sweep reads them all at once.
 */
export async function listApproaching(
  ctx: Ctx,
  { after, most = APPROACHING_PAGE }: { after?: Place | undefined; most?: number } = {},
): Promise<ApproachingPage> {
  const rows = await readPage(ctx, after, most + 1);
  const items = await asApproaching(ctx, rows.slice(0, most));
  const last = rows[most - 1];
  return { items, next: rows.length > most && last ? { due_at: last.due_at, id: last.id } : undefined };
}

/** All of them, one batch after the other. */
export async function* everyApproaching(ctx: Ctx): AsyncGenerator<Approaching> {
  let after: Place | undefined;
  do {
    const page = await listApproaching(ctx, { after, most: BATCH });
    yield* page.items;
    after = page.next;
  } while (after);
}

type Row = {
  id: string;
  case_id: string;
  what: 'clock' | 'promise';
  name: string;
  due_at: Date;
  owner_id: string | null;
};

async function readPage(ctx: Ctx, after: Place | undefined, most: number): Promise<Row[]> {
  const later = after ? sql`and (x.due_at, x.id) > (${after.due_at}, ${after.id}::uuid)` : sql``;
  const found = await sql<Row>`
    select x.* from (
      select c.id, c.case_id, 'clock' as what, c.name, c.due_at, null::uuid as owner_id from clocks c
       where c.trust_id = ${ctx.trust.id} and c.met_at is null and c.dropped_at is null and c.stopped_at is null
         and c.name = any(${[...PROMPTS, ...Object.keys(LADDERS)]}) and c.due_at < ${new Date(ctx.now.getTime() + AHEAD)}
      union all
      select p.id, p.case_id, 'promise', p.kind, p.due_at, p.owner_id from promises p
       where p.trust_id = ${ctx.trust.id} and p.state = 'open' and p.due_at < ${ctx.now} and p.case_id is not null and p.kind <> 'join_call'
         and p.kind = any(${['service_answer', ...CALL_KINDS]})) x
    join cases k on k.trust_id = ${ctx.trust.id} and k.id = x.case_id
      and k.closed_at is null and k.handed_over_at is null and k.owner_id is not null
      and (x.name <> 'time_limit' or (k.late_matter is null and k.route <> 'complaint' and k.type not in ('thanks', 'idea')))
    where true ${later}
    order by x.due_at, x.id limit ${most}`.execute(ctx.db);
  return found.rows;
}

async function asApproaching(ctx: Ctx, rows: readonly Row[]): Promise<Approaching[]> {
  const cases = await casesByIds(
    ctx,
    rows.map(({ case_id }) => case_id),
  );
  return rows.flatMap(({ id, case_id, what, name, due_at, owner_id }) => {
    const kase = cases.get(case_id);
    if (!kase) return [];
    const common = { id, case: kase, due_at, owner: owner_id ?? kase.owner_id };
    if (what === 'clock')
      return { ...common, ladder: LADDERS[name] ?? 'prompt', clock: name, name: CLOCK_NAMES[name] ?? name } as const;
    const ladder = name === 'service_answer' ? 'service_answer' : 'promise';
    return { ...common, ladder, clock: '', name: PROMISE_WORDS[name as PromiseKind].title('', '') } as const;
  });
}

/** May this colleague open the case? Asked before something about it is given to somebody. */
export async function mayOpenCase(ctx: Ctx, kase: Case, user: string): Promise<boolean> {
  if (!kase.walled) return true;
  const row = await ctx.db
    .selectFrom('case_access')
    .select('may_open')
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', kase.id)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row?.may_open ?? kase.access === 'open';
}
