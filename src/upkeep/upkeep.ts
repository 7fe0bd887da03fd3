import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { SYSTEM } from '../platform/access.ts';
import type { Scanner } from '../platform/clamd.ts';
import { type Ctx, inTransaction } from '../platform/context.ts';
import type { Health, HealthLine } from '../platform/health.ts';
import type { House } from '../platform/house.ts';
import { diskOf, lastBackup } from '../platform/installation.ts';
import { jobTrouble } from '../platform/job-trouble.ts';
import { dateTimeWords } from '../platform/time.ts';
import {
  BACKUP_ELSEWHERE,
  backupLine,
  databaseLine,
  diskLine,
  jobsLine,
  type ScannerState,
  scannerLine,
} from './upkeep.rules.ts';

/** A page does not wait longer for a virus check that may be gone. */
const PATIENCE_MS = 3_000;

export type Upkeep = { lines: HealthLine[]; givenUp: boolean };

/** How the installation is. What is of one trust (its jobs) is of the trust of who asks. */
export async function readUpkeep(ctx: Ctx, house: House, healths: readonly Health[]): Promise<Upkeep> {
  const { installation, scanner } = house;
  const dataDir = installation?.dataDir;
  const [database, disk, trouble, checks, ofModules] = await Promise.all([
    readDatabase(ctx),
    dataDir ? diskOf(dataDir) : undefined,
    jobTrouble(ctx.db, ctx.now),
    scannerState(scanner),
    inTransaction(house.db, { ...ctx, actor: SYSTEM }, (own) => Promise.all(healths.map((health) => health(own)))),
  ]);
  const saidAt = (at: Date) => dateTimeWords(at, ctx.now);
  const lines = [
    databaseLine(database.version, database.bytes),
    ...(dataDir
      ? [diskLine(disk, database.bytes), backupLine(lastBackup(dataDir), ctx.now, saidAt)]
      : [BACKUP_ELSEWHERE]),
    jobsLine(trouble),
    ...ofModules.flat(),
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
