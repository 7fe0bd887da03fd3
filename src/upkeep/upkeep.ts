import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Scanner } from '../platform/clamd.ts';
import type { Ctx } from '../platform/context.ts';
import type { House } from '../platform/house.ts';
import { diskOf, lastBackup } from '../platform/installation.ts';
import { troubleWords } from '../platform/job-trouble.rules.ts';
import { jobTrouble } from '../platform/job-trouble.ts';
import { dateTimeWords } from '../platform/time.ts';
import {
  BACKUP_ELSEWHERE,
  backupLine,
  databaseLine,
  diskLine,
  jobsLine,
  type Line,
  type ScannerState,
  scannerLine,
} from './upkeep.rules.ts';

/** A page does not wait longer for a virus check that may be gone. */
const PATIENCE_MS = 3_000;

export type Upkeep = { lines: Line[]; givenUp: boolean };

/** How the installation is. What is of one trust (its jobs) is of the trust of who asks. */
export async function readUpkeep(ctx: Ctx, { installation, scanner }: House): Promise<Upkeep> {
  const dataDir = installation?.dataDir;
  const [database, disk, trouble, checks] = await Promise.all([
    readDatabase(ctx),
    dataDir ? diskOf(dataDir) : undefined,
    jobTrouble(ctx.db, ctx.now),
    scannerState(scanner),
  ]);
  const saidAt = (at: Date) => dateTimeWords(at, ctx.now);
  const lines = [
    databaseLine(database.version, database.bytes),
    ...(dataDir
      ? [diskLine(disk, database.bytes), backupLine(lastBackup(dataDir), ctx.now, saidAt)]
      : [BACKUP_ELSEWHERE]),
    jobsLine(troubleWords(trouble)),
    scannerLine(checks),
  ];
  return { lines, givenUp: trouble.some(({ given_up }) => given_up > 0) };
}

async function readDatabase(ctx: Ctx): Promise<{ version: string; bytes: number }> {
  const { rows } = await sql<{ version: string; bytes: number }>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
           pg_database_size(current_database()) as bytes`.execute(ctx.db);
  return rows[0] ?? { version: '', bytes: 0 };
}

/** An empty file is asked about. */
async function scannerState(scanner: Scanner | undefined): Promise<ScannerState> {
  if (!scanner) return 'none';
  const answered = scanner(nothing()).then(
    () => 'answers' as const,
    () => 'silent' as const,
  );
  return Promise.race([answered, sleep(PATIENCE_MS, 'silent' as const, { ref: false })]);
}

async function* nothing(): AsyncGenerator<Buffer> {}
