import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, newTrust, open, TUESDAY, urlEncoded } from '../../test/harness.ts';
import { CLIENT, signInThere, startCrookedProvider, startProvider } from '../../test/identity-provider.ts';
import { SYSTEM } from '../platform/access.ts';
import { inTransaction } from '../platform/context.ts';
import { createUser, foundTrust, hashPassword } from './index.ts';
import { changeProvider } from './sso-providers.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const PASSWORD = 'correct horse battery staple';
const host = `${Math.random().toString(36).slice(2)}.localhost`;
const mail = (who: string) => `${who}@${host}`;

let provider: Awaited<ReturnType<typeof startProvider>>;
let crooked: Awaited<ReturnType<typeof startCrookedProvider>>;
let trust: { id: string; name: string; shortName: string; phone: null };
let disabled: string;

beforeAll(async () => {
  const { house } = open();
  house.ssoSecrets = new Map([['TEST', CLIENT.secret]]);
  provider = await startProvider([`http://${host}/sign-in/sso/callback`], {
    sam: { email: mail('Sam.Reid'), email_verified: true },
    unsure: { email: mail('sam.reid'), email_verified: false },
    silent: { email: mail('sam.reid') },
    stranger: { email: 'nobody@elsewhere.example', email_verified: true },
    other: { email: mail('of.another.trust'), email_verified: true },
    left: { email: mail('left'), email_verified: true },
  });
  crooked = await startCrookedProvider();
  const passwordHash = await hashPassword(PASSWORD);
  const elsewhere = await newTrust();
  await elsewhere.asSystem((ctx) =>
    createUser(ctx, { email: mail('of.another.trust'), name: 'Ola Hill', role: 'officer', passwordHash: null }),
  );
  const made = await foundTrust(
    house,
    { name: 'Hillside NHS Trust', shortName: 'Hillside', host },
    TUESDAY,
    async (ctx) => {
      await createUser(ctx, { email: mail('sam.reid'), name: 'Sam Reid', role: 'manager', passwordHash });
      disabled = await createUser(ctx, { email: mail('left'), name: 'Lee Left', role: 'officer', passwordHash });
      await ctx.db
        .updateTable('users')
        .set({ disabled_at: ctx.now })
        .where('trust_id', '=', ctx.trust.id)
        .where('id', '=', disabled)
        .execute();
      return ctx.trust;
    },
  );
  trust = { ...made, phone: null };
});
afterAll(async () => {
  await Promise.all([provider.stop(), crooked.stop()]);
  open().house.ssoSecrets = new Map();
});

async function use(issuer: string, more: { vouches?: boolean; active?: boolean } = {}) {
  const { house, clock } = open();
  const input = {
    label: 'Hillside account',
    issuer,
    client_id: CLIENT.id,
    secret_name: 'TEST',
    vouches: false,
    active: true,
  };
  await inTransaction(house.db, { actor: SYSTEM, trust, now: clock.now }, (ctx) =>
    changeProvider(ctx, { ...input, ...more }),
  );
}

const at = (cookie = '') => ({ host, cookie });
const look = (path: string, cookie = '') => ask(undefined, 'GET', path, { headers: at(cookie) });
const send = (path: string, fields: Record<string, string>, from?: string) =>
  ask(undefined, 'POST', path, {
    payload: urlEncoded(fields),
    headers: { ...FORM, ...at() },
    ...(from ? { from } : {}),
  });

/** Presses the button: where the browser is sent, and what it keeps. */
async function leave(fields: Record<string, string> = {}) {
  const page = await send('/sign-in/sso', fields);
  const url = page.page().document.querySelector('main a.nhsuk-button')?.getAttribute('href') ?? '';
  return { page, url, cookie: `pals_sso=${page.cookies[0]?.value ?? ''}` };
}

const pathOf = (url: string) => `${new URL(url).pathname}${new URL(url).search}`;

