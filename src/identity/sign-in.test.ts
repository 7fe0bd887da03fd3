import { expect, test } from 'vitest';
import { ask, newTrust, open, readPage, TUESDAY, urlEncoded } from '../../test/harness.ts';
import { createUser, foundTrust, hashPassword } from './index.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const PASSWORD = 'correct horse battery staple';

async function officerWithPassword() {
  const { asSystem, clock } = await newTrust();
  const email = `officer.${Math.random().toString(36).slice(2)}@test.example`;
  const passwordHash = await hashPassword(PASSWORD);
  await asSystem((ctx) => createUser(ctx, { email, name: 'Sam Reid', role: 'officer', passwordHash }));
  const signIn = (fields: Record<string, string>) =>
    ask(undefined, 'POST', '/sign-in', { payload: urlEncoded(fields), headers: FORM });
  return { email, signIn, clock };
}

test('an officer signs in and goes back to the page that was asked for', async () => {
  const { email, signIn } = await officerWithPassword();
  const answer = await signIn({ email, password: PASSWORD, next: '/desk/cases?view=mine' });
  expect([answer.status, answer.to]).toEqual([303, '/desk/cases?view=mine']);
  const cookie = answer.cookies[0];
  expect(cookie).toMatchObject({ name: 'pals_session', httpOnly: true, sameSite: 'Lax' });
  expect((await ask(cookie?.value, 'GET', '/desk')).status).toBe(200);
});

test('a wrong password and an unknown email get the same words, and the email stays typed', async () => {
  const { email, signIn } = await officerWithPassword();
  for (const typed of [email, 'nobody@test.example']) {
    const answer = await signIn({ email: typed, password: 'wrong' });
    expect(answer.status).toBe(422);
    expect(answer.page().errors).toEqual(['The email address or password is not right. Check both and try again.']);
    expect(answer.page().value('email')).toBe(typed);
  }
});

test('after five wrong passwords the next try must wait, even with the right one', async () => {
  const { email, signIn, clock } = await officerWithPassword();
  for (let n = 0; n < 5; n += 1) await signIn({ email, password: 'wrong' });
  expect((await signIn({ email, password: PASSWORD })).page().errors[0]).toMatch(/^Too many tries\. Wait 2 seconds/);
  clock.now = new Date(clock.now.getTime() + 3_600_001);
  expect((await signIn({ email, password: PASSWORD })).status).toBe(303);
});

test('somebody who is not signed in is asked to, and comes back to the same page', async () => {
  const answer = await ask(undefined, 'GET', '/desk/cases?view=mine');
  expect(answer.to).toBe('/sign-in?next=%2Fdesk%2Fcases%3Fview%3Dmine');
});

test('a form that was sent after the session ended keeps its words and goes on after signing in', async () => {
  const { email, signIn } = await officerWithPassword();
  const words = { notes: 'Her mother fell on Ward 7B.', next: 'call_back' };
  const asked = await ask(undefined, 'POST', '/desk/quick-log', { payload: urlEncoded(words), headers: FORM });
  expect(asked.status).toBe(401);
  const kept = asked.page().value('kept');
  const again = readPage((await signIn({ email, password: PASSWORD, kept })).body);
  expect(again.value('notes')).toBe(words.notes);
  expect(again.document.querySelector('main form')?.getAttribute('action')).toBe('/desk/quick-log');
});

test('signing in never sends anybody to another site', async () => {
  const { email, signIn } = await officerWithPassword();
  for (const next of ['https://example.org/desk', '//example.org', '/desk\\@example.org', 'javascript:alert(1)']) {
    expect((await signIn({ email, password: PASSWORD, next })).to).toBe('/desk');
  }
});

test('a session ends after twenty idle minutes, and after signing out', async () => {
  const { clock, staff } = await newTrust();
  const sam = await staff();
  clock.now = new Date(TUESDAY.getTime() + 19 * 60_000);
  expect((await sam.get('/desk')).status).toBe(200);
  clock.now = new Date(TUESDAY.getTime() + 38 * 60_000);
  expect((await sam.get('/desk')).status).toBe(200);
  clock.now = new Date(TUESDAY.getTime() + 59 * 60_000);
  expect((await sam.get('/desk')).status).toBe(303);
  clock.now = new Date(TUESDAY.getTime() + 40 * 60_000);
  expect((await sam.post('/sign-out')).to).toBe('/sign-in?why=out');
  expect((await sam.get('/desk')).status).toBe(303);
});

test('signing out when the session has ended already is signing out, with nothing kept to send', async () => {
  const answer = await ask(undefined, 'POST', '/sign-out', { payload: '', headers: FORM });
  expect([answer.status, answer.to]).toEqual([303, '/sign-in?why=out']);
});

test('a form sent from another site is refused', async () => {
  const { staff } = await newTrust();
  const sam = await staff();
  expect((await sam.post('/sign-out', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await sam.get('/desk')).status).toBe(200);
});

test('at the address of one trust only its own staff sign in, and at an address of nobody everybody does', async () => {
  const host = `${Math.random().toString(36).slice(2)}.localhost`;
  const founded = { name: 'Hillside NHS Trust', shortName: 'Hillside', host };
  const email = `hill.${host}@test.example`;
  await newTrust();
  await foundTrust(open().house, founded, TUESDAY, async (ctx) =>
    createUser(ctx, { email, name: 'Ola Hill', role: 'officer', passwordHash: await hashPassword(PASSWORD) }),
  );
  const stranger = (await officerWithPassword()).email;
  const signInAt = (at: string, who: string) =>
    ask(undefined, 'POST', '/sign-in', {
      payload: urlEncoded({ email: who, password: PASSWORD }),
      headers: { ...FORM, host: at },
    });
  expect((await signInAt(`${host.toUpperCase()}:3000`, email)).status).toBe(303);
  const refused = await signInAt(host, stranger);
  expect([refused.status, refused.page().errors]).toEqual([
    422,
    ['The email address or password is not right. Check both and try again.'],
  ]);
  expect(refused.page().one('.app-header__trust')).toBe('Hillside');
  for (const who of [email, stranger]) expect((await signInAt('localhost:3000', who)).status).toBe(303);
});

test('personas are offered in a demonstration only', async () => {
  expect(open().house.demo).toBe(false);
  expect((await ask(undefined, 'GET', '/sign-in')).body).not.toContain('invented people');
  const answer = await ask(undefined, 'POST', '/sign-in/persona', {
    payload: urlEncoded({ email: 'sam.reid@anytown.example' }),
    headers: FORM,
  });
  expect(answer.status).toBe(422);
});
