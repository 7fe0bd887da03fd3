// What came of it is owed to those who took part: a promise of whoever looks after it, until they have been told.
import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { loadCalendar, targetDue } from '../calendar/index.ts';
import { CAME_OF_IT, keepPromise, makePromise, maybePromise } from '../cases/index.ts';
import type { Ctx } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { listComings } from './comings.ts';
import { mayBeTold } from './members.ts';
import type { Opportunity } from './opportunities.ts';
import { listSignUps } from './sign-ups.ts';
import type { OutcomeTable } from './tables.ts';
import { toldBefore } from './told-before.ts';

export type Outcome = Selectable<OutcomeTable>;
type EventAtHand = { id: string; title: string };

/** Four weeks: long enough for something to have come of it. */
const TIME_TO_TELL = { amount: 20, unit: 'working_days' } as const;

const ofTrust = (ctx: Ctx) =>
  ctx.db.selectFrom('involvement_outcomes').selectAll().where('trust_id', '=', ctx.trust.id);

export async function maybeOutcomeOf(
  ctx: Ctx,
  opportunity: Pick<Opportunity, 'id'>,
  event: Pick<EventAtHand, 'id'> | undefined,
) {
  return ofTrust(ctx)
    .where('opportunity_id', '=', opportunity.id)
    .where('event_id', event ? '=' : 'is', event?.id ?? null)
    .executeTakeFirst();
}

/** Members who took part, came to the event or were taken on, and were not told yet what came of it. */
export async function whoTookPart(
  ctx: Ctx,
  opportunity: Pick<Opportunity, 'id'>,
  event: Pick<EventAtHand, 'id'> | undefined,
) {
  const told = await toldBefore(ctx, { kind: 'outcome', opportunity, event });
  const took = event
    ? (await listComings(ctx, event)).filter(({ state }) => state === 'came')
    : (await listSignUps(ctx, opportunity)).filter(({ state }) => state === 'taken_on');
  return took.map(({ member }) => member).filter(({ person }) => !told.has(person.id));
}

/** Once; to those who came since, where it opened again. Where nobody took part, nobody waits for it. */
export async function oweOutcome(ctx: Ctx, opportunity: Opportunity, event: EventAtHand | undefined) {
  const known = await maybeOutcomeOf(ctx, opportunity, event);
  if (known?.told_at === null || !(await whoTookPart(ctx, opportunity, event)).some(mayBeTold)) return;
  const { hours } = await loadCalendar(ctx);
  const promise = await makePromise(ctx, {
    ...{ kind: 'look_into', about: `${CAME_OF_IT}${event?.title ?? opportunity.title}` },
    ...{ owner: opportunity.owner_id, due: targetDue(ctx.now, TIME_TO_TELL, hours) },
  });
  if (known) return change(ctx, known, { words: '', told_at: null, promise_id: promise.id });
  await ctx.db
    .insertInto('involvement_outcomes')
    .values({
      ...{ trust_id: ctx.trust.id, id: newId(ctx.now), opportunity_id: opportunity.id, event_id: event?.id ?? null },
      ...{ promise_id: promise.id, told_at: null, made_at: ctx.now },
    })
    .execute();
}

/** Whom the words were for have been told, or are no longer to be told. Where there are none yet, it is still owed. */
export async function settleOutcome(ctx: Ctx, outcome: Outcome) {
  if (outcome.told_at || outcome.words === '') return;
  await change(ctx, outcome, { told_at: ctx.now });
  const promise = await maybePromise(ctx, outcome.promise_id);
  if (promise?.state === 'open') await keepPromise(ctx, promise);
  await record(ctx, 'involvement.outcome_told', { opportunity: outcome.opportunity_id, event: outcome.event_id });
}

/** Somebody who was told was not reached after all. */
export async function reopenOutcome(ctx: Ctx, outcome: Outcome, promiseId: string) {
  await change(ctx, outcome, { told_at: null, promise_id: promiseId });
}

export async function keepOutcomeWords(ctx: Ctx, outcome: Outcome, words: string) {
  await change(ctx, outcome, { words });
}

async function change(ctx: Ctx, { id }: Pick<Outcome, 'id'>, to: Partial<Outcome>) {
  await ctx.db
    .updateTable('involvement_outcomes')
    .set(to)
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', id)
    .execute();
}

/** Owed and not told yet, the oldest first. */
export async function listOwed(ctx: Ctx): Promise<Outcome[]> {
  return ofTrust(ctx).where('told_at', 'is', null).orderBy('made_at').limit(200).execute();
}
