import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { ask, newTrust, open, urlEncoded } from '../../test/harness.ts';
import { createUser, hashPassword, type RoleName } from './index.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const PASSWORD = 'correct horse battery staple';

type Fields = Record<string, string>;

/** Somebody with a password and not yet a second step, and a browser that keeps its cookies. */
async function somebody(role: RoleName) {
  const home = await newTrust();
  const email = `${Math.random().toString(36).slice(2)}@test.example`;
  const passwordHash = await hashPassword(PASSWORD);
  const id = await home.asSystem((ctx) => createUser(ctx, { email, name: 'Mia Long', role, passwordHash }));
  return { ...home, id, email, browser: newBrowser() };
}

/** Everybody at an address of their own: failures count by address too. */
const newAddress = () => `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 250)).join('.')}`;

function newBrowser() {
  const jar = new Map<string, string>();
  const from = newAddress();
  const keep = (answer: Awaited<ReturnType<typeof ask>>) => {
    for (const { name, value } of answer.cookies) value ? jar.set(name, value) : jar.delete(name);
    return answer;
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    jar,
    get: async (url: string) => keep(await ask(undefined, 'GET', url, { headers: { cookie: cookie() }, from })),
    post: async (url: string, fields: Fields) =>
      keep(
        await ask(undefined, 'POST', url, {
          payload: urlEncoded(fields),
          headers: { ...FORM, cookie: cookie() },
          from,
        }),
      ),
  };
}

const codeAt = (secret: string, at: Date) => generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
const later = (clock: { now: Date }, seconds: number) => {
  clock.now = new Date(clock.now.getTime() + seconds * 1000);
};

/** Signs in and sets up the app; the key is what stands on the page. */
async function withApp(role: RoleName = 'manager') {
  const who = await somebody(role);
  const { browser, email, clock } = who;
  const first = await browser.post('/sign-in', { email, password: PASSWORD, next: '/desk/cases?view=mine' });
  const page = (await browser.get(first.to)).page();
  const secret = page.one('.app-key').replaceAll(' ', '');
  const done = await browser.post('/sign-in/code', {
    code: codeAt(secret, clock.now),
    next: page.value('next'),
  });
  const codes = done.page().all('.app-codes .app-key');
  return { ...who, secret, codes, page, done };
}

test('a manager sets up a second step at the first sign-in, keeps ten recovery codes and is in', async () => {
  const { page, done, codes, browser } = await withApp();
  expect(page.heading).toBe('Set up a second step');
  expect(page.document.querySelector('.app-qr path')?.getAttribute('d')).toBeTruthy();
  expect(page.document.querySelector('input[name="code"]')?.getAttribute('autoComplete')).toBe('one-time-code');
  expect([done.status, new Set(codes).size]).toEqual([200, 10]);
  expect(done.page().document.querySelector('main .nhsuk-button')?.getAttribute('href')).toBe('/desk/cases?view=mine');
  expect((await browser.get('/desk')).status).toBe(200);
});

test('nothing of the desk opens between the password and the code', async () => {
  const { browser, email } = await somebody('manager');
  await browser.post('/sign-in', { email, password: PASSWORD });
  expect([...browser.jar.keys()]).toEqual(['pals_step']);
  expect((await browser.get('/desk')).to).toBe('/sign-in?next=%2Fdesk');
});

test('the next sign-in asks for a code, takes it with spaces, and goes where it was asked to go', async () => {
  const { email, secret, clock } = await withApp();
  const browser = newBrowser();
  later(clock, 60);
  const asked = await browser.post('/sign-in', { email, password: PASSWORD, next: '/desk/cases' });
  expect([asked.status, asked.to]).toEqual([303, '/sign-in/code?next=%2Fdesk%2Fcases']);
  expect((await browser.get(asked.to)).page().heading).toBe('Enter the code from your app');
  const code = codeAt(secret, clock.now);
  const answer = await browser.post('/sign-in/code', {
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
    next: '/desk/cases',
  });
  expect([answer.status, answer.to]).toEqual([303, '/desk/cases']);
  expect((await browser.get('/desk')).status).toBe(200);
});

