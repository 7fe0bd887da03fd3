import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';

/** More would not fit in a row of tabs. */
const MOST_VIEWS = 12;

export type SavedView = { id: string; name: string; query: string };

/** The views that this person saved, by name. */
export async function listSavedViews(ctx: Ctx): Promise<SavedView[]> {
  return ctx.db
    .selectFrom('saved_views')
    .select(['id', 'name', 'query'])
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', actorId(ctx))
    .orderBy('name')
    .execute();
}

/** Keeps a list with its filters under a name. @throws RuleError the name is taken, or there are too many */
export async function saveView(ctx: Ctx, view: { name: string; query: string }): Promise<void> {
  const known = await listSavedViews(ctx);
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
