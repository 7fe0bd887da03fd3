// Fetching from the mailboxes, as long as the process runs: IDLE, and a look every minute where a server tells nothing. One
// process fetches from a mailbox at a time. What is wrong with a mailbox stops nothing else.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import type { Beside } from '../platform/jobs.ts';
import { type Box, fetchRound } from './fetch-round.ts';
import { backOff, type ImapAddress, isHere, mailboxName, readImapUrl, troubleOf } from './fetching.rules.ts';
import { given } from './house.ts';
import { noteTrouble, noteWell } from './progress.ts';

/** Whoever waits for another process to let go of a mailbox asks so often. */
const ASK_AGAIN_MS = 15_000;
/** A look although the server told of nothing. */
const POLL_MS = 60_000;
/** New trusts are found so often. */
const LIST_AGAIN_MS = 300_000;

export function startFetching(beside: Beside): { stop: () => Promise<void> } {
  const stopped = new AbortController();
  const going = given().mailbox ? keepListing(beside, stopped.signal) : Promise.resolve();
  return {
    stop: async () => {
      stopped.abort();
      await going;
    },
  };
}

async function keepListing(beside: Beside, signal: AbortSignal) {
  const going = new Map<string, Promise<void>>();
  while (!signal.aborted) {
    const ids = await beside.trustIds().catch((): string[] => []);
    for (const id of ids.filter((one) => !going.has(one))) {
      const url = await urlOf(beside, id, ids.length === 1).catch(() => undefined);
      if (url) going.set(id, keepFetching(beside, id, readImapUrl(url), signal));
    }
    await pause(ids.length === 0 ? ASK_AGAIN_MS : LIST_AGAIN_MS, signal);
  }
  await Promise.all(going.values());
}

const urlOf = (beside: Beside, id: string, isOnly: boolean) =>
  beside.inTrust(id, async ({ trust }) => given().mailbox?.(trust.shortName, isOnly));

async function keepFetching(beside: Beside, trust: string, address: ImapAddress, signal: AbortSignal) {
  const box: Box = { name: mailboxName(address), inTrust: (act) => beside.inTrust(trust, act) };
  for (let failed = 0; !signal.aborted; ) {
    const alone = await beside.alone(`mailbox ${trust}`).catch(() => undefined);
    if (!alone) {
      await pause(ASK_AGAIN_MS, signal);
      continue;
    }
    const stop = new AbortController();
    const leave = () => stop.abort();
    signal.addEventListener('abort', leave);
    alone.lost.then(leave);
    try {
      await fetchFrom(box, address, stop.signal, () => {
        failed = 0;
      });
    } catch (error) {
      failed += 1;
      await box.inTrust((ctx) => noteTrouble(ctx, box.name, troubleOf(error))).catch(() => undefined);
    }
    signal.removeEventListener('abort', leave);
    await alone.release();
    await pause(failed === 0 ? 0 : backOff(failed), signal);
  }
}

/** Until it is stopped. @throws what is wrong with the mailbox or the database */
async function fetchFrom(box: Box, address: ImapAddress, signal: AbortSignal, well: () => void) {
  const client = await connect(address);
  const closed = new Promise<never>((_, fail) => client.once('close', () => fail(new Closed())));
  closed.catch(() => undefined);
  signal.addEventListener('abort', () => client.close(), { once: true });
  try {
    await client.mailboxOpen('INBOX');
    while (!signal.aborted) {
      await Promise.race([fetchRound(client, box), closed]);
      await box.inTrust((ctx) => noteWell(ctx, box.name));
      well();
      await Promise.race([news(client, signal), closed]);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    client.close();
  }
}

class Closed extends Error {
  readonly code = 'ECONNRESET';
}

async function connect({ host, port, secure, user, password }: ImapAddress): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    ...{ host, port, secure, auth: { user, pass: password }, logger: false as const },
    ...(secure || isHere(host) ? {} : { doSTARTTLS: true }),
    disableAutoIdle: true,
    maxIdleTime: POLL_MS,
  });
  client.on('error', () => undefined); // told by what waits for it
  await client.connect();
  return client;
}

/** Something came, or it is time to look. */
async function news(client: ImapFlow, signal: AbortSignal): Promise<void> {
  const timer = new AbortController();
  const came = new Promise<void>((done) => client.once('exists', () => done()));
  const idling = client.idle().catch(() => undefined);
  await Promise.race([
    came,
    sleep(POLL_MS, undefined, { signal: AbortSignal.any([timer.signal, signal]) }).catch(() => undefined),
  ]);
  timer.abort();
  if (!signal.aborted) await client.noop(); // ends IDLE, and lets the server say what is new
  await idling;
}

const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined);