async function comeBackAs(login: string, fields: Record<string, string> = {}) {
  const { url, cookie } = await leave(fields);
  const back = pathOf(await signInThere(url, login));
  return { back, cookie, answer: await look(back, cookie) };
}

const REFUSED = [403, 'You could not be signed in'];
const refusalOf = (answer: Awaited<ReturnType<typeof ask>>) => [answer.status, answer.page().heading];

test('an officer signs in with the account of the trust and goes to the page that was asked for', async () => {
  await use(provider.issuer);
  expect((await look('/sign-in')).page().all('main button')).toContain('Sign in with Hillside account');
  const { page, url } = await leave();
  expect(page.body).toContain('http-equiv="refresh"');
  const asked = new URL(url).searchParams;
  expect([asked.get('code_challenge_method'), asked.get('nonce')?.length, asked.get('scope')]).toEqual([
    'S256',
    43,
    'openid email',
  ]);
  const { answer } = await comeBackAs('sam', { next: '/desk/cases?view=mine' });
  expect([answer.status, answer.to]).toEqual([303, '/desk/cases?view=mine']);
  const session = answer.cookies.find(({ name }) => name === 'pals_session')?.value;
  expect((await ask(session, 'GET', '/desk/me')).page().text).toContain('Sam Reid');
  expect((await ask(session, 'GET', '/desk/me/sessions')).status).toBe(200);
  expect((await ask(session, 'POST', '/sign-out', { payload: '', headers: FORM })).to).toBe('/sign-in?why=out');
  expect((await ask(session, 'GET', '/desk')).status).toBe(303);
});

test('words that were on their way come back from the provider', async () => {
  await use(provider.issuer);
  const kept = JSON.stringify({ action: '/desk/quick-log', fields: [['notes', 'Her mother fell.']] });
  const { answer } = await comeBackAs('sam', { kept });
  expect(answer.page().value('notes')).toBe('Her mother fell.');
});

test('unknown, of another trust, closed, or with an address that is not verified: one and the same refusal', async () => {
  await use(provider.issuer);
  const bodies = new Set<string>();
  for (const login of ['stranger', 'other', 'left', 'unsure', 'silent', 'nobody-there']) {
    const { answer } = await comeBackAs(login).catch(() => ({ answer: undefined }));
    if (!answer) continue; // the provider itself did not know them
    expect([login, ...refusalOf(answer)]).toEqual([login, ...REFUSED]);
    expect(answer.cookies.some(({ name }) => name === 'pals_session')).toBe(false);
    expect(answer.body).not.toMatch(/Lee|Ola|Sam|@/);
    bodies.add(answer.body);
  }
  expect(bodies.size).toBe(1);
});

test('a provider that says nothing of "verified" counts where the trust vouches for it, and one that says no never does', async () => {
  await use(provider.issuer, { vouches: true });
  expect((await comeBackAs('silent')).answer.status).toBe(303);
  expect(refusalOf((await comeBackAs('unsure')).answer)).toEqual(REFUSED);
});

test('the way back works once, in the browser that began, within ten minutes, and with the right state', async () => {
  await use(provider.issuer);
  const { back, cookie } = await comeBackAs('sam');
  expect(refusalOf(await look(back, cookie))).toEqual(REFUSED); // a second time
  const { url, cookie: mine } = await leave();
  const good = pathOf(await signInThere(url, 'sam'));
  expect(refusalOf(await look(good))).toEqual(REFUSED); // no cookie
  expect(refusalOf(await look(good, cookie))).toEqual(REFUSED); // the cookie of another visit
  expect(refusalOf(await look(good.replace(/state=[^&]*/, 'state=forged'), mine))).toEqual(REFUSED);
  expect(refusalOf(await look('/sign-in/sso/callback', mine))).toEqual(REFUSED);
  expect(refusalOf(await look('/sign-in/sso/callback?error=access_denied&state=x', mine))).toEqual(REFUSED);
  const { clock } = open();
  clock.now = new Date(clock.now.getTime() + 601_000);
  expect(refusalOf(await look(good, mine))).toEqual(REFUSED); // too late
});

