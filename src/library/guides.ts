// Guides as they stand, and their editions.
import type { Selectable } from 'kysely';
import type { Ctx } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import type { EditionTable, GuideTable } from './tables.ts';

export type Guide = Selectable<GuideTable>;
export type Edition = Selectable<EditionTable>;

const guides = (ctx: Ctx) => ctx.db.selectFrom('guides').selectAll().where('trust_id', '=', ctx.trust.id);

/** What a new trust begins with: what ships, none of it checked. */
export async function setGuides(ctx: Ctx): Promise<void> {
  const shipped = await ctx.db.selectFrom('guide_defaults').selectAll().orderBy('position').execute();
  const rows = shipped.map(({ position: _, code, ...words }) => ({
    ...words,
    slug: code,
    shipped: code,
    id: newId(ctx.now),
  }));
  const made = { trust_id: ctx.trust.id, made_at: ctx.now };
  const none = { place_id: null, public_edition: null, owner_id: null, checked_on: null, checked_by: null };
  await ctx.db
    .insertInto('guides')
    .values(
      rows.map((row) => ({
        ...made,
        ...none,
        ...row,
        review_on: null,
        promise_id: null,
        changed_at: ctx.now,
        ended_at: null,
      })),
    )
    .execute();
  await ctx.db
    .insertInto('guide_editions')
    .values(
      rows.map(({ id, title, summary, body }) => ({
        ...{ ...made, id: newId(ctx.now), guide_id: id, number: 1, title, summary, body },
        ...{ made_by: null, passed_by: null, passed_at: null },
      })),
    )
    .execute();
}

/** By its address, those that were taken out included. @throws NotFound */
export async function findGuide(ctx: Ctx, slug: string): Promise<Guide> {
  const found = slug.includes('\0') ? undefined : await guides(ctx).where('slug', '=', slug).executeTakeFirst();
  if (!found) throw new NotFound('This guide');
  return found;
}

/** @throws NotFound */
export async function findGuideById(ctx: Ctx, id: string): Promise<Guide> {
  const found = await maybeGuide(ctx, id);
  if (!found) throw new NotFound('This guide');
  return found;
}

export async function maybeGuide(ctx: Ctx, id: string): Promise<Guide | undefined> {
  return isId(id) ? guides(ctx).where('id', '=', id).executeTakeFirst() : undefined;
}

/** All that are in use, by title. */
export async function listGuides(ctx: Ctx): Promise<Guide[]> {
  return guides(ctx).where('ended_at', 'is', null).orderBy('title').orderBy('id').execute();
}

/** Those that a second person has passed, in the words that they passed, by the title in these. */
export async function listPassed(ctx: Ctx): Promise<Guide[]> {
  const rows = await ctx.db
    .selectFrom('guides as g')
    .innerJoin('guide_editions as e', (on) =>
      on
        .onRef('e.trust_id', '=', 'g.trust_id')
        .onRef('e.guide_id', '=', 'g.id')
        .onRef('e.number', '=', 'g.public_edition'),
    )
    .selectAll('g')
    .select(['e.title as title', 'e.summary as summary', 'e.body as body'])
    .where('g.trust_id', '=', ctx.trust.id)
    .where('g.ended_at', 'is', null)
    .orderBy('e.title')
    .orderBy('g.id')
    .execute();
  return rows;
}

export async function listGone(ctx: Ctx): Promise<Guide[]> {
  return guides(ctx).where('ended_at', 'is not', null).orderBy('ended_at', 'desc').limit(100).execute();
}

export async function takenSlugs(ctx: Ctx): Promise<Set<string>> {
  const rows = await ctx.db.selectFrom('guides').select('slug').where('trust_id', '=', ctx.trust.id).execute();
  return new Set(rows.map(({ slug }) => slug));
}

/** Every edition, the newest first. */
export async function listEditions(ctx: Ctx, guide: Pick<Guide, 'id'>): Promise<Edition[]> {
  return ctx.db
    .selectFrom('guide_editions')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('guide_id', '=', guide.id)
    .orderBy('number', 'desc')
    .execute();
}

/** One of them. @throws NotFound */
export async function findEdition(ctx: Ctx, guide: Pick<Guide, 'id'>, number: number): Promise<Edition> {
  const found = await ctx.db
    .selectFrom('guide_editions')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('guide_id', '=', guide.id)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!found) throw new NotFound('This edition');
  return found;
}
