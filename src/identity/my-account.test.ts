import { expect, test } from 'vitest';
import { ask, newTrust, urlEncoded } from '../../test/harness.ts';
import { createUser, hashPassword } from './index.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36';
const IPAD =
  'Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/604.1';
const PASSWORD = 'correct horse battery staple';

/** An officer who signs in at several computers. */
async function officer() {
  const home = await newTrust();
  const email = `${Math.random().toString(36).slice(2)}@test.example`;
  const from = `10.9.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;
  const passwordHash = await hashPassword(PASSWORD);
  await home.asSystem((ctx) => createUser(ctx, { email, name: 'Sam Reid', role: 'officer', passwordHash }));
  const signIn = async (agent: string, password = PASSWORD) => {
    const headers = { ...FORM, 'user-agent': agent };
    const answer = await ask(undefined, 'POST', '/sign-in', {
      payload: urlEncoded({ email, password }),
      headers,
      from,
    });
    const token = answer.cookies[0]?.value;
    return {
      status: answer.status,
      get: (path: string) => ask(token, 'GET', path),
      post: (path: string, fields: Record<string, string> = {}) =>
        ask(token, 'POST', path, { payload: urlEncoded(fields), headers: FORM, from }),
    };
  };
  return { ...home, signIn };
}

test('an officer sees where they are signed in, this session first, and ends one of the others', async () => {
  const { signIn } = await officer();
  const [desk, ward] = [await signIn(CHROME), await signIn(IPAD)];
  const page = (await desk.get('/desk/me/sessions')).page();
  expect(page.all('.app-results__item strong')).toEqual(['Chrome on Windows', 'Safari on an iPad']);
  expect(page.one('.app-results__item')).toContain('This session');
  const action = page.document.querySelector('.app-results form')?.getAttribute('action') ?? '';
  expect((await desk.post(action)).to).toBe('/desk/me/sessions?done=ended');
  expect((await ward.get('/desk')).status).toBe(303);
  expect((await desk.get('/desk')).status).toBe(200);
  expect((await desk.post(action)).status).toBe(404); // a second press
});

test('nobody ends the session of somebody else, and a forged one is not found', async () => {
  const { signIn, staff } = await officer();
  const desk = await signIn(CHROME);
  await signIn(IPAD);
  const page = (await desk.get('/desk/me/sessions')).page();
  const action = page.document.querySelector('.app-results form')?.getAttribute('action') ?? '';
  const mia = await staff('manager', 'Mia Cole');
  for (const path of [action, '/desk/me/sessions/zz/end', `/desk/me/sessions/${'0'.repeat(64)}/end`])
    expect((await mia.post(path)).status).toBe(404);
});

test('signing out everywhere ends every session, this one as well', async () => {
  const { signIn } = await officer();
  const [desk, ward] = [await signIn(CHROME), await signIn(IPAD)];
  expect((await desk.post('/desk/me/sessions/end')).to).toBe('/sign-in?why=out');
  for (const browser of [desk, ward]) expect((await browser.get('/desk')).status).toBe(303);
});

test('changing the password needs the present one, ends the other sessions, and the new one counts', async () => {
  const { signIn } = await officer();
  const [desk, ward] = [await signIn(CHROME), await signIn(IPAD)];
  const wrong = await desk.post('/desk/me/password', { current: 'guessed', wanted: 'a wholly new sentence' });
  expect([wrong.status, wrong.page().errors]).toEqual([422, ['This is not your present password']]);
  const poor = await desk.post('/desk/me/password', { current: PASSWORD, wanted: 'iloveyou2' });
  expect(poor.page().errors).toEqual(['Many people use this password. Choose another.']);
  expect((await ward.get('/desk')).status).toBe(200);
  const done = await desk.post('/desk/me/password', { current: PASSWORD, wanted: 'a wholly new sentence' });
  expect(done.to).toBe('/desk/me/password?done=changed');
  expect([(await desk.get('/desk')).status, (await ward.get('/desk')).status]).toEqual([200, 303]);
  expect((await signIn(CHROME)).status).toBe(422);
  expect((await signIn(CHROME, 'a wholly new sentence')).status).toBe(303);
});

test('guessing the present password at a desk left open slows down like signing in', async () => {
  const { signIn } = await officer();
  const desk = await signIn(CHROME);
  for (let n = 0; n < 5; n += 1)
    await desk.post('/desk/me/password', { current: `guess ${n}`, wanted: 'a new sentence' });
  const waits = await desk.post('/desk/me/password', { current: PASSWORD, wanted: 'a wholly new sentence' });
  expect(waits.page().errors[0]).toMatch(/^Too many tries/);
});
