import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What lies in a backup: every file under `postgres`, its length in bytes and its sha-256. */
export type Manifest = {
  format: 1;
  madeAt: string;
  /** Of the schema, such as "0017". */
  schema: string;
  postgres: string;
  files: { path: string; size: number; sha256: string }[];
};

export const MANIFEST = 'manifest.json';

/** Told after each file, so that whoever waits sees it go on. */
export type Progress = (bytes: number) => void;

/** Copies byte by byte, readable by its owner only, and says what was copied; undefined where the file is gone. */
export async function copyFile(from: string, to: string, progress: Progress) {
  fs.mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _, next) {
      hash.update(chunk);
      size += chunk.length;
      progress(chunk.length);
      next(null, chunk);
    },
  });
  try {
    const write = fs.createWriteStream(to, { mode: 0o600, flags: 'wx' });
    await pipeline(fs.createReadStream(from, { highWaterMark: 1 << 20 }), count, write);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && !fs.existsSync(from)) {
      fs.rmSync(to, { force: true });
      return undefined;
    }
    throw error;
  }
  return { size, sha256: hash.digest('hex') };
}

/** To the disk, all at once: waiting for each of a thousand files takes a minute. */
export function flushDisk(folder: string) {
  spawnSync('sync', ['-f', folder], { stdio: 'ignore' });
}

export async function hashFile(path: string, progress: Progress): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of fs.createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
    progress((chunk as Buffer).length);
  }
  return hash.digest('hex');
}

/** Files under a folder, and folders without any, as paths within it. */
export function listTree(root: string, within = ''): { files: string[]; emptyFolders: string[] } {
  const files: string[] = [];
  const emptyFolders: string[] = [];
  const entries = fs.readdirSync(join(root, within), { withFileTypes: true });
  if (entries.length === 0 && within) emptyFolders.push(within);
  for (const entry of entries) {
    const path = within ? `${within}/${entry.name}` : entry.name;
    if (entry.isFile()) files.push(path);
    if (!entry.isDirectory()) continue;
    const deeper = listTree(root, path);
    files.push(...deeper.files);
    emptyFolders.push(...deeper.emptyFolders);
  }
  return { files, emptyFolders };
}
