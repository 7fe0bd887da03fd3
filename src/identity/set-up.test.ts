import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { ask, newTrust, open, urlEncoded } from '../../test/harness.ts';
import { offerFirstManager } from './index.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const DAY_MS = 24 * 3_600_000;
const MANAGER = {
  trust: 'Seatown NHS Foundation Trust',
  name: 'Mia Long',
  email: 'mia.long@seatown.example',
  password: 'four words that differ',
};

const look = (path: string) => ask(undefined, 'GET', path);
const send = (path: string, fields: Record<string, string>) =>
  ask(undefined, 'POST', path, { payload: urlEncoded(fields), headers: FORM });

// One story: whether anybody was set up is a fact of the whole installation.
test('the link to create the first manager works once and for a day, and then for nobody', async () => {
  const { clock } = await newTrust();
  const { house } = open();
  const offer = async () => (await offerFirstManager(house)) ?? '';

  const former = await offer();
  clock.now = new Date(clock.now.getTime() + DAY_MS);
  const answer = await look(former);
  expect([answer.status, answer.page().heading]).toEqual([404, 'This link does not work any more']);
  expect((await send(former, MANAGER)).status).toBe(404);
  expect((await look('/set-up/guessed')).status).toBe(404);

  const [link, second] = [await offer(), await offer()];
  expect((await look(link)).page().heading).toBe('Set up this PALS');
  const short = await send(link, { ...MANAGER, password: 'short' });
  expect([short.status, short.page().errors]).toEqual([422, ['Enter a password of 8 characters or more']]);
  expect(short.page().value('trust')).toBe(MANAGER.trust);
  expect(short.body).not.toContain('"short"');

  const at = await Promise.all([link, second].map((path) => send(path, MANAGER)));
  expect(at.map(({ status }) => status).sort()).toEqual([303, 404]);
  for (const path of [link, second]) expect((await look(path)).status).toBe(404);
  expect(await offerFirstManager(house)).toBeUndefined();

  // A manager's role needs a second step: it is set up before anything opens.
  const passed = await send('/sign-in', MANAGER);
  expect(passed.to).toMatch(/^\/sign-in\/code/);
  const headers = { ...FORM, cookie: `pals_step=${passed.cookies[0]?.value}` };
  const setUp = (await ask(undefined, 'GET', passed.to, { headers })).page();
  const code = generateSync({
    secret: setUp.one('.app-key').replaceAll(' ', ''),
    epoch: Math.floor(clock.now.getTime() / 1000),
  });
  const signedIn = await ask(undefined, 'POST', '/sign-in/code', { payload: urlEncoded({ code }), headers });
  const page = (await ask(signedIn.cookies[0]?.value, 'GET', '/desk/me')).page();
  expect(page.text).toContain('Mia Long');
  expect(page.text).toContain('PALS manager');
  expect(page.title).toContain('Seatown');
});
