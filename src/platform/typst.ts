// PDFs by Typst: PDF/UA-1, tagged, with fonts of our own. Loaded when the first one is asked for, gone when none is.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** The source is ours; what a person wrote comes as data, which Typst never reads as markup. */
export type ToSet = { source: string; data: unknown };

/** It could not be set as it is. `missing`: letters for which there is no picture in our fonts. */
export class CannotSet extends Error {
  readonly missing: readonly string[];
  constructor(trouble: string) {
    super(trouble);
    this.missing = [...trouble.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].map(
      ([, found]) => found ?? '',
    );
  }
}

export type Paged = { bytes: Buffer; pages: number };
type Waiting = { done: (made: Paged) => void; failed: (error: Error) => void };
type Answer = { id: number; bytes?: Uint8Array; pages?: number; trouble?: string };

/** A thread that has nothing to do for so long ends, and gives its memory back. */
const IDLE_MS = 60_000;

const require = createRequire(import.meta.url);
const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let last = 0;

/** Latin, Greek, Cyrillic and Hebrew; and Arabic with the letters of Urdu, Farsi, Pashto and Kurdish. */
function fontFolders(): string[] {
  const arimo = dirname(require.resolve('@expo-google-fonts/arimo/package.json'));
  const naskh = dirname(require.resolve('@expo-google-fonts/noto-naskh-arabic/package.json'));
  return [join(arimo, '400Regular'), join(arimo, '700Bold'), join(naskh, '400Regular'), join(naskh, '700Bold')];
}

/** The same source and data give the same bytes. @throws CannotSet */
export function setPdf({ source, data }: ToSet): Promise<Paged> {
  const id = ++last;
  clearTimeout(idle);
  return new Promise((done, failed) => {
    waiting.set(id, { done, failed });
    running().postMessage({ id, source, data: JSON.stringify(data) });
  });
}

function running(): Worker {
  if (worker) return worker;
  const workspace = mkdtempSync(join(tmpdir(), 'openpals-typst-'));
  const started = new Worker(new URL('./typst-worker.mjs', import.meta.url), {
    workerData: { workspace, fonts: fontFolders() },
  });
  // A desk that is told to stop does not wait for it.
  started.unref();
  started.on('message', answered);
  started.on('error', (error) => ended(started, error));
  started.on('exit', () => {
    rmSync(workspace, { recursive: true, force: true });
    ended(started, new Error('The thread that makes PDFs ended.'));
  });
  worker = started;
  return started;
}

function answered({ id, bytes, pages = 0, trouble }: Answer) {
  const asked = waiting.get(id);
  waiting.delete(id);
  if (bytes) asked?.done({ bytes: Buffer.from(bytes), pages });
  else asked?.failed(new CannotSet(trouble ?? ''));
  if (waiting.size === 0) idle = setTimeout(endThread, IDLE_MS).unref();
}

/** It forgets all that it has set; whoever asks from now on gets another. */
export function endThread() {
  const gone = worker;
  worker = undefined;
  void gone?.terminate();
}

/** What waits is told; the next one starts another thread. */
function ended(gone: Worker, error: Error) {
  if (worker !== gone) return;
  worker = undefined;
  for (const { failed } of waiting.values()) failed(error);
  waiting.clear();
}
