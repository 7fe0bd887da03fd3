const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|.+\.localhost)$/;

/** "https://pals.example.nhs.uk" of what was typed; undefined: it is no address, has a path, or could be read on its way. */
export function readAddress(typed: string): string | undefined {
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return undefined;
  const { protocol, hostname, pathname, search, hash, username, origin } = new URL(typed);
  if (pathname !== '/' || search || hash || username) return undefined;
  return protocol === 'https:' || LOCAL.test(hostname) ? origin : undefined;
}
