import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type JobHelpers, Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { type Connection, type Db, openDb, openPool } from './db.ts';
import { describeBug } from './errors.ts';
import { besideOf, trustIdsBy } from './job-besides.ts';
import { jobNames, type Payload, runJob, sweepsOf, type Workshop } from './job-runner.ts';
import { londonCron } from './job-times.ts';

/** Jobs at the same time in this process; each holds one connection while it works. */
const AT_ONCE = 2;
/** A job for later, or one that is tried again, may start so long after its time; new ones start at once. */
const POLL_MS = 5_000;
/** After SIGTERM; what then still runs is given back to the queue. */
const PATIENCE_MS = 20_000;
const PAUSE_MS = 5_000;
const ABANDONED_EVERY_MS = 60_000;
/** A worker takes jobs a moment before it can be seen. */
const GRACE_MS = 10_000;

export type Queue = { stop: () => Promise<void> };

/**
 * Works off the queue in this process until `stop()`, which waits for what runs. Any number of processes may do so: a
 * job is taken by one. The queue has plain connections of its own, since it cannot use pipelined ones.
 */
export function startQueue(connection: Connection, workshop: Workshop): Queue {
  const besides = workshop.modules.flatMap(({ beside }) => beside ?? []);
  const desk = openPool(connection, AT_ONCE + besides.length);
  const plain = openPlainPool(connection);
  const db = openDb(desk);
  const tasks = tasksOf(workshop, db);
  const running = besides.map((begin) => begin(besideOf(connection, plain, workshop, db)));
  const stopped = new AbortController();
  let runner: Runner | undefined;
  const going = untilStopped(stopped.signal, async () => {
    await freeAbandoned(plain, workshop.now());
    runner = await run(optionsOf(plain, tasks, workshop));
    if (stopped.signal.aborted) await runner.stop();
    await runner.promise;
  });
  const watch = setInterval(() => {
    const before = new Date(workshop.now().getTime() - GRACE_MS);
    freeAbandoned(plain, before).catch(() => undefined);
  }, ABANDONED_EVERY_MS);
  return {
    stop: async () => {
      stopped.abort();
      clearInterval(watch);
      await Promise.all(running.map((one) => one.stop()));
      if (runner) await inTime(runner);
      await going;
      await Promise.all([desk.end(), plain.end()]);
    },
  };
}

/** A queue that ends by itself (its database restarted) begins again. */
async function untilStopped(signal: AbortSignal, work: () => Promise<void>) {
  while (!signal.aborted) {
    await work().catch((error: unknown) => {
      if (!signal.aborted) tell(`The jobs stopped and begin again: ${describeBug(error)}`);
    });
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function inTime(runner: Runner) {
  const ended = runner.stop().then(
    () => true,
    () => true,
  );
  const patience = new AbortController();
  const late = sleep(PATIENCE_MS, false, { signal: patience.signal }).catch(() => false);
  if (!(await Promise.race([ended, late]))) await runner.kill('stopped').catch(() => undefined);
  patience.abort();
}

function optionsOf(pgPool: pg.Pool, taskList: TaskList, { modules, now }: Workshop) {
  const events: WorkerEvents = new EventEmitter();
  // Named after its worker, so that others can see whether it is still there (freeAbandoned).
  events.on('pool:listen:success', ({ client, workerPool }) => {
    const sign = () => client.query(`select set_config('application_name', $1, false)`, [workerPool.id]);
    client.once('drain', () => sign().catch(() => undefined));
  });
  return {
    pgPool,
    taskList,
    parsedCronItems: [...sweepsOf(modules)].map(([name, { at }]) => londonCron(name, at, now)),
    concurrency: AT_ONCE,
    pollInterval: POLL_MS,
    useNodeTime: true,
    noHandleSignals: true,
    events,
    // Batches, of one moment: only then does stop() wait until the queue knows that a job is done.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    // What a job threw is told by its task, without words that somebody may have typed.
    logger: new Logger(() => (level, message, about) => {
      if ((level === 'error' || level === 'warning') && !about?.failure) tell(message);
    }),
  };
}

function openPlainPool(connection: Connection): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: AT_ONCE + 1,
    options: '-c timezone=UTC',
    application_name: 'openpals',
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * What a process that was killed had in its hands is free again: its connection is gone. (Otherwise it would stay taken
 * for four hours.)
 */
async function freeAbandoned(plain: pg.Pool, takenBefore: Date) {
  await plain.query(
    `select graphile_worker.force_unlock_workers(array(
       select distinct locked_by from graphile_worker._private_jobs
       where locked_by is not null and locked_at < $1
         and not exists (select from pg_stat_activity where application_name = locked_by)))`,
    [takenBefore],
  );
}

function tasksOf(workshop: Workshop, db: Db): TaskList {
  const jobs = jobNames(workshop.modules).map((name) => [name, taskOf(workshop, db, name)]);
  const sweeps = [...sweepsOf(workshop.modules).keys()].map((name) => {
    const inOne = taskOf(workshop, db, name);
    return [name, (told: unknown, by: JobHelpers) => (isOfTrust(told) ? inOne(told, by) : spread(workshop, name, by))];
  });
  return Object.fromEntries([...jobs, ...sweeps]);
}

const isOfTrust = (told: unknown): told is Payload => typeof told === 'object' && told !== null && 'trust' in told;

function taskOf(workshop: Workshop, db: Db, name: string) {
  return async (told: unknown, { job }: JobHelpers) => {
    try {
      await runJob(workshop, db, name, told as Payload);
    } catch (error) {
      const last = job.attempts >= job.max_attempts ? ', the last' : '';
      tell(
        `The job ${name} (${job.id}) failed, attempt ${job.attempts} of ${job.max_attempts}${last}: ${describeBug(error)}`,
      );
      throw new Error(error instanceof Error ? error.name : 'failed'); // stands in the queue
    }
  };
}

/** A sweep is a job of each trust, tried again by itself. */
async function spread({ listTrustIds }: Workshop, name: string, { withPgClient, addJob }: JobHelpers) {
  const ids = await withPgClient((client) => trustIdsBy(client, listTrustIds));
  for (const trust of ids) await addJob(name, { trust }, { jobKey: `${trust} ${name} ` });
}

function tell(line: string) {
  process.stderr.write(`${line}\n`);
}
