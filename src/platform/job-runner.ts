import { SYSTEM } from './access.ts';
import { type Ctx, inTransaction, type Trust } from './context.ts';
import type { Db } from './db.ts';
import { NotFound } from './errors.ts';
import type { Afterwards, JobsOfModule, Sweep } from './jobs.ts';

/** What the jobs of an installation are and need. */
export type Workshop = {
  now: () => Date;
  modules: readonly JobsOfModule[];
  /** The trust of this transaction, if it (still) exists. */
  maybeTrust: (ctx: Ctx) => Promise<Trust | undefined>;
  /** Every trust there is: asked by the runner alone, as the role of the look-ups. */
  listTrustIds: (ask: (text: string) => Promise<{ id: string }[]>) => Promise<string[]>;
};

/** What the queue holds of a job: its trust, and what it was told. */
export type Payload = { trust: string } & Record<string, unknown>;

/** Any job, whatever it is told. */
type Work = (ctx: Ctx, told: never) => Promise<Afterwards | undefined>;

/** What a single job needs of it. */
export type Bench = Omit<Workshop, 'listTrustIds'>;

/** Runs one job, or one sweep of one trust. @throws what it threw, unless that is that its trust or its row is gone */
export async function runJob(workshop: Bench, db: Db, name: string, { trust, ...told }: Payload) {
  const work = workOf(workshop, name);
  const again = <T>(act: (ctx: Ctx) => Promise<T>) => inTrust(workshop, db, trust, act);
  try {
    const afterwards = await again((ctx) => work(ctx, told as never));
    await afterwards?.(again);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
}

function workOf({ modules }: Bench, name: string): Work {
  const sweep = sweepsOf(modules).get(name);
  if (sweep) return (ctx) => sweep.run(ctx).then(() => undefined);
  const job = modules.flatMap(({ jobs = {} }) =>
    (Object.entries(jobs) as [string, Work][]).filter(([n]) => n === name),
  );
  if (!job[0]) throw new Error(`There is no job ${name}.`);
  return job[0][1];
}

export function jobNames(modules: readonly JobsOfModule[]): string[] {
  return modules.flatMap(({ jobs = {} }) => Object.keys(jobs));
}

export function sweepsOf(modules: readonly JobsOfModule[]): Map<string, Sweep> {
  return new Map(modules.flatMap(({ every = {} }) => Object.entries(every)));
}

/** As the system, in a transaction of its own. @throws NotFound the trust is gone */
export async function inTrust<T>({ now, maybeTrust }: Bench, db: Db, id: string, act: (ctx: Ctx) => Promise<T>) {
  const nameless: Trust = { id, name: '', shortName: '', phone: null };
  return inTransaction(db, { actor: SYSTEM, trust: nameless, now: now() }, async (ctx) => {
    const trust = await maybeTrust(ctx);
    if (!trust) throw new NotFound('The trust');
    return act({ ...ctx, trust });
  });
}
