import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import { copyFile, flushDisk, hashFile, listTree, MANIFEST, type Manifest, type Progress } from './backup-files.ts';
import { SurroundingsError } from './errors.ts';
import { claimFolder, reasonOf } from './postgres-folder.ts';

/**
 * Looks whether a backup is whole: every file that its manifest names, of that length and with that checksum, and no
 * other. @throws SurroundingsError one line that says what is wrong; nothing is changed
 */
export async function checkBackup(folder: string, progress: Progress): Promise<Manifest> {
  const manifest = readManifest(folder);
  const root = join(folder, 'postgres');
  const found = fs.existsSync(root) ? listTree(root).files : [];
  const named = new Set(manifest.files.map(({ path }) => path));
  const strange = found.find((path) => !named.has(path));
  if (strange) throw broken(folder, `${strange} does not belong to it`);
  for (const { path, size, sha256 } of manifest.files) {
    const file = join(root, path);
    const there = fs.statSync(file, { throwIfNoEntry: false });
    if (!there) throw broken(folder, `${path} is missing`);
    if (there.size !== size) throw broken(folder, `${path} has ${there.size} bytes instead of ${size}`);
    if ((await hashFile(file, progress)) !== sha256) throw broken(folder, `${path} has changed`);
  }
  return manifest;
}

function readManifest(folder: string): Manifest {
  if (!fs.existsSync(folder)) throw new SurroundingsError(`There is no backup ${folder}.`);
  try {
    const manifest = JSON.parse(fs.readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
    const isSafe = manifest.files.every(({ path }) => !path.split('/').includes('..') && !path.startsWith('/'));
    if (manifest.format !== 1 || manifest.files.length === 0 || !isSafe) throw new Error();
    return manifest;
  } catch {
    throw broken(folder, `its ${MANIFEST} is missing or cannot be read, so it was not finished`);
  }
}

function broken(folder: string, why: string) {
  return new SurroundingsError(`The backup ${folder} cannot be used: ${why}. Nothing was changed.`);
}

/** In a container every restore has the same number of a process: what was kept before stays. */
function freeName(name: string): string {
  let free = name;
  for (let n = 2; fs.existsSync(free); n += 1) free = `${name}-${n}`;
  return free;
}

/**
 * Puts a backup that was checked into a data folder that nobody uses. What is there already stays, under the name that
 * is given back. @throws SurroundingsError the folder is in use, or holds a database and `replace` is not said
 */
export async function putBackup(
  backup: string,
  manifest: Manifest,
  { dataDir, replace, progress }: { dataDir: string; replace: boolean; progress: Progress },
): Promise<{ undo: () => void; former?: string }> {
  const claim = claimFolder(dataDir);
  const cluster = join(claim.folder, 'postgres');
  const draft = `${cluster}.restored`;
  try {
    const isThere = fs.existsSync(cluster);
    if (isThere && !replace)
      throw new SurroundingsError(
        `The data folder ${resolve(dataDir)} holds a database already. Restore into another, with DATA_DIR=…, or add --replace: what is there is then kept beside it.`,
      );
    fs.rmSync(draft, { recursive: true, force: true });
    await copyTree(join(backup, 'postgres'), draft, manifest, progress);
    flushDisk(draft);
    const former = freeName(`${cluster}.before-${manifest.madeAt.slice(0, 19).replaceAll(/\D/g, '')}-${process.pid}`);
    if (isThere) fs.renameSync(cluster, former);
    fs.renameSync(draft, cluster);
    const undo = () => {
      fs.rmSync(cluster, { recursive: true, force: true });
      if (isThere) fs.renameSync(former, cluster);
    };
    return isThere ? { undo, former } : { undo };
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (error instanceof SurroundingsError) throw error;
    throw new SurroundingsError(`The backup could not be put into ${resolve(dataDir)}: ${reasonOf(error)}.`);
  } finally {
    claim.release();
  }
}

async function copyTree(from: string, to: string, { files }: Manifest, progress: Progress) {
  fs.mkdirSync(to, { mode: 0o700 });
  for (const folder of listTree(from).emptyFolders) fs.mkdirSync(join(to, folder), { recursive: true, mode: 0o700 });
  for (const { path, sha256 } of files) {
    const copied = await copyFile(join(from, path), join(to, path), progress);
    if (copied?.sha256 !== sha256) throw new SurroundingsError(`The backup changed while it was read, at ${path}.`);
  }
}
