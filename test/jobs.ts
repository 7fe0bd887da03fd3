import pg from 'pg';
import { inject } from 'vitest';
import { maybeTrust } from '../src/identity/index.ts';
import { MODULES } from '../src/modules.ts';
import type { Db } from '../src/platform/db.ts';
import { type Payload, runJob } from '../src/platform/job-runner.ts';
import type { JobsOfModule } from '../src/platform/jobs.ts';

let opened: pg.Pool | undefined;

/** The queue, as its owner sees it: the application cannot read it. */
function queue(): pg.Pool {
  opened ??= new pg.Pool({ ...inject('database'), max: 1, allowExitOnIdle: true });
  return opened;
}

/** What waits in the queue for one trust, first things first. */
export async function waitingJobs(trust: string) {
  const { rows } = await queue().query<{ id: number; name: string; at: Date; key: string | null; payload: Payload }>(
    `select j.id, t.identifier as name, j.run_at as at, j.key, j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id
     where j.payload ->> 'trust' = $1 order by j.run_at, j.id`,
    [trust],
  );
  return rows;
}

/**
 * Runs what is due for one trust, and what that puts into the queue, by the clock of the test; gives back the names in
 * order. What a job throws is thrown here, and the job stays in the queue.
 */
export async function runDueJobs(
  db: Db,
  trust: string,
  now: () => Date,
  modules: readonly JobsOfModule[] = MODULES,
): Promise<string[]> {
  const ran: string[] = [];
  for (;;) {
    const due = (await waitingJobs(trust)).find(({ at }) => at <= now());
    if (!due) return ran;
    await runJob({ now, modules, maybeTrust }, db, due.name, due.payload);
    await queue().query('delete from graphile_worker._private_jobs where id = $1', [due.id]);
    ran.push(due.name);
  }
}

/** Runs a sweep (`every`) for one trust, as if it were its time. */
export async function runSweepOf(db: Db, trust: string, now: () => Date, name: string) {
  await runJob({ now, modules: MODULES, maybeTrust }, db, name, { trust });
}
