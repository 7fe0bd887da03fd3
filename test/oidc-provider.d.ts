/** What our tests use of it; the package comes without types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  type Account = { accountId: string; claims: () => Promise<Record<string, unknown>> };
  type Settings = {
    clients: Record<string, unknown>[];
    findAccount: (context: unknown, sub: string) => Account | undefined;
    claims: Record<string, string[]>;
    cookies: { keys: string[] };
    features: Record<string, { enabled: boolean }>;
  };
  class Provider {
    constructor(issuer: string, settings: Settings);
    callback(): RequestListener;
  }
  export default Provider;
}
