import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUser, foundTrust, hashPassword } from '../../src/identity/index.ts';
import { expectQuiet, newPage, noSidewaysScroll, seenBy, shoot } from '../browser.ts';
import { open } from '../harness.ts';
import { CLIENT, startProvider } from '../identity-provider.ts';
import { openDesk } from './desk.ts';

const PASSWORD = 'correct horse battery staple';
/** The provider and the look of its pages are not ours. */
const NOT_OURS = [
  /of another origin/,
  /fonts\.googleapis\.com/,
  /localhost:\d+ failed/,
  /The console says/,
  /got 4\d\d/,
];

let desk: Awaited<ReturnType<typeof openDesk>>;
let provider: Awaited<ReturnType<typeof startProvider>>;
let host: string;
let origin: string;
/** The key of the manager's app, kept from one sign-in to the next. */
let secret: string;

beforeAll(async () => {
  desk = await openDesk();
  const { house, clock } = open();
  clock.now = new Date('2026-11-24T10:00:00Z');
  host = `${Math.random().toString(36).slice(2)}.localhost`;
  origin = desk.baseURL.replace('localhost', host);
  const passwordHash = await hashPassword(PASSWORD);
  await foundTrust(house, { name: 'Hillside NHS Trust', shortName: 'Hillside', host }, clock.now, async (ctx) => {
    await createUser(ctx, { email: `mia@${host}`, name: 'Mia Long', role: 'manager', passwordHash });
  });
  provider = await startProvider([`${origin}/sign-in/sso/callback`], {
    jo: { email: `jo@${host}`, email_verified: true },
  });
  house.ssoSecrets = new Map([['TEST', CLIENT.secret]]);
});
afterAll(async () => {
  await Promise.all([desk.close(), provider.stop()]);
});

const codeNow = (secret: string) => generateSync({ secret, epoch: Math.floor(open().clock.now.getTime() / 1000) });

async function enter(page: Page, email: string, password: string) {
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function good(page: Page, name: string) {
  expect(await noSidewaysScroll(page)).toEqual([]);
  await shoot(page, name);
}

test('a manager sets up a second step, adds a colleague and the trust’s own sign-on; the colleague comes in by it', async () => {
  const page = await newPage(desk.browser, { baseURL: origin, width: 320, height: 640, script: false });
  await page.goto('/desk/settings/staff');
  await enter(page, `mia@${host}`, PASSWORD);
  secret = ((await page.locator('.app-key').textContent()) ?? '').replaceAll(' ', '');
  await good(page, 'second-step-set-up');
  await page.getByLabel('Code', { exact: true }).fill(codeNow(secret));
  await page.getByRole('button', { name: 'Turn on' }).click();
  const codes = page.locator('.app-codes li');
  await codes.nth(9).waitFor();
  await expect.poll(() => codes.count()).toBe(10);
  await good(page, 'recovery-codes');
  await page.getByRole('link', { name: 'I have kept them' }).click();
  await page.waitForURL('/desk/settings/staff');
  await good(page, 'staff');

  await page.getByRole('link', { name: 'Add a colleague' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Jo Hill');
  await page.getByLabel('Email address').fill(`jo@${host}`);
  await page.getByLabel('PALS officer').check();
  await good(page, 'new-colleague');
  await page.getByRole('button', { name: 'Add and make the link' }).click();
  await good(page, 'link-made');

  await page.goto('/desk/settings/single-sign-on');
  await page.getByLabel('Name on the button').fill('Hillside account');
  await page.getByLabel('Address of the provider').fill(provider.issuer);
  await page.getByLabel('Client id').fill(CLIENT.id);
  await page.getByLabel('Name of the client secret').fill('TEST');
  await page.getByLabel('Show the button').check();
  await good(page, 'single-sign-on');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => page.locator('main').textContent()).toContain('The sign-in page shows the button.');
  expectQuiet(page);
  await page.context().close();

  const jo = await newPage(desk.browser, { baseURL: origin, width: 320, height: 640 });
  await jo.goto('/desk/cases?view=mine');
  await good(jo, 'sign-in-with-sso');
  await jo.getByRole('button', { name: 'Sign in with Hillside account' }).click();
  await jo.locator('input[name="login"]').fill('jo');
  await jo.locator('input[name="password"]').fill('any');
  await jo.locator('button[type="submit"]').click();
  await jo.locator('button[type="submit"]').click(); // agrees
  await jo.waitForURL(/\/desk\/cases\?view=mine/);
  await jo.goto('/desk/me/sessions');
  await expect.poll(() => jo.locator('main').textContent()).toContain('This session');
  await good(jo, 'sessions');
  expectQuiet(jo, ...NOT_OURS);
  await jo.context().close();
});

test('a manager signs in with a code, makes a passkey, and the next time signs in with that alone', async () => {
  const { clock } = open();
  const page = await newPage(desk.browser, { baseURL: origin });
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  clock.now = new Date(clock.now.getTime() + 3_600_000);
  await page.goto('/desk/me/second-factor');
  await enter(page, `mia@${host}`, PASSWORD);
  await page.getByRole('heading', { name: 'Enter the code from your app' }).waitFor();
  expect(await seenBy(page)).toEqual([]);
  await page.getByLabel('Code', { exact: true }).fill('000 000');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await good(page, 'wrong-code');
  await page.getByLabel('Code', { exact: true }).fill(codeNow(secret));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\/me\/second-factor/);
  await good(page, 'my-second-step');

  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('What do you call it?').fill('Office computer');
  await page.waitForLoadState(); // it is the script that asks for the passkey
  await page.getByRole('button', { name: 'Make the passkey' }).click();
  await page.waitForURL(/done=passkey/);
  await expect.poll(() => page.locator('main').textContent()).toContain('Office computer');
  expect(await seenBy(page)).toEqual([]);
  await good(page, 'my-passkeys');

  await page.goto('/desk/me/sessions');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.waitForURL(/\/sign-in/);
  await page.goto('/sign-in?next=%2Fdesk%2Fsettings%2Fstaff');
  await good(page, 'sign-in-with-passkey');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL(/\/desk\/settings\/staff/);
  expectQuiet(page);
  await page.context().close();
});
