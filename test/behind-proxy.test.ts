import { afterAll, expect, test } from 'vitest';
import { buildApp, listRoutes } from '../src/app.ts';
import { createUser, foundTrust, hashPassword } from '../src/identity/index.ts';
import { newTrust, open, readPage, TUESDAY } from './harness.ts';

// PUBLIC_URL and TRUST_PROXY, as the README says what they do.

const PASSWORD = 'correct horse battery staple';

// Building an app hands its house to the modules: those tests that follow in this process have theirs again.
afterAll(() => {
  listRoutes(open().house);
});

async function behind(options: { trustProxy?: false | number | string[]; publicUrl?: string }) {
  const { house } = open();
  const secure = options.publicUrl?.startsWith('https:') ?? false;
  const health = async () => ({ status: 'ok' });
  return buildApp({ house: { ...house, secure }, assets: import.meta.dirname, health, ...options });
}

async function newOfficer() {
  await newTrust();
  const host = `${Math.random().toString(36).slice(2)}.example`;
  const email = `officer@${host}`;
  await foundTrust(open().house, { name: 'Lakeside NHS Trust', shortName: 'Lakeside', host }, TUESDAY, async (ctx) =>
    createUser(ctx, { email, name: 'Sam Reid', role: 'officer', passwordHash: await hashPassword(PASSWORD) }),
  );
  return { host, email };
}

test('at an https address the cookie goes over https only, and forms are taken from that address', async () => {
  const { email } = await newOfficer();
  const app = await behind({ publicUrl: 'https://pals.example.nhs.uk' });
  const signIn = (origin: string) =>
    app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ email, password: PASSWORD }).toString(),
    });
  const answer = await signIn('https://pals.example.nhs.uk');
  expect([answer.statusCode, answer.cookies[0]?.secure]).toEqual([303, true]);
  expect(answer.headers['strict-transport-security']).toContain('max-age=');
  expect((await signIn('http://pals.example.nhs.uk')).statusCode).toBe(403);
  expect((await signIn('http://localhost')).statusCode).toBe(403);
});

test('at a plain address nothing tells browsers to use https', async () => {
  const answer = await (await behind({})).inject({ url: '/sign-in' });
  expect(answer.headers['strict-transport-security']).toBeUndefined();
  expect(answer.headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
});

test('what a proxy says of the address that was asked for counts only where the proxy is trusted', async () => {
  const { host } = await newOfficer();
  const brandBehind = async (trustProxy: false | number | string[]) => {
    const app = await behind({ trustProxy });
    const answer = await app.inject({ url: '/sign-in', headers: { 'x-forwarded-host': host } });
    return readPage(answer.body).one('.app-header__trust');
  };
  expect(await brandBehind(false)).not.toBe('Lakeside');
  expect(await brandBehind(['10.0.0.0/8'])).not.toBe('Lakeside');
  expect(await brandBehind(1)).toBe('Lakeside');
  expect(await brandBehind(['127.0.0.1'])).toBe('Lakeside');
});

test('wrong passwords are counted for the person behind a trusted proxy, and nobody can choose another address', async () => {
  await newTrust();
  const app = await behind({ trustProxy: 1 });
  const tryAs = async (forwarded: string) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: {
        'x-forwarded-for': forwarded,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({ email: `x${Math.random()}@y.example`, password: 'wrong' }).toString(),
    });
    return readPage(answer.body).errors[0] ?? '';
  };
  for (let tries = 0; tries < 50; tries += 1) await tryAs(`203.0.113.${tries}, 192.0.2.7`);
  expect(await tryAs('192.0.2.7')).toMatch(/^Too many tries/);
  expect(await tryAs('192.0.2.8')).not.toMatch(/^Too many tries/);
});
