import { sql } from 'kysely';
import { listViews } from '../audit/index.ts';
import { staffNames } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import type { Case } from './tables.ts';

/** Who opened the case, or whose page said that it is open, so long ago at most. The page says it once a minute. */
const HERE_MINUTES = 5;
const WRITING_MINUTES = 2;

type Presence = { name: string; writing: boolean };

/** This page is open, and somebody is writing in it or not. Nothing else changes, and nothing is recorded. */
export async function sayHere(ctx: Ctx, kase: Case, writing: boolean) {
  const writing_at = writing ? ctx.now : null;
  await ctx.db
    .insertInto('case_presence')
    .values({ trust_id: ctx.trust.id, case_id: kase.id, user_id: actorId(ctx), seen_at: ctx.now, writing_at })
    .onConflict((same) =>
      same.columns(['trust_id', 'case_id', 'user_id']).doUpdateSet({ seen_at: ctx.now, writing_at }),
    )
    .execute();
}

/** Colleagues who have this case open now, by first name. */
export async function listPresent(ctx: Ctx, kase: Case): Promise<Presence[]> {
  const since = new Date(ctx.now.getTime() - HERE_MINUTES * 60_000);
  const [views, rows, staff] = await Promise.all([
    listViews(ctx, { case: kase.id, most: 10 }),
    ctx.db
      .selectFrom('case_presence')
      .select(['user_id', 'writing_at'])
      .where('trust_id', '=', ctx.trust.id)
      .where('case_id', '=', kase.id)
      .where('seen_at', '>', since)
      .where(sql<boolean>`user_id is distinct from ${ctx.actor.id}::uuid`)
      .execute(),
    staffNames(ctx),
  ]);
  const opened = views.filter((view) => view.at > since && view.user_id !== ctx.actor.id).map(({ user_id }) => user_id);
  const ids = [...new Set([...rows.map(({ user_id }) => user_id), ...opened])];
  const writes = (id: string) => {
    const at = rows.find(({ user_id }) => user_id === id)?.writing_at?.getTime() ?? 0;
    return at > ctx.now.getTime() - WRITING_MINUTES * 60_000;
  };
  return ids.map((id) => ({ name: staff.get(id)?.split(' ')[0] ?? 'A colleague', writing: writes(id) }));
}
