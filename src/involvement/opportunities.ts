import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { givePromise, maybePromise } from '../cases/index.ts';
import { findColleague } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import { addDays, localDate } from '../platform/time.ts';
import { publicState, REVIEW_DAYS } from './opportunities.rules.ts';
import type { OpportunityTable } from './tables.ts';

export type Opportunity = Selectable<OpportunityTable>;

/** What need not be said. */
type OptionalField = 'website' | 'payment' | 'dbs' | 'ig_training';

export type OpportunityDetails = Omit<
  Opportunity,
  'trust_id' | 'id' | 'version' | 'made_by' | 'made_at' | 'changed_at' | 'review_on' | OptionalField
> & { review_on?: string | undefined } & Partial<Pick<Opportunity, OptionalField>>;

const ofTrust = (ctx: Ctx) => ctx.db.selectFrom('opportunities').selectAll().where('trust_id', '=', ctx.trust.id);

/** Some dozens: those that are open first, then by title. */
export async function listOpportunities(ctx: Ctx): Promise<Opportunity[]> {
  return ofTrust(ctx)
    .orderBy(sql`array_position(array['draft', 'open', 'full', 'closed'], state)`)
    .orderBy('title')
    .orderBy('id')
    .execute();
}

/** What the public finds today. */
export async function listPublic(ctx: Ctx): Promise<Opportunity[]> {
  const today = localDate(ctx.now);
  return (await listOpportunities(ctx)).filter((one) => publicState(one, today) !== undefined);
}

/** @throws NotFound */
export async function findOpportunity(ctx: Ctx, id: string): Promise<Opportunity> {
  const found = isId(id) ? await ofTrust(ctx).where('id', '=', id).executeTakeFirst() : undefined;
  if (!found) throw new NotFound('This way to get involved');
  return found;
}

/** A second press is one. @throws RuleError its owner does not work here */
export async function addOpportunity(ctx: Ctx, details: OpportunityDetails): Promise<string> {
  const since = await sincePress(ctx, 'opportunity');
  const same = (await listOpportunities(ctx)).find(
    (one) => one.made_at >= since && one.title === details.title && one.kind === details.kind,
  );
  if (same) return same.id;
  const id = newId(ctx.now);
  await checkOwner(ctx, details.owner_id);
  const row = { ...details, review_on: details.review_on ?? usualReview(ctx) };
  await ctx.db
    .insertInto('opportunities')
    .values({
      ...{ trust_id: ctx.trust.id, id, ...row },
      ...{ made_by: ctx.actor.id, made_at: ctx.now, changed_at: ctx.now },
    })
    .execute();
  await record(ctx, 'involvement.opportunity_added', { opportunity: id, kind: details.kind, state: details.state });
  return id;
}

export const usualReview = (ctx: Ctx): string => addDays(localDate(ctx.now), REVIEW_DAYS);

async function checkOwner(ctx: Ctx, id: string) {
  try {
    await findColleague(ctx, id);
  } catch (error) {
    if (error instanceof NotFound) throw new RuleError('Choose a colleague who works here now', 'owner');
    throw error;
  }
}

/** @throws RuleError somebody changed it meanwhile, or its owner does not work here */
export async function changeOpportunity(ctx: Ctx, one: Opportunity, to: Partial<OpportunityDetails>, version: number) {
  if (to.owner_id && to.owner_id !== one.owner_id) await checkOwner(ctx, to.owner_id);
  const done = await ctx.db
    .updateTable('opportunities')
    .set({ ...to, version: version + 1, changed_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', one.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n)
    throw new RuleError(
      'A colleague changed this while you were typing. Their words are below yours. Save again to keep yours.',
      'title',
    );
  await record(ctx, 'involvement.opportunity_changed', { opportunity: one.id, fields: Object.keys(to) });
  if (to.owner_id && to.owner_id !== one.owner_id) await handOver(ctx, one, to.owner_id);
}

/** Whoever looks after it now answers those who signed up, and tells what came of it. */
async function handOver(ctx: Ctx, { id }: Opportunity, owner: string) {
  const [signUps, outcomes] = await Promise.all([
    ctx.db
      .selectFrom('sign_ups')
      .select('promise_id')
      .where('trust_id', '=', ctx.trust.id)
      .where('opportunity_id', '=', id)
      .where('state', '=', 'asked')
      .execute(),
    ctx.db
      .selectFrom('involvement_outcomes')
      .select('promise_id')
      .where('trust_id', '=', ctx.trust.id)
      .where('opportunity_id', '=', id)
      .where('told_at', 'is', null)
      .execute(),
  ]);
  for (const { promise_id } of [...signUps, ...outcomes]) {
    const promise = promise_id ? await maybePromise(ctx, promise_id) : undefined;
    if (promise?.state === 'open') await givePromise(ctx, promise, owner);
  }
}

/** Somebody looked, and it still holds. A second press changes nothing. */
export async function confirmOpportunity(ctx: Ctx, one: Opportunity) {
  const review_on = usualReview(ctx);
  if (one.review_on === review_on) return;
  await ctx.db
    .updateTable('opportunities')
    .set({ review_on, version: one.version + 1, changed_at: ctx.now })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', one.id)
    .execute();
  await record(ctx, 'involvement.opportunity_checked', { opportunity: one.id });
}

/** Those that this colleague is to look at, because their day has come. */
export const countToCheck = (ctx: Ctx, owner: string) =>
  ctx.db
    .selectFrom('opportunities')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('trust_id', '=', ctx.trust.id)
    .where('state', '<>', sql.lit('closed'))
    .where('review_on', '<=', localDate(ctx.now))
    .where('owner_id', '=', owner);
