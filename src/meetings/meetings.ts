// A meeting is planned on a case: when, where, what for, and who comes.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, type CaseAtHand, listBarred, makePromise, sameCase, wholeCase } from '../cases/index.ts';
import { peopleByIds } from '../people/index.ts';
import { actorId, type Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { mayHold } from '../platform/holds.ts';
import { isId, newId } from '../platform/ids.ts';
import { sincePress } from '../platform/second-press.ts';
import { type Added, addComing } from './attending.ts';
import { KIND_WORDS, refusePhone } from './meetings.rules.ts';
import type { MeetingTable } from './tables.ts';

export type Meeting = Selectable<MeetingTable>;

/** Every meeting of a case and of those that were merged into it, the latest first. */
export async function listMeetings(ctx: Ctx, kase: CaseAtHand): Promise<Meeting[]> {
  if (!mayHold(ctx, kase, 'meetings')) return [];
  return ctx.db
    .selectFrom('meetings')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', wholeCase(ctx, kase))
    .orderBy('starts_at', 'desc')
    .orderBy('id')
    .execute();
}

/** How long meetings from then on take, by the promise of each: to be kept at their time. */
export async function minutesOfMeetings(ctx: Ctx, from: Date): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom('meetings')
    .select(['promise_id', 'minutes'])
    .where('trust_id', '=', ctx.trust.id)
    .where('state', '=', sql.lit('planned'))
    .where('starts_at', '>=', from)
    .execute();
  return new Map(rows.flatMap(({ promise_id, minutes }) => (promise_id ? [[promise_id, minutes]] : [])));
}

/** @throws NotFound no meeting of this case */
export async function findMeeting(ctx: Ctx, kase: Case, id: string): Promise<Meeting> {
  return orNotFound(isId(id) ? await meetingAt(ctx, kase, id).executeTakeFirst() : undefined);
}

/** Locked until commit, so that two presses come one after the other. @throws NotFound */
export async function lockMeeting(ctx: Ctx, kase: Case, id: string): Promise<Meeting> {
  return orNotFound(isId(id) ? await meetingAt(ctx, kase, id).forUpdate().executeTakeFirst() : undefined);
}

const meetingAt = (ctx: Ctx, kase: Case, id: string) =>
  ctx.db
    .selectFrom('meetings')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(kase.id))
    .where('id', '=', id);

function orNotFound(found: Meeting | undefined): Meeting {
  if (!found) throw new NotFound('This meeting');
  return found;
}

export type Plan = Pick<
  Meeting,
  'kind' | 'purpose' | 'starts_at' | 'minutes' | 'place' | 'link' | 'is_private' | 'lead_id' | 'lead_name' | 'telling'
>;

/** @throws RuleError it has no place, or nobody leads it */
export function refusePlan({ kind, place, lead_id, lead_name }: Plan) {
  const inRoom = kind === 'meeting' || kind === 'mediation';
  if (inRoom && place.trim() === '') throw new RuleError('Enter where it is, like Seminar room 2', 'place');
  if (!lead_id && lead_name.trim() === '') throw new RuleError('Choose who leads it, or enter a name', 'lead');
}

/** Whoever leads it has it in My day. @throws RuleError the case is not open to them */
export async function refuseLead(ctx: Ctx, kase: Case, { lead_id }: Pick<Plan, 'lead_id'>) {
  if (lead_id && (await listBarred(ctx, [kase], lead_id)).size > 0)
    throw new RuleError('This case is not open to them. Choose somebody else.', 'lead');
}

/** Planned: it stands among the times of its day, and somebody says afterwards what came of it. A second press is one. */
export async function planMeeting(ctx: Ctx, kase: Case, plan: Plan, coming: readonly Added[]): Promise<string> {
  refusePlan(plan);
  if (!coming.some(({ side }) => side === 'person')) throw new RuleError('Choose who comes', 'people');
  const people = await peopleByIds(
    ctx,
    coming.map(({ person }) => person ?? null),
  );
  refusePhone(
    plan.kind,
    coming.map(({ person }) => ({ person: people.get(person ?? '') })),
  );
  await refuseLead(ctx, kase, plan);
  const since = await sincePress(ctx, 'meeting');
  const before = (await listMeetings(ctx, kase)).find(
    (one) => one.made_at >= since && one.kind === plan.kind && +one.starts_at === +plan.starts_at,
  );
  if (before) return before.id;
  const promise = await promiseMeeting(ctx, kase, plan, coming.find(({ person }) => person)?.person ?? null);
  const id = newId(ctx.now);
  await ctx.db
    .insertInto('meetings')
    .values({
      ...trimmed(plan),
      trust_id: ctx.trust.id,
      id,
      case_id: kase.id,
      state: 'planned',
      promise_id: promise.id,
      made_at: ctx.now,
      made_by: actorId(ctx),
    })
    .execute();
  for (const one of coming) await addComing(ctx, { id, case_id: kase.id }, one);
  await record(ctx, 'meeting.planned', { case: kase.id, meeting: id, kind: plan.kind });
  return id;
}

export const trimmed = (plan: Plan): Plan => ({
  ...plan,
  purpose: plan.purpose.trim(),
  place: plan.place.trim(),
  link: plan.link.trim(),
  lead_name: plan.lead_id ? '' : plan.lead_name.trim(),
  telling: plan.telling.trim(),
});

export async function promiseMeeting(
  ctx: Ctx,
  kase: Case,
  plan: Pick<Plan, 'kind' | 'starts_at' | 'lead_id'>,
  person: string | null,
) {
  return makePromise(ctx, {
    kind: 'meet',
    about: KIND_WORDS[plan.kind],
    case: kase.id,
    person: person ?? kase.caller_id,
    owner: plan.lead_id ?? kase.owner_id ?? actorId(ctx),
    due: plan.starts_at,
    agreed: true,
  });
}
