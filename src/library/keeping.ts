// Guides as a trust keeps them: written, looked at again, passed for the public, taken out; every edition stays.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { cancelPromise, GUIDE_TO_CHECK, keepPromise, makePromise, maybePromise } from '../cases/index.ts';
import { findColleague } from '../identity/index.ts';
import { findPlace } from '../places/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { isSame } from '../platform/same.ts';
import { atLocal, type Day, localDate } from '../platform/time.ts';
import { doubt, slugFor, usualReview } from './guides.rules.ts';
import { findEdition, findGuideById, type Guide, takenSlugs } from './guides.ts';

export type GuideWords = Pick<Guide, 'title' | 'summary' | 'body'>;
export type GuideDetails = GuideWords &
  Pick<Guide, 'subjects' | 'place_id' | 'shared'> & { owner_id: string; review_on: Day };

const NOT_PUBLIC = { public_edition: null, public_checked_on: null, public_review_on: null };

/** A check is of the newest edition: the public's day moves on with it only if that is the one they read. */
const checkedForPublic = (
  { edition, public_edition }: Pick<Guide, 'edition' | 'public_edition'>,
  { checked_on, review_on }: Pick<Guide, 'checked_on' | 'review_on'>,
) => (edition === public_edition ? { public_checked_on: checked_on, public_review_on: review_on } : {});

/** Writes a new guide: what is saved counts as checked today. @throws NotFound no such colleague or place */
export async function addGuide(ctx: Ctx, details: GuideDetails): Promise<Guide> {
  await refuseUnknown(ctx, details);
  // Two who write the same title at once come one after the other.
  await sql`select pg_advisory_xact_lock(hashtext(${`guides:${ctx.trust.id}`}))`.execute(ctx.db);
  const { title, summary, body } = details;
  const same = await sameOfMine(ctx, details);
  if (same) return same;
  const slug = slugFor(title, await takenSlugs(ctx));
  const id = newId(ctx.now);
  const checked = { checked_on: localDate(ctx.now), checked_by: actorId(ctx) };
  const times = { made_at: ctx.now, changed_at: ctx.now, ended_at: null };
  await ctx.db
    .insertInto('guides')
    .values({
      ...{ trust_id: ctx.trust.id, id, slug, shipped: null, ...details, ...checked, ...times },
      ...{ ...NOT_PUBLIC, promise_id: null },
    })
    .execute();
  await insertEdition(ctx, { guide_id: id, number: 1, title, summary, body });
  await record(ctx, 'guide.added', { guide: id });
  const made = await findGuideById(ctx, id);
  await promiseReview(ctx, made);
  return made;
}

/** A second press: the same words, written by the same person within the same half minute. */
async function sameOfMine(ctx: Ctx, { title, body }: GuideDetails): Promise<Guide | undefined> {
  return ctx.db
    .selectFrom('guides')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('title', '=', title)
    .where('body', '=', body)
    .where('checked_by', '=', actorId(ctx))
    .where('made_at', '>=', new Date(ctx.now.getTime() - 30_000))
    .executeTakeFirst();
}

const detailsOf = ({ title, summary, body, subjects, place_id, shared, owner_id, review_on }: Guide) => ({
  ...{ title, summary, body, subjects, place_id, shared, owner_id, review_on },
});

/** Changed words are a new edition; the public goes on reading the one that was passed. Counts as checked today. */
export async function changeGuide(ctx: Ctx, guide: Guide, details: GuideDetails): Promise<void> {
  const held = detailsOf(guide);
  if (isSame(held, details) && guide.checked_on !== null) return;
  if (guide.ended_at) throw new RuleError('It is taken out of the guides. Put it back first.');
  await refuseUnknown(ctx, details, guide);
  const { title, summary, body } = details;
  const words = { title, summary, body };
  const edition = isSame(held, words) ? guide.edition : guide.edition + 1;
  if (edition !== guide.edition) await insertEdition(ctx, { guide_id: guide.id, number: edition, ...words });
  const checked = { checked_on: localDate(ctx.now), checked_by: actorId(ctx), review_on: details.review_on };
  const read = details.shared ? checkedForPublic({ ...guide, edition }, checked) : NOT_PUBLIC;
  await update(ctx, guide, { ...details, ...checked, edition, ...read });
  await record(ctx, 'guide.changed', { guide: guide.id, edition });
  await promiseReview(ctx, await findGuideById(ctx, guide.id));
}

/** Somebody looked and all of it is right: fresh from today. A second press of a day changes nothing. */
export async function checkGuide(ctx: Ctx, guide: Guide): Promise<void> {
  const today = localDate(ctx.now);
  if (guide.ended_at) throw new RuleError('It is taken out of the guides. Put it back first.');
  if (guide.checked_on === today && !doubt(guide, today)) return;
  const owner_id = guide.owner_id ?? actorId(ctx);
  const checked = { checked_on: today, checked_by: actorId(ctx), review_on: usualReview(today) };
  await update(ctx, guide, { ...checked, owner_id, ...checkedForPublic(guide, checked) });
  await record(ctx, 'guide.checked', { guide: guide.id });
  await promiseReview(ctx, await findGuideById(ctx, guide.id));
}

