import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { foundTrust } from '../src/identity/index.ts';
import { SYSTEM } from '../src/platform/access.ts';
import { inTransaction } from '../src/platform/context.ts';
import { openDb, openPool } from '../src/platform/db.ts';
import { migrate } from '../src/platform/migrate.ts';

const root = join(import.meta.dirname, '..');

/**
 * A database of its own for processes that are killed. Its owner is as on a server of the trust's own: no superuser, and
 * row level security holds for it too.
 */
export async function plainDatabase() {
  const name = randomUUID().replaceAll('-', '').slice(0, 12);
  const boss = new pg.Client(inject('database'));
  const connection = { ...inject('database'), database: `killed_${name}`, user: `plain_${name}` };
  await boss.connect();
  await boss.query(`create role ${connection.user} login createrole nosuperuser`);
  await boss.query(`grant openpals_app, openpals_definer to ${connection.user} with admin option`);
  await boss.query(`create database ${connection.database} owner ${connection.user}`);
  await migrate(connection, join(root, 'migrations'));
  const pool = openPool(connection, 2);
  const house = { db: openDb(pool), now: () => new Date(), demo: false, secure: false, foundations: [] };
  const trust = await foundTrust(house, { name: 'Anytown', shortName: 'A' }, house.now(), async (ctx) => ctx.trust);
  return {
    ...{ boss, connection, house, trust },
    inTrust: <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
      inTransaction(house.db, { actor: SYSTEM, trust, now: new Date() }, work),
    asOwner: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => {
      const client = new pg.Client(connection);
      await client.connect();
      try {
        return (await client.query<Row>(text, values)).rows;
      } finally {
        await client.end();
      }
    },
    drop: async () => {
      await pool.end();
      await boss.query(`drop database ${connection.database} with (force)`);
      await boss.query(`drop owned by ${connection.user}`);
      await boss.query(`drop role ${connection.user}`);
      await boss.end();
    },
  };
}

export type Worker = { process: ChildProcess; said: (line: string) => boolean; kill: () => Promise<void> };

/** A program of this folder as a process of its own, told things as JSON. Gives how it is started. */
export async function bundled(program: string): Promise<(told: object) => Worker> {
  const bundle = join(root, `node_modules/.cache/openpals/${program}-${randomUUID().slice(0, 8)}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${program}.ts`)],
    outfile: bundle,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
  });
  return (told) => {
    const child = spawn(process.execPath, [bundle, JSON.stringify(told)], { cwd: root });
    let text = '';
    child.stdout.on('data', (more) => {
      text += String(more);
    });
    child.stderr.on('data', (more) => process.stderr.write(more));
    onTestFinished(() => void child.kill('SIGKILL'));
    const kill = async () => {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await gone;
    };
    return { process: child, said: (line) => text.includes(`${line}\n`), kill };
  };
}

export async function until(holds: () => Promise<boolean> | boolean) {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 600) throw new Error('waited in vain');
    await sleep(50);
  }
}
