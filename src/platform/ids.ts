import { createHash, randomBytes } from 'node:crypto';
import { V7Generator } from 'uuidv7';

const generator = new V7Generator();
/** A clock set back by more than this many milliseconds starts a new sequence (the demonstration walks through a year). */
const ROLLBACK_MS = 1000;

/** A UUIDv7 of the business time `now`, so that the order of ids is the order of events. */
export function newId(now: Date): string {
  return generator.generateOrResetCore(now.getTime(), ROLLBACK_MS).toString();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Is this the text of a UUID? Anything else in an address is simply not found. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** A secret for a link or a cookie: 256 random bits, written for an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Could it be one of ours, by its look? */
export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** Only the hash of a secret is kept. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