/**
 * A second person has read what the public is to read. @throws RuleError it is for officers only, not checked, or this
 * person wrote or checked it
 */
export async function passGuide(ctx: Ctx, guide: Guide, number: number): Promise<void> {
  if (guide.public_edition === number && guide.edition === number) return;
  if (guide.edition !== number) throw new RuleError('There is a newer edition. Read that one.');
  if (!guide.shared) throw new RuleError('It is for officers only. Edit it, and choose that the public reads it.');
  if (doubt(guide, localDate(ctx.now))) throw new RuleError('Check that all of it is right first.');
  const edition = await findEdition(ctx, guide, number);
  if ((edition.made_by ?? guide.checked_by) === ctx.actor.id)
    throw new RuleError('You wrote or checked this yourself. Ask a colleague to read it before it is public.');
  await ctx.db
    .updateTable('guide_editions')
    .set({ passed_by: actorId(ctx), passed_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', edition.id)
    .execute();
  await update(ctx, guide, {
    public_edition: number,
    ...checkedForPublic({ ...guide, public_edition: number }, guide),
  });
  await record(ctx, 'guide.passed', { guide: guide.id, edition: number });
}

/** The public reads it no more, from now on. A second press changes nothing. */
export async function withdrawGuide(ctx: Ctx, guide: Guide): Promise<void> {
  if (!guide.shared && guide.public_edition === null) return;
  await update(ctx, guide, { shared: false, ...NOT_PUBLIC });
  await record(ctx, 'guide.withdrawn', { guide: guide.id });
}

/** Nobody is to use it any more; what people were told stays with their cases. */
export async function removeGuide(ctx: Ctx, guide: Guide): Promise<void> {
  if (guide.ended_at) return;
  await update(ctx, guide, { ended_at: ctx.now, ...NOT_PUBLIC });
  const promise = guide.promise_id ? await maybePromise(ctx, guide.promise_id) : undefined;
  if (promise?.state === 'open') await cancelPromise(ctx, promise);
  await record(ctx, 'guide.removed', { guide: guide.id });
}

/** It was taken out by mistake: the public reads it again after a second person has. */
export async function restoreGuide(ctx: Ctx, guide: Guide): Promise<void> {
  if (!guide.ended_at) return;
  await update(ctx, guide, { ended_at: null });
  await record(ctx, 'guide.restored', { guide: guide.id });
  if (guide.review_on) await promiseReview(ctx, await findGuideById(ctx, guide.id));
}

async function refuseUnknown(ctx: Ctx, { owner_id, place_id }: GuideDetails, held?: Guide) {
  if (owner_id !== held?.owner_id) await findColleague(ctx, owner_id);
  if (place_id && place_id !== held?.place_id) await findPlace(ctx, place_id);
}

type Words = GuideWords & { guide_id: string; number: number };

async function insertEdition(ctx: Ctx, words: Words) {
  const row = { trust_id: ctx.trust.id, id: newId(ctx.now), ...words };
  await ctx.db
    .insertInto('guide_editions')
    .values({ ...row, made_by: actorId(ctx), made_at: ctx.now, passed_by: null, passed_at: null })
    .execute();
}

type Change = Partial<Omit<Guide, 'trust_id' | 'id' | 'edition'>> & { edition?: number };

/** @throws RuleError somebody else changed it meanwhile */
async function update(ctx: Ctx, { id, edition }: Pick<Guide, 'id' | 'edition'>, set: Change) {
  const done = await ctx.db
    .updateTable('guides')
    .set({ ...set, changed_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .where('edition', '=', edition)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n)
    throw new RuleError('Somebody changed this while you had it open. Look at it again, then change it.');
}

/** The owner looks at it again on its day; what was promised for the day before is done. */
async function promiseReview(ctx: Ctx, guide: Guide) {
  if (!guide.review_on) return;
  const due = atLocal(guide.review_on, '12:00');
  const held = guide.promise_id ? await maybePromise(ctx, guide.promise_id) : undefined;
  if (held?.state === 'open') {
    if (held.owner_id === guide.owner_id && held.due_at.getTime() === due.getTime()) return;
    await keepPromise(ctx, held);
  }
  const about = `${GUIDE_TO_CHECK}${guide.title}`;
  const { id } = await makePromise(ctx, { kind: 'review', owner: guide.owner_id, due, about });
  await ctx.db
    .updateTable('guides')
    .set({ promise_id: id })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', guide.id)
    .execute();
}
