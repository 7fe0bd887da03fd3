import { isId } from '../platform/ids.ts';

/** What a passkey keeps of its owner: the ids of trust and person, so that they are found under that trust's own guard. */
export function handleOf(trustId: string, userId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(`${trustId}${userId}`.replaceAll('-', ''), 'hex'));
}

/** Whose passkey this says it is; says nothing of whether that is so. */
export function whoseHandle(handle: unknown): { trustId: string; userId: string } | undefined {
  if (typeof handle !== 'string') return undefined;
  const hex = Buffer.from(handle, 'base64url').toString('hex');
  if (hex.length !== 64) return undefined;
  const [trustId, userId] = [hex.slice(0, 32), hex.slice(32)].map(withDashes);
  return isId(trustId) && isId(userId) ? { trustId, userId } : undefined;
}

function withDashes(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
