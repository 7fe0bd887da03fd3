// A meeting is moved, cancelled, or over: what was promised and booked for it follows.
import { sql } from 'kysely';
import { record } from '../audit/index.ts';
import { type Case, cancelPromise, keepPromise, maybePromise, movePromise, setPromiseOwner } from '../cases/index.ts';
import { peopleByIds } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { NotFound, RuleError } from '../platform/errors.ts';
import { rebook, unbook } from './access.ts';
import { type Added, addComing, type Coming, changeComing, listComing } from './attending.ts';
import { callOff, stopEarlier, whoKnows } from './calling-off.ts';
import { dropTelling, toldBy } from './invites.ts';
import { refusePhone } from './meetings.rules.ts';
import { findMeeting, type Meeting, type Plan, promiseMeeting, refuseLead, refusePlan, trimmed } from './meetings.ts';
import { promiseNewTime, settleNewTime } from './new-time.ts';
import type { Canceller } from './tables.ts';

/** What the invited have to know. */
const TOLD = ['kind', 'starts_at', 'minutes', 'place', 'link'] as const;
/** What an interpreter is booked for. */
const BOOKED_FOR = ['kind', 'starts_at', 'minutes', 'place'] as const;
/** Where something was set up that somebody needs. */
const SET_UP_IN = ['kind', 'place'] as const;

const isOver = () => new RuleError('This meeting is over. Plan another one.');

/**
 * Changed: that those who know the earlier time hear of it is promised, interpreters are booked again, and in another place
 * what somebody needs is set up again. The same once more changes nothing.
 * @throws RuleError it is over, somebody else changed it meanwhile, or it is by phone now and somebody is not to be phoned
 */
export async function changeMeeting(ctx: Ctx, kase: Case, meeting: Meeting, plan: Plan, version: number) {
  if (meeting.state !== 'planned') throw isOver();
  refusePlan(plan);
  const set = trimmed(plan);
  const keys = Object.keys(set) as (keyof Plan)[];
  const differs = (key: keyof Plan) => String(set[key]) !== String(meeting[key]);
  if (!keys.some(differs)) return;
  if (version !== meeting.version)
    throw new RuleError('Somebody else changed this meeting meanwhile. Look at it, and change it again.', 'day');
  const coming = await listComing(ctx, kase, meeting.id);
  refusePhone(set.kind, coming);
  await refuseLead(ctx, kase, set);
  const isNews = TOLD.some(differs);
  const moved = differs('starts_at');
  const promise_id = await follow(ctx, kase, meeting, set);
  const sequence = meeting.sequence + (isNews ? 1 : 0);
  const arranged = SET_UP_IN.some(differs) ? [] : meeting.arranged;
  await change(ctx, meeting, { ...set, promise_id, sequence, arranged });
  const now = await findMeeting(ctx, kase, meeting.id);
  if (BOOKED_FOR.some(differs)) await rebook(ctx, kase, meeting, now);
  if (isNews) await promiseNews(ctx, kase, now, coming);
  await record(ctx, moved ? 'meeting.moved' : 'meeting.changed', { case: kase.id, meeting: meeting.id });
}

/** What has not gone with the earlier time does not go; who knows of it is to hear of the new one. */
async function promiseNews(ctx: Ctx, kase: Case, meeting: Meeting, coming: readonly Coming[]) {
  await stopEarlier(ctx, coming);
  // Who was to be told by hand hears the new time from whoever tells them.
  for (const one of coming)
    if ((await toldBy(ctx, one))?.state === 'open')
      await changeComing(ctx, one, { invited_sequence: meeting.sequence });
  if ((await whoKnows(ctx, coming)).length > 0) await promiseNewTime(ctx, kase, meeting);
}

/** The appointment in My day follows the meeting, and whoever leads it. */
async function follow(ctx: Ctx, kase: Case, meeting: Meeting, set: Plan): Promise<string | null> {
  const promise = meeting.promise_id ? await maybePromise(ctx, meeting.promise_id) : undefined;
  if (promise?.state !== 'open' || meeting.kind !== set.kind) {
    if (promise?.state === 'open') await cancelPromise(ctx, promise);
    return (await promiseMeeting(ctx, kase, set, promise?.person_id ?? null)).id;
  }
  const due = set.starts_at;
  if (+promise.due_at !== +due) await movePromise(ctx, promise, { due, agreed: true, told: true, withItsPage: true });
  if (set.lead_id && promise.owner_id !== set.lead_id) await setPromiseOwner(ctx, promise, set.lead_id);
  return promise.id;
}

/** A colleague has the appointment now, and leads it. */
export async function setLead(ctx: Ctx, kase: Case, meeting: Meeting, lead: string) {
  await change(ctx, meeting, { lead_id: lead });
  await record(ctx, 'meeting.led_by', { case: kase.id, meeting: meeting.id, user: lead });
}

