import { hash, hashRaw, verify } from '@node-rs/argon2';
import { newToken } from '../platform/ids.ts';

// OWASP's figures for argon2id: 19 MiB, 2 passes, 1 lane: about 55 ms here.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/** ASVS 5.0 V6.5.2: a secret of fewer than 112 bits is hashed as passwords are. */
export function hashRecoveryCode(code: string, salt: Buffer): Promise<Buffer> {
  return hashRaw(code, { ...COST, salt });
}

/** The hash of a password that nobody knows: checked for unknown e-mails, so that they take as long as known ones. */
let stranger: Promise<string> | undefined;

export async function isPassword(stored: string | null | undefined, typed: string): Promise<boolean> {
  const right = await verify(stored ?? (await hashOfStranger()), typed.normalize('NFC')).catch(() => false);
  return right && Boolean(stored);
}

function hashOfStranger(): Promise<string> {
  stranger ??= hashPassword(newToken());
  return stranger;
}
