// What stands around the desk on its machine, for whoever looks after it.
import * as fs from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** `dataDir`: of the embedded database; undefined where DATABASE_URL names another. */
export type Installation = { code: string; schema: string; startedAt: Date; dataDir?: string | undefined };

const LAST_BACKUP = 'last-backup.json';

/** Kept beside the database, so that the desk knows of a backup made by another process. */
export function noteBackup(dataDir: string, madeAt: Date) {
  fs.writeFileSync(join(dataDir, LAST_BACKUP), JSON.stringify({ madeAt: madeAt.toISOString() }), { mode: 0o600 });
}

/** When the last backup of this data folder became whole; undefined if never, or if that cannot be read. */
export function lastBackup(dataDir: string): Date | undefined {
  try {
    const { madeAt } = JSON.parse(fs.readFileSync(join(dataDir, LAST_BACKUP), 'utf8')) as { madeAt: string };
    const at = new Date(madeAt);
    return Number.isNaN(at.getTime()) ? undefined : at;
  } catch {
    return undefined;
  }
}

/** Bytes where the folder lies: what an ordinary user may still write, and all there are. Undefined if nobody can tell. */
export async function diskOf(dataDir: string): Promise<{ free: number; total: number } | undefined> {
  const found = await statfs(dataDir).catch(() => undefined);
  return found && { free: found.bavail * found.bsize, total: found.blocks * found.bsize };
}
