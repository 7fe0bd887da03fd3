import { type SelectQueryBuilder, sql } from 'kysely';
import { actorId, type Ctx } from '../platform/context.ts';
import type { Tables } from '../platform/db.ts';
import { anyOf } from '../platform/plans.ts';
import { atLocal } from '../platform/time.ts';
import { dayAfter, type Filters, isWholeView, type Mark, MOST_COUNTED, type View } from './list.rules.ts';
import { casesWithWords } from './search.ts';
import type { Case, Status } from './tables.ts';

const STATUS_OF: Partial<Record<View, Status>> = {
  new: 'new',
  waiting: 'waiting_service',
  ready: 'ready',
  closed: 'closed',
};

export type CasePage = {
  cases: Case[];
  /** All that fit, counted to 1,001. */
  total: number;
  /** References of restricted cases of this view, of which nothing else is told. */
  restricted: string[];
  /** The words stand in more notes than were looked at: the newest 1,000. */
  capped: boolean;
};

/** One page of a view with its filters. A page after the last one is the last one's empty neighbour: nothing. */
export async function listCases(ctx: Ctx, filters: Filters): Promise<CasePage> {
  const withWords = filters.words ? await casesWithWords(ctx, filters.words, MOST_COUNTED) : undefined;
  const narrow = <O>(query: SelectQueryBuilder<Tables, 'cases', O>) => narrowed(ctx, query, filters, withWords?.ids);
  const counted = ctx.db
    .selectFrom(
      narrow(ctx.db.selectFrom('cases').select(sql<number>`1`.as('one')))
        .limit(MOST_COUNTED + 1)
        .as('some'),
    )
    .select(({ fn }) => fn.countAll<number>().as('total'));
  const rows = await sorted(narrow(ctx.db.selectFrom('cases').selectAll()), filters)
    .select(counted.as('total'))
    .limit(filters.size)
    .offset((filters.page - 1) * filters.size)
    .execute();
  const cases = rows.map(({ total: _, ...kase }) => kase);
  const total = rows[0]?.total ?? (filters.page > 1 ? (await counted.executeTakeFirstOrThrow()).total : 0);
  const restricted = isWholeView(filters) ? await listRestricted(ctx, filters.view) : [];
  return { cases, total, restricted, capped: withWords?.capped ?? false };
}

type CaseQuery<O> = SelectQueryBuilder<Tables, 'cases', O>;

/** Statuses are written into the text of the query (they are ours, not typed), so that each gets a plan of its own. */
function narrowed<O>(ctx: Ctx, start: CaseQuery<O>, filters: Filters, withWords: string[] | undefined): CaseQuery<O> {
  let query = start.where('cases.trust_id', '=', ctx.trust.id).where('cases.merged_into', 'is', null);
  const ofView = STATUS_OF[filters.view];
  if (filters.view === 'mine') query = query.where('owner_id', '=', actorId(ctx));
  if (ofView) query = query.where('status', '=', sql.lit(ofView));
  if (filters.status && filters.status !== 'any') query = query.where('status', '=', sql.lit(filters.status));
  if (!ofView && !filters.status) query = query.where('closed_at', 'is', null);
  if (filters.owner === 'none') query = query.where('owner_id', 'is', null);
  else if (filters.owner) query = query.where('owner_id', '=', filters.owner);
  if (filters.type) query = query.where('type', '=', sql.lit(filters.type));
  if (filters.subject) query = query.where('subject', '=', filters.subject);
  if (filters.place) query = query.where('place_id', '=', filters.place);
  for (const mark of filters.mark) query = withMark(query, mark);
  if (filters.from) query = query.where('opened_at', '>=', atLocal(filters.from, '00:00'));
  if (filters.to) query = query.where('opened_at', '<', atLocal(dayAfter(filters.to), '00:00'));
  if (withWords) query = query.where('cases.id', '=', anyOf(withWords));
  return query;
}

/** Written bare, as the index of each mark has it. */
function withMark<O>(query: CaseQuery<O>, mark: Mark): CaseQuery<O> {
  if (mark === 'after_death') return query.where(({ ref }) => sql<boolean>`${ref('after_death')}`);
  if (mark === 'safety') return query.where(({ ref }) => sql<boolean>`${ref('safety')}`);
  return query.where(({ ref }) => sql<boolean>`${ref('child')}`);
}

function sorted<O>(query: CaseQuery<O>, { sort, dir }: Filters): CaseQuery<O> {
  if (sort === 'ref') return query.orderBy('ref', dir);
  const column = ({ due: 'next_due_at', last: 'last_at', opened: 'opened_at' } as const)[sort];
  return query.orderBy(column, dir).orderBy('cases.id', dir);
}

async function listRestricted(ctx: Ctx, view: View): Promise<string[]> {
  const shownIn = STATUS_OF[view] ?? view;
  const found = await sql<{ ref: string }>`select ref from find_restricted(null, ${shownIn})`.execute(ctx.db);
  return found.rows.map((row) => row.ref);
}
