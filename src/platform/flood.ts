// What is sent from the public pages is taken as fast as people write, so that a flood leaves the desk alone (decision 36).
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Route } from './routing.ts';

const TEN_MINUTES = 10 * 60_000;
const MINUTE = 60_000;
/** Uploads that come in at the same time: of one address, which a whole hospital may share, and of all. */
const MOST_OF_ADDRESS = 12;
const MOST_AT_ONCE = 40;
/** Whoever sends nothing of an upload for so long keeps nobody else waiting. */
const SILENT_MS = 60_000;

/** Of what is sent from the public pages so many are worked on at once: half of the connections stay for the desk. */
const MOST_IN_HAND = 4;
const MOST_WAITING = 200;

class Flood extends Error {
  readonly statusCode = 429;
}

type Hook = (request: FastifyRequest) => Promise<void>;

/**
 * Refuses before anything is read. Words, files, and what a script keeps while somebody writes are counted apart: nobody who
 * types is shut out by the typing of others behind the same address, nor by a video that comes in pieces. What becomes a case
 * costs fifty times as much as a page of words, and an officer reads each: twice as many as the busiest PALS has in a day may
 * come in a minute.
 */
export function floodGates(app: FastifyInstance): (route: Pick<Route, 'takes' | 'often' | 'makes'>) => Hook {
  const gate = (max: number, timeWindow: number, keyGenerator?: (request: FastifyRequest) => string) =>
    app.createRateLimit({ max, timeWindow, ...(keyGenerator ? { keyGenerator } : {}) });
  const all = () => 'all';
  const sent = () => [gate(600, TEN_MINUTES), gate(1_200, MINUTE, all)];
  const browser = ({ ip, headers }: FastifyRequest) => `${ip} ${headers.cookie ?? ''}`;
  const words = sent();
  const files = sent();
  const messages = [gate(60, TEN_MINUTES), gate(120, MINUTE, all)];
  const typing = [gate(600, TEN_MINUTES, browser), gate(6_000, TEN_MINUTES), gate(2_400, MINUTE, all)];
  return ({ takes, often, makes }) => {
    const gates = often ? typing : makes ? messages : takes ? files : words;
    return async (request) => {
      for (const counts of gates) {
        const counted = await counts(request);
        if (!counted.isAllowed && counted.isExceeded) throw new Flood('Too many');
      }
    };
  };
}

const coming = new Map<string, number>();
let inAll = 0;

/** Takes an upload in while there is room for it. @throws 429 too many come in at this moment */
export async function whileRoom<T>({ ip, raw }: FastifyRequest, work: () => Promise<T>): Promise<T> {
  const ofAddress = coming.get(ip) ?? 0;
  if (ofAddress >= MOST_OF_ADDRESS || inAll >= MOST_AT_ONCE) {
    raw.resume();
    throw new Flood('Too many uploads');
  }
  coming.set(ip, ofAddress + 1);
  inAll += 1;
  const watch = watchSilence(raw);
  try {
    return await work();
  } finally {
    clearInterval(watch);
    inAll -= 1;
    const left = (coming.get(ip) ?? 1) - 1;
    if (left > 0) coming.set(ip, left);
    else coming.delete(ip);
  }
}

/** Hangs up on a line over which nothing has come. */
function watchSilence(raw: IncomingMessage): NodeJS.Timeout {
  let heard = raw.socket.bytesRead;
  return setInterval(() => {
    if (raw.socket.bytesRead === heard) raw.destroy();
    heard = raw.socket.bytesRead;
  }, SILENT_MS).unref();
}

let inHand = 0;
const waiting: (() => void)[] = [];

/** One after the other, a few at a time. @throws 429 too many wait already */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (inHand >= MOST_IN_HAND) {
    if (waiting.length >= MOST_WAITING) throw new Flood('Too many wait');
    await new Promise<void>((go) => waiting.push(go));
  } else inHand += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else inHand -= 1;
  }
}
