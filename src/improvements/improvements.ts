import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { loadCalendar, targetDue } from '../calendar/index.ts';
import {
  cancelPromise,
  casesByIds,
  IMPROVEMENT_TO_CHECK,
  keepPromise,
  makePromise,
  maybePromise,
  namesOfCase,
  outgoingText,
} from '../cases/index.ts';
import { findColleague } from '../identity/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { enqueue } from '../platform/jobs.ts';
import { sincePress } from '../platform/second-press.ts';
import { localDate } from '../platform/time.ts';
import { canBePublic, FEW, isPublic, namesSomebody, type Statement, wrongWith } from './improvements.rules.ts';
import { countPeople, listCaseIds, listLinkedCases } from './links.ts';
import type { ImprovementTable } from './tables.ts';

export type Improvement = Selectable<ImprovementTable>;
export type ImprovementDetails = Statement & { site_id: string | null; place_id: string | null };

const ofTrust = (ctx: Ctx) => ctx.db.selectFrom('improvements').selectAll().where('trust_id', '=', ctx.trust.id);
const MOST_LISTED = 500;

/** The newest first. */
export async function listImprovements(ctx: Ctx): Promise<Improvement[]> {
  return ofTrust(ctx).orderBy('made_at', 'desc').orderBy('id', 'desc').limit(MOST_LISTED).execute();
}

