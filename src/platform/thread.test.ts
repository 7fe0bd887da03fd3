import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { ThreadBroken, TooMuch, threadOf } from './thread.ts';

const folder = mkdtempSync(join(tmpdir(), 'pals-thread-'));
const WORK = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', (what) => {
  if (what === 'hang') for (;;);
  const kept = [];
  while (what === 'swell') kept.push(new Array(10_000).fill({ at: kept.length }).map((one) => ({ ...one })));
  if (what === 'refuse') parentPort.postMessage({ trouble: 'no' });
  else parentPort.postMessage({ answer: what.toUpperCase() });
});
parentPort.postMessage('ready');`;
writeFileSync(join(folder, 'work.mjs'), WORK);
afterAll(() => rmSync(folder, { recursive: true }));

const { ask: work } = threadOf<string, string>(pathToFileURL(join(folder, 'work.mjs')), {
  mostMs: 1_000,
  mostMegabytes: 64,
});

test('what hangs or swells is ended, and what waits behind it is answered', async () => {
  const asked = ['good', 'hang', 'after', 'swell', 'refuse', 'last'].map((what) =>
    work(what).catch((error: Error) => (error instanceof TooMuch ? 'too much' : error.message)),
  );
  expect(await Promise.all(asked)).toEqual(['GOOD', 'too much', 'AFTER', 'too much', 'no', 'LAST']);
}, 30_000);

test('a thread that cannot be started blames nothing that was asked', async () => {
  const gone = threadOf<string, string>(pathToFileURL(join(folder, 'gone.mjs')), { mostMs: 1_000, mostMegabytes: 64 });
  await expect(gone.ready()).rejects.toThrow(ThreadBroken);
  await expect(gone.ask('good')).rejects.toThrow(ThreadBroken);
});
