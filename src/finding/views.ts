import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';

/** More would not fit in a row of tabs. */
const MOST_VIEWS = 12;
const MOST_SHOWN = 24;

export type SavedView = { id: string; name: string; query: string; shared: boolean; user_id: string };

/** The views that this person saved, and those that colleagues share, by name; one's own first. */
export async function listSavedViews(ctx: Ctx): Promise<SavedView[]> {
  return ctx.db
    .selectFrom('saved_views')
    .select(['id', 'name', 'query', 'shared', 'user_id'])
    .where('trust_id', '=', ctx.trust.id)
    .where((eb) => eb.or([eb('user_id', '=', actorId(ctx)), eb('shared', '=', true)]))
    .orderBy(sql`user_id <> ${actorId(ctx)}::uuid`)
    .orderBy('name')
    .limit(MOST_SHOWN)
    .execute();
}

/** Keeps a list with its filters under a name. @throws RuleError the name is taken, or there are too many */
export async function saveView(ctx: Ctx, view: { name: string; query: string }): Promise<void> {
  const known = await listOwnViews(ctx);
  const name = view.name.trim();
  if (known.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    throw new RuleError('You have a view with this name. Enter another name.', 'name');
  }
  if (known.length >= MOST_VIEWS) {
    throw new RuleError(`You have ${MOST_VIEWS} views. Delete one first.`, 'name');
  }
  await ctx.db
    .insertInto('saved_views')
    .values({
      trust_id: ctx.trust.id,
      id: newId(ctx.now),
      user_id: actorId(ctx),
      name,
      query: view.query,
      created_at: ctx.now,
    })
    .execute();
}

async function listOwnViews(ctx: Ctx): Promise<SavedView[]> {
  return (await listSavedViews(ctx)).filter(({ user_id }) => user_id === actorId(ctx));
}

/**
 * Another name, and whether the team sees it. Sharing is recorded, with the id only.
 * @throws NotFound also for somebody else's view; RuleError the name is taken
 */
export async function changeView(ctx: Ctx, id: string, change: { name: string; shared: boolean }): Promise<SavedView> {
  const own = await listOwnViews(ctx);
  const view = own.find((one) => one.id === id);
  if (!view) throw new NotFound('This view');
  const name = change.name.trim();
  if (own.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase()))
    throw new RuleError('You have a view with this name. Enter another name.', 'name');
  await ctx.db
    .updateTable('saved_views')
    .set({ name, shared: change.shared })
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', actorId(ctx))
    .where('id', '=', id)
    .execute();
  if (view.shared !== change.shared) await record(ctx, change.shared ? 'view.shared' : 'view.kept', { view: id });
  return view;
}

/** @throws NotFound also for somebody else's view */
export async function deleteView(ctx: Ctx, id: string): Promise<void> {
  const done = isId(id)
    ? await ctx.db
        .deleteFrom('saved_views')
        .where('trust_id', '=', ctx.trust.id)
        .where('user_id', '=', actorId(ctx))
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!done?.numDeletedRows) throw new NotFound('This view');
}