/** What the public reads today, the newest change first; by site and year where asked. */
export async function listPublicImprovements(ctx: Ctx): Promise<Improvement[]> {
  const rows = await ofTrust(ctx)
    .where('hidden_at', 'is', null)
    .where(sql<boolean>`checked_version = version`)
    .orderBy(sql`coalesce(changed_on, (checked_at at time zone 'Europe/London')::date)`, 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows.filter(isPublic);
}

/** @throws NotFound */
export async function findImprovement(ctx: Ctx, id: string, lock = false): Promise<Improvement> {
  const query = ofTrust(ctx).where('id', '=', id);
  const found = isId(id) ? await (lock ? query.forUpdate() : query).executeTakeFirst() : undefined;
  if (!found) throw new NotFound('This improvement');
  return found;
}

/** A second press is one. @throws RuleError something is missing, or somebody is named in it */
export async function addImprovement(ctx: Ctx, details: ImprovementDetails): Promise<string> {
  await refuseWords(ctx, details, undefined, []);
  const since = await sincePress(ctx, 'improvement');
  const same = (await listImprovements(ctx)).find(
    (one) => one.made_at >= since && one.made_by === ctx.actor.id && one.said === details.said,
  );
  if (same) return same.id;
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('improvements')
    .values({
      ...{ trust_id: ctx.trust.id, id, ...details, writers: [actorId(ctx)], check_promise_id: null },
      ...{ checked_by: null, checked_at: null, checked_version: null, hidden_by: null, hidden_at: null },
      ...{ made_by: actorId(ctx), made_at: ctx.now, changed_at: ctx.now },
    })
    .execute();
  await record(ctx, 'improvement.added', { improvement: id, state: details.state });
  return id;
}

/** An edit takes it off the public page until somebody else has checked it again. @throws RuleError see addImprovement, or a colleague changed it */
export async function changeImprovement(ctx: Ctx, one: Improvement, to: ImprovementDetails, version: number) {
  await refuseWords(ctx, to, one.state, await listCaseIds(ctx, one));
  const me = actorId(ctx);
  const done = await ctx.db
    .updateTable('improvements')
    .set({
      ...{ ...to, version: version + 1, changed_at: ctx.now },
      writers: sql<string[]>`case when version = checked_version and hidden_at is null then array[${me}::uuid]
             when ${me}::uuid = any(writers) then writers else array_append(writers, ${me}::uuid) end`,
    })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', one.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n)
    throw new RuleError(
      'A colleague changed this while you were typing. Their words are below yours. Save again to keep yours.',
      'said',
    );
  await record(ctx, 'improvement.changed', { improvement: one.id, state: to.state, was: one.state });
  await lookAtTold(ctx, one);
}

async function refuseWords(
  ctx: Ctx,
  to: ImprovementDetails,
  before: Improvement['state'] | undefined,
  cases: readonly string[],
) {
  const wrong = wrongWith(to, before);
  if (wrong) throw new RuleError(wrong.message, wrong.field);
  for (const field of ['said', 'changed', 'effect', 'still'] as const) {
    const named = await namedIn(ctx, to[field], cases);
    if (named) throw new RuleError(named, field);
  }
}

async function namedIn(ctx: Ctx, words: string, cases: readonly string[]): Promise<string | undefined> {
  const known = await casesByIds(ctx, cases);
  const people = (await Promise.all([...known.values()].map((kase) => namesOfCase(ctx, kase)))).flat();
  return namesSomebody(outgoingText(words, 'no_name', people, localDate(ctx.now)).findings);
}

/** A colleague is asked to look at it before the public does. @throws RuleError not they, or nothing to check */
export async function askToCheck(ctx: Ctx, one: Improvement, colleague: string) {
  if (!canBePublic(one)) throw new RuleError('Say first that it is done, or being worked on', 'colleague');
  if (one.checked_version === one.version) throw new RuleError('It was checked as it stands.', 'colleague');
  if (one.writers.includes(colleague)) throw new RuleError('Choose somebody who did not write it', 'colleague');
  await findColleague(ctx, colleague);
  const held = one.check_promise_id ? await maybePromise(ctx, one.check_promise_id) : undefined;
  if (held?.state === 'open' && held.owner_id === colleague) return;
  if (held?.state === 'open') await cancelPromise(ctx, held);
  const { hours } = await loadCalendar(ctx);
  const promise = await makePromise(ctx, {
    ...{ kind: 'look_into', about: IMPROVEMENT_TO_CHECK, owner: colleague },
    due: targetDue(ctx.now, { amount: 2, unit: 'working_days' }, hours),
  });
  await change(ctx, one, { check_promise_id: promise.id });
  await record(ctx, 'improvement.check_asked', { improvement: one.id, of: colleague });
}

type Check = { version: number; nobodyKnown: boolean };

/** The second person has looked: now the public reads it. A second press changes nothing. @throws RuleError they wrote it, or it is not as they saw it */
export async function checkImprovement(ctx: Ctx, one: Improvement, { version, nobodyKnown }: Check) {
  const me = actorId(ctx);
  if (one.checked_version === one.version && !one.hidden_at) return;
  if (one.version !== version) throw new RuleError('It was changed while you looked. Look at it again.', 'check');
  if (one.writers.includes(me)) throw new RuleError('You wrote this. Ask a colleague to check it.', 'check');
  if (!canBePublic(one)) throw new RuleError('Say first that it is done, or being worked on', 'check');
  await refuseWords(ctx, one, one.state, await listCaseIds(ctx, one));
  const few = (await countPeople(ctx, await listLinkedCases(ctx, one))) < FEW;
  if (few && !nobodyKnown)
    throw new RuleError(
      'Few people said this. Tick that nobody can be known by it, or change the words first',
      'nobody_known',
    );
  await change(ctx, one, {
    ...{ checked_by: me, checked_at: ctx.now, checked_version: one.version, hidden_by: null, hidden_at: null },
  });
  const promise = one.check_promise_id ? await maybePromise(ctx, one.check_promise_id) : undefined;
  if (promise?.state === 'open') await keepPromise(ctx, promise);
  await record(ctx, 'improvement.checked', { improvement: one.id, version, few });
  await lookAtTold(ctx, one);
}

/** Off the public page, at once. A second press changes nothing. */
export async function hideImprovement(ctx: Ctx, one: Improvement) {
  if (one.hidden_at || !isPublic(one)) return;
  await change(ctx, one, { hidden_at: ctx.now, hidden_by: actorId(ctx) });
  await record(ctx, 'improvement.hidden', { improvement: one.id });
  await lookAtTold(ctx, one);
}

/** Whoever is still to be told is told only what the public reads. */
const lookAtTold = (ctx: Ctx, { id }: Improvement) => enqueue(ctx, 'improvements.look_at', { improvement: id });

async function change(ctx: Ctx, { id }: Pick<Improvement, 'id'>, to: Partial<Improvement>) {
  await ctx.db.updateTable('improvements').set(to).where('trust_id', '=', ctx.trust.id).where('id', '=', id).execute();
}
