import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, casesByIds, drawClosed } from '../cases/index.ts';
import type { Staff } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { type Day, daysBetween, localDate } from '../platform/time.ts';
import { isAnswered, SAMPLE_SIZE } from './samples.rules.ts';
import type { QualityAnswer, QualityItemTable, QualityQuestion, QualitySampleTable } from './tables.ts';

// Row level security shows a sample to the two it is between, and an item only with a case that is open to who asks.

export type Sample = Selectable<QualitySampleTable>;
export type Item = Selectable<QualityItemTable>;
export type ItemOfCase = { item: Item; kase: Case };

/** No longer span than this. */
const MOST_DAYS = 366;

/**
 * Draws a few closed cases of a colleague by chance, once: the same days give the same sample again.
 * @throws RuleError the days are wrong, or no case was closed on them
 */
export async function drawSample(ctx: Ctx, person: Staff, days: { from: Day; to: Day }): Promise<string> {
  const { from, to } = days;
  if (to < from) throw new RuleError('The last day is before the first. Enter a later day.', 'to');
  if (from > localDate(ctx.now)) throw new RuleError('Enter a day that has been', 'from');
  if (daysBetween(from, to) > MOST_DAYS) throw new RuleError('Choose a year or less', 'from');
  const known = (await listSamplesOf(ctx, person.id)).find(
    (one) => one.lead_id === ctx.actor.id && one.from_on === from && one.to_on === to,
  );
  if (known) return known.id;
  const cases = await drawClosed(ctx, { owner: person.id, from, to, most: SAMPLE_SIZE });
  if (cases.length === 0) throw new RuleError('No case that you may open was closed on those days', 'from');
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('quality_samples')
    .values({
      trust_id: ctx.trust.id,
      id,
      user_id: person.id,
      lead_id: actorId(ctx),
      from_on: from,
      to_on: to,
      drawn_at: ctx.now,
      agreed_at: null,
    })
    .execute();
  const items = cases.map((case_id, position) => ({ trust_id: ctx.trust.id, sample_id: id, position, case_id }));
  await ctx.db.insertInto('quality_items').values(items).execute();
  await record(ctx, 'team.sample_drawn', { user: person.id, sample: id, count: cases.length });
  return id;
}

/** Of this colleague, as far as whoever asks is one of the two; newest first. */
export async function listSamplesOf(ctx: Ctx, user: string): Promise<Sample[]> {
  return ctx.db
    .selectFrom('quality_samples')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('user_id', '=', user)
    .orderBy('drawn_at', 'desc')
    .execute();
}

/** @throws NotFound it is between two others */
export async function findSample(ctx: Ctx, id: string): Promise<Sample> {
  const found = isId(id)
    ? await ctx.db
        .selectFrom('quality_samples')
        .selectAll()
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!found) throw new NotFound('This sample');
  return found;
}

/** The answers of each sample, in the order drawn; those of cases that are not open to who asks are left out. */
export async function itemsOf(ctx: Ctx, samples: readonly string[]): Promise<Map<string, Item[]>> {
  if (samples.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('quality_items')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('sample_id', 'in', [...samples])
    .orderBy('position')
    .execute();
  return new Map(samples.map((id) => [id, rows.filter(({ sample_id }) => sample_id === id)]));
}

/** Each with its case. */
export async function casesOf(ctx: Ctx, sample: Sample): Promise<ItemOfCase[]> {
  const items = (await itemsOf(ctx, [sample.id])).get(sample.id) ?? [];
  const cases = await casesByIds(
    ctx,
    items.map(({ case_id }) => case_id),
  );
  return items.flatMap((item) => {
    const kase = cases.get(item.case_id);
    return kase ? [{ item, kase }] : [];
  });
}

export type NewAnswers = Record<QualityQuestion, QualityAnswer | undefined> & { words: string };

/**
 * What is said of one case, by who leads the talk. False if it was changed since `version`.
 * @throws RuleError it is agreed, and stays as it is
 */
export async function answerItem(ctx: Ctx, sample: Sample, item: Item, version: number, answers: NewAnswers) {
  if (sample.lead_id !== ctx.actor.id) throw new NotFound('This sample');
  if (sample.agreed_at) throw new RuleError('This sample is agreed, and stays as it is.', 'words');
  const { listened = null, told = null, sharing = null, learning = null, words } = answers;
  const done = await ctx.db
    .updateTable('quality_items')
    .set({ listened, told, sharing, learning, words, version: sql<number>`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('sample_id', '=', sample.id)
    .where('position', '=', item.position)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) return false;
  await record(ctx, 'team.sample_answered', { sample: sample.id, position: item.position });
  return true;
}

/**
 * The colleague agrees, in words of their own if they want. A second press changes nothing.
 * @throws RuleError something is not answered yet
 */
export async function agreeSample(ctx: Ctx, sample: Sample, words: string): Promise<void> {
  if (sample.user_id !== ctx.actor.id) throw new NotFound('This sample');
  if (sample.agreed_at) return;
  const items = (await itemsOf(ctx, [sample.id])).get(sample.id) ?? [];
  if (!items.every(isAnswered))
    throw new RuleError('Not every question is answered yet. Agree once they are.', 'words');
  await ctx.db
    .updateTable('quality_samples')
    .set({ agreed_at: ctx.now, agreed_words: words })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', sample.id)
    .execute();
  await record(ctx, 'team.sample_agreed', { sample: sample.id, user: sample.user_id });
}
