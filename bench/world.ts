import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createUser, foundTrust, openSession } from '../src/identity/index.ts';
import { given } from '../src/modules.ts';
import { createPlace, createSite } from '../src/places/index.ts';
import { SYSTEM } from '../src/platform/access.ts';
import { inTransaction, type Trust } from '../src/platform/context.ts';
import { openDb, openPool } from '../src/platform/db.ts';
import type { House } from '../src/platform/house.ts';
import { migrate } from '../src/platform/migrate.ts';
import { type Postgres, startPostgres } from '../src/platform/postgres.ts';

export type World = {
  postgres: Postgres;
  client: pg.Client;
  trust: Trust;
  officers: string[];
  places: string[];
  house: House;
  stop: () => Promise<void>;
};

const OFFICERS = 12;
const PLACES = 60;

/** An empty trust in a database of its own, in a folder that is removed afterwards. */
export async function openWorld(root: string, now: Date): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'openpals-bench-'));
  // Also when it is stopped in the middle: a million cases are some ten gigabytes.
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clear);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const postgres = await startPostgres({ dataDir: folder });
  await migrate(postgres.connection, join(root, 'migrations'));
  const client = new pg.Client(postgres.connection);
  await client.connect();
  const pool = openPool(postgres.connection, 2);
  const house: House = {
    db: openDb(pool),
    now: () => now,
    demo: false,
    secure: false,
    foundations: given('setDefaults'),
  };
  const founded = await foundTrust(house, { name: 'Benchmark NHS Trust', shortName: 'Benchmark' }, now, async (ctx) => {
    const officers: string[] = [];
    for (let n = 0; n < OFFICERS; n += 1)
      officers.push(
        await createUser(ctx, {
          email: `officer${n}@bench.example`,
          name: `Officer Number${n}`,
          role: 'officer',
          passwordHash: null,
        }),
      );
    const site_id = await createSite(ctx, { name: 'Benchmark Hospital' });
    const places: string[] = [];
    for (let n = 0; n < PLACES; n += 1) {
      places.push(
        await createPlace(ctx, {
          site_id,
          kind: 'ward',
          name: `Ward ${n + 1}`,
          aliases: [],
          phone: '020 7946 0100',
          email: '',
          lead: 'The lead',
          answers_pals: '',
          visiting: '',
        }),
      );
    }
    return { trust: ctx.trust, officers, places };
  });
  const stop = async () => {
    await client.end();
    await pool.end();
    await postgres.stop();
    clear();
    process.removeListener('exit', clear);
  };
  return { postgres, client, house, ...founded, stop };
}

/** A session as signing in makes it; `user` 0 is the officer whose day is measured. */
export async function signIn({ house, trust, officers }: World, now: Date, user = 0): Promise<string> {
  return inTransaction(house.db, { actor: SYSTEM, trust, now }, (ctx) => openSession(ctx, officers[user] ?? ''));
}

export type App = { port: number; startMs: number; pid: number; stop: () => Promise<void> };

/** The built desk as its own process, against the database of this world. */
export async function startApp(root: string, { postgres }: World): Promise<App> {
  const port = await freePort();
  const { host, user, database } = postgres.connection;
  const url = `postgres://${user}@/${database}?host=${encodeURIComponent(host)}`;
  const started = performance.now();
  const child = spawn(process.execPath, [...flagsOfStart(root), join(root, 'dist/main.js')], {
    env: { NODE_ENV: 'production', DATABASE_URL: url, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const pipe of [child.stdout, child.stderr])
    pipe.on('data', (chunk: Buffer) => (said = (said + String(chunk)).slice(-3000)));
  await untilHealthy(child, port, () => said);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(late);
  };
  return { port, startMs: performance.now() - started, pid: child.pid ?? 0, stop };
}

/** What `npm start` tells Node about memory. */
function flagsOfStart(root: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

async function untilHealthy(child: ChildProcess, port: number, said: () => string) {
  for (let tries = 0; tries < 3000; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The desk did not start: ${said()}`);
    const healthy = await fetch(`http://127.0.0.1:${port}/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  child.kill('SIGKILL');
  throw new Error(`The desk did not answer: ${said()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Memory of the process and all its children in MiB, shared pages divided by those who share them; undefined where /proc
 * is missing. `but`: a process that is ours and not the desk's.
 */
export function memoryOf(pid: number, but?: number): number | undefined {
  try {
    const kilobytes = family(pid)
      .filter((each) => each !== but)
      .reduce(
        (sum, each) =>
          sum + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
        0,
      );
    return kilobytes / 1024;
  } catch {
    return undefined;
  }
}

function family(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readStat(name);
    if (stat !== undefined) parents.set(Number(name), stat);
  }
  const found = [pid];
  for (const each of found) found.push(...[...parents].filter(([, parent]) => parent === each).map(([child]) => child));
  return found;
}

function readStat(name: string): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined; // it ended meanwhile
  }
}