test('a code is taken once, and one of the half minute before or after is taken, but not an older one', async () => {
  const { email, secret, clock } = await withApp();
  const signInWith = async (code: string) => {
    const browser = newBrowser();
    await browser.post('/sign-in', { email, password: PASSWORD });
    return (await browser.post('/sign-in/code', { code })).status;
  };
  expect(await signInWith(codeAt(secret, clock.now))).toBe(422); // the app was set up with this one
  later(clock, 120);
  expect(await signInWith(codeAt(secret, new Date(clock.now.getTime() - 90_000)))).toBe(422);
  expect(await signInWith(codeAt(secret, new Date(clock.now.getTime() - 30_000)))).toBe(303);
  expect(await signInWith(codeAt(secret, new Date(clock.now.getTime() + 30_000)))).toBe(303);
  expect(await signInWith(codeAt(secret, clock.now))).toBe(422); // older than the last one taken
});

test('a recovery code stands in for the app, once', async () => {
  const { email, codes, clock } = await withApp();
  const signInWith = async (code: string) => {
    const browser = newBrowser();
    await browser.post('/sign-in', { email, password: PASSWORD });
    return (await browser.post('/sign-in/code', { code })).status;
  };
  later(clock, 60);
  expect(await signInWith(codes[3]?.toLowerCase().replace('-', ' ') ?? '')).toBe(303);
  expect(await signInWith(codes[3] ?? '')).toBe(422);
  expect(await signInWith(codes[4] ?? '')).toBe(303);
});

test('two who send the same code at the same moment: one is let in', async () => {
  const { email, secret, clock } = await withApp();
  later(clock, 60);
  const browsers = [newBrowser(), newBrowser()];
  for (const browser of browsers) await browser.post('/sign-in', { email, password: PASSWORD });
  const code = codeAt(secret, clock.now);
  const answers = await Promise.all(browsers.map((browser) => browser.post('/sign-in/code', { code })));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
});

test('wrong codes slow down like wrong passwords, also across new sign-ins', async () => {
  const { email, secret, clock } = await withApp();
  later(clock, 60);
  const browser = newBrowser();
  for (let n = 0; n < 5; n += 1) {
    await browser.post('/sign-in', { email, password: PASSWORD });
    const wrong = await browser.post('/sign-in/code', { code: '000000' });
    expect([wrong.status, wrong.page().errors[0]]).toEqual([
      422,
      'This code is not right, or was used already. Enter the one that the app shows now.',
    ]);
  }
  await browser.post('/sign-in', { email, password: PASSWORD });
  const right = () => browser.post('/sign-in/code', { code: codeAt(secret, clock.now) });
  expect((await right()).page().errors[0]).toMatch(/^Too many tries\. Wait 2 seconds/);
  later(clock, 3);
  expect((await right()).status).toBe(303);
});

test('after ten minutes the second step is over and the way back is kept', async () => {
  const { email, secret, clock } = await withApp();
  const browser = newBrowser();
  await browser.post('/sign-in', { email, password: PASSWORD });
  later(clock, 601);
  const answer = await browser.post('/sign-in/code', { code: codeAt(secret, clock.now), next: '/desk/cases' });
  expect(answer.to).toBe('/sign-in?why=over&next=%2Fdesk%2Fcases');
  for (const forged of ['', 'x', '0'.repeat(32), `${'0'.repeat(32)}${'a'.repeat(43)}`]) {
    browser.jar.set('pals_step', forged);
    expect((await browser.get('/sign-in/code')).to).toContain('why=over');
  }
});

test('words that were on their way go through both steps', async () => {
  const { email, secret, clock } = await withApp();
  later(clock, 60);
  const browser = newBrowser();
  const asked = await browser.post('/desk/quick-log', { notes: 'Her mother fell on Ward 7B.' });
  const kept = asked.page().value('kept');
  const step = (await browser.post('/sign-in', { email, password: PASSWORD, kept })).page();
  expect(step.value('kept')).toBe(kept);
  const again = await browser.post('/sign-in/code', { code: codeAt(secret, clock.now), kept: step.value('kept') });
  expect(again.page().value('notes')).toBe('Her mother fell on Ward 7B.');
});