/** It does not take place: everybody who knew of it hears that. A second press changes nothing. */
export async function cancelMeeting(ctx: Ctx, kase: Case, meeting: Meeting, said: { by: Canceller; why: string }) {
  if (meeting.state === 'cancelled') return;
  if (meeting.state !== 'planned') throw isOver();
  if (said.why.trim() === '') throw new RuleError('Write why it is cancelled', 'why');
  const sequence = meeting.sequence + 1;
  const ended = { state: 'cancelled' as const, ended_at: ctx.now, cancelled_by: said.by };
  await change(ctx, meeting, { ...ended, outcome: said.why.trim(), sequence });
  const promise = meeting.promise_id ? await maybePromise(ctx, meeting.promise_id) : undefined;
  if (promise) await cancelPromise(ctx, promise);
  const coming = await listComing(ctx, kase, meeting.id);
  await unbook(ctx, kase, meeting, coming, 'The meeting is cancelled');
  await callOff(ctx, kase, await findMeeting(ctx, kase, meeting.id), coming);
  await settleNewTime(ctx, kase);
  await record(ctx, 'meeting.cancelled', { case: kase.id, meeting: meeting.id, by: said.by });
}

export type HowItWent = { took: 'held' | 'not_attended'; came: readonly string[]; words: string };

/**
 * It took place, or one side did not come. A second press changes nothing.
 * @throws RuleError it has not begun yet, or nobody came although it took place
 */
export async function endMeeting(ctx: Ctx, kase: Case, meeting: Meeting, { took, came, words }: HowItWent) {
  if (meeting.state === took) return;
  if (meeting.state !== 'planned') throw isOver();
  if (meeting.starts_at > ctx.now)
    throw new RuleError('It has not begun yet. Say what came of it once it has.', 'took');
  const coming = (await listComing(ctx, kase, meeting.id)).filter(({ person }) => !person?.died);
  if (took === 'held' && came.length === 0) throw new RuleError('Choose who came', 'came');
  if (took === 'not_attended' && came.length === coming.length)
    throw new RuleError('Choose who came, and leave out who did not', 'came');
  for (const one of coming) await changeComing(ctx, one, { came: came.includes(one.id) });
  await change(ctx, meeting, { state: took, ended_at: ctx.now, outcome: words.trim() });
  const promise = meeting.promise_id ? await maybePromise(ctx, meeting.promise_id) : undefined;
  if (promise && took === 'held') await keepPromise(ctx, promise);
  else if (promise) await cancelPromise(ctx, promise);
  for (const one of coming) await dropTelling(ctx, one);
  await settleNewTime(ctx, kase);
  await record(ctx, took === 'held' ? 'meeting.held' : 'meeting.not_attended', { case: kase.id, meeting: meeting.id });
}

/**
 * Comes as well. Somebody who comes already is not added again.
 * @throws RuleError nobody is named, it is over, or it is by phone and they are not to be phoned
 */
export async function expectAlso(ctx: Ctx, kase: Case, meeting: Meeting, added: Added) {
  if (meeting.state !== 'planned') throw isOver();
  const coming = await listComing(ctx, kase, meeting.id);
  const name = added.name?.trim() ?? '';
  if (!added.person && name === '') throw new RuleError('Enter a name', 'name');
  const isSame = (one: (typeof coming)[number]) =>
    added.person ? one.person_id === added.person : one.called.toLowerCase() === name.toLowerCase();
  if (coming.some(isSame)) return;
  if (added.person) refusePhone(meeting.kind, [{ person: (await peopleByIds(ctx, [added.person])).get(added.person) }]);
  await addComing(ctx, meeting, added);
  await record(ctx, 'meeting.person_added', { case: kase.id, meeting: meeting.id });
}

/** Is not expected any more; if they were told of it they hear that. A second press changes nothing. @throws NotFound */
export async function expectNoMore(ctx: Ctx, kase: Case, meeting: Meeting, id: string) {
  if (meeting.state !== 'planned') throw isOver();
  const coming = await listComing(ctx, kase, meeting.id);
  const one = coming.find((each) => each.id === id);
  if (!one) return mustBeKnown(ctx, meeting, id);
  if (one.side === 'person' && coming.filter(({ side }) => side === 'person').length === 1)
    throw new RuleError('Somebody has to come. Cancel the meeting instead.');
  await unbook(ctx, kase, meeting, [one], 'Nobody is needed at the meeting');
  await callOff(ctx, kase, meeting, [one]);
  await changeComing(ctx, one, { removed_at: ctx.now });
  await settleNewTime(ctx, kase);
  await record(ctx, 'meeting.person_removed', { case: kase.id, meeting: meeting.id });
}

async function mustBeKnown(ctx: Ctx, meeting: Meeting, id: string) {
  const row = await ctx.db
    .selectFrom('meeting_people')
    .select('id')
    .where('trust_id', '=', ctx.trust.id)
    .where('meeting_id', '=', meeting.id)
    .where(sql<boolean>`id::text = ${id}`)
    .executeTakeFirst();
  if (!row) throw new NotFound('This person');
}

async function change(ctx: Ctx, meeting: Meeting, set: Partial<Meeting>) {
  await ctx.db
    .updateTable('meetings')
    .set({ ...set, version: sql<number>`version + 1` })
    .where('trust_id', '=', ctx.trust.id)
    .where('id', '=', meeting.id)
    .execute();
}
