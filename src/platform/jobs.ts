import { sql } from 'kysely';
import { type Ctx, sendOnly } from './context.ts';
import type { Db } from './db.ts';
import type { House } from './house.ts';
import { isId } from './ids.ts';

/**
 * Every job and what it is told, added by the module that does it (see any `x.jobs.ts`): ids of rows, a day, a whole
 * number. The database refuses anything else, so that nothing of a person lies in the queue.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Jobs {}

export type JobName = keyof Jobs;

/** What a reaction is told of the event that it answers. */
export type Happened = { event: string; case?: string; person?: string };

/** The jobs that can answer an event. */
export type ReactionName = { [N in JobName]: Happened extends Jobs[N] ? N : never }[JobName];

/**
 * What is done once the transaction of the job is kept: mail goes out, a file is fetched. `again` opens a transaction
 * for the same trust, to write down how it went.
 */
export type Afterwards = (again: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>) => Promise<void>;

/**
 * One piece of work, as the system, in a transaction of its own. It may run twice (a process that is killed between
 * COMMIT and the queue hearing of it), so it looks first whether its work is still wanted. A row that is gone
 * (NotFound) ends it quietly; any other error makes it run again later.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: most jobs give nothing back
export type Job<N extends JobName> = (ctx: Ctx, payload: Jobs[N]) => Promise<Afterwards | void>;

/** Work at fixed times of London's clock, for one trust after the other; what fails in one does not stop the others. */
export type Sweep = {
  /** Cron: minute, hour, day, month, weekday. Never between 1 and 2, an hour that is missing or doubled once a year. */
  at: string;
  run: (ctx: Ctx) => Promise<void>;
};

/** What runs beside the queue as long as the process does, such as fetching from a mailbox, is given this. */
export type Beside = {
  trustIds: () => Promise<string[]>;
  /** As the system, in a transaction of its own. */
  inTrust: <T>(trust: string, act: (ctx: Ctx) => Promise<T>) => Promise<T>;
  /** Only one process of all may do this at a time; undefined: another one does. It ends with the connection it hangs on. */
  alone: (what: string) => Promise<Alone | undefined>;
};
export type Alone = { release: () => Promise<void>; lost: Promise<void> };

/** What the parts of a module say of jobs. */
export type JobsOfModule = {
  jobs?: { [N in JobName]?: Job<N> };
  every?: Readonly<Record<string, Sweep>>;
  /** Which of its jobs answers which event, of its own or of a module it stands on. */
  on?: Readonly<Record<string, ReactionName>>;
  /** What its work needs of the house, such as who checks files. Whoever works off the queue has no routes made. */
  takeHouse?: (house: House) => void;
  /** Runs in every process that works off the queue, until it is stopped. */
  beside?: (given: Beside) => { stop: () => Promise<void> };
};

type When = {
  /** Not before this moment; otherwise at once. */
  at?: Date;
  /** There is one job of this name and key at a time: a later one moves it. */
  key?: string;
};

const silent = new WeakSet<Db>();

/** In this transaction nothing is put into the queue: it tells of a time that is over (the demonstration's past year). */
export function withoutJobs(db: Db) {
  silent.add(db);
}

/** Puts a job into the queue, inside the transaction: it exists if and only if the act does. */
export async function enqueue<N extends JobName>(ctx: Ctx, name: N, payload: Jobs[N], when: When = {}) {
  await put(ctx, [name], { ...(payload as object) }, when);
}

/** Every job that is named as an answer takes what an answer is told: ReactionName says so, of each by itself. */
export async function enqueueAnswers(ctx: Ctx, names: readonly ReactionName[], happened: Happened) {
  if (names.length > 0) await put(ctx, names, happened, {});
}

async function put(ctx: Ctx, names: readonly JobName[], ids: Record<string, unknown>, { at, key }: When) {
  if (silent.has(ctx.db)) return;
  const strange = Object.keys(ids).find((each) => !mayBeTold(ids[each]));
  if (strange) throw new Error(`The job ${names[0]} holds more than an id, a day or a whole number in "${strange}".`);
  const statement = sql`select enqueue_job(name, ${JSON.stringify(ids)}::jsonb, ${at ?? ctx.now}, ${key ?? null})
    from unnest(${[...names]}::text[]) name`;
  await sendOnly(ctx, statement.execute(ctx.db));
}

function mayBeTold(value: unknown) {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0;
  return value === undefined || isId(value) || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value));
}
