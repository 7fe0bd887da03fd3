import pg from 'pg';
import type { Connection } from './db.ts';
import { SurroundingsError } from './errors.ts';

/** The schema of the graphile-worker in package.json. Asking for it is quicker than loading the package. */
export const QUEUE_SCHEMA = 19;

/** Lays the tables of the queue, before our own migrations, which speak of them. */
export async function prepareQueue(client: pg.Client, connection: Connection) {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('graphile_worker.migrations') is not null as there`,
  );
  if (rows[0]?.there) {
    const known = await client.query<{ id: number }>('select max(id) as id from graphile_worker.migrations');
    if (known.rows[0]?.id === QUEUE_SCHEMA) return;
  }
  const { Logger, runMigrations } = await import('graphile-worker');
  const pool = new pg.Pool({ ...connection, max: 1, application_name: 'openpals migrate' });
  pool.on('error', () => undefined);
  pool.on('connect', (one) => one.on('error', () => undefined));
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) });
  } catch (error) {
    throw new SurroundingsError(
      `The tables of the queue could not be made: ${error instanceof Error ? error.message : error}`,
    );
  } finally {
    await pool.end();
  }
}
