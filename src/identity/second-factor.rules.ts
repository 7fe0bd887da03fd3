import type { RoleName } from './permissions.ts';

/** A code is good in its own half minute and the one before and after: clocks of phones differ. */
export const STEP_SECONDS = 30;
export const RECOVERY_CODES = 10;
/** Letters and digits of a recovery code: no 0, 1, I, L, O, U, which are misread. 50 bits. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ23';
const CODE_LENGTH = 10;

/** What guards an account is changed within this time of signing in (ASVS 5.0 V7.5.1). */
const FRESH_MINUTES = 15;

/** Outside a demonstration, whoever may change accounts and settings or sees who read what has a second step. */
export const NEED_SECOND_FACTOR: readonly RoleName[] = ['manager', 'system_administrator', 'information_governance'];

export function isFresh(signedInAt: Date | undefined, now: Date): boolean {
  return signedInAt !== undefined && now.getTime() - signedInAt.getTime() < FRESH_MINUTES * 60_000;
}

/** A recovery code of random bytes, as it is written down: "7KQ2M-9XRTB". */
export function recoveryCodeOf(random: Uint8Array): string {
  const letters = [...random.slice(0, CODE_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? '');
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}

export type TypedCode = { app: string } | { recovery: string } | undefined;

/** What was typed or pasted: six digits of the app, or a recovery code; spaces and dashes do not count. */
export function readCode(typed: string): TypedCode {
  const plain = typed.replace(/[\s-]/g, '').toUpperCase();
  if (/^\d{6}$/.test(plain)) return { app: plain };
  return /^[2-9A-HJKMNP-TV-Z]{10}$/.test(plain) ? { recovery: `${plain.slice(0, 5)}-${plain.slice(5)}` } : undefined;
}

/** The key as people type it into an app: groups of four. */
export function keyInGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}