test('a token for somebody else’s desk, from another issuer, too old, replayed or forged is refused', async () => {
  await use(crooked.issuer);
  const good = { email: mail('sam.reid'), email_verified: true };
  const comeBack = async (claims: Record<string, unknown>, how: { forged?: boolean; late?: boolean } = {}) => {
    const { url, cookie } = await leave();
    const { state, nonce } = Object.fromEntries(new URL(url).searchParams);
    crooked.said.claims = { ...good, nonce, ...claims };
    Object.assign(crooked.said, { forged: false, late: false, ...how });
    return look(`/sign-in/sso/callback?code=a&state=${state}`, cookie);
  };
  expect((await comeBack({})).status).toBe(303);
  for (const claims of [
    { nonce: 'of another visit' },
    { nonce: undefined },
    { aud: 'another desk' },
    { iss: 'https://elsewhere.example' },
    { email: 7 },
    { email: 'null' },
  ])
    expect([claims, ...refusalOf(await comeBack(claims))]).toEqual([claims, ...REFUSED]);
  expect(refusalOf(await comeBack({}, { late: true }))).toEqual(REFUSED);
  expect(refusalOf(await comeBack({}, { forged: true }))).toEqual(REFUSED);
});

test('a provider that is down stops neither the desk nor signing in with a password, and is asked again', async () => {
  const late = await startCrookedProvider();
  await late.stop();
  await use(late.issuer);
  const down = (await leave()).page;
  expect([down.status, down.page().errors[0]]).toEqual([
    503,
    'Hillside account does not answer at the moment. Sign in with your email address and password, or try again in a few minutes.',
  ]);
  expect((await look('/sign-in')).status).toBe(200);
  expect((await send('/sign-in', { email: mail('sam.reid'), password: PASSWORD }, '10.77.1.1')).status).toBe(303);
  await use(provider.issuer);
  expect((await comeBackAs('sam')).answer.status).toBe(303);
});

test('a provider that goes down while somebody is there is said so, and no one is signed in', async () => {
  const short = await startCrookedProvider();
  await use(short.issuer);
  const { url, cookie } = await leave();
  await short.stop();
  const answer = await look(`/sign-in/sso/callback?code=a&state=${new URL(url).searchParams.get('state')}`, cookie);
  expect([answer.status, answer.page().errors[0]]).toEqual([
    503,
    expect.stringMatching(/does not answer at the moment/),
  ]);
});

test('a manager sets the provider; what a system administrator changes waits for a manager', async () => {
  const { staff } = await newTrust();
  const [mia, it] = [await staff('manager', 'Mia Cole'), await staff('system_administrator', 'Ola Root')];
  const page = '/desk/settings/single-sign-on';
  const input = {
    label: 'Anytown account',
    issuer: 'https://login.example.nhs.uk',
    client_id: 'pals',
    secret_name: 'MISSING',
    options: 'active',
  };
  expect((await it.post(page, input)).to).toBe(`${page}?done=waits`);
  expect((await mia.post(page, input)).to).toBe(`${page}?done=on`);
  expect((await mia.get(page)).page().text).toContain('sets SSO_SECRET_MISSING');
  for (const wrong of [
    'http://login.example.nhs.uk',
    'ftp://x',
    'login',
    'https://a:b@c.example',
    'javascript:alert(1)',
  ]) {
    const answer = await mia.post(page, { ...input, issuer: wrong });
    expect([answer.status, answer.page().value('issuer')]).toEqual([422, wrong]);
  }
  expect((await it.post(page, { ...input, label: 'Mine' })).to).toBe(`${page}?done=waits`);
  expect((await mia.get(page)).page().document.querySelector('input[value="active"][checked]')).toBeNull();
});
