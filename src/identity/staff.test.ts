import { expect, test } from 'vitest';
import { ask, newTrust, urlEncoded } from '../../test/harness.ts';
import { newWorld } from '../../test/world.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const STAFF = '/desk/settings/staff';
const PASSWORD = 'four words that differ';

async function office() {
  const home = await newTrust();
  const mia = await home.staff('manager', 'Mia Cole');
  const email = `priya.${Math.random().toString(36).slice(2)}@test.example`;
  const priya = { name: 'Priya Shah', email, role: 'officer' };
  const invite = async (fields = priya) => {
    const page = (await mia.post(STAFF, fields)).page();
    return { page, link: page.one('.app-key').replace('http://localhost:80', '').replace('http://localhost', '') };
  };
  const idOf = async (name: string) => {
    const page = (await mia.get(STAFF)).page();
    const link = [...page.document.querySelectorAll('.app-results a')].find((a) => a.textContent?.trim() === name);
    return link?.getAttribute('href')?.split('/').at(-1) ?? '';
  };
  return { ...home, mia, priya, invite, idOf };
}

const send = (path: string, fields: Record<string, string>) =>
  ask(undefined, 'POST', path, { payload: urlEncoded(fields), headers: FORM, from: '10.1.2.3' });
const look = (path: string) => ask(undefined, 'GET', path);

test('a manager adds a colleague, whose link works once, and who then signs in', async () => {
  const { invite, priya, mia } = await office();
  const { page, link } = await invite();
  expect(page.heading).toBe('A link for Priya Shah');
  expect((await mia.get(STAFF)).page().text).toContain('PALS officer · Has not chosen a password yet');
  expect((await look(link)).page().text).toContain(`You sign in with ${priya.email}`);
  expect((await send(link, { password: PASSWORD })).to).toBe('/sign-in?why=chosen');
  for (const answer of [await look(link), await send(link, { password: 'another four words here' })])
    expect([answer.status, answer.page().heading]).toEqual([404, 'This link does not work any more']);
  expect((await send('/sign-in', { email: priya.email, password: PASSWORD })).to).toBe('/desk');
});

test('a link ends after a day, when a newer one is made, and when the account is closed', async () => {
  const { invite, idOf, mia, clock } = await office();
  const { link } = await invite();
  const id = await idOf('Priya Shah');
  const newer = (await mia.post(`${STAFF}/${id}/links`))
    .page()
    .one('.app-key')
    .replace(/^http:\/\/[^/]+/, '');
  expect([(await look(link)).status, (await look(newer)).status]).toEqual([404, 200]);
  await mia.post(`${STAFF}/${id}/closure`);
  expect((await look(newer)).status).toBe(404);
  await mia.post(`${STAFF}/${id}/reopening`);
  expect((await look(newer)).status).toBe(404);
  const last = (await mia.post(`${STAFF}/${id}/links`))
    .page()
    .one('.app-key')
    .replace(/^http:\/\/[^/]+/, '');
  clock.now = new Date(clock.now.getTime() + 24 * 3_600_000);
  expect((await look(last)).status).toBe(404);
  for (const forged of ['x', '0'.repeat(75), `${'0'.repeat(32)}${'a'.repeat(43)}`, 'a%00b'])
    expect((await look(`/invitations/${forged}`)).status).toBe(404);
});

test('passwords that anybody would try are refused, long ones with any characters are taken', async () => {
  const { invite } = await office();
  const { link } = await invite();
  const complaints: [string, RegExp][] = [
    ['short', /8 characters or more/],
    ['password1', /Many people use/],
    ['aaaaaaaaaaaa', /Many people use/],
    ['Priya.Shah1!', /Anybody here could guess/],
    ['PALS-2026-nhs', /Anybody here could guess/],
  ];
  for (const [password, words] of complaints) {
    const answer = await send(link, { password });
    expect([answer.status, answer.page().errors[0]]).toEqual([422, expect.stringMatching(words)]);
    expect(answer.body).not.toContain(password);
  }
  const long = `${'ünïcödé 漢字 😀 '.repeat(8)}end`;
  expect((await send(link, { password: long })).status).toBe(303);
});

test('an address has one account, at this trust and at any other', async () => {
  const { mia, invite, priya, idOf } = await office();
  await invite();
  const twice = await mia.post(STAFF, { ...priya, email: priya.email.toUpperCase() });
  expect([twice.status, twice.page().errors[0]]).toEqual([422, 'This email address has an account already']);
  const other = await (await newTrust()).staff('manager', 'Olu Grey');
  expect((await other.post(STAFF, priya)).page().errors[0]).toBe('This email address has an account already');
  await mia.post(`${STAFF}/${await idOf('Priya Shah')}/closure`);
  expect((await mia.post(STAFF, priya)).page().errors[0]).toContain('the closed account of Priya Shah');
  expect((await other.post(STAFF, priya)).status).toBe(200);
  const back = await mia.post(`${STAFF}/${await idOf('Priya Shah')}/reopening`);
  expect(back.page().errors[0]).toContain('Another account has this email address now');
});

