import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import Provider from 'oidc-provider';

export const CLIENT = { id: 'openpals', secret: 'a-secret-of-the-test' };

type Account = { email: string; email_verified?: boolean };

/** Listens on a free port of this machine; the handler may need to know the address first. */
async function listen(handlerOf: (address: string) => RequestListener, port = 0) {
  const server = createServer();
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const at = server.address();
  const address = `http://localhost:${typeof at === 'object' && at ? at.port : 0}`;
  server.on('request', handlerOf(address));
  return { server, address };
}

function stop(server: Server) {
  server.closeAllConnections();
  return new Promise<void>((done) => server.close(() => done()));
}

/** A real OpenID provider; `accounts` by the name that is typed there. */
export async function startProvider(redirectUris: string[], accounts: Record<string, Account>) {
  const { server, address } = await listen((issuer) => {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: redirectUris,
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      findAccount: (_, sub) => {
        const account = accounts[sub];
        return account && { accountId: sub, claims: async () => ({ sub, ...account }) };
      },
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      cookies: { keys: ['of the test'] },
      features: { devInteractions: { enabled: true } },
    });
    return provider.callback();
  });
  return { issuer: address, stop: () => stop(server) };
}

/** What a person does at the provider: says who they are, and agrees. Returns the address to which it sends them back. */
export async function signInThere(url: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  const go = async (to: string, body?: Record<string, string>) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(to, {
      redirect: 'manual',
      headers: { cookie },
      ...(body ? { method: 'POST', body: new URLSearchParams(body) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    return { to: next ? new URL(next, to).href : undefined, text: await answer.text() };
  };
  let at = url;
  for (let step = 0; step < 12; step += 1) {
    const prompt = new URL(at).pathname.startsWith('/interaction/') ? /value="(login|consent)"/ : undefined;
    let answer = await go(at);
    const asked = prompt?.exec(answer.text)?.[1];
    if (asked) answer = await go(at, { prompt: asked, ...(asked === 'login' ? { login, password: 'any' } : {}) });
    if (!answer.to) throw new Error(`The provider stopped at ${at}: ${answer.text.slice(0, 300)}`);
    if (new URL(answer.to).origin !== new URL(url).origin) return answer.to;
    at = answer.to;
  }
  throw new Error('The provider goes round in circles.');
}

type Claims = Record<string, unknown>;

/** A provider that says whatever a test wants it to say, signed properly or by somebody else. */
export async function startCrookedProvider() {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  /** `late`: the token ended an hour ago. */
  const said: { claims: Claims; forged: boolean; late: boolean } = { claims: {}, forged: false, late: false };
  const { server, address } = await listen((issuer) => (request, response) => {
    const path = (request.url ?? '').split('?')[0];
    const answer = (body: object) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body));
    };
    if (path === '/.well-known/openid-configuration')
      return answer({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256'],
        subject_types_supported: ['public'],
      });
    if (path === '/jwks')
      return answer({ keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'a', alg: 'RS256', use: 'sig' }] });
    const now = Math.floor(Date.now() / 1000) - (said.late ? 3900 : 0);
    const claims = { iss: issuer, aud: CLIENT.id, sub: 'x', iat: now, exp: now + 300, ...said.claims };
    const text = [{ alg: 'RS256', kid: 'a' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const key = said.forged ? stranger.privateKey : pair.privateKey;
    const signature = sign('sha256', Buffer.from(text), key).toString('base64url');
    return answer({ access_token: 'a', token_type: 'Bearer', id_token: `${text}.${signature}` });
  });
  return { issuer: address, said, stop: () => stop(server) };
}
