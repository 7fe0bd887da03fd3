// Words in an address that say nothing to whoever reads the history of a browser.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Of this run alone, and kept nowhere: after a new start, or an hour, nothing that was sealed can be read. */
const KEY = randomBytes(32);
const GOOD_MS = 60 * 60_000;
const IV = 12;
const TAG = 16;

/** `of`: what the words are, so that those of one kind of page cannot be read as those of another. */
export function seal(of: string, words: string, now: Date): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', KEY, iv).setAAD(Buffer.from(of));
  const ends = String(now.getTime() + GOOD_MS);
  const sealed = Buffer.concat([cipher.update(`${ends} ${words}`, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Undefined: it was made up, is of something else, or is too old. */
export function unsealed(of: string, typed: string, now: Date): string | undefined {
  const bytes = Buffer.from(typed, 'base64url');
  if (bytes.length <= IV + TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', KEY, bytes.subarray(0, IV), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(of));
  decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8');
    const at = text.indexOf(' ');
    return Number(text.slice(0, at)) > now.getTime() ? text.slice(at + 1) : undefined;
  } catch {
    return undefined;
  }
}