test('an officer turns a second step on, renews the recovery codes and turns it off; a manager cannot turn it off', async () => {
  const { staff, clock } = await newTrust();
  const sam = await staff('officer', 'Sam Reid');
  expect((await sam.get('/desk/me/second-factor')).page().text).toContain('Authenticator appOff');
  expect((await sam.post('/desk/me/second-factor')).to).toBe('/desk/me/second-factor/app');
  const secret = (await sam.get('/desk/me/second-factor/app')).page().one('.app-key').replaceAll(' ', '');
  const wrong = await sam.post('/desk/me/second-factor/app', { code: '123456' });
  expect([wrong.status, wrong.page().one('.app-key').replaceAll(' ', '')]).toEqual([422, secret]);
  const codes = (await sam.post('/desk/me/second-factor/app', { code: codeAt(secret, clock.now) })).page();
  expect(codes.all('.app-codes .app-key')).toHaveLength(10);
  expect((await sam.get('/desk/me/second-factor')).page().text).toContain('Recovery codes left10');
  const renewed = (await sam.post('/desk/me/second-factor/codes')).page().all('.app-codes .app-key');
  expect(renewed.some((code) => codes.all('.app-codes .app-key').includes(code))).toBe(false);
  expect((await sam.post('/desk/me/second-factor/removal')).to).toContain('done=off');
  const mia = await staff('manager', 'Mia Long');
  expect((await mia.post('/desk/me/second-factor/removal')).page().errors).toEqual([
    'Your role needs a second step. You can change to another app.',
  ]);
});

test('what guards an account is changed only soon after signing in', async () => {
  const { staff, clock } = await newTrust();
  const sam = await staff('officer', 'Sam Reid');
  later(clock, 16 * 60);
  expect((await sam.get('/desk/me/second-factor')).page().all('main .nhsuk-button')).toEqual(['Sign in again']);
  for (const path of ['', '/app', '/codes', '/removal'])
    expect((await sam.post(`/desk/me/second-factor${path}`, { code: '123456' })).to).toBe('/desk/me/second-factor');
});

test('a trust says which roles need a second step, and it counts from the next sign-in', async () => {
  const { staff, browser, email } = await somebody('officer');
  const mia = await staff('manager', 'Mia Cole');
  const ticked = async () =>
    [...(await mia.get('/desk/settings/sign-in')).page().document.querySelectorAll('input[checked]')].map((box) =>
      box.getAttribute('value'),
    );
  expect(await ticked()).toEqual(['manager', 'information_governance', 'system_administrator']);
  expect((await browser.post('/sign-in', { email, password: PASSWORD })).to).toBe('/desk');
  await mia.post('/desk/settings/sign-in', { roles: ['officer', 'manager'] });
  expect(await ticked()).toEqual(['officer', 'manager']);
  expect((await newBrowser().post('/sign-in', { email, password: PASSWORD })).to).toMatch(/^\/sign-in\/code/);
  expect((await mia.post('/desk/settings/sign-in', { roles: ['everybody'] })).status).toBe(422);
});

test('the application cannot list the secrets, and nobody reads a colleague’s', async () => {
  const { id, asSystem, staff, secret } = await withApp();
  await expect(asSystem((ctx) => ctx.db.selectFrom('totp_factors').select('secret').execute())).rejects.toThrow(
    /permission denied/,
  );
  const read = async (as: typeof asSystem) =>
    as(async (ctx) => {
      const { sql } = await import('kysely');
      const { rows } = await sql<{ secret: string | null }>`select totp_secret(${id}::uuid, 'on') as secret`.execute(
        ctx.db,
      );
      return rows[0]?.secret;
    });
  expect(await read(asSystem)).toBe(secret);
  expect(await read((await staff('manager', 'Mia Cole')).as)).toBeNull();
  expect(await read((await newTrust()).asSystem)).toBeNull();
  expect(open().house.demo).toBe(false);
});
