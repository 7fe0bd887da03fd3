import { isId, newToken } from '../platform/ids.ts';

/** A secret that says which trust it belongs to, so that it is found under that trust's row level security. */
export function newTrustToken(trustId: string): string {
  return `${trustId.replaceAll('-', '')}${newToken()}`;
}

/** The trust that a secret names. Says nothing of whether the secret is good. */
export function trustIn(token: string | undefined): string | undefined {
  const [, a, b, c, d, e] =
    /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})/.exec(token ?? '') ?? [];
  const id = [a, b, c, d, e].join('-');
  return isId(id) ? id : undefined;
}
