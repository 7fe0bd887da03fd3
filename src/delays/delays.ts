import type { Selectable } from 'kysely';
import { record } from '../audit/index.ts';
import { byWords, isOpenAt, loadCalendar, promiseChoices } from '../calendar/index.ts';
import {
  asOfCase,
  type Case,
  casesByIds,
  listLateSince,
  movePromise,
  type Promised,
  quietToday,
  sameCase,
} from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { canSend, progressWords, send } from '../outbox/index.ts';
import { listWays, mayReach, messageTo, NEUTRAL_LATE, type Person, peopleByIds, type Way } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Tables } from '../platform/db.ts';
import { RuleError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { enqueue, type Job } from '../platform/jobs.ts';
import type { SendWay } from '../platform/senders.ts';
import { comesBack, isToWrite } from '../receipts/index.ts';
import { delayWords, GRACE_MINUTES, OLDEST_DAYS, wasSaid } from './delays.rules.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'delays.tell_one': { promise: string };
  }
}

export type Delay = Selectable<Tables['delays']>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The newest of this case of which somebody was told; undefined: none. */
export async function maybeDelay(ctx: Ctx, caseId: string): Promise<Delay | undefined> {
  return ctx.db
    .selectFrom('delays')
    .selectAll()
    .where('trust_id', '=', ctx.trust.id)
    .where('case_id', '=', sameCase(caseId))
    .orderBy('told_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Is one of these what was promised anew? */
export async function hasDelay(ctx: Ctx, promises: readonly Pick<Promised, 'id'>[]): Promise<boolean> {
  const told = await toldOf(
    ctx,
    promises.map(({ id }) => id),
  );
  return told.size > 0;
}

async function toldOf(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db
    .selectFrom('delays')
    .select('promise_id')
    .where('trust_id', '=', ctx.trust.id)
    .where('promise_id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ promise_id }) => promise_id));
}

/** The sweep: each is told by a job of their own, so that trouble with one of them does not stop the others. */
export async function tellDelays(ctx: Ctx): Promise<void> {
  for (const { id } of await listToTell(ctx)) await enqueue(ctx, 'delays.tell_one', { promise: id }, { key: id });
}

/** The job: whoever was promised something that is late hears of it, once, while PALS is open, and gets a new time. */
export const tellDelay: Job<'delays.tell_one'> = async (ctx, { promise: id }) => {
  const [promise] = await listToTell(ctx, id);
  if (promise) await tellOne(ctx, promise);
};

/** All of them, or this one if it still is one of them. */
async function listToTell(ctx: Ctx, id?: string): Promise<Promised[]> {
  const { hours } = await loadCalendar(ctx);
  if (!isOpenAt(ctx.now, hours)) return [];
  const from = new Date(ctx.now.getTime() - OLDEST_DAYS * DAY);
  const to = new Date(ctx.now.getTime() - GRACE_MINUTES * MINUTE);
  const late = (await listLateSince(ctx, from, to, id)).filter((one) => wasSaid(one) || isToWrite(one));
  const told = await toldOf(
    ctx,
    late.map(({ id }) => id),
  );
  return late.filter(({ id }) => !told.has(id));
}

/** By when whoever waits too long hears from us at last; undefined: this trust is never open. */
export async function maybeTimeAnew(ctx: Ctx): Promise<Date | undefined> {
  const { hours } = await loadCalendar(ctx);
  return promiseChoices(ctx.now, hours).find(({ key }) => key === 'tomorrow')?.at;
}

async function tellOne(ctx: Ctx, promise: Promised): Promise<void> {
  const kase = (await casesByIds(ctx, [promise.case_id ?? ''])).get(promise.case_id ?? '');
  const next = await maybeTimeAnew(ctx);
  if (!kase || kase.closed_at || kase.handed_over_at || !next) return;
  if ((await quietToday(ctx, [kase])).has(kase.id)) return;
  const reached = isToWrite(promise) ? undefined : await whomAndHow(ctx, kase, promise);
  if (!reached && !isToWrite(promise) && !(await readsIt(ctx, kase, promise))) return;
  if (!(await moved(ctx, promise, next))) return;
  const id = newId(ctx.now);
  if (reached) await tellPerson(ctx, { id, kase, promise, next, ...reached });
  const neutral = reached?.person.unsafe ?? false;
  await ctx.db
    .insertInto('delays')
    .values({
      ...{ trust_id: ctx.trust.id, id, case_id: kase.id, promise_id: promise.id, neutral },
      ...{ person_id: reached?.person.id ?? null, was_due_at: promise.due_at, due_at: next, told_at: ctx.now },
    })
    .execute();
  const about = { case: kase.id, person: reached?.person.id ?? null, promise: promise.id, neutral };
  const how = reached ? 'message' : 'page';
  await record(ctx, 'delay.told', { ...about, how });
}

/** What they are told is true: it is promised by whoever has it. False: an officer was quicker. */
async function moved(ctx: Ctx, promise: Promised, due: Date): Promise<boolean> {
  try {
    await movePromise(ctx, promise, { due, told: true });
    return true;
  } catch (error) {
    if (error instanceof RuleError) return false;
    throw error;
  }
}

type Reached = { person: Person; way: Way; channel: SendWay };

/** Who may get no message and comes back with a number finds it on their page. */
async function readsIt(ctx: Ctx, kase: Case, promise: Promised): Promise<boolean> {
  const id = promise.person_id ?? kase.caller_id;
  const person = (await peopleByIds(ctx, [id])).get(id ?? '');
  return person !== undefined && !asOfCase(person, kase, person.id).died && (await comesBack(ctx, kase, person.id));
}

/** Nobody who died, who must not be written to, or whose safe times only a person can judge. */
async function whomAndHow(ctx: Ctx, kase: Case, promise: Promised): Promise<Reached | undefined> {
  const id = promise.person_id ?? kase.caller_id;
  const people = await peopleByIds(ctx, [id, kase.patient_id, kase.caller_id]);
  const person = people.get(id ?? '');
  if (!person || asOfCase(person, kase, person.id).died || person.no_messages) return undefined;
  if (person.unsafe && person.safe_times) return undefined;
  for (const way of await listWays(ctx, [person.id])) {
    const channel = messageTo(way);
    if (channel && mayReach(person, channel) && canSend(ctx, channel)) return { person, way, channel };
  }
  return undefined;
}

type Telling = Reached & { id: string; kase: Case; promise: Promised; next: Date };

async function tellPerson(ctx: Ctx, { id, kase, promise, next, person, way, channel }: Telling) {
  const who = (await staffNames(ctx)).get(promise.owner_id ?? kase.owner_id ?? '')?.split(' ')[0] ?? '';
  const words = delayWords({
    ...{ wasDue: promise.due_at, now: ctx.now, who, by: byWords(next, ctx.now), afterDeath: kase.after_death },
    waiting: kase.status === 'waiting_service',
  });
  const body = person.unsafe
    ? NEUTRAL_LATE
    : [words, await progressWords(ctx, kase.ref), `PALS, ${ctx.trust.name}`].filter(Boolean).join('\n\n');
  await send(ctx, {
    ...{ channel, to: way.value, subject: 'From PALS: it takes longer', body, about: { kind: 'delay', id } },
    ...{ case: kase.id, person: person.id, held: false, automatic: true },
  });
}
