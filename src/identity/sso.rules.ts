/** https, or plain http on this machine itself, for trying it out. No name, password, query or fragment in it. */
export function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  if (username || password || search || hash) return false;
  return protocol === 'https:' || isLoopback(text);
}

export function isLoopback(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

type Claims = { [name: string]: unknown };

/**
 * The address that the provider stands for. It must say that it is verified; a provider of the trust's own directory
 * that does not say either way (Microsoft Entra) counts where the trust `vouches` for it.
 */
export function addressIn(claims: Claims, vouches: boolean): string | undefined {
  const { email, email_verified: verified } = claims;
  if (typeof email !== 'string' || email === '') return undefined;
  if (verified === true) return email.toLowerCase();
  return verified === undefined && vouches ? email.toLowerCase() : undefined;
}
