import { ScannerAway, type Verdict } from '../platform/clamd.ts';
import type { Ctx } from '../platform/context.ts';
import { type Afterwards, enqueue, type Job, type JobsOfModule } from '../platform/jobs.ts';
import { ThreadBroken } from '../platform/thread.ts';
import { startFetching } from './fetching.ts';
import { given, takeHouse } from './house.ts';
import { maybeBytes, readBytes } from './mails.ts';
import { type Letter, maybeHeaders, parseMail, readyToParse } from './parsing.ts';
import { beginReading, keepRead, keepUnreadable } from './reading.ts';
import { keepVerdict, listUnscanned, maybeUnscanned } from './scanning.ts';

declare module '../platform/jobs.ts' {
  interface Jobs {
    'mailbox.read': { mail: string };
    'mailbox.scan': { mail: string };
  }
}

type Again = Parameters<Afterwards>[0];

/** That it was begun is kept before: a mail that ends the process is not read for ever. */
const read: Job<'mailbox.read'> = async (ctx, { mail: id }) => {
  await readyToParse();
  if (!(await beginReading(ctx, id))) return undefined;
  return async (again) => {
    const raw = await again((later) => readBytes(later, { id, file: 0 }));
    const letter = await parseMail(raw).catch((error: unknown) => headersUnless(error, raw));
    await again((later) => keep(later, id, letter));
  };
};

/** Of one that hangs, swells or is broken there is still who wrote it. @throws the thread does not run: it is read later */
async function headersUnless(error: unknown, raw: Buffer): Promise<Letter | undefined> {
  if (error instanceof ThreadBroken) throw error;
  return maybeHeaders(raw);
}

const keep = (ctx: Ctx, id: string, letter: Letter | undefined) =>
  letter ? keepRead(ctx, id, letter) : keepUnreadable(ctx, id);

/** A scanner unpacks an email by itself, so it is asked once for all that came along. */
const scan: Job<'mailbox.scan'> = async (ctx, { mail: id }) => {
  const { scanner } = given();
  const files = scanner ? await maybeUnscanned(ctx, id) : undefined;
  if (!files || !scanner) return undefined;
  return async (again) => {
    for (const file of files) {
      const verdict = await scanner(chunksOf(again, { id, file })).catch(awayOrThrow);
      if (verdict instanceof ScannerAway) return;
      if (!verdict.clean || file === files.at(-1)) return again((later) => keepVerdict(later, id, verdict));
    }
  };
};

function awayOrThrow(error: unknown): ScannerAway | Verdict {
  if (error instanceof ScannerAway) return error;
  throw error;
}

async function* chunksOf(again: Again, of: { id: string; file: number }): AsyncGenerator<Buffer> {
  for (let part = 0; ; part += 1) {
    const bytes = await again((ctx) => maybeBytes(ctx, of, part));
    if (!bytes) return;
    yield bytes;
  }
}

/** Asks for the checks that have not come: the scanner was away. */
async function scanAgain(ctx: Ctx) {
  if (!given().scanner) return;
  for (const mail of await listUnscanned(ctx)) await enqueue(ctx, 'mailbox.scan', { mail }, { key: `scan ${mail}` });
}

export const mailboxJobs: JobsOfModule = {
  jobs: { 'mailbox.read': read, 'mailbox.scan': scan },
  takeHouse,
  beside: startFetching,
  every: { 'mailbox.scan_again': { at: '*/5 * * * *', run: scanAgain } },
};
