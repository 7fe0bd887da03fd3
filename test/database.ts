import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/platform/migrate.ts';
import { startPostgres } from '../src/platform/postgres.ts';
import { takePostcodes } from './postcodes.ts';

declare module 'vitest' {
  interface ProvidedContext {
    database: { host: string; user: string; database: string };
  }
}

/** One real PostgreSQL for all feature tests, migrated once. Each test founds a trust of its own, so nothing is emptied. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'openpals-test-'));
  const postgres = await startPostgres({ dataDir: folder, fsync: false });
  await migrate(postgres.connection, join(import.meta.dirname, '..', 'migrations'));
  await takePostcodes(postgres.connection);
  const { host, user, database } = postgres.connection;
  project.provide('database', { host, user, database });
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
