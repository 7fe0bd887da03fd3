import { ScannerAway, type Verdict } from '../platform/clamd.ts';
import type { Ctx } from '../platform/context.ts';
import { type Afterwards, enqueue, type Job, type JobsOfModule } from '../platform/jobs.ts';
import { keepVerdict, keepWaiting, listUnchecked, maybeUnchecked } from './check.ts';
import { type CaseFile, maybeChunk } from './files.ts';
import { maybeScanner, takeHouse } from './scanner.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'files.check': { file: string };
  }
}

type Again = Parameters<Afterwards>[0];

/** The check itself runs outside any transaction: a scanner may take its time, and each chunk is read by itself. */
const check: Job<'files.check'> = async (ctx, { file: id }) => {
  const scanner = maybeScanner();
  const file = await maybeUnchecked(ctx, id);
  if (!file || !scanner) return undefined;
  return async (again) => {
    const verdict = await scanner(chunksOf(again, file)).catch((error: unknown) => {
      if (error instanceof ScannerAway) return error;
      throw error;
    });
    await again((later) => keepAnswer(later, file, verdict));
  };
};

async function* chunksOf(again: Again, file: CaseFile): AsyncGenerator<Buffer> {
  for (let part = 0; ; part += 1) {
    const bytes = await again((ctx) => maybeChunk(ctx, file, part));
    if (!bytes) return;
    yield bytes;
  }
}

async function keepAnswer(ctx: Ctx, file: CaseFile, verdict: Verdict | ScannerAway) {
  if (verdict instanceof ScannerAway) await keepWaiting(ctx, file, verdict.why);
  else await keepVerdict(ctx, file, verdict);
}

/** Asks for the checks that have not come: the scanner was away, or did not take the file as large as it is. */
async function checkAgain(ctx: Ctx) {
  if (!maybeScanner()) return;
  for (const file of await listUnchecked(ctx)) await enqueue(ctx, 'files.check', { file }, { key: `check ${file}` });
}

export const fileJobs: JobsOfModule = {
  jobs: { 'files.check': check },
  takeHouse,
  every: { 'files.check_again': { at: '*/5 * * * *', run: checkAgain } },
};