test('a leaver is signed out at once, what is left open is counted, and the account can be opened again', async () => {
  const world = await newWorld();
  const mia = await world.staff('manager', 'Mia Cole');
  const page = `${STAFF}/${world.sam.id}`;
  expect((await mia.get(page)).page().text).toContain('Sam Reid answers for 1 open promise and 1 open case.');
  expect((await world.sam.get('/desk')).status).toBe(200);
  expect((await mia.post(`${page}/closure`)).to).toBe(`${page}?done=closed`);
  expect((await mia.post(`${page}/closure`)).status).toBe(303); // a second press
  expect((await world.sam.get('/desk')).to).toContain('/sign-in');
  const left = (await mia.get(page)).page();
  expect(left.document.querySelector('main a[href$="/handover"]')?.getAttribute('href')).toContain(world.sam.id);
  await mia.post(`${page}/reopening`);
  expect((await mia.get(page)).page().text).not.toContain('Closed');
  expect((await world.sam.get('/desk')).to).toContain('/sign-in'); // the old session stays ended
});

test('the last manager stays, nobody changes their own role, and nobody closes their own account', async () => {
  const { mia, staff, email, name } = await office().then((home) => ({
    ...home,
    email: home.mia.email,
    name: 'Mia Cole',
  }));
  const page = `${STAFF}/${mia.id}`;
  await mia.post(page, { name, email, role: 'system_administrator' });
  expect((await mia.get(page)).page().one('.app-page-heading__lede')).toBe('PALS manager');
  expect((await mia.post(`${page}/closure`)).page().errors[0]).toContain('closed by a colleague');
  const it = await staff('system_administrator', 'Ola Root');
  expect((await it.post(`${page}/closure`)).page().errors[0]).toBe(
    'This is the last PALS manager. Make somebody else a manager first.',
  );
  const second = await staff('manager', 'Jo Hill');
  expect((await second.post(page, { name, email, role: 'officer' })).status).toBe(303);
  expect((await mia.get(STAFF)).status).toBe(403);
});

test('of two managers who close each other’s account at the same moment, one stays', async () => {
  const { mia, staff } = await office();
  const jo = await staff('manager', 'Jo Hill');
  const answers = await Promise.all([mia.post(`${STAFF}/${jo.id}/closure`), jo.post(`${STAFF}/${mia.id}/closure`)]);
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  const left = await Promise.all([mia.get(STAFF), jo.get(STAFF)]);
  expect(left.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('a system administrator, who opens no case, makes no account that does', async () => {
  const { mia, staff, priya } = await office();
  const it = await staff('system_administrator', 'Ola Root');
  const offered = (await it.get(`${STAFF}/new`)).page().document.querySelectorAll('input[name="role"]');
  expect([...offered].map((radio) => radio.getAttribute('value'))).toEqual([
    'volunteer',
    'volunteer_coordinator',
    'system_administrator',
    'board',
  ]);
  expect((await it.post(STAFF, priya)).page().errors).toEqual(['Roles that open cases are given by a PALS manager']);
  for (const act of ['links', 'second-factor-reset'])
    expect((await it.post(`${STAFF}/${mia.id}/${act}`)).status).toBe(422);
  expect((await it.post(STAFF, { ...priya, role: 'board' })).status).toBe(200);
});

test('changes are recorded with who and what, and never with a name', async () => {
  const { mia, invite, priya, idOf, asSystem } = await office();
  await invite();
  const id = await idOf('Priya Shah');
  await mia.post(`${STAFF}/${id}`, { ...priya, role: 'senior_officer' });
  await mia.post(`${STAFF}/${id}`, { ...priya, name: 'Priya Rao', role: 'officer' });
  const events = await asSystem((ctx) =>
    ctx.db
      .selectFrom('events')
      .select(['name', 'actor_id', 'particulars'])
      .where('trust_id', '=', ctx.trust.id)
      .where('name', 'like', 'identity.%')
      .where('actor_id', '=', mia.id)
      .orderBy('id')
      .execute(),
  );
  expect(events.map(({ name }) => name)).toEqual([
    'identity.user_created',
    'identity.link_made',
    'identity.role_changed',
    'identity.role_changed',
    'identity.user_changed',
  ]);
  expect(JSON.stringify(events)).not.toMatch(/Priya|@test/);
});

test('what an account was before stands on its page with who changed it; a stale form does not give an old role back', async () => {
  const { mia, invite, priya, idOf } = await office();
  await invite();
  const page = `${STAFF}/${await idOf('Priya Shah')}`;
  const seen = (await mia.get(page)).page().value('seen');
  await mia.post(page, { ...priya, role: 'complaints', seen });
  const late = await mia.post(page, { ...priya, name: 'Priya Rao', seen });
  expect([late.status, late.page().errors[0]]).toEqual([422, expect.stringMatching(/^Somebody changed this/)]);
  const text = (await mia.get(page)).page().text;
  expect(text).toContain('What it said before: 1 time changed');
  expect(text).toMatch(/Priya Shah, priya\S+, PALS officerUntil 10am on Tuesday 24 November, when Mia Cole changed it/);
});
