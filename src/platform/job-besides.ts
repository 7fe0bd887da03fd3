// What runs beside the queue: which trusts there are, work in one of them, and what only one process may do at a time.
import pg from 'pg';
import type { Connection, Db } from './db.ts';
import { inTrust, type Workshop } from './job-runner.ts';
import type { Alone, Beside } from './jobs.ts';

type Asks = { query: (text: string) => Promise<{ rows: unknown[] }> };

/** As the role of the look-ups, which sees every trust. */
export async function trustIdsBy(client: Asks, listTrustIds: Workshop['listTrustIds']): Promise<string[]> {
  await client.query('begin');
  try {
    await client.query('set local role openpals_definer');
    return await listTrustIds(async (text) => (await client.query(text)).rows as { id: string }[]);
  } finally {
    await client.query('rollback');
  }
}

export function besideOf(connection: Connection, plain: pg.Pool, workshop: Workshop, db: Db): Beside {
  return {
    trustIds: async () => {
      const client = await plain.connect();
      try {
        return await trustIdsBy(client, workshop.listTrustIds);
      } finally {
        client.release();
      }
    },
    inTrust: (trust, act) => inTrust(workshop, db, trust, act),
    alone: (what) => holdAlone(connection, what),
  };
}

/** An advisory lock on a connection of its own: whoever is killed lets go of it. */
async function holdAlone(connection: Connection, what: string): Promise<Alone | undefined> {
  const client = new pg.Client({ ...connection, application_name: 'openpals' });
  client.on('error', () => undefined);
  const lost = new Promise<void>((done) => client.once('end', () => done()));
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
    [what],
  );
  if (rows[0]?.held) return { lost, release: () => client.end().catch(() => undefined) };
  await client.end().catch(() => undefined);
  return undefined;
}
